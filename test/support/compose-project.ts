import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ComposeTarget } from '../../lib/drivers/compose/compose-context.ts';
import { createComposeDriver } from '../../lib/drivers/compose/compose-driver.ts';
import { pinOf } from '../../lib/drivers/compose/image-reference.ts';
import type { Driver, DriverSession } from '../../lib/drivers/driver.ts';
import type { Command, CommandResult, Host } from '../../lib/hosts/host.ts';
import { createLocalHost } from '../../lib/hosts/local-host.ts';
import type { Clock } from '../../lib/ports/clock.ts';
import { systemClock } from '../../lib/ports/system-clock.ts';
import { toolsFolder } from '../../scripts/tools.ts';
import type { Docker, ImageOptions } from './docker.ts';
import type { Registry } from './docker-registry.ts';
import { createFakeLog, type FakeLog } from './fake-log.ts';
import { freePort } from './free-port.ts';

/** A project of Docker Compose with a web service `web` and one beside it, `other`, which no deployment touches. */
export interface ComposeProject {
  readonly folder: string;
  readonly port: number;
  /** With `{sha}`. */
  readonly image: string;
  readonly log: FakeLog;
  /** Every command the driver had run on the host. */
  readonly commands: readonly Command[];
  driver(target?: Partial<ComposeTarget>, session?: Partial<DriverSession>): Driver;
  /** Builds the image of a commit and pushes it, and takes it off the host again. */
  publish(sha: string, options?: ImageOptions): Promise<void>;
  writeComposeFile(text: string): void;
  /** The `.env` of the user. */
  writeEnvironment(text: string): void;
  /** What the service says its version is: the commit it was built of; empty while none answers. */
  version(): Promise<string>;
  /** The local name that keeps the image of a commit. */
  pin(sha: string): string;
  /** Runs Compose in the folder with the values Belay left there, as the documentation says a person does. */
  compose(...args: readonly (string | Readonly<Record<string, string>>)[]): Promise<string>;
  /** The same without them. */
  composeByHand(...args: readonly string[]): Promise<string>;
  /** What `after` comes to in a container. */
  inContainer(
    driver: Driver,
    script: string,
    variables: Readonly<Record<string, string>>,
  ): Promise<CommandResult>;
  /** The argv of every command the driver had run on the host. */
  argvs(): string;
  /** Ids of the containers of a service. */
  containers(service: string): Promise<readonly string[]>;
}

/** The services as they are written when nothing else is asked for. */
export function composeFile(port: number, more = ''): string {
  return `services:
  web:
    image: \${BELAY_IMAGE}
    network_mode: host
    environment: { PORT: "${port}" }
    depends_on: [other]
${more}
  other:
    image: belay-test-base
    network_mode: host
    command: [sleep, "1000"]
    stop_signal: SIGKILL
`;
}

/** A commit's id, the same for the same letter. */
export function commitOf(letter: string): string {
  return letter.repeat(40);
}

/** Where packages of Docker and of distributions put Compose v2, and where one that was built by hand may stand. */
const plugins: readonly string[] = [
  ...['/usr/libexec', '/usr/lib', '/usr/local/libexec', '/usr/local/lib'].map((folder) =>
    join(folder, 'docker/cli-plugins/docker-compose'),
  ),
  join(toolsFolder(), 'docker-compose-2.32.4/bin/docker-compose'),
];

/**
 * Says what a plugin of the docker CLI says of itself, and is Compose v1 otherwise: what Belay asks is the same to both.
 * Debian 12 has no v2, and building it takes longer than all tests.
 */
const standIn = `#!/bin/sh
if [ "$1" = docker-cli-plugin-metadata ]; then
  echo '{"SchemaVersion":"0.1.0","Vendor":"test","Version":"v1 in the place of v2"}'
  exit
fi
[ "$1" = compose ] && shift
exec docker-compose "$@"
`;

/** Lets the docker CLI of this engine know `docker compose`: the real one where the machine has it. */
export function providePlugin(docker: Docker): void {
  const folder = join(docker.env.DOCKER_CONFIG, 'cli-plugins');
  const program = join(folder, 'docker-compose');
  mkdirSync(folder, { recursive: true });
  const real = realPlugin();
  if (real === undefined) writeFileSync(program, standIn, { mode: 0o755 });
  else symlinkSync(real, program);
}

/** The ways Compose is there: what a machine without v2 cannot show of it is not claimed in the name. */
export const composes = [
  ['docker-compose', withOldCompose],
  [
    realPlugin() === undefined ? 'docker compose (its command line over v1)' : 'docker compose (the real v2)',
    (docker: Docker): Docker => docker,
  ],
] as const;

/** Of them those that are another program: without v2 there is only one, which the other way adds nothing to. */
export const differentComposes = realPlugin() === undefined ? composes.slice(0, 1) : composes;

function realPlugin(): string | undefined {
  return plugins.find((path) => existsSync(path));
}

const withoutPlugin = new WeakMap<Docker, Docker>();

/** The same engine, for a project whose only Compose is the old one. */
function withOldCompose(docker: Docker): Docker {
  const folder = join(docker.folder, 'config-without-plugin');
  mkdirSync(folder, { recursive: true });
  const old = withoutPlugin.get(docker) ?? { ...docker, env: { ...docker.env, DOCKER_CONFIG: folder } };
  withoutPlugin.set(docker, old);
  return old;
}

interface EngineHost {
  readonly host: Host;
  /** Takes every command that is run from now on. */
  tell: (command: Command) => void;
}

const hosts = new WeakMap<Docker, EngineHost>();

/** One for all projects of an engine: which Compose a host has is asked once for each, and v1 takes half a second. */
function hostOf(docker: Docker): EngineHost {
  const known = hosts.get(docker);
  if (known !== undefined) return known;
  const local = createLocalHost(systemClock);
  const made: EngineHost = {
    host: {
      ...local,
      run: (command) => {
        made.tell(command);
        return local.run({ ...command, env: { ...docker.env, ...command.env } });
      },
    },
    tell: () => undefined,
  };
  hosts.set(docker, made);
  return made;
}

/** Between looks no test waits a second. */
export const hastyClock: Clock = {
  ...systemClock,
  sleep: (ms, signal) => systemClock.sleep(Math.min(ms, 60), signal),
};

/** Makes the folder with the compose file, with a name that others may have too; what it started goes with it. */
export async function useComposeProject(
  docker: Docker,
  registry: Registry,
  name?: string,
): Promise<ComposeProject> {
  const parent = mkdtempSync(join(tmpdir(), 'belay-compose-'));
  const folder = name === undefined ? parent : join(parent, name);
  mkdirSync(folder, { recursive: true });
  onTestFinished(async () => {
    const ids = await docker.run(
      'ps',
      '-aq',
      '--filter',
      `label=com.docker.compose.project.working_dir=${folder}`,
    );
    if (ids !== '') await docker.run('rm', '--force', ...ids.split('\n'));
    rmSync(parent, { recursive: true, force: true });
  });
  const port = await freePort();
  const image = `${registry.address}/shop-${port}:{sha}`;
  const log = createFakeLog();
  const commands: Command[] = [];
  const engine = hostOf(docker);
  const { host } = engine;
  engine.tell = (command) => commands.push(command);
  const byHand = async (values: string, args: readonly string[]): Promise<string> => {
    const program = existsSync(join(docker.env.DOCKER_CONFIG, 'cli-plugins'))
      ? 'docker compose'
      : 'docker-compose';
    const result = await host.run({
      argv: ['/bin/sh', '-c', `env ${values} ${program} "$@"`, 'compose', ...args],
      cwd: folder,
      timeoutMs: 60_000,
    });
    if (result.kind === 'exited' && result.exitCode === 0) return result.stdout;
    throw new Error(`Compose failed:\n${result.stderr}`);
  };
  const writeComposeFile = (text: string): void => writeFileSync(join(folder, 'compose.yaml'), text);
  writeComposeFile(composeFile(port));
  const base: ComposeTarget = {
    ...{ environment: `env-${port}`, path: folder, image, services: ['web'], composeFiles: [], keep: 5 },
    registry: undefined,
  };
  return {
    ...{ folder, port, image, log, commands, writeComposeFile },
    writeEnvironment: (text) => writeFileSync(join(folder, '.env'), text),
    driver: (target = {}, session = {}) =>
      createComposeDriver(
        { ...base, ...target },
        { host, clock: hastyClock, log },
        { lock: undefined, signal: new AbortController().signal, ...session },
      ),
    publish: async (sha, options = {}) => {
      const name = image.replace('{sha}', sha);
      await docker.buildImage(name, sha, options);
      await docker.run('push', '--quiet', name);
      await docker.run('rmi', name);
    },
    version: async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/version`).catch(() => undefined);
      return answer === undefined ? '' : (await answer.text()).trim();
    },
    pin: (sha) => pinOf(base, sha),
    compose: (...args) => {
      const given = args.find((each) => typeof each !== 'string');
      const values =
        given === undefined
          ? '$(cat .belay/compose.env)'
          : Object.entries(given)
              .map(([name, value]) => `${name}=${value}`)
              .join(' ');
      return byHand(
        values,
        args.filter((each) => typeof each === 'string'),
      );
    },
    composeByHand: (...args) => byHand('', args),
    inContainer: (driver, script, variables) => {
      const command = driver.afterInContainer?.(script, variables);
      if (command === undefined) throw new Error('It runs on the host.');
      return host.run({ ...command, cwd: driver.folder, timeoutMs: 60_000 });
    },
    argvs: () => commands.map(({ argv }) => argv.join(' ')).join('\n'),
    containers: async (service) => {
      const filters = [`project.working_dir=${folder}`, `service=${service}`].flatMap((label) => [
        '--filter',
        `label=com.docker.compose.${label}`,
      ]);
      const ids = await docker.run('ps', '-aq', '--no-trunc', ...filters);
      return ids === '' ? [] : ids.split('\n').sort();
    },
  };
}
