import { join, normalize } from 'node:path/posix';
import type { OutwardLink } from './manifest.ts';
import { isWithin } from './part.ts';

/** What an archive holds besides plain files and folders in their places. */
export interface JudgedMembers {
  /** Symbolic links that lead out of what is saved. */
  readonly links: readonly OutwardLink[];
  /** What must never be unpacked, one sentence each. */
  readonly refused: readonly string[];
}

const lineForm = /^(.)\S* +\S+ +\S+ +\S+ +\S+ "((?:[^"\\]|\\.)*)"(?: (?:->|link to) "((?:[^"\\]|\\.)*)")?$/;

/** Sentences told of one archive; more would only be more of the same. */
const refusedLimit = 20;

/**
 * Judges lines of `tar --list --verbose --quoting-style=c --numeric-owner`. Members are named from the root of the
 * file system on, behind `./`.
 */
export function judgeMembers(lines: readonly string[], roots: readonly string[]): JudgedMembers {
  const links: OutwardLink[] = [];
  const refused: string[] = [];
  for (const line of lines) {
    const judged = judge(line, roots);
    if (typeof judged === 'string') refused.push(judged);
    else if (judged !== undefined) links.push(judged);
  }
  return { links, refused: refused.slice(0, refusedLimit) };
}

function judge(line: string, roots: readonly string[]): string | OutwardLink | undefined {
  const [, type = '', quotedName, quotedTarget] = lineForm.exec(line) ?? [];
  if (quotedName === undefined) return 'a member that cannot be read for certain';
  const name = unquote(quotedName);
  const path = pathOf(name);
  const shown = JSON.stringify(name.slice(0, 200));
  if (path === undefined) return `${shown} does not stay inside the archive`;
  if (!roots.some((root) => isWithin(path, root))) return `${shown} is none of what was saved`;
  const target = quotedTarget === undefined ? undefined : unquote(quotedTarget);
  switch (type) {
    case '-':
    case 'd':
    case 'p':
      return undefined;
    case 'h': {
      const linked = target === undefined ? undefined : pathOf(target);
      const isInside = linked !== undefined && roots.some((root) => isWithin(linked, root));
      return isInside ? undefined : `${shown} is a hard link that leads out of what was saved`;
    }
    case 'l':
      return target === undefined ? `${shown} is a link to nowhere` : outward({ path, to: target }, roots);
    case 'b':
    case 'c':
      return `${shown} is a device`;
    default:
      return `${shown} is neither file, folder nor link`;
  }
}

function outward(link: OutwardLink, roots: readonly string[]): OutwardLink | undefined {
  const leads = link.to.startsWith('/') ? normalize(link.to) : join(link.path, '..', link.to);
  return roots.some((root) => isWithin(leads.replace(/(?<=.)\/$/, ''), root)) ? undefined : link;
}

/** The absolute path a member stands for; undefined where its name climbs or begins at the root itself. */
function pathOf(name: string): string | undefined {
  if (!name.startsWith('./') || name.includes('\0')) return undefined;
  const parts = name.slice(2).replace(/\/$/, '').split('/');
  return parts.some((part) => part === '' || part === '.' || part === '..')
    ? undefined
    : `/${parts.join('/')}`;
}

const escapes: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
};

/** A name as C writes strings, which GNU tar does byte by byte. */
function unquote(quoted: string): string {
  const bytes: number[] = [];
  for (let at = 0; at < quoted.length; at += 1) {
    const character = quoted[at] ?? '';
    if (character !== '\\') {
      bytes.push(...Buffer.from(character));
      continue;
    }
    const [octal] = /^[0-7]{1,3}/.exec(quoted.slice(at + 1)) ?? [];
    const next = quoted[at + 1] ?? '';
    bytes.push(octal === undefined ? (escapes[next] ?? next.charCodeAt(0)) : Number.parseInt(octal, 8) & 255);
    at += octal?.length ?? 1;
  }
  return Buffer.from(bytes).toString('utf8');
}

/** Links that the backup did not have when it was made: somebody else put them into the archive. */
export function unknownLinks(
  found: readonly OutwardLink[],
  known: readonly OutwardLink[],
): readonly OutwardLink[] {
  const keys = new Set(known.map(({ path, to }) => `${path}\0${to}`));
  return found.filter(({ path, to }) => !keys.has(`${path}\0${to}`));
}
