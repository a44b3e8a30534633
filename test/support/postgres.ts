import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real PostgreSQL on loopback. */
export interface Postgres {
  readonly port: number;
  stop(): void;
}

const programs = ['initdb', 'pg_ctl', 'pg_isready'];

/** Whether this machine has one. */
export const hasPostgres = programs.every((name) => spawnSync(name, ['--version']).status === 0);

/** PostgreSQL refuses to run as root. */
const nobody = 65_534;
const asNobody =
  process.getuid?.() === 0 ? ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'] : [];

/** Makes a database and starts it; it takes connections when this returns. */
export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'belay-postgres-'));
  if (asNobody.length > 0) chownSync(folder, nobody, nobody);
  const run = (...command: readonly string[]): void => {
    const [program = '', ...args] = [...asNobody, ...command];
    execFileSync(program, args, { cwd: folder, stdio: 'ignore' });
  };
  const data = join(folder, 'data');
  const port = await freePort();
  run('initdb', '-D', data, '-N', '-A', 'trust');
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
  run('pg_ctl', '-D', data, '-w', '-o', settings, '-l', join(folder, 'log'), 'start');
  return {
    port,
    stop: () => {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
