import type { DeliveryPorts } from '../../../lib/delivery/delivery-ports.ts';
import type { Deployments } from '../../../lib/delivery/deployments.ts';
import type { HostsPorts } from '../../../lib/delivery/hosts/hosts-ports.ts';
import { readLedgerText } from '../../../lib/delivery/ledger-text.ts';
import type { Spot, Spots } from '../../../lib/delivery/place.ts';
import type { GitHubClient } from '../../../lib/github/client.ts';
import { type HostLock, hostLost, type LockOutcome } from '../../../lib/hosts/host.ts';
import { createFakeLog } from '../../support/fake-log.ts';
import type { DiskHost } from '../disk.ts';
import { portsOf, type Run, type Step } from '../ports.ts';
import { actLosing, actStruck, connectionLost, isLoss, ProcessDied } from '../process.ts';
import { type Commit, commitOf } from '../target.ts';
import { clientOf } from './github.ts';
import type { FleetFault, FleetRequest } from './operation.ts';
import { checkEvent } from './rules.ts';
import type { FleetWorld, ModelHost } from './world.ts';

/** One run of an action: a process that works on several hosts, and what has become of it. */
export interface FleetRun {
  readonly request: FleetRequest;
  readonly spots: Spots;
  readonly ports: HostsPorts;
  readonly github: GitHubClient;
  /** Highest generation of each host when CI was first asked; undefined before. */
  looked: ReadonlyMap<string, number> | undefined;
  /** Hosts that could be reached before CI was asked. */
  readonly seen: Set<string>;
  /** What a watcher has deployed itself in going forward, by host. */
  readonly deployed: Map<string, number>;
  /** The head of the branch, as this run was told it. */
  headSaid: Commit | undefined;
  struck: boolean;
  isDead: boolean;
  /** Lines it has written. */
  lines: number;
  kill(): void;
}

export interface Beginning {
  readonly request: FleetRequest;
  readonly over: readonly ModelHost[];
  readonly fault: FleetFault | undefined;
}

/** Counts calls, and does to them what is to befall this run. */
interface Fate {
  call<T>(host: ModelHost | undefined, step: Step<T>): Promise<T>;
}

export function startRun(world: FleetWorld, { request, over, fault }: Beginning): FleetRun {
  const controller = new AbortController();
  const locks = new Map<HostLock, ModelHost>();
  const log = createFakeLog();
  const { clock } = world.stage;
  const { signal } = controller;
  const run: FleetRun = {
    request,
    spots: [] as unknown as Spots,
    ports: { clock, log, signal, deployments: deploymentsOf(world) },
    github: clientOf(world.github, async (about) => {
      run.looked ??= new Map(over.map(({ name, book }) => [name, book.highest]));
      await fate.call(undefined, { isHere: true, act: () => undefined });
      if (about === 'head') run.headSaid = world.github.head;
    }),
    looked: undefined,
    seen: new Set(),
    deployed: new Map(),
    headSaid: undefined,
    struck: false,
    isDead: false,
    lines: 0,
    kill() {
      if (!run.isDead) world.strikes += 1;
      run.isDead = true;
      for (const lock of [...locks.keys()]) void lock.release();
    },
  };
  const drop = (host: ModelHost): void => {
    for (const [lock, where] of [...locks]) if (where === host) void lock.release();
  };
  const fate = fateOf(run, {
    world,
    controller,
    fault,
    struckHost: over[(fault?.host ?? 0) % over.length],
    drop,
  });
  const [first, ...others] = over.map((host) => spotOf(host, { world, run, fate, locks }));
  if (first === undefined) throw new Error('A run is over one host at least.');
  return Object.assign(run, { spots: [first, ...others] as const });
}

function fateOf(
  run: FleetRun,
  about: {
    readonly world: FleetWorld;
    readonly controller: AbortController;
    readonly fault: FleetFault | undefined;
    readonly struckHost: ModelHost | undefined;
    readonly drop: (host: ModelHost) => void;
  },
): Fate {
  const { world, controller, fault, struckHost, drop } = about;
  const isOfHost = fault !== undefined && (isLoss(fault.kind) || fault.kind === 'disk-full');
  let calls = 0;
  return {
    async call(host, step) {
      await world.stage.turn();
      if (run.isDead) throw new ProcessDied();
      const isGone = host?.isAway === true && step.isHere !== true;
      if (isGone) throw lostOf(host);
      if (fault === undefined || (isOfHost && (host !== struckHost || step.isHere === true)))
        return step.act();
      calls += 1;
      if (calls < fault.call) return step.act();
      if (!run.struck) world.strikes += 1;
      run.struck = true;
      const { kind } = fault;
      const isFirst = calls === fault.call;
      if (isLoss(kind)) {
        if (isFirst && host !== undefined && kind !== 'lose-after') drop(host);
        return actLosing(step, kind, isFirst).catch((error: unknown) => {
          if (host !== undefined) drop(host);
          // What could not be read to its end before CI was asked was not seen.
          if (host !== undefined && run.looked === undefined) run.seen.delete(host.name);
          throw error instanceof Error && error.name === 'HostLost' ? nameLost(error, host) : error;
        });
      }
      if (kind === 'cancel') controller.abort(new Error('cancelled'));
      if (kind !== 'die' && kind !== 'die-halfway') return actStruck(step, kind, isFirst);
      return actStruck(step, kind, isFirst).finally(() => run.kill());
    },
  };
}

function nameLost(error: Error, host: ModelHost | undefined): Error {
  const isBefore = 'when' in error && error.when === 'before';
  return connectionLost(isBefore ? 'lose-before' : 'lose-halfway', host?.name);
}

function lostOf({ name }: ModelHost): Error {
  return hostLost({ host: name, when: 'before', why: 'unreachable' }, `${name} could not be reached.`);
}

interface Works {
  readonly world: FleetWorld;
  readonly run: FleetRun;
  readonly fate: Fate;
  readonly locks: Map<HostLock, ModelHost>;
}

function spotOf(host: ModelHost, works: Works): Spot {
  const { run, fate } = works;
  const { name, target, ref } = host;
  const disk = { ...host.disk, host: watchedFiles(host, works) };
  const runOn: Run = (step) => fate.call(host, step);
  const portsWith = (aside: Pick<HostsPorts, 'log' | 'deployments'>): DeliveryPorts => {
    const { clock, signal } = run.ports;
    const ports = portsOf(runOn, { name, target, disk, lock: 'kernel' }, { clock, signal, ...aside });
    return {
      ...ports,
      // The letters are a history: each comes after the one before.
      openDriver: (recipe, session) => ({
        ...ports.openDriver(recipe, session),
        isAncestor: async (older, newer) => older < newer,
      }),
    };
  };
  return {
    name,
    isHere: false,
    async open() {
      await fate.call(host, { act: () => undefined });
      if (run.looked === undefined) run.seen.add(name);
      return { ref, ports: portsWith(run.ports), telling: portsWith };
    },
  };
}

/** Every whole line of the ledger is checked as it comes, and every lock is known to be whose. */
function watchedFiles(host: ModelHost, { world, run, locks }: Works): DiskHost {
  const { host: files } = host.disk;
  const lockInTime: DiskHost['lock'] = async (path, request) => {
    if (request.waitMs <= 0) return files.lock(path, request);
    const over = new AbortController();
    const had = new AbortController();
    const late = world.stage.clock.sleep(request.waitMs, had.signal).then(() => over.abort());
    late.catch(() => undefined);
    const signals = [over.signal, ...(request.signal === undefined ? [] : [request.signal])];
    try {
      return await files.lock(path, { ...request, signal: AbortSignal.any(signals) });
    } catch (error) {
      if (!over.signal.aborted) throw error;
      // Nobody holds it for so long: runs wait for each other.
      if (request.waitMs >= host.ref.lockWaitMs) world.blocked.push(`${host.name}: ${path}`);
      return { kind: 'busy', holder: 'another run' };
    } finally {
      had.abort();
    }
  };
  return {
    ...files,
    async append(path, content) {
      await files.append(path, content);
      if (!path.endsWith('/ledger.jsonl')) return;
      run.lines += 1;
      for (const event of readLedgerText(Buffer.from(content)).events)
        checkEvent(world, { host, run, event });
    },
    async lock(path, request): Promise<LockOutcome> {
      const outcome = await lockInTime(path, request);
      if (outcome.kind !== 'held') return outcome;
      const { lock, waitedMs } = outcome;
      if (run.isDead) {
        await lock.release();
        throw new ProcessDied();
      }
      const isOwn = path.endsWith('/lock');
      if (isOwn) host.holder = run;
      const own: HostLock = {
        isHeld: () => locks.has(own),
        async release() {
          if (!locks.delete(own)) return;
          if (isOwn) host.holder = undefined;
          await lock.release();
        },
      };
      locks.set(own, host);
      return { kind: 'held', waitedMs, lock: own };
    },
  };
}

/** GitHub's record, kept as a delivery tells it. */
function deploymentsOf({ github, environment }: FleetWorld): Deployments {
  const { deployments } = github;
  return {
    async start({ sha }) {
      const id = deployments.length + 1;
      deployments.push({ id, sha, environment, statuses: [] });
      return id;
    },
    async setStatus(id, { state, description }) {
      const statuses = deployments.find((each) => each.id === id)?.statuses;
      statuses?.push({ id: statuses.length + 1, state, description });
    },
  };
}

/** The commit a watcher watches. */
export function watchedCommit({ request }: Pick<FleetRun, 'request'>): Commit | undefined {
  return request.kind === 'watch' ? request.commit : undefined;
}

/** The commit of a full id that may be none. */
export function optionalCommit(sha: string | null | undefined): Commit | undefined {
  return sha === null || sha === undefined ? undefined : commitOf(sha);
}
