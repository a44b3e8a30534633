import { succeeded } from '../git/git-command.ts';
import { warnOfTrouble } from '../prune-trouble.ts';
import { clearLeftovers } from './build-release.ts';
import { releaseOf } from './layout.ts';
import { type ReleasesContext, runScript, scriptWords } from './releases-context.ts';

/** Takes away what killed runs left. Then folders only, links left out; then those that were made, newest first. */
const listScript = `path=$1
[ -d "$path/releases" ] && [ ! -L "$path/releases" ] || exit 0${clearLeftovers}
echo "live $(readlink "$path/current")"
cd -- "$path/releases" || exit 1
for name in *; do if [ -d "$name" ] && [ ! -L "$name" ]; then echo "folder $name"; fi; done
IFS='
'
made=$(ls -td -- */.git 2>/dev/null)
set -f
for name in $made; do echo "made $name"; done`;

/** A release loses its name before its files: what is half removed is taken for nothing. */
const removeScript = `path=$1; shift
[ -d "$path/releases" ] && [ ! -L "$path/releases" ] || exit 0
for sha; do mv -T -- "$path/releases/$sha" "$path/releases/.old-$sha" || exit 3; done${clearLeftovers}`;

/** Thousands of files on a slow disk. */
const removalMs = 300_000;

/** Removes releases beyond those that are kept, and what killed runs left. */
export function pruneReleases(context: ReleasesContext): Promise<void> {
  return warnOfTrouble(context.log, 'Old releases', () => prune(context));
}

async function prune(context: ReleasesContext): Promise<void> {
  const { log, session, target } = context;
  const listed = await runScript(context, listScript, [target.path], { timeoutMs: removalMs });
  const warn = (words: string): void => {
    // A cancelled run leaves them for the next one.
    if (!session.signal.aborted)
      log.warning(`Old releases in ${target.path}/releases were not removed: ${words}.`);
  };
  if (!succeeded(listed) || listed.truncated) return warn(scriptWords(listed));
  const old = releasesToRemove(parseReleases(listed.stdout, target.path), {
    keep: target.keep,
    needed: session.needed ?? session.keep ?? [],
  });
  if (old.length === 0) return;
  const removed = await runScript(context, removeScript, [target.path, ...old], { timeoutMs: removalMs });
  if (!succeeded(removed)) return warn(scriptWords(removed));
  log.info(`Removed ${old.length} old releases: ${old.map((sha) => sha.slice(0, 12)).join(', ')}.`);
}

/** The releases that stand, newest first. */
export interface StandingReleases {
  readonly shas: readonly string[];
  readonly live: string | undefined;
}

/** Reads what the script prints. What is not named by an id is somebody else's and is left alone. */
export function parseReleases(text: string, path: string): StandingReleases {
  const lines = text.split('\n');
  const named = (key: string): string[] =>
    lines.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
  const standing = new Set(named('folder').filter((name) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(name)));
  const dated = named('made')
    .map((name) => name.replace(/\/\.git$/, ''))
    .filter((name) => standing.has(name));
  return {
    shas: [...new Set([...dated, ...standing])],
    live: releaseOf(named('live')[0] ?? '', path),
  };
}

/** All but those that are live or needed and, besides them, the newest. Pure. */
export function releasesToRemove(
  { shas, live }: StandingReleases,
  { keep, needed }: { readonly keep: number; readonly needed: readonly string[] },
): readonly string[] {
  return shas.filter((sha) => sha !== live && !needed.includes(sha)).slice(keep);
}
