import type { Activation, Driver, Observation, Preparation } from '../../lib/drivers/driver.ts';
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

/** A checkout and the service in it, without git: what a release is live on. */
export interface Target {
  head: Commit | undefined;
  /** The files are exactly those of `head`. */
  clean: boolean;
  /** How the service of each commit is; healthy where nothing is said. */
  readonly health: Map<Commit, HealthStatus>;
  /** Commits whose restart, or command after it, fails; by the name of the input. */
  readonly failing: Map<Commit, 'before' | 'restart' | 'after'>;
  /** Commits that cannot be fetched. */
  readonly missing: Set<Commit>;
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
    health: new Map(),
    failing: new Map(),
    missing: new Set(),
    activationFaults: [],
    activated: [],
    seenUp: new Set(),
  };
}

/** What the target runs. */
export function observeTarget({ head, clean }: Target): Observation {
  return head === undefined ? { kind: 'nothing' } : { kind: 'release', sha: shaOf(head), clean };
}

/** Whether the commit can be made ready. */
export function prepareOn(target: Target, sha: string): Preparation {
  return target.missing.has(commitOf(sha))
    ? { kind: 'refused', code: 'commit_not_found', message: `${sha} is not there.` }
    : { kind: 'ready' };
}

/** Moves the target, or fails as the next fault says. */
export function activateOn(target: Target, sha: string): Activation {
  const commit = commitOf(sha);
  const fault = target.activationFaults.shift();
  if (fault === 'untouched')
    return { kind: 'failed', code: 'repository_busy', message: 'The checkout is locked.' };
  target.activated.push(commit);
  target.head = fault === 'wrong-commit' ? otherThan(commit) : commit;
  target.clean = fault !== 'half';
  if (fault === 'wrong-commit')
    return { kind: 'failed', code: 'wrong_commit', message: `The target is at another commit than ${sha}.` };
  if (fault === 'half')
    return { kind: 'failed', code: 'activation_failed', message: 'Files differ from the commit.' };
  return { kind: 'active', saved: undefined };
}

/** What a person, or a child that was killed halfway, leaves. */
export function halfActivate(target: Target, sha: string): void {
  target.head = commitOf(sha);
  target.clean = false;
}

function otherThan(commit: Commit): Commit {
  return commit === 'D' ? 'A' : 'D';
}

/** How the service is when this commit is live. */
export function healthOfCommit({ health }: Pick<Target, 'health'>, commit: Commit | undefined): HealthStatus {
  return commit === undefined ? 'unhealthy' : (health.get(commit) ?? 'healthy');
}

/** What the checks say of the release that is live now. */
export function healthOf(target: Target): HealthReport {
  const { head } = target;
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
