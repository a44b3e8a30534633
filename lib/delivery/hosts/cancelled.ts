import { describeHosts, type HostLine } from './host-line.ts';
import type { HostsPorts } from './hosts-ports.ts';
import type { SharedMirror } from './shared-mirror.ts';

/** GitHub ends a cancelled run after ten seconds. Milliseconds. */
const lastWordMs = 3_000;

/** What a cancelled run leaves behind, told while there is time; then rejects with why it was cancelled. */
export async function leaveCancelled(
  { mirror, hosts }: { readonly mirror: SharedMirror; readonly hosts: readonly HostLine[] },
  ports: HostsPorts,
): Promise<never> {
  const { log, clock, signal } = ports;
  log.warning(
    `Cancelled before all hosts were done; the next run goes on from what is there. As far as it is known, they run:\n${describeHosts(hosts)}`,
  );
  const until = new AbortController();
  const deployments = ports.lastWord?.(until.signal) ?? ports.deployments;
  const over = new AbortController();
  const deadline = clock.sleep(lastWordMs, over.signal).catch(() => undefined);
  const description = 'Cancelled before all hosts were done.';
  await Promise.race([mirror.conclude({ cancelled: { description, deployments } }), deadline]);
  over.abort();
  until.abort();
  signal.throwIfAborted();
  throw new Error('The run was cancelled.');
}
