import type { HostLine } from '../../../lib/delivery/hosts/host-line.ts';
import { knownOnHosts } from '../../../lib/delivery/hosts/known-on-hosts.ts';
import type { ReasonCode } from './reason-codes.ts';
import type { WatchActionPorts, Watched } from './watch-and-settle.ts';

/** An end before anything was settled, of which nothing is known but the reason. */
export function stopped(reasonCode: ReasonCode, message: string): Watched {
  const action = reasonCode === 'superseded' ? 'superseded' : 'none';
  return { ci: undefined, action, reasonCode, message, liveSha: null, validatedSha: null };
}

/** An act that was refused, or whose end could not be written down: what is live by then is told all the same. */
export async function refused(
  { spots, hosts: within }: Pick<WatchActionPorts, 'spots' | 'hosts'>,
  {
    code,
    message,
    hosts,
  }: { readonly code: ReasonCode; readonly message: string; readonly hosts: readonly HostLine[] },
): Promise<Omit<Watched, 'ci'>> {
  const { sha, rollbackSha } = await knownOnHosts(spots, { code, hosts }, within);
  return { ...stopped(code, message), hosts, liveSha: sha, validatedSha: rollbackSha };
}
