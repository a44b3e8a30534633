import type { Spots } from '../place.ts';
import { peekEnvironment } from '../plan-deploy.ts';
import { type AskTarget, type KnownEnvironment, nothingKnown, refusalReport } from '../refusal-report.ts';
import { type HostLine, sharedSha } from './host-line.ts';
import type { HostsPorts } from './hosts-ports.ts';

/** Why a run was refused, and what it knows of its hosts. */
export interface Refused {
  readonly code: string;
  readonly hosts: readonly HostLine[];
}

/** Another run may be in the middle of its act, and what the target says then is true of no moment. */
const ofAnotherRun: readonly string[] = ['lock_held', 'lock_unavailable'];

/**
 * What is known of an environment when a run was refused. An event that nobody here is behind makes no connection, and
 * no target say anything: to ask it can mean to run a command of the user.
 */
export async function knownOnHosts(
  spots: Spots,
  { code, hosts }: Refused,
  within: Pick<HostsPorts, 'clock' | 'signal'>,
): Promise<KnownEnvironment> {
  const [only, ...others] = spots;
  if (others.length > 0) {
    const sha = sharedSha(hosts);
    return { ...nothingKnown, sha, previousSha: sha };
  }
  const isForeign = code === 'untrusted_event';
  if (isForeign && !only.isHere) return nothingKnown;
  const askTarget: AskTarget = async (recipe, signal) => {
    const { ports } = await only.open();
    const driver = ports.openDriver(recipe, { lock: undefined, signal });
    try {
      return await driver.liveSha();
    } finally {
      await driver.close();
    }
  };
  const peek: Parameters<typeof refusalReport>[0] = async () => {
    const { ref, ports } = await only.open();
    return peekEnvironment(ref, ports);
  };
  return refusalReport(peek, isForeign || ofAnotherRun.includes(code) ? undefined : askTarget, within);
}
