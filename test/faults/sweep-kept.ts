import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Sandbox } from '../support/sandbox.ts';
import type { Before } from './sweep-place.ts';

/** Where the copy of a folder of the sandbox is kept. */
export function keptFolder({ folder: root }: Sandbox, name: Before, folder: string): string {
  return join(root, 'kept', name, folder.slice(root.length));
}

/** Puts one in the place of another, with links, times and modes as they are; gone where there is none. */
export function copyFolder(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  if (!existsSync(from)) return;
  mkdirSync(dirname(to), { recursive: true });
  execFileSync('cp', ['-a', from, to]);
}
