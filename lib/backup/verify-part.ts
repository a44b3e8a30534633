import { factsOf, type OpenPlace, runShell } from './backup-place.ts';
import { databaseArgv, listPostgres, readPostgres } from './database-shell.ts';
import type { ManifestPart, OutwardLink } from './manifest.ts';
import { readPacked } from './read-packed.ts';
import { judgeMembers } from './tar-members.ts';

/** What reading a part back came to. */
export type Verification =
  | {
      readonly kind: 'good';
      readonly links: readonly OutwardLink[];
      /** Of files: each `user/group` in numbers. */
      readonly owners: readonly string[];
    }
  | { readonly kind: 'bad'; readonly why: string };

type Subject = Pick<ManifestPart, 'file' | 'packing'> & {
  readonly kind: ManifestPart['saved']['kind'];
  /** Of files. */
  readonly roots: readonly string[];
};

/** Says of an archive what is not a plain file or folder in its place; a name holds no line end here. */
const listing = `LC_ALL=C; export LC_ALL
{ tar --list --verbose --quoting-style=c --numeric-owner --file=-; echo "tar=$?"; } | awk '
$2 ~ /^[0-9]+\\/[0-9]+$/ { owners[$2] = 1 }
/^[-d][^ ]* +[0-9]+\\/[0-9]+ +[0-9]+ +[-0-9]+ +[0-9:.]+ "\\.\\// && !/\\/\\.\\.(\\/|")/ && !/\\/\\// { members++; plain = 1 }
/^l/ && / -> "[A-Za-z0-9_]/ && !/\\.\\./ && / "\\.\\// && !/\\/\\// { members++; plain = 1 }
{ if (!plain) print; plain = 0 }
END { for (owner in owners) all = all " " owner; print "owners=" all; print "members=" members + 0 }'`;

/** The last line every dump ends with that was not cut. */
const endOfMysql = "tail -n 5 | grep -q '^-- Dump completed'";
const countBytes = 'echo "raw=$(wc -c)"';

/** Redis ends its file with the mark 0xFF and a checksum; its own tool reads the whole of it where it is there. */
const checkRedis = `[ "$(head -c 5 "$1")" = REDIS ] || { echo 'it does not begin like an RDB file' >&2; exit 1; }
[ "$(tail -c 9 "$1" | od -An -tx1 | tr -d ' \\n' | cut -c 1-2)" = ff ] || { echo 'it does not end like an RDB file' >&2; exit 1; }
if command -v redis-check-rdb > /dev/null; then redis-check-rdb "$1" > /dev/null || { echo 'redis-check-rdb does not take it' >&2; exit 1; }; fi`;

/** Reads a part back the way its own tool does. */
export async function verifyPart(place: OpenPlace, folder: string, part: Subject): Promise<Verification> {
  const path = `${folder}/${part.file}`;
  const read = (...reader: readonly string[]): Promise<Verification> =>
    readWith(place, part, { folder, reader });
  switch (part.kind) {
    case 'files':
      return read('/bin/sh', '-c', listing);
    case 'command':
      return read('/bin/sh', '-c', countBytes);
    case 'mysql':
      return read('/bin/sh', '-c', endOfMysql);
    case 'redis':
      return read('/bin/sh', '-c', checkRedis, 'belay', path);
    case 'postgres': {
      const listed = await read(...databaseArgv('postgres', { script: listPostgres, args: [] }, place));
      // The table of contents stands at the beginning: a dump that was cut has it, and only the rest tells.
      return listed.kind === 'bad'
        ? listed
        : read(...databaseArgv('postgres', { script: readPostgres, args: [] }, place));
    }
  }
}

async function readWith(
  place: OpenPlace,
  part: Subject,
  { folder, reader }: { readonly folder: string; readonly reader: readonly string[] },
): Promise<Verification> {
  const read = await readPacked(place, folder, part, reader);
  if (read.kind === 'failed') return { kind: 'bad', why: read.why };
  if (part.kind === 'command' && factsOf(read.stdout).get('raw') === '0')
    return { kind: 'bad', why: 'the command wrote nothing' };
  return part.kind === 'files' ? judgeListing(read, part.roots) : { kind: 'good', links: [], owners: [] };
}

function judgeListing(
  { stdout, truncated }: { readonly stdout: string; readonly truncated: boolean },
  roots: readonly string[],
): Verification {
  if (truncated) return { kind: 'bad', why: 'it holds more links than Belay judges' };
  const lines = stdout.split('\n').filter((line) => line !== '');
  const facts = factsOf(stdout);
  if (facts.get('tar') !== '0') return { kind: 'bad', why: 'tar cannot read it to its end' };
  if (facts.get('members') === undefined) return { kind: 'bad', why: 'its list ends too early' };
  // Every line of a member has a blank before its first "="; ours have none.
  const members = lines.filter((line) => !/^[a-z]+=[\d/ ]*$/.test(line));
  if (members.length === 0 && facts.get('members') === '0') return { kind: 'bad', why: 'it is empty' };
  const { links, refused } = judgeMembers(members, roots);
  if (refused.length > 0) return { kind: 'bad', why: refused.join('; ') };
  const owners = (facts.get('owners') ?? '').split(' ').filter((owner) => owner !== '');
  return { kind: 'good', links, owners };
}

/** Size and checksum of files as they are on the disk now; undefined where one cannot be read. */
export async function checksums(
  place: OpenPlace,
  folder: string,
  files: readonly string[],
): Promise<readonly ({ readonly bytes: number; readonly sha256: string } | undefined)[]> {
  const script = `for file; do
  if [ -f "$file" ] && [ ! -L "$file" ] && sum=$(sha256sum < "$file"); then echo "$(stat -c %s "$file") \${sum%% *}"; else echo none; fi
done`;
  const args = files.map((file) => `${folder}/${file}`);
  const { stdout } = await runShell(place, { script, args });
  const lines = stdout.split('\n');
  return files.map((_, index) => {
    const [, bytes, sha256] = /^(\d+) ([0-9a-f]{64})$/.exec(lines[index] ?? '') ?? [];
    return bytes === undefined || sha256 === undefined ? undefined : { bytes: Number(bytes), sha256 };
  });
}
