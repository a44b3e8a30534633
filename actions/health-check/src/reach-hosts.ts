import { denyAddress } from '../../../lib/health/address-policy.ts';
import { isAskedOnHost } from '../../../lib/health/check-place.ts';
import type { AskingHost } from '../../../lib/health/health-ports.ts';
import { isHostLost } from '../../../lib/hosts/host.ts';
import { systemClock } from '../../../lib/ports/system-clock.ts';
import type { ActionContext } from '../../../lib/runner/run-action.ts';
import type { Inputs } from './inputs.ts';

/** The machines checks are asked from. */
export interface ReachedHosts {
  readonly hosts: readonly AskingHost[];
  /** Ends every connection and removes what was made for them. */
  close(): Promise<void>;
}

/**
 * The hosts of the environment by ssh, which is loaded only where a check needs it; each is connected to when it is
 * first asked. Where there is no way to any, every check on them says so.
 */
export async function reachHosts(
  { hosts: targets, ssh: access, checks }: Pick<Inputs, 'hosts' | 'ssh' | 'checks'>,
  { log, signal }: Pick<ActionContext, 'log' | 'signal'>,
): Promise<ReachedHosts> {
  if (targets.length === 0 || !checks.some(isAskedOnHost)) return { hosts: [], close: async () => undefined };
  const { openSsh } = await import('../../../lib/hosts/ssh/open-ssh.ts');
  try {
    const ssh = await openSsh(access, { clock: systemClock, log, signal, deny: denyAddress });
    return { hosts: targets.map((target) => ssh.host(target)), close: () => ssh.close() };
  } catch (error) {
    if (!isHostLost(error)) throw error;
    return { hosts: targets.map(({ label }) => lostHost(label, error)), close: async () => undefined };
  }
}

function lostHost(name: string, error: Error): AskingHost {
  const lost = (): Promise<never> => Promise.reject(error);
  return { name, run: lost, connect: lost, forward: lost };
}
