import { join } from 'node:path/posix';
import { formatDuration } from '../../ports/duration.ts';
import { repositoryOf } from '../git/checkout.ts';
import { type GitRepository, git, lastWords, succeeded } from '../git/git-command.ts';
import { lfsConfig } from '../git/git-lfs.ts';
import { readTree } from '../git/tree-state.ts';
import {
  type Refused,
  type ReleasesContext,
  refused,
  releaseFolder,
  runScript,
  scriptWords,
  workTree,
} from './releases-context.ts';
import { linkItems } from './shared-items.ts';

const checkoutTimeoutMs = 600_000;

/**
 * Takes away what a killed run left: folders under a name for a while, and what the repository knows of work trees
 * that are not there. By hand, because `git worktree prune` leaves one that was killed while it was made ("locked").
 * Nothing is followed: `rm -r` removes a link itself.
 */
export const clearLeftovers = `
for name in "$path"/releases/.new-* "$path"/releases/.old-*; do
  if [ -e "$name" ] || [ -L "$name" ]; then rm -rf -- "$name" || exit 3; fi
done
if [ -e "$path/.current.new" ] || [ -L "$path/.current.new" ]; then rm -f -- "$path/.current.new"; fi
for admin in "$path"/repo/.git/worktrees/*; do
  [ -d "$admin" ] && [ ! -L "$admin" ] || continue
  place=; [ ! -f "$admin/gitdir" ] || read -r place < "$admin/gitdir"
  [ -n "$place" ] && [ -e "$place" ] || rm -rf -- "$admin" || exit 3
done`;

const beginScript = `path=$1${clearLeftovers}
[ -d "$path/releases" ] || mkdir -p -- "$path/releases"`;

const clearScript = `path=$1${clearLeftovers}`;

/**
 * Links what is shared, brings the files to the disk, tells the repository the folder's lasting name and gives it:
 * only a whole release is ever called by its id.
 */
const finishScript = `path=$1 sha=$2; shift 2
release=$path/releases/.new-$sha
IFS= read -r line < "$release/.git" && admin=\${line#gitdir: } && [ "$admin" != "$line" ] && [ -d "$admin" ] || exit 3
${linkItems}
sync -f "$release" 2>/dev/null || sync
printf '%s\\n' "$path/releases/$sha/.git" > "$admin/gitdir" || exit 3
mv -T -- "$release" "$path/releases/$sha" || exit 3
sync "$path/releases" 2>/dev/null || sync`;

/** Checks the commit out in a folder of its own beside the others. Nothing live is touched. */
export async function buildRelease(context: ReleasesContext, sha: string): Promise<Refused | undefined> {
  const { clock, log, target } = context;
  const started = clock.monotonic();
  const problem = await build(context, sha);
  if (problem !== undefined) {
    await runScript(context, clearScript, [target.path], { always: true, timeoutMs: 120_000 });
    return problem;
  }
  const took = formatDuration(clock.monotonic() - started);
  log.info(`${releaseFolder(context, sha)} was made in ${took}; its files were read back.`);
  return undefined;
}

async function build(context: ReleasesContext, sha: string): Promise<Refused | undefined> {
  const { path, shared } = context.target;
  const begun = await runScript(context, beginScript, [path], { timeoutMs: 120_000 });
  if (!succeeded(begun))
    return refused(`path: ${path}/releases cannot be written to: ${scriptWords(begun)}.`);
  const folder = temporaryFolder(path, sha);
  const failure =
    (await addWorkTree(repositoryOf(context.repository), folder, sha)) ??
    (await verify(context, folder, sha));
  if (failure !== undefined)
    return refused(`path: the files of ${sha} could not be put into ${path}/releases: ${failure}.`);
  const finished = await runScript(context, finishScript, [path, sha, ...shared], {
    timeoutMs: checkoutTimeoutMs,
  });
  if (succeeded(finished)) return undefined;
  return refused(`path: the release ${sha} could not be finished in ${path}: ${scriptWords(finished)}.`);
}

/** Where a release is made: nothing takes it for one. */
export function temporaryFolder(path: string, sha: string): string {
  return join(path, 'releases', `.new-${sha}`);
}

/**
 * `ID^{commit}` takes the object, also where a branch is named like the id. Returns why it did not work.
 */
export async function addWorkTree(
  repository: GitRepository,
  folder: string,
  sha: string,
  options: readonly string[] = [],
): Promise<string | undefined> {
  const added = await git(
    repository,
    ['worktree', 'add', '--detach', ...options, '--', folder, `${sha}^{commit}`],
    { config: lfsConfig, timeoutMs: checkoutTimeoutMs },
  );
  return succeeded(added) ? undefined : lastWords(added);
}

/** Git can exit 0 on the wrong commit, so what counts is what the folder says afterwards. */
async function verify(context: ReleasesContext, folder: string, sha: string): Promise<string | undefined> {
  const reading = await readTree(workTree(context, folder));
  if (reading.kind === 'failed') return lastWords(reading.result);
  const { head, changed } = reading.tree;
  if (head !== sha) return `it is at ${head ?? 'no commit'} instead`;
  const [first] = changed;
  return first === undefined
    ? undefined
    : `${changed.length} files differ from the commit, ${first.path} among them`;
}
