import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeployRequest } from '../../../../lib/delivery/deploy-report.ts';
import type { DeploymentStatus, NewDeployment } from '../../../../lib/delivery/deployments.ts';
import { deployOnHosts } from '../../../../lib/delivery/hosts/deploy-on-hosts.ts';
import type { HostsPorts } from '../../../../lib/delivery/hosts/hosts-ports.ts';
import { settleOnHosts } from '../../../../lib/delivery/hosts/settle-on-hosts.ts';
import type { Place, Spot, Spots } from '../../../../lib/delivery/place.ts';
import type { Recipe } from '../../../../lib/delivery/recipe.ts';
import type { Rollout } from '../../../../lib/delivery/rollout.ts';
import { hostLost } from '../../../../lib/hosts/host.ts';
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
  deploy(commit: Commit, rollout?: Partial<Rollout>): ReturnType<typeof deployOnHosts>;
  verdict(commit: Commit, verdict: 'success' | 'failure'): ReturnType<typeof settleOnHosts>;
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
  const ports: HostsPorts = { clock: systemClock, log, signal: cancel.signal, deployments };
  const hosts = Array.from(
    { length: size },
    (_, index): FleetHost => ({
      name: `deploy@web${index + 1}`,
      target: createTarget(),
      isAway: false,
      fault: undefined,
    }),
  );
  const [first, ...others] = hosts.map((host) => spotOf(host, folder, ports));
  if (first === undefined) throw new Error('A fleet has at least one host.');
  const spots: Spots = [first, ...others];
  return {
    hosts,
    spots,
    log,
    github: { started, statuses },
    ports,
    cancel,
    deploy: (commit, rollout = {}) =>
      deployOnHosts(spots, requestOf(commit), { ...oneByOne, ...rollout }, ports),
    verdict: (commit, verdict) =>
      settleOnHosts(
        spots,
        {
          sha: shaOf(commit),
          verdict,
          onNoVerdict: 'keep',
          path: undefined,
          generationOn: () => undefined,
        },
        ports,
      ),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function spotOf(host: FleetHost, folder: string, shared: HostsPorts): Spot {
  const { name, target } = host;
  const ref = {
    environment: 'preprod',
    stateFolder: join(folder, name),
    lockWaitMs: 5_000,
    run: { url: '', actor: 'octocat' },
    variable: () => undefined,
  };
  const lost = (): Error =>
    hostLost({ host: name, when: 'before', why: 'unreachable' }, `${name} could not be reached.`);
  return {
    name,
    isHere: false,
    open: async (): Promise<Place> => {
      if (host.isAway) throw lost();
      const { log, deployments, signal } = shared;
      const portsWith = (aside: Pick<HostsPorts, 'log' | 'deployments'>) => {
        const process = startProcess(target, host.fault, 'kernel');
        return { ...process.ports, ...aside, signal, host: { ...process.ports.host, name } };
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
