import type { Damage, Operation, Request } from './operation.ts';
import type { Fault } from './process.ts';
import type { ActivationFault, Commit } from './target.ts';

/** What happens while a request is carried out. */
interface In {
  readonly fault?: Fault;
  readonly activationFaults?: readonly ActivationFault[];
  readonly twice?: boolean;
}

function ask(request: Request, { fault, activationFaults = [], twice = false }: In = {}): Operation {
  return { kind: 'request', request, trouble: { fault, activationFaults }, twice };
}

export const deploy = (commit: Commit, given?: In): Operation =>
  ask({ kind: 'deploy', commit, onFailure: 'rollback', variant: 0 }, given);

export const keep = (commit: Commit): Operation =>
  ask({ kind: 'deploy', commit, onFailure: 'keep', variant: 0 });

type Said = Extract<Request, { readonly kind: 'verdict' }>;

export const verdict = (said: Partial<Said>, given?: In): Operation =>
  ask(
    { kind: 'verdict', watcher: 0, forgetful: false, verdict: 'success', onNoVerdict: 'keep', ...said },
    given,
  );

export const rollback = (to?: Commit): Operation => ask({ kind: 'rollback', to, ifLive: undefined });
export const lose = (damage: Damage): Operation => ({ kind: 'damage', damage });
export const drift = (commit: Commit, clean = true): Operation => ({ kind: 'drift', commit, clean });
export const sick = (commit: Commit, isSick = true): Operation => ({
  kind: 'illness',
  commit,
  health: isSick ? 'unhealthy' : 'healthy',
});
export const degraded = (commit: Commit): Operation => ({ kind: 'illness', commit, health: 'degraded' });
export const passed = verdict({});
export const failed = verdict({ verdict: 'failure' });
