import { type ChildProcess, execFile, spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { ended } from './ended.ts';

/** A real Docker Engine of its own: nothing of it is shared with another one on this machine. */
export interface Docker {
  /** For `DOCKER_HOST`. */
  readonly host: string;
  /** What a process needs to talk to it: `DOCKER_HOST`, and a `DOCKER_CONFIG` that is nobody's. */
  readonly env: Readonly<Record<'DOCKER_HOST' | 'DOCKER_CONFIG', string>>;
  /** Everything of it is in here. */
  readonly folder: string;
  /** Runs the docker CLI on it; resolves with what it printed, trimmed. Throws where it fails. */
  run(...args: readonly string[]): Promise<string>;
  /** Makes an image by this name (with its tag) in some hundred milliseconds; resolves with its id. */
  buildImage(name: string, version: string, options?: ImageOptions): Promise<string>;
  /** Removes its containers and ends it. */
  stop(): Promise<void>;
}

/**
 * What an image does when it is run with `PORT` set. `serves` (the default): a web server whose `/version` is its
 * version and whose `/health` answers 200. `sick`: the same with 404 for `/health`. `crashes`: says a line and exits 3,
 * at once. `exits`: exits 0 at once.
 */
export interface ImageOptions {
  readonly conduct?: 'serves' | 'sick' | 'crashes' | 'exits';
  /** Lines of a Dockerfile put after the others: `HEALTHCHECK …`, `LABEL …`, `ENTRYPOINT …`. */
  readonly more?: readonly string[];
}

const startLimitMs = 30_000;

/** A Docker Engine until the test ends. One for a whole file: `startDocker` in beforeAll, `stop` in afterAll. */
export async function useDocker(): Promise<Docker> {
  const docker = await startDocker();
  onTestFinished(() => docker.stop());
  return docker;
}

/**
 * Starts dockerd in a temporary folder; it answers when this returns. It has no network but the host's: services of
 * compose files say `network_mode: host` and listen on a free port of 127.0.0.1.
 */
export async function startDocker(): Promise<Docker> {
  const folder = mkdtempSync(join(tmpdir(), 'belay-docker-'));
  const host = `unix://${join(folder, 'docker.sock')}`;
  const config = join(folder, 'config');
  mkdirSync(config);
  const env = { DOCKER_HOST: host, DOCKER_CONFIG: config };
  const daemon = startDaemon(folder, host);
  const run = (...args: readonly string[]): Promise<string> => dockerCli(env, args);
  const stop = async (): Promise<void> => {
    if (!existsSync(folder)) return;
    await removeContainers(run).catch(() => undefined);
    await ended(daemon);
    await unmountIn(folder);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answers(daemon, folder, run);
    await makeBaseImage(folder, env);
  } catch (error) {
    await stop();
    throw error;
  }
  return { host, env, folder, run, stop, buildImage: (...image) => buildImage(env, ...image) };
}

function startDaemon(folder: string, host: string): ChildProcess {
  const log = join(folder, 'dockerd.log');
  const configuration = join(folder, 'daemon.json');
  // Else it writes a key to /etc/docker.
  writeFileSync(configuration, JSON.stringify({ 'deprecated-key-path': join(folder, 'key.json') }));
  const options = [
    ...['--config-file', configuration, '--host', host],
    ...['--data-root', join(folder, 'data'), '--exec-root', join(folder, 'exec')],
    ...['--pidfile', join(folder, 'pid'), '--storage-driver', 'overlay2'],
    ...['--bridge', 'none', '--iptables=false', '--ip6tables=false', '--ip-forward=false', '--ip-masq=false'],
    ...['--userland-proxy=false', '--log-level', 'warn', '--shutdown-timeout', '2'],
  ];
  // It ends with the process that started it, however that one ends.
  const command = `exec setpriv --pdeathsig TERM dockerd "$@" >'${log}' 2>&1`;
  return spawn('sh', ['-c', command, 'dockerd', ...options], {
    stdio: 'ignore',
    // Of its own group: an interrupt at the keyboard is for the test, which then stops it in order.
    detached: true,
  });
}

async function answers(daemon: ChildProcess, folder: string, run: Docker['run']): Promise<void> {
  const deadline = performance.now() + startLimitMs;
  for (;;) {
    if (daemon.exitCode !== null || performance.now() > deadline) {
      const log = readFileSync(join(folder, 'dockerd.log'), 'utf8').slice(-2_000);
      throw new Error(`dockerd does not run:\n${log}`);
    }
    try {
      await run('version', '--format', '{{.Server.Version}}');
      return;
    } catch {
      await sleep(50);
    }
  }
}

async function removeContainers(run: Docker['run']): Promise<void> {
  const ids = (await run('ps', '--all', '--quiet')).split('\n').filter((id) => id !== '');
  if (ids.length > 0) await run('rm', '--force', '--volumes', ...ids);
}

/** It leaves the name space of the host's network mounted. */
async function unmountIn(folder: string): Promise<void> {
  const points = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((point) => point.startsWith(`${folder}/`));
  if (points.length > 0) await execute('umount', ['--lazy', ...points], { env: {} });
}

/** The image all others are made from, and its container, which never runs. */
export const baseImage = 'belay-test-base';

/** Busybox from scratch: what all images of a test are made from, so that they share their one layer. */
async function makeBaseImage(folder: string, env: Docker['env']): Promise<void> {
  const context = join(folder, 'base');
  mkdirSync(join(context, 'bin'), { recursive: true });
  mkdirSync(join(context, 'www'));
  mkdirSync(join(context, 'tmp'));
  copyFileSync(await whereIs('busybox'), join(context, 'bin/busybox'));
  for (const name of ['sh', 'cat', 'env', 'wget', 'sleep', 'httpd', 'ls', 'touch'])
    symlinkSync('busybox', join(context, 'bin', name));
  await execute('sh', ['-c', `tar -C '${context}' -c . | docker import - ${baseImage}-files`], { env });
  // As the first process of a container it is deaf to the usual signal, and Docker would wait ten seconds.
  const dockerfile = `FROM ${baseImage}-files\nENV PATH=/bin\nSTOPSIGNAL SIGKILL`;
  await execute('docker', ['build', '--quiet', '--tag', baseImage, '-'], {
    env: { ...env, DOCKER_BUILDKIT: '0' },
    stdin: dockerfile,
  });
  await dockerCli(env, ['create', '--name', baseImage, baseImage, 'true']);
}

const commands: Readonly<Record<NonNullable<ImageOptions['conduct']>, string>> = {
  serves: 'echo ok > /www/health; exec httpd -f -p 127.0.0.1:$PORT -h /www',
  sick: 'exec httpd -f -p 127.0.0.1:$PORT -h /www',
  crashes: 'echo "Cannot start."; exit 3',
  exits: 'exit 0',
};

/** A commit of the base's container, which never ran: a build with as many instructions takes five times as long. */
function buildImage(
  env: Docker['env'],
  name: string,
  version: string,
  { conduct = 'serves', more = [] }: ImageOptions = {},
): Promise<string> {
  const command = `echo ${version} > /www/version; ${commands[conduct]}`;
  const changes = [`ENV VERSION=${version}`, `CMD ${JSON.stringify(['/bin/sh', '-c', command])}`, ...more];
  const options = changes.flatMap((change) => ['--change', change]);
  return dockerCli(env, ['commit', ...options, baseImage, name]);
}

function dockerCli(env: Docker['env'], args: readonly string[]): Promise<string> {
  return execute('docker', args, { env });
}

interface Execution {
  readonly env: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

function execute(program: string, args: readonly string[], { env, stdin }: Execution): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { env: { ...process.env, ...env }, maxBuffer: 16 * 1024 * 1024 };
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout.trim());
      else reject(new Error(`${program} ${args.join(' ')}: ${stderr.trim()}`, { cause: error }));
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(stdin ?? '');
  });
}

function whereIs(program: string): Promise<string> {
  return execute('sh', ['-c', `command -v ${program}`], { env: {} });
}
