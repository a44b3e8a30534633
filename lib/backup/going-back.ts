import type { OpenPlace } from './backup-place.ts';
import type { KeptFiles } from './restore-mark.ts';

/** What brings back what a restore replaced on one host. */
export interface GoingBack {
  /** Backups of the databases, to be restored in this order. */
  readonly undo: readonly string[];
  readonly kept: readonly KeptFiles[];
}

/** How to go back, for people; empty where nothing was replaced. */
export function goingBack(
  { undo, kept }: GoingBack,
  { host, prefix }: Pick<OpenPlace, 'host' | 'prefix'>,
): string {
  // Each host has an undo of its own name.
  const alone = prefix === '' ? '' : `, and ${host.name} alone in "hosts"`;
  const ways = [
    ...(undo.length === 0
      ? []
      : [`databases: run this action with restore: ${undo.join(', then with restore: ')}${alone}`]),
    ...(kept.length === 0 ? [] : [`files: on ${host.name}: ${kept.map(undoCommand).join('; ')}`]),
  ];
  return ways.length === 0 ? '' : ` To go back to what was there: ${ways.join('. ')}.`;
}

/** What puts the files from before a restore back. */
export function undoCommand({ path, kept }: KeptFiles): string {
  const [there, aside, before] = [path, `${path}.restored`, kept].map(quoted);
  return `mv ${there} ${aside} && mv ${before} ${there}`;
}

function quoted(path: string): string {
  return /^[A-Za-z0-9_./:@%+,=-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
