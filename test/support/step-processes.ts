import { readdirSync, readFileSync } from 'node:fs';
import type { Shop } from './act-shop.ts';

/** The processes that run an action of ours in a shop right now, by their ids. */
export function stepProcesses(shop: Shop, action: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((id) => {
      const program = commandLine(id);
      return program.includes(`${shop.folder}/`) && program.includes(`/actions/${action}/dist/index.js`);
    })
    .map(Number);
}

/** Empty for a process that has ended meanwhile. */
function commandLine(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
