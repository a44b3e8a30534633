import type { CommandResult } from '../hosts/host.ts';
import { factsOf, type OpenPlace, runShell } from './backup-place.ts';
import type { ManifestPart } from './manifest.ts';
import { tellEnd } from './tool-words.ts';

/** Opens a part and hands it to a reader; each says its own exit code at the end. */
const reading = `in=$1 packing=$2; shift 2
open() { case $packing in zstd) zstd -q -d -c ;; *) gzip -d -c ;; esac; }
exec 6>&1
if [ "$packing" = plain ]; then "$@" < "$in" 3>&- 6>&-; codes="reader=$?"
else codes=$( { { open < "$in" 3>&- 5>&- 6>&-; echo "opener=$?" >&5; } | { "$@" >&6 3>&- 5>&-; echo "reader=$?" >&5; }; } 5>&1 )
fi
printf '%s\\n' "$codes"`;

/** What a reader made of a part. */
export type ReadPacked =
  | { readonly kind: 'read'; readonly stdout: string; readonly truncated: boolean }
  /** How it failed, the end of a sentence. */
  | { readonly kind: 'failed'; readonly why: string; readonly result: CommandResult };

/** Bytes of what a reader says: lists of links. */
const outputLimit = 16 * 1024 * 1024;

/** Pipes a part, unpacked, into a program on the host. */
export async function readPacked(
  place: OpenPlace,
  folder: string,
  { file, packing }: Pick<ManifestPart, 'file' | 'packing'>,
  reader: readonly string[],
): Promise<ReadPacked> {
  const result = await runShell(place, {
    script: reading,
    args: [`${folder}/${file}`, packing, ...reader],
    env: place.variables,
    outputLimit,
  });
  const failed = async (doing: string, code?: string): Promise<ReadPacked> => {
    const end = await tellEnd(place, result, { during: `${doing} (${file})`, code });
    return { kind: 'failed', why: `${doing} ${end}`, result };
  };
  if (result.kind !== 'exited' || result.exitCode !== 0) return failed('reading it');
  const { opener = '0', reader: ended } = Object.fromEntries(factsOf(result.stdout.slice(-200)));
  // A reader that gives up ends what feeds it by a signal (141): then the reader has the reason.
  if (opener !== '0' && opener !== '141') return failed('unpacking it', opener);
  if (ended !== '0' || opener !== '0') return failed('reading it', ended);
  return { kind: 'read', stdout: result.stdout, truncated: result.truncated };
}
