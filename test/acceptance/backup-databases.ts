import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';

/** A real database server on loopback, with its client. */
export interface DatabaseServer {
  readonly port: number;
  /** Runs its client and returns what that prints. */
  ask(text: string, database?: string): string;
  stop(): Promise<void>;
}

/** Database servers refuse to run as root. */
const nobody = 65_534;
const asNobody =
  process.getuid?.() === 0 ? ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'] : [];

function serverFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'belay-database-'));
  if (asNobody.length > 0) chownSync(folder, nobody, nobody);
  return folder;
}

function run(command: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  const [program = '', ...args] = command;
  return execFileSync(program, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
}

async function started(command: readonly string[], isUp: () => boolean): Promise<() => Promise<void>> {
  const [program = '', ...args] = [...asNobody, ...command];
  const child = spawn(program, args, { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  await eventually('the database takes connections', isUp);
  return async () => {
    child.kill('SIGKILL');
    await ended;
  };
}

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}

/** MariaDB with an administrator of this password. */
export async function startMariaDb(password: string): Promise<DatabaseServer> {
  const folder = serverFolder();
  const port = await freePort();
  const data = join(folder, 'data');
  const install = ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal'];
  run([...asNobody, 'mariadb-install-db', ...install, '--skip-test-db', '--skip-name-resolve']);
  const init = join(folder, 'init.sql');
  writeFileSync(init, `grant all on *.* to 'admin'@'%' identified by '${password}' with grant option;\n`);
  chmodSync(init, 0o644);
  const ask = (text: string, database = ''): string =>
    run(
      [
        ...['mariadb', '--no-defaults', '--user=admin', '--host=127.0.0.1', `--port=${port}`, '--batch'],
        ...['--skip-column-names', `--execute=${text}`, ...(database === '' ? [] : [database])],
      ],
      { MYSQL_PWD: password },
    );
  const stop = await started(
    [
      ...['mariadbd', '--no-defaults', `--datadir=${data}`, `--port=${port}`, '--bind-address=127.0.0.1'],
      ...[`--socket=${folder}/socket`, `--pid-file=${folder}/pid`, '--innodb-flush-log-at-trx-commit=0'],
      ...[`--init-file=${init}`, '--skip-name-resolve'],
    ],
    () => succeeds(() => ask('select 1')),
  );
  return { port, ask, stop: () => stop().finally(() => rmSync(folder, { recursive: true, force: true })) };
}

/** Redis behind this password, with the content of a file of its own form where one is given. */
export async function startRedis(password: string, rdb?: string): Promise<DatabaseServer> {
  const folder = serverFolder();
  const port = await freePort();
  const ask = (text: string): string =>
    run(['redis-cli', '-h', '127.0.0.1', '-p', String(port), ...text.split(' ')], {
      REDISCLI_AUTH: password,
    });
  const config = join(folder, 'redis.conf');
  const lines = ['bind 127.0.0.1', `port ${port}`, `dir ${folder}`, 'save ""', `requirepass ${password}`];
  // Otherwise it waits for others that might want the same file.
  lines.push('repl-diskless-sync-delay 0');
  if (rdb !== undefined) {
    copyFileSync(rdb, join(folder, 'dump.rdb'));
    chmodSync(join(folder, 'dump.rdb'), 0o644);
  }
  writeFileSync(config, `${lines.join('\n')}\n`);
  chmodSync(config, 0o644);
  const stop = await started(['redis-server', config], () => succeeds(() => ask('ping').includes('PONG')));
  return { port, ask, stop: () => stop().finally(() => rmSync(folder, { recursive: true, force: true })) };
}

/**
 * A `docker` that knows one container, which is this machine with an environment of its own: nothing of the caller's
 * but what `-e NAME` lets through. Returns the folder for PATH.
 */
export function useContainer(
  parent: string,
  name: string,
  env: Readonly<Record<string, string>> = {},
): string {
  const folder = join(parent, 'docker-bin');
  mkdirSync(folder);
  const inside = Object.entries(env).map(([key, value]) => `'${key}=${value}'`);
  const script = `#!/bin/bash
[ "$1 $2" = 'exec -i' ] || { echo "unexpected: $*" >&2; exit 125; }
shift 2
passed=()
while [ "$1" = -e ]; do passed+=("$2=\${!2}"); shift 2; done
[ "$1" = '${name}' ] || { echo "Error: No such container: $1" >&2; exit 1; }
shift
exec env -i PATH="$PATH" ${inside.join(' ')} "\${passed[@]}" "$@"
`;
  writeFileSync(join(folder, 'docker'), script, { mode: 0o755 });
  return folder;
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
