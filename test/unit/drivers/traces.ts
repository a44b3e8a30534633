import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from '../../../lib/hosts/host.ts';

/** One line for everything that stands in a folder: kind, mode, time, content. Nothing is left out, no link followed. */
export function traceOf(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return [`${path} ${factsOf(path)}`, ...(entry.isDirectory() ? traceOf(path) : [])];
    });
}

function factsOf(path: string): string {
  const entry = lstatSync(path);
  const facts = `${entry.mode.toString(8)} ${entry.mtimeMs}`;
  if (entry.isSymbolicLink()) return `${facts} -> ${readlinkSync(path)}`;
  if (!entry.isFile()) return facts;
  return `${facts} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`;
}

/** What a call of a dead process throws here. */
export const died = new Error('This process was killed.');

/** A host of a process that is killed after so many calls: from then on nothing more happens. */
export function hostThatDies(host: Host, after: number): Host {
  let calls = 0;
  const live =
    <A extends readonly unknown[], R>(call: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> => {
      calls += 1;
      return calls > after ? Promise.reject(died) : call(...args);
    };
  return {
    ...host,
    run: live(host.run),
    read: live(host.read),
    replace: live(host.replace),
    append: live(host.append),
    kinds: live(host.kinds),
    folders: live(host.folders),
    rename: live(host.rename),
  };
}

/** A host that counts the commands and questions it is given. */
export function hostThatCounts(host: Host): { readonly host: Host; calls(): number } {
  let calls = 0;
  const counted =
    <A extends readonly unknown[], R>(call: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> => {
      calls += 1;
      return call(...args);
    };
  return {
    host: { ...host, run: counted(host.run), kinds: counted(host.kinds), rename: counted(host.rename) },
    calls: () => calls,
  };
}
