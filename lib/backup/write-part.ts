import { factsOf, type OpenPlace, runShell } from './backup-place.ts';
import { backupStop } from './backup-stop.ts';
import {
  databaseArgv,
  dumpMysql,
  dumpPostgres,
  dumpRedis,
  mysqlOptions,
  redisArgs,
} from './database-shell.ts';
import { fileOf, labelOf, type Packing, type Part, packingOf } from './part.ts';
import { telling } from './part-progress.ts';
import { describeEnd, isFullDisk, tellWords } from './tool-words.ts';

/** A part on the disk, before it is verified. */
export interface WrittenPart {
  readonly file: string;
  readonly packing: Packing;
  readonly bytes: number;
  readonly sha256: string;
  readonly durationMs: number;
}

/**
 * Everything goes by pipes on the host itself. A POSIX shell tells the exit code of a pipe's last command alone, so
 * each command says its own on descriptor 5. Descriptor 3 is the environment's lock: this shell keeps it, what it
 * starts does not. Read back from the disk, what was written has this size and this checksum. A Redis that sends its
 * file as it makes it ends it with a mark of 40 hex digits, which redis-cli cannot take away again from a pipe; what
 * ends without one has the byte 0xFF there.
 */
const writing = `umask 077
out=$1 packing=$2; shift 2
pack() { case $packing in zstd) zstd -q -c ;; gzip) gzip -c ;; *) cat ;; esac; }
cut_mark() {
  tail -c 40 "$out" | LC_ALL=C grep -Eqx '[0-9a-f]{40}' || return 0
  [ "$(tail -c 49 "$out" | head -c 1 | od -An -tx1 | tr -d ' \\n')" = ff ] || return 0
  size=$(stat -c %s "$out") && truncate -s "$((size - 40))" "$out"
}
codes=$( { { "$@" 3>&- 5>&-; echo "producer=$?" >&5; } | { pack 3>&- 5>&- > "$out"; echo "packer=$?" >&5; }; } 5>&1 )
printf '%s\\n' "$codes"
case $codes in *=[1-9]*) exit 0 ;; esac
case $out in */redis.rdb) cut_mark || exit 1 ;; esac
sync "$out" || exit 1
echo "bytes=$(stat -c %s "$out")"
echo "sha256=$(sha256sum < "$out" | cut -d ' ' -f 1)"`;

/** GNU tar exits with 1 where a file changed or went while it was read, which a running service's files do. */
const archiving = `tar --create --file=- --directory=/ --format=posix --numeric-owner --no-unquote -- "$@"
code=$?
if [ "$code" -eq 1 ]; then echo 'belay: changed while read' >&2; code=0; fi
exit "$code"`;

const commanding =
  'cd "$1" || exit 1; shift; script=$BELAY_SCRIPT; unset BELAY_SCRIPT; set -e; eval "$script"';

/** Writes one part into a folder of the host. Throws a BackupStop where it cannot be written whole. */
export async function writePart(
  place: OpenPlace,
  part: Part,
  into: { readonly folder: string; readonly packing: Packing },
): Promise<WrittenPart> {
  const packing = packingOf(part, into.packing);
  const file = fileOf(part, packing);
  const path = `${into.folder}/${file}`;
  const result = await telling(place, { label: labelOf(part), path }, () =>
    runShell(place, {
      script: writing,
      args: [path, packing, ...producerOf(part, place)],
      env: { ...place.variables, ...(part.kind === 'command' ? commandVariables(part, place) : {}) },
      cwd: into.folder,
    }),
  );
  const facts = factsOf(result.stdout);
  await tellSaying(place, labelOf(part), result.stderr);
  const [producer, packer] = [facts.get('producer'), facts.get('packer')];
  const bytes = Number(facts.get('bytes'));
  const sha256 = facts.get('sha256') ?? '';
  const isWhole = producer === '0' && packer === '0' && /^[0-9a-f]{64}$/.test(sha256) && bytes > 0;
  if (result.kind === 'exited' && result.exitCode === 0 && isWhole)
    return { file, packing, bytes, sha256, durationMs: result.durationMs };
  if (isFullDisk(result)) throw noSpace(place, labelOf(part));
  const failed = producer === undefined || producer === '0' ? 'writing it' : 'what saves it';
  const code = producer === undefined || producer === '0' ? packer : producer;
  const end =
    result.kind === 'exited' && producer === '0' && packer === '0' && result.exitCode === 0
      ? 'left nothing'
      : describeEnd(result, code);
  throw backupStop('backup_failed', `${labelOf(part)} on ${place.host.name}: ${failed} ${end}.`);
}

/** What a full disk in the middle comes to. */
export function noSpace(place: OpenPlace, what: string): Error {
  return backupStop(
    'no_space',
    `The disk of ${place.folder} on ${place.host.name} became full while ${what} was written; what was written of this backup is removed. Make room, lower "keep", or choose another "to".`,
  );
}

function producerOf(part: Part, place: OpenPlace): readonly string[] {
  switch (part.kind) {
    case 'files':
      return ['/bin/sh', '-c', archiving, 'belay', ...part.roots.map((root) => `.${root}`)];
    case 'command':
      return ['/bin/sh', '-c', commanding, 'belay', part.path];
    case 'postgres':
      return databaseArgv('postgres', { script: dumpPostgres, args: [part.database] }, place);
    case 'mysql':
      return databaseArgv(
        'mysql',
        { script: dumpMysql, args: [part.database, ...mysqlOptions(place)] },
        place,
      );
    case 'redis':
      return databaseArgv('redis', { script: dumpRedis, args: redisArgs(part.address) }, place);
  }
}

function commandVariables(
  part: Extract<Part, { readonly kind: 'command' }>,
  { environment }: OpenPlace,
): Record<string, string> {
  return { BELAY_SCRIPT: part.script, BELAY_ENVIRONMENT: environment, BELAY_PATH: part.path };
}

async function tellSaying(place: OpenPlace, label: string, stderr: string): Promise<void> {
  const lines = stderr.split('\n');
  const shown = lines.filter((line) => line !== 'belay: changed while read');
  if (shown.length < lines.length)
    place.log.info(
      `${place.prefix}${label}: some of it changed while it was read, and is saved as it was at that moment.`,
    );
  await tellWords(place, `saving ${label}`, shown.join('\n'));
}
