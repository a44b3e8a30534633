import { join } from 'node:path';
import type { EnvironmentRef } from '../../lib/delivery/delivery-ports.ts';
import type { DeliveryState } from '../../lib/delivery/delivery-state.ts';
import { deploy } from '../../lib/delivery/deploy.ts';
import { type EnvironmentFiles, environmentFiles } from '../../lib/delivery/environment-store.ts';
import { peekEnvironment } from '../../lib/delivery/plan-deploy.ts';
import type { Recipe } from '../../lib/delivery/recipe.ts';
import { returnTo } from '../../lib/delivery/return-to.ts';
import { settle } from '../../lib/delivery/settle.ts';
import { createMemoryDisk, createRealDisk, type Disk, machine } from './disk.ts';
import type { Watcher } from './expectation.ts';
import type { Damage, Operation, Request } from './operation.ts';
import { type ModelProcess, ProcessDied, startProcess } from './process.ts';
import { checkRequest, isSnapshot, type Memory, startMemory } from './rules.ts';
import { createTarget, running, shaOf, type Target } from './target.ts';

/** One environment on a disk of its own, and everything that has happened to it. */
export interface World {
  readonly disk: Disk;
  readonly ref: EnvironmentRef;
  readonly files: EnvironmentFiles;
  readonly target: Target;
  /** From the oldest to the newest. */
  readonly watchers: Watcher[];
  readonly memory: Memory;
}

/** How one call of Belay ended. */
export type Ending =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'died' }
  | { readonly kind: 'cancelled' };

export type Report = Awaited<ReturnType<typeof deploy | typeof settle | typeof returnTo>>;

/** Runs a history from its beginning; throws at the first rule that does not hold. */
export async function runHistory(
  history: readonly Operation[],
  files: 'memory' | 'real' = 'real',
): Promise<void> {
  const disk = files === 'real' ? createRealDisk() : createMemoryDisk();
  try {
    const world = createWorld(disk);
    for (const operation of history) await step(world, operation);
  } finally {
    disk.dispose();
  }
}

function createWorld(disk: Disk): World {
  const stateFolder = join(disk.root, 'state');
  return {
    disk,
    ref: {
      environment: 'preprod',
      stateFolder,
      lockWaitMs: 0,
      run: { url: '', actor: '' },
      variable: () => undefined,
    },
    files: environmentFiles(stateFolder, 'preprod'),
    target: createTarget(),
    watchers: [],
    memory: startMemory(),
  };
}

async function step(world: World, operation: Operation): Promise<void> {
  const { target } = world;
  switch (operation.kind) {
    case 'request':
      return request(world, operation);
    case 'drift':
      Object.assign(target, { head: operation.commit, clean: operation.clean, stopped: false });
      target.kept.add(operation.commit);
      return;
    case 'illness':
      target.health.set(operation.commit, operation.health);
      return;
    case 'commands':
      if (operation.failing === undefined) target.failing.delete(operation.commit);
      else target.failing.set(operation.commit, operation.failing);
      return;
    case 'availability':
      target.missing[operation.missing ? 'add' : 'delete'](operation.commit);
      return;
    case 'crashing':
      target.crashing[operation.crashes ? 'add' : 'delete'](operation.commit);
      return;
    case 'removal':
      if (target.kept.delete(operation.commit)) target.lost.add(operation.commit);
      return;
    case 'network':
      target.offline = operation.offline;
      return;
    case 'driver':
      target.fetchesForReturn = operation.fetchesForReturn;
      return;
    case 'stop':
      target.stopped = target.head !== undefined;
      return;
    case 'damage':
      return damage(world, operation.damage);
  }
}

async function request(world: World, operation: Extract<Operation, { kind: 'request' }>): Promise<void> {
  const watcher = watcherOf(world, operation.request);
  if (operation.request.kind === 'verdict' && watcher === undefined) return;
  world.target.activationFaults = [...operation.trouble.activationFaults];
  const ending = await carryOut(world, operation, watcher);
  world.target.activationFaults = [];
  // The same request again, with nothing in its way: it must end what the first left open, and change nothing else.
  const calm = { ...operation, trouble: { fault: undefined, activationFaults: [] } };
  if (operation.twice && ending.kind === 'report') await carryOut(world, calm, watcher);
}

async function carryOut(
  world: World,
  operation: Extract<Operation, { kind: 'request' }>,
  watcher: Watcher | undefined,
): Promise<Ending> {
  const before = await remember(world);
  const activatedBefore = world.target.activated.length;
  const hadSnapshot =
    isSnapshot(world.disk, world.files.state) || isSnapshot(world.disk, world.files.previousState);
  const { fault } = operation.trouble;
  // Whoever may die holds the real lock, and whoever comes after it finds it free.
  const mayBeHeld = fault !== undefined || !world.memory.saved;
  const { disk } = world;
  const lock = mayBeHeld || disk.isInMemory ? 'kernel' : 'played';
  const modelProcess = startProcess(world.target, fault, { lock, disk });
  const { head, clean, stopped, kept } = world.target;
  const targetBefore = { head, clean, stopped, kept: new Set(kept) };
  const ending = await call(world, operation.request, watcher, modelProcess);
  const after = await remember(world);
  checkRequest(world, {
    ...operation,
    watcher,
    ending,
    before,
    after,
    targetBefore,
    hadSnapshot,
    struck: modelProcess.struck(),
    activations: world.target.activated.length - activatedBefore,
  });
  const now = running(world.target);
  if (after.live !== undefined && now !== undefined && shaOf(now) === after.live.sha)
    world.watchers.push({ commit: now, generation: after.live.generation });
  return ending;
}

async function call(
  world: World,
  request: Request,
  watcher: Watcher | undefined,
  modelProcess: ModelProcess,
): Promise<Ending> {
  try {
    return { kind: 'report', report: await ask(world, request, watcher, modelProcess) };
  } catch (error) {
    if (error instanceof ProcessDied) return { kind: 'died' };
    if (modelProcess.ports.signal.aborted) return { kind: 'cancelled' };
    throw error;
  }
}

function ask(
  { ref }: World,
  request: Request,
  watcher: Watcher | undefined,
  { ports }: ModelProcess,
): Promise<Report> {
  const optionalSha = (commit: Parameters<typeof shaOf>[0] | undefined): string | undefined =>
    commit === undefined ? undefined : shaOf(commit);
  if (request.kind === 'deploy')
    return deploy(ref, { sha: shaOf(request.commit), recipe: recipeOf(request) }, ports);
  if (request.kind === 'rollback') {
    const { to, ifLive } = request;
    const asked = { to: optionalSha(to), ifLive: optionalSha(ifLive), note: undefined, path: undefined };
    return returnTo(ref, asked, ports);
  }
  const { commit, generation } = watcher ?? { commit: 'A', generation: undefined };
  const { verdict, onNoVerdict } = request;
  return settle(ref, { sha: shaOf(commit), generation, verdict, onNoVerdict, path: undefined }, ports);
}

/** How the releases of a history are deployed. */
export function recipeOf({
  onFailure,
  variant,
}: Pick<Extract<Request, { kind: 'deploy' }>, 'onFailure' | 'variant'>): Recipe {
  return {
    driver: 'git',
    path: '/srv/app',
    before: 'before',
    restart: 'restart',
    after: 'after',
    commandTimeoutMs: 1_000 + variant,
    health: { checks: [], retries: 0, intervalMs: 1, timeoutMs: 1 },
    onFailure,
  };
}

function watcherOf({ watchers }: World, request: Request): Watcher | undefined {
  if (request.kind !== 'verdict') return undefined;
  const found = watchers.at(-1 - request.watcher);
  return request.forgetful && found !== undefined ? { ...found, generation: undefined } : found;
}

/** What the files tell, read by a process of its own. */
export async function remember({
  ref,
  target,
  disk = machine,
}: Pick<World, 'ref' | 'target'> & Partial<Pick<World, 'disk'>>): Promise<DeliveryState> {
  const state = await peekEnvironment(ref, startProcess(target, undefined, { lock: 'played', disk }).ports);
  if ('kind' in state) throw new Error(`The state became unreadable: ${state.message}`);
  return state;
}

async function damage(world: World, what: Damage): Promise<void> {
  const { disk, files, memory } = world;
  if (disk.names(files.folder).length === 0) return;
  const before = await remember(world);
  for (const act of damageActs[what](files)) act(disk);
  const after = await remember(world);
  memory.afterDamage(what, before, after);
}

type Acts = (files: EnvironmentFiles) => readonly ((disk: Disk) => void)[];

const remove = (path: string) => (disk: Disk) => disk.remove(path);
const spoil = (path: string) => (disk: Disk) => {
  const text = disk.read(path)?.toString('utf8');
  if (text !== undefined) disk.write(path, text.replace('generation', 'generatiom'));
};
const add = (path: string, bytes: Buffer) => (disk: Disk) => {
  if (disk.read(path) !== undefined) disk.append(path, bytes);
};

const damageActs: Readonly<Record<Damage, Acts>> = {
  'state lost': ({ state }) => [remove(state)],
  'state damaged': ({ state }) => [spoil(state)],
  'previous lost': ({ previousState }) => [remove(previousState)],
  'previous damaged': ({ previousState }) => [spoil(previousState)],
  'both states lost': ({ state, previousState }) => [remove(state), remove(previousState)],
  'both states damaged': ({ state, previousState }) => [spoil(state), spoil(previousState)],
  'ledger torn': ({ ledger }) => [add(ledger, Buffer.from('{"v":1,"event":"li\xff\xfe', 'latin1'))],
  'ledger lost': ({ ledger }) => [remove(ledger)],
  'validated file edited': ({ validated }) => [add(validated, Buffer.from('edited'))],
  'all lost': ({ state, previousState, ledger }) => [remove(state), remove(previousState), remove(ledger)],
};
