import type {
  Activation,
  Driver,
  DriverSession,
  Observation,
  Preparation,
  PrepareNeed,
} from '../../lib/drivers/driver.ts';
import type { HealthReport, HealthStatus } from '../../lib/health/health-report.ts';

/** The four commits of a history; `D` is only ever put there by hand. */
export const commits = ['A', 'B', 'C', 'D'] as const;

export type Commit = (typeof commits)[number];

/** The full id a letter stands for. */
export function shaOf(commit: Commit): string {
  return commit.toLowerCase().repeat(40);
}

/** The letter of a full id. */
export function commitOf(sha: string): Commit {
  const commit = commits.find((each) => shaOf(each) === sha);
  if (commit === undefined) throw new Error(`${sha} is no commit of this history.`);
  return commit;
}

/** What an activation does instead of its work. */
export type ActivationFault = 'untouched' | 'half' | 'wrong-commit';

/** What a release is live on, and what is kept for it there; every driver without its tools. */
export interface Target {
  head: Commit | undefined;
  /** The files are exactly those of `head`. */
  clean: boolean;
  /** What ran has ended or was removed: nothing is live, as with containers. */
  stopped: boolean;
  /** How the service of each commit is; healthy where nothing is said. */
  readonly health: Map<Commit, HealthStatus>;
  /** Commits whose restart, or command after it, fails; by the name of the input. */
  readonly failing: Map<Commit, 'before' | 'restart' | 'after'>;
  /** Commits that the driver itself finds sick as soon as they are active: a container that does not stay up. */
  readonly crashing: Set<Commit>;
  /** Commits that cannot be fetched. */
  readonly missing: Set<Commit>;
  /** Nothing can be fetched. */
  offline: boolean;
  /** A way back fetches what is not kept, as git does where it can; false where only kept images count. */
  fetchesForReturn: boolean;
  /** Releases that are there: built, pulled or fetched. */
  readonly kept: Set<Commit>;
  /** Of these the ones that somebody has removed by hand. */
  readonly lost: Set<Commit>;
  /** What the next activations do, first one first. */
  activationFaults: ActivationFault[];
  /** Every commit that was made live, in order. */
  readonly activated: Commit[];
  /** Commits that were up, at the least degraded, while they were live. */
  readonly seenUp: Set<Commit>;
}

export function createTarget(): Target {
  return {
    head: undefined,
    clean: true,
    stopped: false,
    health: new Map(),
    failing: new Map(),
    crashing: new Set(),
    missing: new Set(),
    offline: false,
    fetchesForReturn: true,
    kept: new Set(),
    lost: new Set(),
    activationFaults: [],
    activated: [],
    seenUp: new Set(),
  };
}

/** The commit that runs; undefined where none does. */
export function running({ head, stopped }: Pick<Target, 'head' | 'stopped'>): Commit | undefined {
  return stopped ? undefined : head;
}

/** What the target runs. With `next` its files are compared as seldom as a driver may. */
export function observeTarget(target: Target, next?: string): Observation {
  const head = running(target);
  if (head === undefined) return { kind: 'nothing' };
  const sha = shaOf(head);
  return { kind: 'release', sha, clean: target.clean && (next === undefined || next === sha) };
}

/** Whether a release can be made ready: what is kept needs nothing else, and a way back may take nothing else. */
export function canPrepare(
  target: Pick<Target, 'kept' | 'missing' | 'offline' | 'fetchesForReturn'>,
  commit: Commit,
  need: PrepareNeed,
): boolean {
  if (target.kept.has(commit)) return true;
  return (need !== 'local' || target.fetchesForReturn) && !target.offline && !target.missing.has(commit);
}

/** Makes the release ready, or says why not. */
export function prepareOn(target: Target, sha: string, need: PrepareNeed): Preparation {
  const commit = commitOf(sha);
  if (canPrepare(target, commit, need)) {
    if (need !== 'plan') keepOn(target, commit);
    return { kind: 'ready' };
  }
  if (need === 'local') return { kind: 'refused', code: 'image_not_kept', message: `${sha} is not kept.` };
  return target.offline
    ? { kind: 'refused', code: 'repository_unreachable', message: 'The network is down.' }
    : { kind: 'refused', code: 'commit_not_found', message: `${sha} is not there.` };
}

function keepOn(target: Target, commit: Commit): void {
  target.kept.add(commit);
  target.lost.delete(commit);
}

/** Removes every release that the session does not call needed: the most that a driver may. */
export function pruneOn(target: Target, { needed = [] }: Pick<DriverSession, 'needed'>): void {
  for (const commit of [...target.kept])
    if (!needed.includes(shaOf(commit)) && running(target) !== commit) target.kept.delete(commit);
}

/** Moves the target, or fails as the next fault says. */
export function activateOn(target: Target, sha: string): Activation {
  const commit = commitOf(sha);
  const fault = target.activationFaults.shift();
  if (fault === 'untouched')
    return { kind: 'failed', code: 'repository_busy', message: 'The checkout is locked.' };
  target.activated.push(commit);
  target.stopped = false;
  target.head = fault === 'wrong-commit' ? otherThan(commit) : commit;
  target.clean = fault !== 'half';
  keepOn(target, target.head);
  if (fault === 'wrong-commit')
    return { kind: 'failed', code: 'wrong_commit', message: `The target is at another commit than ${sha}.` };
  if (fault === 'half')
    return { kind: 'failed', code: 'activation_failed', message: 'Files differ from the commit.' };
  const sick = target.crashing.has(commit) ? { sick: 'Its container does not stay up.' } : {};
  return { kind: 'active', saved: undefined, ...sick };
}

/** What a person, or a child that was killed halfway, leaves. */
export function halfActivate(target: Target, sha: string): void {
  Object.assign(target, { head: commitOf(sha), clean: false, stopped: false });
}

function otherThan(commit: Commit): Commit {
  return commit === 'D' ? 'A' : 'D';
}

/** How the service is when this commit is live. */
export function healthOfCommit({ health }: Pick<Target, 'health'>, commit: Commit | undefined): HealthStatus {
  return commit === undefined ? 'unhealthy' : (health.get(commit) ?? 'healthy');
}

/** What the checks say of what is live now. */
export function healthOf(target: Target): HealthReport {
  const head = running(target);
  const health = healthOfCommit(target, head);
  if (head !== undefined && health !== 'unhealthy') target.seenUp.add(head);
  const results = [
    {
      name: 'service',
      url: 'http://service.invalid/',
      health,
      reason: health === 'healthy' ? '' : `it is ${health}`,
      attempts: 1,
      status: health === 'unhealthy' ? 500 : 200,
      latencyMs: 1,
    },
  ];
  return { status: health, results, durationMs: 1 };
}

/** The part of a driver that no history depends on. */
export const plainHistory: Pick<Driver, 'commitsBetween' | 'isAncestor' | 'close'> = {
  commitsBetween: async () => [],
  isAncestor: async () => undefined,
  close: async () => undefined,
};
