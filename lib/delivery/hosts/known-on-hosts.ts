import type { Spots } from '../place.ts';
import { peekEnvironment } from '../plan-deploy.ts';
import { type KnownEnvironment, refusalReport } from '../refusal-report.ts';
import { type HostLine, sharedSha } from './host-line.ts';

/** What is known of an environment when a run was refused; no machine is connected to where that may not be. */
export async function knownOnHosts(
  spots: Spots,
  { hosts, mayAsk }: { readonly hosts: readonly HostLine[]; readonly mayAsk: boolean },
): Promise<KnownEnvironment> {
  const [only, ...others] = spots;
  if (others.length > 0) return { sha: sharedSha(hosts), rollbackSha: null, generation: 0 };
  if (!mayAsk && !only.isHere) return { sha: null, rollbackSha: null, generation: 0 };
  return refusalReport(async () => {
    const { ref, ports } = await only.open();
    return peekEnvironment(ref, ports);
  });
}
