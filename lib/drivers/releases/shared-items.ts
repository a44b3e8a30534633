import type { CommandResult } from '../../hosts/host.ts';
import { repositoryOf } from '../git/checkout.ts';
import { git, lastWords, succeeded } from '../git/git-command.ts';
import { objectsOf } from '../git/scratch.ts';
import type { Layout } from './layout.ts';
import { type Refused, type ReleasesContext, refused, releaseFolder, runScript } from './releases-context.ts';

/**
 * Links `$path/shared/ITEM` into `$release` for each argument. A link leads upwards, so that it holds where the path
 * is seen under another name: through a link, or in a container.
 */
export const linkItems = `
for item; do
  name=\${item%/}
  [ -L "$release/$name" ] && continue
  if [ -e "$release/$name" ]; then
    echo "error: $release/$name stands where the shared one is to be linked; move it to $path/shared" >&2; exit 4
  fi
  case $item in
    */) mkdir -p -- "$path/shared/$name" || exit 4 ;;
  esac
  case $name in
    */*) mkdir -p -- "$release/\${name%/*}" "$path/shared/\${name%/*}" || exit 4 ;;
    *) mkdir -p -- "$path/shared" || exit 4 ;;
  esac
  up=../.. rest=$name
  while [ "\${rest#*/}" != "$rest" ]; do up=../$up rest=\${rest#*/}; done
  ln -s -- "$up/shared/$name" "$release/$name" || exit 4
done`;

const linkScript = `path=$1 release=$2; shift 2${linkItems}`;

/** Links what a release that stands already does not have yet. */
export async function linkShared(context: ReleasesContext, sha: string): Promise<CommandResult | undefined> {
  const { path, shared } = context.target;
  if (shared.length === 0) return undefined;
  const result = await runScript(context, linkScript, [path, releaseFolder(context, sha), ...shared]);
  return succeeded(result) ? undefined : result;
}

/** Items that no release could have. Pure. */
export function refuseItems(items: readonly string[]): Refused | undefined {
  const names = items.map(withoutSlash);
  const git = names.find((name) => /^\.git(?:\/|$)/i.test(name));
  if (git !== undefined)
    return refused(`shared: "${git}" is how a release is tied to its repository; take it out.`);
  for (const name of names) {
    const above = foldersAbove(name).find((folder) => names.includes(folder));
    if (above !== undefined)
      return refused(`shared: "${name}" lies in "${above}", which is shared already; take one of them out.`);
  }
  return undefined;
}

function withoutSlash(item: string): string {
  return item.replace(/\/$/, '');
}

/** A file without which the release would start and not find its settings has to be there first. */
export function refuseMissing({ missing }: Layout, path: string): Refused | undefined {
  const [item] = missing;
  if (item === undefined) return undefined;
  return refused(
    `shared: ${path}/shared/${item} is not there; put it there, or write "${item}/" for a folder that Belay is to make.`,
  );
}

/** What the commit holds itself cannot be shared: one of the two would be lost. */
export async function refuseOwned(
  context: ReleasesContext,
  sha: string,
  layout: Layout,
): Promise<Refused | undefined> {
  const { shared, path } = context.target;
  if (shared.length === 0) return undefined;
  const items = shared.map(withoutSlash);
  const parents = [...new Set(items.flatMap(foldersAbove))];
  const names = [...items, ...parents];
  const found = await git(repositoryOf(context.repository), ['cat-file', '--batch-check=%(objecttype)'], {
    stdin: names.map((name) => `${sha}^{commit}:${name}\n`).join(''),
    env: objectsOf(context.repository),
  });
  if (!succeeded(found))
    return refused(`shared: the files of ${sha} cannot be listed: ${lastWords(found)}.`, 'commit_not_found');
  const kinds = found.stdout.split('\n').map((line) => (/ missing$/.test(line) ? 'absent' : line));
  const owned = items.find((_, index) => kinds[index] !== 'absent');
  if (owned !== undefined) return ownedItem(owned, path, layout);
  const leaf = parents.find((_, index) => !['absent', 'tree'].includes(kinds[items.length + index] ?? ''));
  return leaf === undefined
    ? undefined
    : refused(`shared: "${leaf}" is a file or a link in the commit, so nothing below it can be shared.`);
}

function ownedItem(item: string, path: string, { shared }: Layout): Refused {
  const keep = shared === 'absent' ? `copy what it holds to ${path}/shared/${item}, ` : '';
  return refused(
    `shared: "${item}" is in the commit itself, so it cannot be shared; ${keep}take it out of the repository ("git rm -r --cached ${item}", and name it in .gitignore), or take it out of "shared".`,
  );
}

/** `a/b/c` → `a`, `a/b`. */
function foldersAbove(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}
