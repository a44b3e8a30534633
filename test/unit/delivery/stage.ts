import { basename, join } from 'node:path';
import type { Verdict } from '../../../lib/ci/verdict.ts';
import type { DeliveryPorts, EnvironmentRef } from '../../../lib/delivery/delivery-ports.ts';
import { deploy } from '../../../lib/delivery/deploy.ts';
import type { DeployRequest } from '../../../lib/delivery/deploy-report.ts';
import type { Deployments } from '../../../lib/delivery/deployments.ts';
import { environmentFiles } from '../../../lib/delivery/environment-store.ts';
import { type LedgerEvent, readEvent, writeEvent } from '../../../lib/delivery/ledger-event.ts';
import type { Recipe } from '../../../lib/delivery/recipe.ts';
import { type ReturnRequest, returnTo } from '../../../lib/delivery/return-to.ts';
import { type SettleRequest, settle } from '../../../lib/delivery/settle.ts';
import type { Driver } from '../../../lib/drivers/driver.ts';
import type { HealthReport, HealthStatus } from '../../../lib/health/health-report.ts';
import type { Command, Host } from '../../../lib/hosts/host.ts';
import type { Log } from '../../../lib/ports/log.ts';
import { createMemoryDisk, type Disk } from '../../model/disk.ts';
import { connectionLost, type Fault, ProcessDied, startProcess } from '../../model/process.ts';
import { type ActivationFault, type Commit, createTarget, shaOf, type Target } from '../../model/target.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { recipe } from './events.ts';

/** What is different in one act. */
export interface Given {
  /** What befalls its process. */
  readonly fault?: Fault;
  /** What the next activations do instead of their work. */
  readonly activationFaults?: readonly ActivationFault[];
  readonly driver?: Partial<Driver>;
  readonly host?: Partial<Host>;
  /** What the checks say instead of what the target says. */
  readonly health?: HealthReport;
  readonly ref?: Partial<EnvironmentRef>;
  /** The connection to the host breaks once, right after what this line begins to tell. */
  readonly losesAfter?: string;
  /** What happens before the host is reached again. */
  readonly meanwhile?: Setting;
  /** The log is told whole. */
  readonly isTelling?: true;
  /** GitHub has recorded nothing. */
  readonly isUnrecorded?: true;
}

/** One environment in memory. What an act does and says is a list of lines, in order, with letters for commits. */
export interface Stage {
  readonly target: Target;
  readonly disk: Disk;
  readonly ref: EnvironmentRef;
  readonly clock: FakeClock;
  /** An act of any kind. */
  act(run: (ref: EnvironmentRef, ports: DeliveryPorts) => Promise<object>, given?: Given): Promise<Story>;
  deploy(
    commit: Commit,
    given?: Given & { readonly recipe?: Partial<Recipe> } & Asked<DeployRequest>,
  ): Promise<Story>;
  settle(commit: Commit, verdict: Verdict, given?: Given & Asked<SettleRequest>): Promise<Story>;
  returnTo(given?: Given & Asked<ReturnRequest>): Promise<Story>;
}

type Asked<R> = { readonly asks?: Partial<R> };

export type Story = readonly string[];

export type Setting = (stage: Stage) => Promise<unknown>;

/** The recipe of every deployment, unless told otherwise. */
export const usualRecipe: Recipe = { ...recipe, before: 'before', restart: 'restart', after: 'after' };

/** One rule: what is there before, what is asked, and everything that is done and said then. */
export interface Rule {
  readonly rule: string;
  readonly given?: readonly Setting[];
  readonly when: (stage: Stage) => Promise<Story>;
  readonly story: Story;
}

/** What came of a rule's act. */
export async function play({ given = [], when }: Rule): Promise<Story> {
  const stage = createStage();
  for (const setting of given) await setting(stage);
  return when(stage);
}

type Act = (stage: Stage) => Promise<Story>;

export const deployed =
  (...asked: Parameters<Stage['deploy']>): Act =>
  (stage) =>
    stage.deploy(...asked);

export const settled =
  (...asked: Parameters<Stage['settle']>): Act =>
  (stage) =>
    stage.settle(...asked);

export const returned =
  (...asked: Parameters<Stage['returnTo']>): Act =>
  (stage) =>
    stage.returnTo(...asked);

/** A, validated; then B, of which CI has not spoken. */
export const usual: readonly Setting[] = [deployed('A'), settled('A', 'success'), deployed('B')];

/** How the service of a commit is from now on. */
export const is =
  (commit: Commit, health: HealthStatus): Setting =>
  async ({ target }) =>
    target.health.set(commit, health);

/** Somebody changes the target by hand. */
export const byHand =
  (change: Partial<Target>): Setting =>
  async ({ target }) =>
    Object.assign(target, change);

/** The ledger of a run that died, or of an older Belay. */
export const ledgerOf =
  (...events: readonly LedgerEvent[]): Setting =>
  async ({ disk, ref }) => {
    const { folder, ledger } = environmentFiles(ref.stateFolder, ref.environment);
    await disk.host.prepareFolder(folder);
    disk.append(ledger, events.map(writeEvent).join(''));
  };

/** An empty environment. */
export function createStage(): Stage {
  const disk = createMemoryDisk();
  const target = createTarget();
  const clock = createFakeClock();
  const ref = {
    environment: 'preprod',
    stateFolder: join(disk.root, 'state'),
    lockWaitMs: 0,
    run: { url: '', actor: '' },
    variable: () => undefined,
  };
  const deployments = { count: 0 };
  const act: Stage['act'] = async (run, given = {}) => {
    const story: string[] = [];
    const note = (line: string): void => void story.push(lettered(line));
    const { ports } = startProcess(target, given.fault, { lock: 'kernel', disk });
    target.activationFaults = [...(given.activationFaults ?? [])];
    let { meanwhile } = given;
    const sleep: FakeClock['sleep'] = async (...asked) => {
      const setting = meanwhile;
      meanwhile = undefined;
      await setting?.(stage);
      return clock.sleep(...asked);
    };
    const noted = notedPorts({ ...ports, clock: { ...clock, sleep } }, note, given);
    const github = given.isUnrecorded === true ? silent : notedDeployments(deployments, note);
    try {
      tell(await run({ ...ref, ...given.ref }, { ...noted, deployments: github }), note);
    } catch (error) {
      if (!(error instanceof ProcessDied) && !ports.signal.aborted) throw error;
      note(error instanceof ProcessDied ? 'is killed' : 'is cancelled');
    }
    target.activationFaults = [];
    return story;
  };
  const stage: Stage = {
    ...{ target, disk, ref, clock, act },
    deploy: (commit, given = {}) => {
      const request = {
        sha: shaOf(commit),
        recipe: { ...usualRecipe, ...given.recipe } as Recipe,
        ...given.asks,
      };
      return act((of, ports) => deploy(of, request, ports), given);
    },
    settle: (commit, verdict, given = {}) => {
      const request = {
        sha: shaOf(commit),
        generation: undefined,
        verdict,
        onNoVerdict: 'keep',
        path: undefined,
      } as const;
      return act((of, ports) => settle(of, { ...request, ...given.asks }, ports), given);
    },
    returnTo: (given = {}) => {
      const request = { to: undefined, ifLive: undefined, note: undefined, path: undefined };
      return act((of, ports) => returnTo(of, { ...request, ...given.asks }, ports), given);
    },
  };
  return stage;
}

function lettered(text: string): string {
  return text.replace(/([a-d])\1{39}/g, (sha) => sha.charAt(0).toUpperCase());
}

type Note = (line: string) => void;

/** What the report says, its numbers and commits below. */
function tell(report: object, note: Note): void {
  const { kind, status, action, reasonCode, code, message, health, ...rest } = report as Readonly<
    Record<string, unknown>
  >;
  const ending = message === undefined ? '' : `, ${reasonCode ?? code}: ${message}`;
  note(`${status ?? action ?? kind}${ending}`);
  const facts = Object.entries({ ...rest, ...(health === undefined ? {} : { health: healthWord(health) }) });
  if (facts.length === 0) return;
  const words = facts.map(
    ([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`,
  );
  note(`  ${words.join(', ')}`);
}

function healthWord(health: unknown): unknown {
  return typeof health === 'object' && health !== null && 'status' in health ? health.status : health;
}

function notedPorts(ports: DeliveryPorts, note: Note, given: Given): DeliveryPorts {
  const { host } = ports;
  const log = (level: string) => (text: string) => note(`${level}: ${text}`);
  let { losesAfter } = given;
  const done = (line: string): void => {
    if (losesAfter === undefined || !lettered(line).startsWith(losesAfter)) return;
    losesAfter = undefined;
    throw connectionLost('lose-after');
  };
  return {
    ...ports,
    log:
      given.isTelling === true
        ? wholeLog(log)
        : { ...ports.log, warning: log('warning'), notice: log('notice') },
    host: {
      ...host,
      append: async (path, content) => {
        await host.append(path, content);
        const read = readEvent(content.trimEnd());
        const line =
          read.kind === 'event' ? `ledger: ${eventWords(read.event)}` : `appends to ${basename(path)}`;
        note(line);
        done(line);
      },
      replace: async (path, content, keep) => {
        await host.replace(path, content, keep);
        note(`writes ${basename(path)}`);
        done(`writes ${basename(path)}`);
      },
      run: async (command) => {
        const line = commandWords(command);
        note(line);
        const result = await host.run(command);
        done(line);
        return result;
      },
      ...given.host,
    },
    openDriver: (way, session) =>
      notedDriver({ ...ports.openDriver(way, session), ...given.driver }, note, done),
    openHealth: (way, about) => ({
      check: (signal) => {
        note(`${about.manner === 'glance' ? 'glances at' : 'checks'} ${about.sha}`);
        return given.health === undefined
          ? ports.openHealth(way, about).check(signal)
          : Promise.resolve(given.health);
      },
    }),
  };
}

function wholeLog(note: (level: string) => Note): Log {
  return {
    ...{ info: note('info'), notice: note('notice'), warning: note('warning'), debug: note('debug') },
    group: (title, body) => {
      note('group')(title);
      return body();
    },
    foreign: (title, body) => {
      note('output')(title);
      return body(note('output'));
    },
  };
}

function notedDriver(driver: Driver, note: Note, done: Note): Driver {
  return {
    ...driver,
    current: async (next) => {
      const found = await driver.current(next);
      done('looks at the target');
      return found;
    },
    prepare: async (sha, need) => {
      note(`prepares ${sha} (${need})`);
      const preparation = await driver.prepare(sha, need);
      done('prepares');
      return preparation;
    },
    activate: async (sha, expected) => {
      const line = `activates ${sha}${expected === undefined ? '' : `, expecting ${expected}`}`;
      note(line);
      const activation = await driver.activate(sha, expected);
      done(line);
      return activation;
    },
    prune: () => {
      note('prunes');
      return driver.prune();
    },
    close: () => {
      note('closes the driver');
      return driver.close();
    },
  };
}

const silent: Deployments = { start: async () => undefined, setStatus: async () => undefined };

function notedDeployments(counter: { count: number }, note: Note): Deployments {
  return {
    start: async ({ sha, environment, description, task }) => {
      counter.count += 1;
      const what = task === undefined ? '' : `, ${task}`;
      note(`github: #${counter.count} is ${sha} in ${environment}${what}: ${description}`);
      return counter.count;
    },
    setStatus: async (id, { state, description, logUrl, environmentUrl }) => {
      const links = [logUrl, environmentUrl].filter((url) => url !== undefined);
      note(`github: #${id} ${[state, ...links].join(' ')}: ${description}`);
    },
  };
}

function commandWords({ argv, env = {}, stdin }: Command): string {
  if (stdin !== undefined) return `runs "${stdin}" by ${argv.join(' ')}`;
  const { BELAY_SCRIPT: script, BELAY_PATH: path } = env;
  return `runs "${script}"${path === usualRecipe.path ? '' : ` in ${path}`}`;
}

/** An event in a line: the number, what it is, and everything else it says. */
function eventWords({ at: _, generation, event, ...rest }: LedgerEvent): string {
  const { recipe: way, ...more } = rest as Readonly<Record<string, unknown>> & { readonly recipe?: Recipe };
  const facts = Object.entries(more)
    .filter(([name]) => name !== 'run')
    .map(([name, value]) => `${name} ${value}`);
  const restart =
    way === undefined || way.restart === usualRecipe.restart ? [] : [`restart "${way.restart}"`];
  return [`${generation} ${event}`, ...facts, ...restart].join(', ');
}
