import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { ended } from './ended.ts';
import { freePort } from './free-port.ts';

/** A real registry on loopback, which Docker takes without TLS. */
export interface Registry {
  /** `127.0.0.1:PORT`: what the names of its images begin with. */
  readonly address: string;
  /** The lines of its access log so far. */
  requests(): readonly string[];
  /** Ends it and keeps what it holds: it can be started again, at the same address. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes what it holds. */
  remove(): Promise<void>;
}

export interface RegistryOptions {
  /** Lines of an htpasswd file with bcrypt hashes; without, everybody may pull and push. */
  readonly htpasswd?: string;
}

/** The htpasswd line of the user `robot` with the password `robot-password-0123`. */
export const robot = {
  username: 'robot',
  password: 'robot-password-0123',
  htpasswd: 'robot:$2a$04$abcdefghijklmnopqrstuulnt0.WPWFVkDDz9ogP9G.U5hZ1LAymK',
};

const startLimitMs = 20_000;

/** A registry until the test ends. */
export async function useRegistry(options: RegistryOptions = {}): Promise<Registry> {
  const registry = await startRegistry(options);
  onTestFinished(() => registry.remove());
  return registry;
}

/** Starts docker-registry in a temporary folder; it answers when this returns. */
export async function startRegistry({ htpasswd }: RegistryOptions = {}): Promise<Registry> {
  const folder = mkdtempSync(join(tmpdir(), 'belay-registry-'));
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  mkdirSync(join(folder, 'storage'));
  writeFileSync(join(folder, 'config.yml'), configuration(folder, address, htpasswd));
  const log = join(folder, 'log');
  const launch = async (): Promise<() => Promise<void>> => {
    const command = `exec setpriv --pdeathsig TERM docker-registry serve '${folder}/config.yml' >>'${log}' 2>&1`;
    const child = spawn('sh', ['-c', command], { stdio: 'ignore', detached: true });
    const deadline = performance.now() + startLimitMs;
    while (!(await isUp(address))) {
      if (child.exitCode !== null || performance.now() > deadline)
        throw new Error(`docker-registry does not run:\n${readFileSync(log, 'utf8').slice(-2_000)}`);
      await sleep(20);
    }
    return () => ended(child);
  };
  let end = await launch();
  return {
    address,
    requests: () =>
      readFileSync(log, 'utf8')
        .split('\n')
        .filter((line) => line.includes('HTTP/1.1"')),
    stop: () => end(),
    start: async () => {
      end = await launch();
    },
    remove: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function isUp(address: string): Promise<boolean> {
  try {
    const { status } = await fetch(`http://${address}/v2/`);
    return status === 200 || status === 401;
  } catch {
    return false;
  }
}

function configuration(folder: string, address: string, htpasswd: string | undefined): string {
  const lines = [
    'version: 0.1',
    'log: { level: warn, accesslog: { disabled: false } }',
    'storage:',
    `  filesystem: { rootdirectory: '${join(folder, 'storage')}' }`,
    '  delete: { enabled: true }',
    `http: { addr: '${address}' }`,
  ];
  if (htpasswd !== undefined) {
    const file = join(folder, 'htpasswd');
    writeFileSync(file, `${htpasswd}\n`);
    lines.push(`auth: { htpasswd: { realm: registry, path: '${file}' } }`);
  }
  return `${lines.join('\n')}\n`;
}
