import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Verdict } from '../../../../lib/ci/verdict.ts';
import type { DeliveryPorts } from '../../../../lib/delivery/delivery-ports.ts';
import type { DeployRequest } from '../../../../lib/delivery/deploy-report.ts';
import type { DeploymentStatus, NewDeployment } from '../../../../lib/delivery/deployments.ts';
import { deployOnHosts } from '../../../../lib/delivery/hosts/deploy-on-hosts.ts';
import type { HostsPorts } from '../../../../lib/delivery/hosts/hosts-ports.ts';
import { type HostsSettleRequest, settleOnHosts } from '../../../../lib/delivery/hosts/settle-on-hosts.ts';
import type { Place, Spot, Spots } from '../../../../lib/delivery/place.ts';
import type { Recipe } from '../../../../lib/delivery/recipe.ts';
import type { Rollout } from '../../../../lib/delivery/rollout.ts';
import type { Driver } from '../../../../lib/drivers/driver.ts';
import { type Host, type HostLock, hostLost } from '../../../../lib/hosts/host.ts';
import type { Clock } from '../../../../lib/ports/clock.ts';
import { systemClock } from '../../../../lib/ports/system-clock.ts';
import { type Fault, startProcess } from '../../../model/process.ts';
import { type Commit, createTarget, shaOf, type Target } from '../../../model/target.ts';
import { createFakeLog, type FakeLog } from '../../../support/fake-log.ts';

/** One host of a fleet: a played checkout, with real state files in a folder of its own. */
export interface FleetHost {
  readonly name: string;
  readonly target: Target;
  /** It cannot be talked to. */
  isAway: boolean;
  /** What befalls it at its n-th call. */
  fault: Fault | undefined;
  /** Called when the lock of the rollout is asked for there. */
  onHostsLock: (() => Promise<void>) | undefined;
  /** How each driver was opened. */
  readonly recipes: Recipe[];
  /** The connections that hold its locks break. */
  dropLocks(): void;
}

/** What GitHub was told. */
export interface ToldDeployments {
  readonly started: readonly NewDeployment[];
  readonly statuses: readonly (DeploymentStatus & { readonly id: number })[];
}

export interface Fleet {
  readonly hosts: readonly FleetHost[];
  readonly spots: Spots;
  readonly log: FakeLog;
  readonly github: ToldDeployments;
  readonly ports: HostsPorts;
  readonly cancel: AbortController;
  deploy(
    commit: Commit,
    rollout?: Partial<Rollout>,
    more?: Partial<DeployRequest>,
  ): ReturnType<typeof deployOnHosts>;
  verdict(
    commit: Commit,
    verdict: Verdict,
    more?: Partial<HostsSettleRequest>,
  ): ReturnType<typeof settleOnHosts>;
  /** The same hosts in the order and number that are given, as another run's list has them. */
  over(indices: readonly number[]): Fleet;
  remove(): void;
}

const oneByOne: Rollout = { batch: { kind: 'number', hosts: 1 }, maxFailures: 0 };

/** Several hosts on this machine. Whoever makes them removes them. */
export function createFleet(size: number): Fleet {
  const folder = mkdtempSync(join(tmpdir(), 'belay-fleet-'));
  const log = createFakeLog();
  const cancel = new AbortController();
  const started: NewDeployment[] = [];
  const statuses: (DeploymentStatus & { readonly id: number })[] = [];
  const deployments = {
    start: async (deployment: NewDeployment) => started.push(deployment),
    setStatus: async (id: number, status: DeploymentStatus) => void statuses.push({ ...status, id }),
  };
  const ports: HostsPorts = { clock: hurried, log, signal: cancel.signal, deployments };
  const hosts = Array.from({ length: size }, (_, index) => createHost(`deploy@web${index + 1}`));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  return fleetOf(hosts, { folder, log, ports, cancel, github: { started, statuses }, remove });
}

type Shared = Pick<Fleet, 'log' | 'ports' | 'cancel' | 'github' | 'remove'> & { readonly folder: string };

function fleetOf(hosts: readonly PlayedHost[], shared: Shared): Fleet {
  const { ports } = shared;
  const [first, ...others] = hosts.map((host) => spotOf(host, shared.folder, ports));
  if (first === undefined) throw new Error('A fleet has at least one host.');
  const spots: Spots = [first, ...others];
  return {
    ...shared,
    hosts,
    spots,
    deploy: (commit, rollout = {}, more = {}) =>
      deployOnHosts(spots, { ...requestOf(commit), ...more }, { ...oneByOne, ...rollout }, ports),
    verdict: (commit, verdict, more = {}) =>
      settleOnHosts(
        spots,
        {
          sha: shaOf(commit),
          verdict,
          onNoVerdict: 'keep',
          path: undefined,
          generationOn: () => undefined,
          ...more,
        },
        ports,
      ),
    over: (indices) =>
      fleetOf(
        indices.flatMap((index) => hosts[index] ?? []),
        shared,
      ),
  };
}

interface PlayedHost extends FleetHost {
  /** Counts the broken connections. */
  drops: number;
}

function createHost(name: string): PlayedHost {
  const host: PlayedHost = {
    name,
    target: createTarget(),
    isAway: false,
    fault: undefined,
    onHostsLock: undefined,
    recipes: [],
    drops: 0,
    dropLocks: () => {
      host.drops += 1;
      for (const lock of heldOn.get(host) ?? []) void lock.release();
      heldOn.delete(host);
    },
  };
  return host;
}

const heldOn = new WeakMap<PlayedHost, HostLock[]>();

/** Waits a hundredth of what it is asked for. */
const hurried: Clock = { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms / 100, signal) };

/** The real lock, that breaks like one over a connection. */
function lockOf(host: PlayedHost, real: Host): Host['lock'] {
  return async (path, request) => {
    if (!path.endsWith('/hosts.lock')) return real.lock(path, request);
    await host.onHostsLock?.();
    if (host.isAway) throw lostOf(host);
    const outcome = await real.lock(path, request);
    if (outcome.kind !== 'held') return outcome;
    const { drops } = host;
    heldOn.set(host, [...(heldOn.get(host) ?? []), outcome.lock]);
    return {
      ...outcome,
      lock: { isHeld: () => host.drops === drops, release: () => outcome.lock.release() },
    };
  };
}

function lostOf({ name }: PlayedHost): Error {
  return hostLost({ host: name, when: 'before', why: 'unreachable' }, `${name} could not be reached.`);
}

/** The letters are a history: each comes after the one before. */
const isAncestor: Driver['isAncestor'] = async (older, newer) => older < newer;

function spotOf(host: PlayedHost, folder: string, shared: HostsPorts): Spot {
  const { name, target } = host;
  const ref = {
    environment: 'preprod',
    stateFolder: join(folder, name),
    lockWaitMs: 600_000,
    run: { url: '', actor: 'octocat' },
    variable: () => undefined,
  };
  return {
    name,
    isHere: false,
    open: async (): Promise<Place> => {
      if (host.isAway) throw lostOf(host);
      const { log, deployments, signal } = shared;
      const portsWith = (aside: Pick<HostsPorts, 'log' | 'deployments'>): DeliveryPorts => {
        const { ports } = startProcess(target, host.fault, 'kernel');
        const openDriver: DeliveryPorts['openDriver'] = (asked, session) => {
          host.recipes.push(asked);
          return { ...ports.openDriver(asked, session), isAncestor };
        };
        const played = { ...ports.host, name, lock: lockOf(host, ports.host) };
        return { ...ports, ...aside, signal, openDriver, host: played };
      };
      return { ref, ports: portsWith({ log, deployments }), telling: portsWith };
    },
  };
}

export const recipe: Recipe = {
  driver: 'git',
  path: '/srv/shop',
  restart: 'restart',
  commandTimeoutMs: 1_000,
  health: { checks: [], retries: 0, intervalMs: 0, timeoutMs: 1_000 },
  onFailure: 'rollback',
};

export function requestOf(commit: Commit): DeployRequest {
  return { sha: shaOf(commit), recipe };
}

/** What each host runs. */
export function headsOf({ hosts }: Pick<Fleet, 'hosts'>): readonly (Commit | undefined)[] {
  return hosts.map(({ target }) => target.head);
}
