import type { Inputs } from '../../../actions/watch-ci/src/inputs.ts';
import { type Watched, watchAndSettle } from '../../../actions/watch-ci/src/watch-and-settle.ts';
import { deployOnHosts } from '../../../lib/delivery/hosts/deploy-on-hosts.ts';
import { returnOnHosts } from '../../../lib/delivery/hosts/return-on-hosts.ts';
import type { Recipe } from '../../../lib/delivery/recipe.ts';
import { ProcessDied } from '../process.ts';
import { type Commit, running, shaOf } from '../target.ts';
import { beginnings } from './build-fleet-history.ts';
import { checkEnding, checkMended, checkStanding, provenOn } from './ending.ts';
import { forwardOn } from './forward.ts';
import type { Asked, FleetHistory, FleetOperation, FleetRequest, HostTrouble, Named } from './operation.ts';
import { type FleetRun, startRun } from './run.ts';
import { createFleetWorld, type FleetWorld, type ModelHost } from './world.ts';

/** What one run told. */
export type Told =
  | { readonly kind: 'deploy'; readonly report: Awaited<ReturnType<typeof deployOnHosts>> }
  | { readonly kind: 'rollback'; readonly report: Awaited<ReturnType<typeof returnOnHosts>> }
  | { readonly kind: 'watch'; readonly report: Watched }
  | { readonly kind: 'died' }
  | { readonly kind: 'cancelled' };

/** Runs a history of an environment and its hosts; throws at the first rule that does not hold. */
export async function runFleetHistory({ hosts, begins, operations }: FleetHistory): Promise<void> {
  const world = createFleetWorld(hosts);
  try {
    for (const operation of [...beginnings[begins], ...operations]) await runStep(world, operation);
    await finish(world);
  } finally {
    world.stage.end();
  }
}

function hostOf({ hosts }: FleetWorld, number: number): ModelHost {
  const host = hosts[number % hosts.length];
  if (host === undefined) throw new Error('A fleet has a host.');
  return host;
}

/** One step. Throws at the first rule that does not hold. */
export async function runStep(world: FleetWorld, operation: FleetOperation): Promise<void> {
  const { github, stage, watchers } = world;
  switch (operation.kind) {
    case 'run':
      return carryOut(world, operation);
    case 'ci':
      github.say(named(world, operation.commit), operation.says);
      return;
    case 'push':
      github.head = named(world, operation.commit);
      return;
    case 'wait':
      await stage.play(stage.clock.sleep(60_000), operation.choices);
      return checkStanding(world);
    case 'kill':
      for (const { run } of watchers.splice(operation.watcher, 1)) run.kill();
      return;
    default:
      happen(world, operation);
  }
}

type Happening = Exclude<FleetOperation, { readonly kind: 'run' | 'ci' | 'push' | 'wait' | 'kill' }>;

function happen(world: FleetWorld, operation: Happening): void {
  if (operation.kind === 'illness') {
    const { host, commit, health } = operation;
    const sick = host === 'all' ? world.hosts : [hostOf(world, host)];
    for (const { target } of sick) target.health.set(commit, health);
    return;
  }
  const host = hostOf(world, operation.host);
  const { target } = host;
  switch (operation.kind) {
    case 'reach':
      host.isAway = operation.isAway;
      return;
    case 'drift':
      // Nobody changes by hand what a run is about to.
      if (host.holder !== undefined) return;
      Object.assign(target, { head: operation.commit, clean: operation.clean, stopped: false });
      target.kept.add(operation.commit);
      return;
    case 'stop':
      if (host.holder === undefined) target.stopped = target.head !== undefined;
      return;
    case 'trouble':
      trouble(host, operation.commit, operation.what);
      return;
    case 'mend':
      mend(host);
      return;
  }
}

function trouble({ target }: ModelHost, commit: Commit, what: HostTrouble): void {
  if (what === 'missing') target.missing.add(commit);
  else if (what === 'crashing') target.crashing.add(commit);
  else if (what === 'removed') {
    if (target.kept.delete(commit)) target.lost.add(commit);
  } else if (what === 'untouched' || what === 'half' || what === 'wrong-commit')
    target.activationFaults = [what];
  else target.failing.set(commit, what);
}

/** Whatever stood in the way on this host is gone. */
export function mend(host: ModelHost): void {
  const { target } = host;
  host.isAway = false;
  for (const each of [target.health, target.failing, target.missing, target.crashing]) each.clear();
  target.activationFaults = [];
}

/** Begins the runs, and waits for those that are waited for. */
export async function carryOut(
  world: FleetWorld,
  { asked, choices }: FleetOperation & { kind: 'run' },
): Promise<void> {
  const proven = provenOn(world.hosts);
  const due = forwardOn(world);
  const begun = asked.map((each) => begin(world, each));
  const before = world.hosts.map(({ book, target }) => ({
    lines: book.lines,
    head: running(target),
    activated: target.activated.length,
  }));
  const awaited = begun.filter(({ isDetached }) => !isDetached);
  for (const { run, ended, isDetached } of begun) if (isDetached) world.watchers.push({ run, ended });
  const told = await world.stage.play(Promise.all(awaited.map(({ ended }) => ended)), choices);
  await checkStanding(world);
  const [only, ...others] = awaited;
  const [what] = told;
  if (only === undefined || what === undefined || others.length > 0 || begun.length > 1) return;
  const written = world.hosts.reduce(
    (sum, { book }, index) => sum + book.lines - (before[index]?.lines ?? 0),
    0,
  );
  // Where another run has written meanwhile, what this one tells may be overtaken.
  if (written === only.run.lines) {
    const forward = only.over.length === world.hosts.length ? due : undefined;
    checkEnding(world, { ...only, told: what, before, proven, forward });
  }
}

interface Begun {
  readonly run: FleetRun;
  readonly over: readonly ModelHost[];
  readonly isDetached: boolean;
  readonly ended: Promise<Told>;
}

function named({ hosts: [first] }: Pick<FleetWorld, 'hosts'>, commit: Named): Commit {
  if (commit === 'live') return first?.book.live?.commit ?? 'A';
  return commit === 'left' ? (first?.book.left?.commit ?? 'B') : commit;
}

function begin(world: FleetWorld, { request: asked, over, fault }: Asked): Begun {
  const request: FleetRequest = 'commit' in asked ? { ...asked, commit: named(world, asked.commit) } : asked;
  const numbers = over.filter((number) => number < world.hosts.length);
  const hosts = numbers.length === 0 ? world.hosts : numbers.map((number) => hostOf(world, number));
  const run = startRun(world, { request, over: hosts, fault });
  const isDetached = request.kind === 'watch' && request.manner === 'detached';
  const ended = tell(run);
  if (isDetached) ended.catch((error: unknown) => world.broken.push(error));
  return { run, over: hosts, isDetached, ended };
}

/** Asks, and says how it ended. */
async function tell(run: FleetRun): Promise<Told> {
  try {
    const told = await ask(run);
    return run.isDead ? { kind: 'died' } : told;
  } catch (error) {
    if (run.isDead || error instanceof ProcessDied) return { kind: 'died' };
    if (run.ports.signal.aborted) return { kind: 'cancelled' };
    throw error;
  }
}

async function ask({ request, spots, ports, github }: FleetRun): Promise<Told> {
  if (request.kind === 'deploy') {
    const { commit, batch, maxFailures } = request;
    const rollout = { batch: { kind: 'number', hosts: batch }, maxFailures } as const;
    const recipe = recipeOf(request);
    return {
      kind: 'deploy',
      report: await deployOnHosts(spots, { sha: shaOf(commit), recipe }, rollout, ports),
    };
  }
  if (request.kind === 'rollback') {
    const { to, ifLive } = request;
    const asked = { to: to && shaOf(to), ifLive: ifLive && shaOf(ifLive), note: undefined, path: undefined };
    return { kind: 'rollback', report: await returnOnHosts(spots, asked, ports) };
  }
  const workflowRun = { runId: 1_000, ref: 'refs/heads/main', fromFork: false };
  const watchPorts = { spots, hosts: ports, github, workflowRun };
  return { kind: 'watch', report: await watchAndSettle(inputsOf(request), watchPorts) };
}

function recipeOf({ onFailure }: Extract<FleetRequest, { kind: 'deploy' }>): Recipe {
  return {
    driver: 'git',
    path: '/srv/app',
    before: 'before',
    restart: 'restart',
    after: 'after',
    commandTimeoutMs: 1_000,
    health: { checks: [], retries: 0, intervalMs: 1, timeoutMs: 1 },
    onFailure,
  };
}

/** The part of the inputs that a watcher asks for; the rest is how its hosts are reached. */
function inputsOf({
  commit,
  manner,
  onNoVerdict,
  rollForward,
}: Extract<FleetRequest, { kind: 'watch' }>): Inputs {
  const target = { environment: 'preprod', stateFolder: undefined, path: undefined, settings: undefined };
  const inputs: Omit<Inputs, 'target'> & { readonly target: Partial<Inputs['target']> } = {
    target,
    settle: true,
    sha: shaOf(commit),
    workflows: [],
    checks: [],
    ignore: [],
    timeoutMs: manner === 'event' ? 0 : 300_000,
    appearTimeoutMs: 60_000,
    intervalMs: 60_000,
    onNoVerdict,
    rollForward,
    detach: false,
  };
  return inputs as Inputs;
}

/** Rule 3: however it stands, once everything is well a deployment and a verdict bring all of it in order, by no hand. */
async function finish(world: FleetWorld): Promise<void> {
  for (const { run } of world.watchers.splice(0)) run.kill();
  for (const host of world.hosts) mend(host);
  world.github.say('C', 'success');
  for (const request of lastRequests) {
    const { run, ended } = begin(world, { request, over: [], fault: undefined });
    const told = await world.stage.play(ended, []);
    await checkStanding(world);
    checkMended(world, run, told);
  }
}

const lastRequests: readonly FleetRequest[] = [
  { kind: 'deploy', commit: 'C', onFailure: 'rollback', batch: 2, maxFailures: 0 },
  { kind: 'watch', commit: 'C', manner: 'event', onNoVerdict: 'keep', rollForward: false },
];
