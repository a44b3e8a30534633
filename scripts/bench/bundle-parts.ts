import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Part } from './row.ts';

/** Whose lines of source are whose: a line that two packages have is nobody's. */
export type LineOwners = ReadonlyMap<string, string>;

export const own = 'Belay itself';
const webpack = 'joints of webpack';
/** Shorter lines are in many packages. */
const shortest = 12;

/** Reads the sources of packages and ours; most lines of TypeScript come through unchanged. */
export function ownersOfLines(root: string, packages: readonly string[]): LineOwners {
  const owners = new Map<string, string>();
  const ours = ['lib', 'actions', 'scripts/undici-on-demand', 'scripts/requests-only'];
  const folders = [
    ...packages.map((name) => [name, join(root, 'node_modules', name)] as const),
    ...ours.map((path) => [own, join(root, path)] as const),
  ];
  for (const [name, folder] of folders) {
    for (const file of sourcesIn(folder)) {
      for (const line of linesOf(readFileSync(file, 'utf8')))
        owners.set(line, owners.has(line) && owners.get(line) !== name ? '' : name);
    }
  }
  return owners;
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.[cm]?[jt]s$/.test(path) && !/node_modules|\/dist\/|\.d\.ts$/.test(path))
    .map((path) => join(folder, path));
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= shortest);
}

/** Bytes of each package in the scripts of a bundle, largest first. ncc leaves sources as they are, line by line. */
export function bundleParts(scripts: readonly string[], owners: LineOwners): readonly Part[] {
  const bytes = new Map<string, number>();
  for (const piece of scripts.flatMap(piecesOf)) {
    const owner = ownerOf(piece, owners);
    bytes.set(owner, (bytes.get(owner) ?? 0) + Buffer.byteLength(piece));
  }
  return [...bytes]
    .map(([name, size]) => ({ name, value: size / 1e6 }))
    .sort((left, right) => right.value - left.value);
}

/** One module of webpack each. */
function piecesOf(script: string): string[] {
  return script.split(/^(?=;\/\/ CONCATENATED MODULE: |\/\*\*\*\/ \d+:$|\/\*{6}\/ )/m);
}

function ownerOf(piece: string, owners: LineOwners): string {
  const path = /^;\/\/ CONCATENATED MODULE: (\S+)/.exec(piece)?.[1];
  if (path !== undefined) return packageOf(path) ?? own;
  if (!/^\/\*\*\*\/ \d+:/.test(piece)) return webpack;
  const votes = new Map<string, number>();
  for (const line of linesOf(piece)) {
    const owner = owners.get(line) ?? '';
    if (owner !== '') votes.set(owner, (votes.get(owner) ?? 0) + line.length);
  }
  return [...votes].sort(([, left], [, right]) => right - left)[0]?.[0] ?? webpack;
}

/** `@scope/name` of a path beneath node_modules; undefined for a file of ours. */
function packageOf(path: string): string | undefined {
  const name = path.split('node_modules/').at(-1) ?? '';
  if (!path.includes('node_modules/')) return undefined;
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}
