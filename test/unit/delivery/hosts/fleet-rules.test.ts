import fc from 'fast-check';
import { expect, test } from 'vitest';
import { batchSize } from '../../../../lib/delivery/rollout.ts';
import { type ActivationFault, shaOf } from '../../../model/target.ts';
import { createFleet, type Fleet, type FleetHost, headsOf } from './fleet.ts';

/** How one host is before and during the deployment of C. */
interface Situation {
  readonly runs: 'nothing' | 'A, validated' | 'B after A, validated' | 'B' | 'C already';
  readonly isAway: boolean;
  readonly trouble: 'none' | 'sick' | 'missing' | 'restart' | ActivationFault | 'lost';
}

const aSituation: fc.Arbitrary<Situation> = fc.record({
  runs: fc.constantFrom<Situation['runs'][]>(
    ...(['nothing', 'A, validated', 'A, validated', 'B after A, validated', 'B', 'C already'] as const),
  ),
  isAway: fc.oneof({ weight: 8, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  trouble: fc.constantFrom<Situation['trouble'][]>(
    ...([
      'none',
      'none',
      'none',
      'sick',
      'missing',
      'restart',
      'untouched',
      'half',
      'wrong-commit',
      'lost',
    ] as const),
  ),
});

const aCase = fc.record({
  hosts: fc.array(aSituation, { minLength: 2, maxLength: 4 }),
  batch: fc.integer({ min: 1, max: 3 }),
  maxFailures: fc.integer({ min: 0, max: 2 }),
});

/** Brings one host to where the situation has it, as runs over that host alone would have. */
async function prepare(fleet: Fleet, host: FleetHost, { runs }: Situation): Promise<void> {
  for (const other of fleet.hosts) other.isAway = other !== host;
  const most = { maxFailures: fleet.hosts.length };
  if (runs === 'nothing') return;
  if (runs !== 'B') {
    await fleet.deploy('A', most);
    await fleet.verdict('A', 'success');
  }
  if (runs === 'B' || runs === 'B after A, validated') await fleet.deploy('B', most);
  if (runs === 'C already') await fleet.deploy('C', most);
}

function afflict(host: FleetHost, { trouble, isAway }: Situation): void {
  host.isAway = isAway;
  if (trouble === 'sick') host.target.health.set('C', 'unhealthy');
  else if (trouble === 'missing') host.target.missing.add('C');
  else if (trouble === 'restart') host.target.failing.set('C', 'restart');
  else if (trouble === 'lost') host.fault = { kind: 'lose-for-good', call: 14 };
  else if (trouble !== 'none') host.target.activationFaults = [trouble];
}

/** Where it may be the going back with the others that failed. */
const ofGoingBack: readonly string[] = ['taken_back', 'rollback_failed', 'rollback_not_possible'];

test('never two releases unless it is said; who was not touched is not; no more fail than a batch beyond those that may', async () => {
  await fc.assert(
    fc.asyncProperty(aCase, async ({ hosts: situations, batch, maxFailures }) => {
      const fleet = createFleet(situations.length);
      try {
        for (const [index, situation] of situations.entries()) {
          const host = fleet.hosts[index];
          if (host !== undefined) await prepare(fleet, host, situation);
        }
        for (const [index, situation] of situations.entries()) {
          const host = fleet.hosts[index];
          if (host !== undefined) afflict(host, situation);
        }
        const before = headsOf(fleet);
        const acts = fleet.hosts.map(({ target }) => target.activated.length);

        const report = await fleet.deploy('C', { batch: { kind: 'number', hosts: batch }, maxFailures });

        const after = headsOf(fleet);
        const shas = after.map((commit) => (commit === undefined ? null : shaOf(commit)));
        if (report.kind === 'refused') {
          expect(after).toEqual(before);
          return;
        }
        const lines = report.hosts;
        const known = lines.map(({ status }) => status !== 'unknown' && status !== 'unreachable');
        for (const [index, line] of lines.entries()) {
          if (known[index]) expect(line).toMatchObject({ sha: shas[index] });
          if (line.status === 'untouched' || line.status === 'unreachable') {
            expect(after[index]).toBe(before[index]);
            expect(fleet.hosts[index]?.target.activated).toHaveLength(acts[index] ?? 0);
          }
        }
        const distinct = new Set(shas.filter((_, index) => known[index]));
        if (distinct.size > 1) expect(report.reasonCode).toBe('hosts_differ');
        if (report.sha !== null) expect(new Set(shas)).toEqual(new Set([report.sha]));
        // Who had its turn and failed; not who failed only at going back with the others.
        const failed = lines.filter(
          ({ status, reasonCode }) =>
            ['failed', 'rolled-back', 'unknown', 'unreachable'].includes(status) &&
            !ofGoingBack.includes(reasonCode),
        );
        const size = batchSize({ kind: 'number', hosts: batch }, situations.length);
        expect(failed.length).toBeLessThanOrEqual(maxFailures + size);
        if (report.status === 'live') expect(failed.length).toBeLessThanOrEqual(maxFailures);
        if (report.status === 'rolled-back') expect(distinct.has(shaOf('C'))).toBe(false);
      } finally {
        fleet.remove();
      }
    }),
    { numRuns: Number(process.env['BELAY_FLEET_RUNS'] ?? 15) },
  );
}, 120_000);

test('a fleet that ran one validated release runs one release at the end, whatever fails on it', async () => {
  const troubles = ['none', 'sick', 'missing', 'restart', 'half', 'wrong-commit'] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...troubles), { minLength: 2, maxLength: 4 }),
      fc.integer({ min: 1, max: 4 }),
      async (each, batch) => {
        const fleet = createFleet(each.length);
        try {
          await fleet.deploy('A', { batch: { kind: 'number', hosts: 4 } });
          await fleet.verdict('A', 'success');
          for (const [index, trouble] of each.entries()) {
            const host = fleet.hosts[index];
            if (host !== undefined) afflict(host, { runs: 'A, validated', isAway: false, trouble });
          }

          const report = await fleet.deploy('C', { batch: { kind: 'number', hosts: batch } });

          const isFine = each.every((trouble) => trouble === 'none');
          expect(new Set(headsOf(fleet))).toEqual(new Set([isFine ? 'C' : 'A']));
          expect(report).toMatchObject({ sha: shaOf(isFine ? 'C' : 'A') });
        } finally {
          fleet.remove();
        }
      },
    ),
    { numRuns: Number(process.env['BELAY_FLEET_RUNS'] ?? 10) },
  );
}, 120_000);
