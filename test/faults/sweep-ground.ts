import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BundleResult } from '../support/run-bundle.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';
import { startSshd } from '../support/sshd.ts';
import { untilFree } from './sweep-checks.ts';
import { type ComposeParts, composeTarget } from './sweep-compose.ts';
import { gitTarget, releasesTarget } from './sweep-files.ts';
import { copyFolder, keptFolder } from './sweep-kept.ts';
import type {
  Before,
  DriverName,
  HostKind,
  Place,
  PlaceHost,
  Scenario,
  Shas,
  Target,
} from './sweep-place.ts';
import { armRestart, deploy, settle, wordOf } from './sweep-scenarios.ts';
import { closeTap, openTap, tapFolder } from './sweep-tap.ts';

/** One environment of a driver on a host, in which every scenario can be begun again and again. */
export interface Ground {
  readonly driver: DriverName;
  readonly host: PlaceHost;
  readonly sandbox: Sandbox;
  /** Brings about what the scenario begins with, where that was not done before. */
  place(scenario: Scenario): Promise<Place>;
}

export interface GroundOptions {
  readonly driver: DriverName;
  readonly host: PlaceHost;
  /** For the driver `compose`. */
  readonly compose?: ComposeParts | undefined;
}

/** A ground with a sandbox, and with a server of its own where it is over SSH. `stop` ends all of it. */
export async function openGround(
  root: string,
  {
    driver,
    host,
    compose,
  }: { readonly driver: DriverName; readonly host: HostKind; readonly compose?: ComposeParts },
): Promise<Ground & { stop(): Promise<void> }> {
  if (host === 'local') {
    const sandbox = await createSandbox({ root });
    const ground = await groundIn(sandbox, { driver, host: { kind: 'local' }, compose });
    return { ...ground, stop: () => stopAll(ground) };
  }
  const folder = mkdtempSync(join(tmpdir(), 'belay-sweep-'));
  const wrapper = join(folder, 'session');
  writeFileSync(wrapper, plainWrapper, { mode: 0o755 });
  const env = { PATH: process.env['PATH'] ?? '', ...compose?.docker.env };
  const sshd = await startSshd({ folder, env, config: [`ForceCommand exec ${wrapper}`] });
  // The home of the server is the sandbox: whatever Belay leaves on the host is found there.
  const sandbox = await createSandbox({ root, folder: sshd.home });
  const ground = await groundIn(sandbox, { driver, host: { kind: 'ssh', sshd, wrapper }, compose });
  return {
    ...ground,
    stop: async () => {
      await stopAll(ground);
      await sshd.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function stopAll({ sandbox }: Ground): Promise<void> {
  await sandbox.stop();
}

/** What sshd would do without a ForceCommand. */
const plainWrapper = '#!/bin/sh\nexec /bin/sh -c "${SSH_ORIGINAL_COMMAND:-/bin/sh}"\n';

/** Makes the releases of a ground in a sandbox. */
export async function groundIn(sandbox: Sandbox, options: GroundOptions): Promise<Ground> {
  const { driver, host } = options;
  const shas = {
    a: sandbox.release('1.0'),
    b: sandbox.release('1.1'),
    sick: sandbox.sickRelease('1.2'),
    c: sandbox.release('1.3'),
  };
  const target = await targetOf(sandbox, shas, options);
  const runnerTemp = join(sandbox.folder, 'runner');
  mkdirSync(runnerTemp, { recursive: true });
  const inputs =
    host.kind === 'local'
      ? {}
      : { hosts: host.sshd.label, 'ssh-key': host.sshd.privateKey, 'known-hosts': host.sshd.knownHosts };
  const files = keptFolders(sandbox, runnerTemp);
  const base = {
    ...{ sandbox, driver, host, target, shas, runnerTemp, inputs },
    restart:
      driver === 'compose' ? '' : armedRestart(sandbox, join(tapFolder({ host, sandbox }), 'bundle.pid')),
    env: {
      RUNNER_TEMP: runnerTemp,
      ...(host.kind === 'local' && driver === 'compose' ? options.compose?.docker.env : {}),
    },
  };
  const reset = async (name: Before): Promise<void> => {
    rmSync(join(sandbox.folder, 'restart-bomb'), { force: true });
    if (host.kind === 'ssh') writeFileSync(host.wrapper, plainWrapper, { mode: 0o755 });
    files.reset(name);
    await target.reset(name);
  };
  const known = new Set<Before>();
  const bringAbout = async (place: Place): Promise<void> => {
    for (const name of stagesTo(place.scenario.before)) {
      if (known.has(name)) continue;
      await reset(cameFrom[name] ?? 'nothing');
      await advance(place, name);
      files.keep(name);
      await target.keep(name);
      known.add(name);
    }
  };
  files.keep('nothing');
  await target.keep('nothing');
  known.add('nothing');
  return {
    driver,
    host,
    sandbox,
    place: async (scenario) => {
      const place: Place = { ...base, scenario, reset: (to = scenario.before) => reset(to) };
      await bringAbout(place);
      if (scenario.ci !== undefined) sandbox.ci(shas.b, scenario.ci);
      await place.reset();
      return place;
    },
  };
}

/** A place of the driver git on this machine. */
export async function preparePlace(sandbox: Sandbox, scenario: Scenario): Promise<Place> {
  const ground = await groundIn(sandbox, { driver: 'git', host: { kind: 'local' } });
  return ground.place(scenario);
}

const cameFrom: Readonly<Record<Before, Before | undefined>> = {
  nothing: undefined,
  validated: 'nothing',
  newer: 'validated',
  interrupted: 'validated',
};

function stagesTo(name: Before): Before[] {
  const before = cameFrom[name];
  return before === undefined ? [name] : [...stagesTo(before), name];
}

/** From the stage before to this one. */
async function advance(place: Place, to: Before): Promise<void> {
  const { sandbox, shas } = place;
  if (to === 'validated') {
    expectWord(await deploy(place, shas.a), 'live');
    sandbox.ci(shas.a, 'success');
    expectWord(await settle(place, shas.a), 'validated');
  }
  if (to === 'newer') expectWord(await deploy(place, shas.b), 'live');
  if (to === 'interrupted') await interrupt(place);
}

/** The files are those of the new release, and the run dies when its restart is about to begin. */
async function interrupt(place: Place): Promise<void> {
  const { env } = openTap(place, { kind: 'none' });
  armRestart(place, 1);
  const { signal, exitCode, log } = await deploy(place, place.shas.b, { env });
  closeTap(place);
  if (signal !== 'SIGKILL' && exitCode !== 137) throw new Error(`The run was not killed:\n${log}`);
  await untilFree(place);
  if ((await place.target.head()) !== place.shas.b) throw new Error(`It had not switched:\n${log}`);
}

function expectWord(result: BundleResult, word: string): void {
  if (wordOf(result) !== word) throw new Error(`Expected ${word}, got ${wordOf(result)}:\n${result.log}`);
}

async function targetOf(sandbox: Sandbox, shas: Shas, options: GroundOptions): Promise<Target> {
  if (options.driver === 'git') return gitTarget(sandbox);
  if (options.driver === 'releases') return releasesTarget(sandbox);
  if (options.compose === undefined) throw new Error('The driver compose needs an engine and a registry.');
  return composeTarget(sandbox, shas, options.compose);
}

/** State, what the service has loaded, and what the runner keeps between steps. */
function keptFolders(
  sandbox: Sandbox,
  runnerTemp: string,
): { keep(name: Before): void; reset(name: Before): void } {
  const folders = [join(sandbox.folder, 'state'), join(sandbox.folder, 'loaded')];
  return {
    keep: (name) => {
      for (const folder of folders) copyFolder(folder, keptFolder(sandbox, name, folder));
    },
    reset: (name) => {
      rmSync(runnerTemp, { recursive: true, force: true });
      mkdirSync(runnerTemp);
      for (const folder of folders) copyFolder(keptFolder(sandbox, name, folder), folder);
    },
  };
}

/** The service's restart, with a place to die before and after every line of it. */
function armedRestart(sandbox: Sandbox, pidFile: string): string {
  const file = join(sandbox.folder, 'restart-bomb');
  // Over SSH the bundle is not who started it.
  const bundle = `"$(cat '${pidFile}' 2>/dev/null || echo "$PPID")"`;
  const at = `at() { [ -e '${file}' ] || return 0; left=$(( $(cat '${file}') - 1 )); if [ "$left" -gt 0 ]; then echo "$left" > '${file}'; else rm '${file}'; kill -9 ${bundle}; exit 9; fi; }`;
  return [at, 'at', ...sandbox.service.restart.split('\n').flatMap((line) => [line, 'at'])].join('\n');
}
