import type { DeploymentState, DeploymentStatus, Deployments, NewDeployment } from '../deployments.ts';

/** GitHub knows the environment, not its hosts: their deliveries share one deployment there. */
export interface SharedMirror {
  /** The mirror as the delivery on one host sees it. */
  on(host: string): Deployments;
  /** Tells GitHub what came of it, once the whole is decided. */
  conclude(ending?: Ending): Promise<void>;
}

/** What is told otherwise than the worst of what the hosts say. */
export interface Ending {
  /** The release that was asked for is live, on as many hosts as were to have it. */
  readonly live?: { readonly sha: string; readonly description: string };
  /** Leaves out what one host says and is not true of the whole. */
  readonly leaveOut?: (status: DeploymentStatus) => boolean;
  /** The run was cancelled: nothing it began is told as well, and nothing stays in progress. */
  readonly cancelled?: { readonly description: string; readonly deployments: Deployments };
}

const rank: Readonly<Record<DeploymentState, number>> = {
  failure: 4,
  error: 3,
  success: 2,
  inactive: 1,
  in_progress: 0,
};

/**
 * The first host that starts a deployment starts it for all. `mayRollBack` tells whether the rollback of one host is
 * that of the environment: where hosts may fail, it is not before the whole goes back.
 */
export function createSharedMirror(deployments: Deployments, mayRollBack: () => boolean): SharedMirror {
  const started = new Map<string, Promise<number | undefined>>();
  const begun = new Set<number>();
  const ended = new Map<number, Map<string, DeploymentStatus>>();
  const start = (deployment: NewDeployment): Promise<number | undefined> => {
    const { sha, task = 'deploy' } = deployment;
    if (task === 'rollback' && !mayRollBack()) return Promise.resolve(undefined);
    const key = keyOf(sha, task);
    const known = started.get(key) ?? deployments.start(deployment);
    started.set(key, known);
    return known;
  };
  const setStatus = async (host: string, id: number, status: DeploymentStatus): Promise<void> => {
    if (status.state !== 'in_progress') {
      ended.set(id, (ended.get(id) ?? new Map<string, DeploymentStatus>()).set(host, status));
    } else if (!begun.has(id)) {
      begun.add(id);
      await deployments.setStatus(id, status);
    }
  };
  return {
    on: (host) => ({ start, setStatus: (id, status) => setStatus(host, id, status) }),
    async conclude({ live, leaveOut, cancelled } = {}) {
      if (cancelled !== undefined) {
        const own = await Promise.all([...started.values()].map(soon));
        const told = [...ended].map(([id, statuses]) => [id, worstOf([...statuses.values()])] as const);
        ended.clear();
        return concludeCancelled({ own: own.filter((id) => id !== undefined), told }, cancelled);
      }
      const liveId = live === undefined ? undefined : await started.get(keyOf(live.sha, 'deploy'));
      const told = [...ended].map(async ([id, statuses]) => {
        const worst = worstOf([...statuses.values()].filter((each) => leaveOut?.(each) !== true));
        if (worst === undefined) return;
        const isLive = id === liveId && live !== undefined;
        await deployments.setStatus(
          id,
          isLive ? { ...worst, state: 'success', description: live.description } : worst,
        );
      });
      ended.clear();
      await Promise.all(told);
    },
  };
}

interface Left {
  /** What this run began. */
  readonly own: readonly number[];
  /** The worst that hosts say, of these and of earlier ones. */
  readonly told: readonly (readonly [number, DeploymentStatus | undefined])[];
}

/** Of what was there before, only what went wrong is told; what this run began is never left in progress. */
async function concludeCancelled(
  { own, told }: Left,
  { description, deployments }: NonNullable<Ending['cancelled']>,
): Promise<void> {
  const worst = new Map(told);
  const ids = new Set([...own, ...worst.keys()]);
  const setting = [...ids].map(async (id) => {
    const status = worst.get(id);
    const isBad = status?.state === 'failure' || status?.state === 'error';
    if (isBad) await deployments.setStatus(id, status);
    else if (own.includes(id)) await deployments.setStatus(id, { ...status, state: 'error', description });
  });
  await Promise.all(setting);
}

/** The number where GitHub has told it by now: a cancelled run waits for nothing that was asked before. */
function soon(id: Promise<number | undefined>): Promise<number | undefined> {
  return Promise.race([
    id.catch(() => undefined),
    new Promise<undefined>((resolve) => setImmediate(() => resolve(undefined))),
  ]);
}

function keyOf(sha: string, task: string): string {
  return `${task} ${sha}`;
}

function worstOf(statuses: readonly DeploymentStatus[]): DeploymentStatus | undefined {
  return [...statuses].sort((left, right) => rank[right.state] - rank[left.state])[0];
}
