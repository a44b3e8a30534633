import type { Spots } from '../place.ts';
import { peekEnvironment } from '../plan-deploy.ts';
import { type KnownEnvironment, nothingKnown, refusalReport } from '../refusal-report.ts';
import { type HostLine, sharedSha } from './host-line.ts';

/** What is known of an environment when a run was refused; no machine is connected to where that may not be. */
export async function knownOnHosts(
  spots: Spots,
  { hosts, mayAsk }: { readonly hosts: readonly HostLine[]; readonly mayAsk: boolean },
): Promise<KnownEnvironment> {
  const [only, ...others] = spots;
  if (others.length > 0) {
    const sha = sharedSha(hosts);
    return { ...nothingKnown, sha, previousSha: sha };
  }
  if (!mayAsk && !only.isHere) return nothingKnown;
  return refusalReport(
    async () => {
      const { ref, ports } = await only.open();
      return peekEnvironment(ref, ports);
    },
    async (recipe) => {
      const { ports } = await only.open();
      const driver = ports.openDriver(recipe, { lock: undefined, signal: ports.signal });
      try {
        return await driver.liveSha();
      } finally {
        await driver.close();
      }
    },
  );
}
