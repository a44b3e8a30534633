import { quoteValue } from '../../ports/value-forms.ts';
import { succeeded } from '../git/git-command.ts';
import { type Refused, type ReleasesContext, refused, runScript, scriptWords } from './releases-context.ts';

type Kind = 'absent' | 'folder' | 'link' | 'file';

/** What stands at the path, links not followed. */
export interface Layout {
  /** A link to a folder is a folder here, and only here. */
  readonly path: Kind;
  readonly repo: Kind;
  readonly releases: Kind;
  readonly shared: Kind;
  readonly current: Kind;
  /** What `current` leads to, as it stands in the link. */
  readonly link: string;
  /** The folder of the release that was asked for. */
  readonly release: Kind;
  /** Shared items that have to be there and are not. */
  readonly missing: readonly string[];
  /** One thing at the path that is not of this driver. */
  readonly other: string | undefined;
  /** Whether what is live is a work tree of the repository at the path. */
  readonly isOwn: boolean;
}

/**
 * One round trip for all of it, and hardly a process: a rollback waits for it. Prints `key value` lines, what a file
 * name could forge last.
 */
const lookScript = `
path=$1 release=$2; shift 2
kind() {
  if [ -L "$2" ]; then echo "$1 link"; elif [ -d "$2" ]; then echo "$1 folder"
  elif [ -e "$2" ]; then echo "$1 file"; else echo "$1 absent"; fi
}
if [ -d "$path/." ]; then echo path folder; elif [ -e "$path" ] || [ -L "$path" ]; then echo path file; else echo path absent; fi
for name in repo releases shared current; do kind "$name" "$path/$name"; done
kind release "$path/releases/$release"
for item; do
  case $item in */) ;; *) [ -e "$path/shared/$item" ] || echo "missing $item" ;; esac
done
line=; [ ! -f "$path/current/.git" ] || read -r line < "$path/current/.git"
if [ -n "$line" ] && [ "\${line#gitdir: }/../.." -ef "$path/repo/.git" ]; then echo "own yes"; fi
if [ -L "$path/current" ]; then echo "link $(readlink "$path/current")"; fi
for name in "$path"/* "$path"/.[!.]* "$path"/..?*; do
  case \${name##*/} in
    repo|releases|shared|current|.current.new) ;;
    *) if [ -e "$name" ] || [ -L "$name" ]; then echo "other \${name##*/}"; break; fi ;;
  esac
done`;

/** Why the path cannot be looked at, as a sentence. */
export interface Unseen {
  readonly unseen: string;
}

/** Looks at the path, with the folder of one release. */
export async function look(context: ReleasesContext, sha = ''): Promise<Layout | Unseen> {
  const { path, shared } = context.target;
  const result = await runScript(context, lookScript, [path, sha === '' ? '.' : sha, ...shared]);
  if (!succeeded(result)) return { unseen: `path: ${path} cannot be looked at: ${scriptWords(result)}.` };
  return parseLayout(result.stdout);
}

const ahead = new WeakMap<object, { readonly of: string; readonly layout: Layout }>();

/** The same, and kept for the one who prepares that release while the environment is quiet. */
export async function lookAhead(context: ReleasesContext, sha: string): Promise<Layout | Unseen> {
  const { quiet } = context.session;
  const layout = await look(context, sha);
  if (quiet !== undefined && !('unseen' in layout)) ahead.set(quiet, { of: askedOf(context, sha), layout });
  return layout;
}

/** What was seen ahead, once; else looks. */
export async function lookOnce(context: ReleasesContext, sha: string): Promise<Layout | Unseen> {
  const { quiet } = context.session;
  const seen = quiet === undefined ? undefined : ahead.get(quiet);
  if (quiet !== undefined) ahead.delete(quiet);
  return seen?.of === askedOf(context, sha) ? seen.layout : look(context, sha);
}

/** All that an answer depends on. */
function askedOf({ target: { path, shared } }: ReleasesContext, sha: string): string {
  return JSON.stringify([path, sha, ...shared]);
}

/** Reads what the script prints. */
export function parseLayout(text: string): Layout {
  const entries = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => [line.replace(/ .*$/, ''), line.replace(/^\S+ ?/, '')] as const);
  const first = (key: string): string => entries.find(([name]) => name === key)?.[1] ?? '';
  const kindOf = (key: string): Kind => {
    const found = first(key);
    return found === 'folder' || found === 'link' || found === 'file' ? found : 'absent';
  };
  return {
    path: kindOf('path'),
    repo: kindOf('repo'),
    releases: kindOf('releases'),
    shared: kindOf('shared'),
    current: kindOf('current'),
    release: kindOf('release'),
    link: first('link'),
    isOwn: first('own') === 'yes',
    missing: entries.filter(([name]) => name === 'missing').map(([, item]) => item),
    other: first('other') || undefined,
  };
}

/** The release a link leads to; undefined where it leads to none of this path. */
export function releaseOf(link: string, path: string): string | undefined {
  const inside = link.startsWith(`${path}/`) ? link.slice(path.length + 1) : link;
  return /^releases\/([0-9a-f]{40}|[0-9a-f]{64})\/?$/.exec(inside)?.[1];
}

/** What stands in the way of deploying to the path at all. */
export function refuseLayout(layout: Layout, path: string): Refused | undefined {
  if (layout.path === 'file') return refused(`path: ${path} is not a folder.`);
  for (const name of ['repo', 'releases'] as const)
    if (!['absent', 'folder'].includes(layout[name]))
      return refused(
        `path: ${path}/${name} is a ${layout[name]}, where the driver "releases" keeps a folder of its own; move it away.`,
      );
  if (layout.shared === 'file') return refused(`path: ${path}/shared is not a folder; move it away.`);
  const strange = describeStrangeCurrent(layout, path);
  if (strange !== undefined) return refused(`path: ${strange}`);
  if (layout.repo === 'absent' && layout.other !== undefined)
    return refused(
      `path: ${path} holds other files (${quoteValue(layout.other)} among them), and the driver "releases" needs a folder for itself and "shared"; give an empty or new one.`,
    );
  return undefined;
}

/** What is wrong with `current`, as a sentence; undefined where it is absent or leads to a release. */
export function describeStrangeCurrent(layout: Layout, path: string): string | undefined {
  if (layout.current === 'absent') return undefined;
  if (layout.current !== 'link')
    return `${path}/current is a ${layout.current}, not the link to the live release that Belay keeps there; move it away.`;
  if (releaseOf(layout.link, path) !== undefined) return undefined;
  return `${path}/current leads to ${layout.link.slice(0, 200)}, which is no release of Belay; remove that link and deploy again.`;
}
