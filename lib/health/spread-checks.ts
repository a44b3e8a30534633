import type { HealthCheck } from './check.ts';
import { isAskedOnHost } from './check-place.ts';
import type { AskingHost } from './health-ports.ts';

/** Checks as they are asked, and which host each is asked from. */
export interface SpreadChecks {
  readonly checks: readonly HealthCheck[];
  /** Undefined: from here. */
  readonly hostOf: (check: HealthCheck) => AskingHost | undefined;
}

/**
 * Spreads checks over hosts: what only a host can answer (commands, ports, its loopback) is asked from each of them,
 * under a name of its own where there are several; all else is asked from here, once. Without hosts nothing changes.
 */
export function spreadChecks(checks: readonly HealthCheck[], hosts: readonly AskingHost[]): SpreadChecks {
  const hostOf = new Map<HealthCheck, AskingHost>();
  const taken = new Set(checks.map(({ name }) => name));
  const spread = checks.flatMap((check) => {
    if (hosts.length === 0 || !isAskedOnHost(check)) return [check];
    return hosts.map((host) => {
      const name = hosts.length === 1 ? check.name : freeName(`${check.name} on ${host.name}`, taken);
      const asked = { ...check, name };
      hostOf.set(asked, host);
      return asked;
    });
  });
  return { checks: spread, hostOf: (check) => hostOf.get(check) };
}

/** Somebody may have called another check just so. */
function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted} (${count})`;
  taken.add(name);
  return name;
}

/** How many checks that makes. */
export function countSpread(checks: readonly HealthCheck[], hosts: number): number {
  const onHosts = checks.filter(isAskedOnHost).length;
  return checks.length - onHosts + onHosts * Math.max(1, hosts);
}
