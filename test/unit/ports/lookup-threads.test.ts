import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';

const ports = join(import.meta.dirname, '../../../lib/ports');

/** Starts a process that opens HTTP and looks a name up, and counts its threads. */
function threadsOf(env: Readonly<Record<string, string>>): number {
  const program = `
    import { lookup } from 'node:dns';
    import { readdirSync } from 'node:fs';
    import { createHttpOnDemand } from '${join(ports, 'http-on-demand.ts')}';
    createHttpOnDemand({});
    lookup('localhost', () => console.log(readdirSync('/proc/self/task').length));`;
  const argv = ['--input-type=module', '--eval', program];
  const { UV_THREADPOOL_SIZE: _, ...mine } = process.env;
  return Number(execFileSync(process.execPath, argv, { env: { ...mine, ...env }, encoding: 'utf8' }));
}

it.runIf(process.platform === 'linux')(
  'many names can be looked up at once, unless the user wants few',
  () => {
    expect(threadsOf({})).toBeGreaterThanOrEqual(64);
    expect(threadsOf({ UV_THREADPOOL_SIZE: '2' })).toBeLessThan(32);
  },
);
