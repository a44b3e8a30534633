import { describe, expect, it } from 'vitest';
import type { HealthCheck } from '../../../lib/health/check.ts';
import { compareReports } from '../../../lib/health/compare-health.ts';
import type { AskingHost } from '../../../lib/health/health-ports.ts';
import { assess, type IncidentRecord } from '../../../lib/health/incident-record.ts';
import { parseCheckItems } from '../../../lib/health/parse-checks.ts';
import { runChecks } from '../../../lib/health/run-checks.ts';
import { countSpread, spreadChecks } from '../../../lib/health/spread-checks.ts';
import { hostLost } from '../../../lib/hosts/host.ts';
import { aReport } from '../../support/health-report.ts';
import { scriptedPorts, subjectWith } from './scripted-ports.ts';

const items = [
  { url: 'https://shop.example/', name: 'front' },
  { url: 'http://127.0.0.1:8080/', name: 'app' },
  { url: 'tcp://127.0.0.1:5432', name: 'db' },
  { exec: 'true', name: 'worker' },
];
const { checks } = parseCheckItems(items);

/** A machine on which commands end as told, and ports are open. */
function machine(name: string, exitCode = 0): AskingHost {
  const output = { stdout: '', stderr: '', truncated: false, durationMs: 1 };
  const { ports } = scriptedPorts(() => 200, {
    run: () => ({ kind: 'exited', exitCode, ...output }),
    connect: () => ({ kind: 'connected', durationMs: 1 }),
  });
  return { ...ports.host, name };
}

const [one, two] = [machine('deploy@web1'), machine('deploy@web2', 1)];
const names = (all: readonly HealthCheck[]): readonly string[] => all.map(({ name }) => name);

describe('checks over hosts', () => {
  it('are as they were without any', () => {
    const spread = spreadChecks(checks, []);

    expect(spread.checks).toEqual(checks);
    expect(spread.checks.map(spread.hostOf)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('keep their names on one', () => {
    const spread = spreadChecks(checks, [one]);

    expect(spread.checks).toEqual(checks);
    expect(spread.checks.map(spread.hostOf)).toEqual([undefined, one, one, one]);
  });

  it('have a name a host on several, and what anybody can ask is asked once', () => {
    const spread = spreadChecks(checks, [one, two]);

    expect(spread.checks.map((check) => [check.name, spread.hostOf(check)?.name])).toEqual([
      ['front', undefined],
      ['app on deploy@web1', 'deploy@web1'],
      ['app on deploy@web2', 'deploy@web2'],
      ['db on deploy@web1', 'deploy@web1'],
      ['db on deploy@web2', 'deploy@web2'],
      ['worker on deploy@web1', 'deploy@web1'],
      ['worker on deploy@web2', 'deploy@web2'],
    ]);
    expect(countSpread(checks, 2)).toBe(7);
    expect(countSpread(checks, 0)).toBe(4);
  });

  it('never share a name, whatever people call them', () => {
    const sly = parseCheckItems([
      { exec: 'true', name: 'a' },
      { url: 'https://a.example/', name: 'a on deploy@web1' },
    ]);

    expect(names(spreadChecks(sly.checks, [one, two]).checks)).toEqual([
      'a on deploy@web1 (2)',
      'a on deploy@web2',
      'a on deploy@web1',
    ]);
  });

  it('are each asked from their host', async () => {
    const { ports } = scriptedPorts(() => 200);
    const spread = spreadChecks(checks, [one, two]);
    const policy = { timeoutMs: 1_000, retries: 0, intervalMs: 0, successes: 1, concurrency: 9 };

    const report = await runChecks(spread.checks, policy, { ...ports, hostOf: spread.hostOf }, subjectWith());

    expect(report.results.filter(({ health }) => health !== 'healthy')).toMatchObject([
      { name: 'worker on deploy@web2', reason: 'exited with code 1' },
    ]);
  });

  it('are all unhealthy on a host that is lost, in its words, and tried once where that lasts', async () => {
    const { ports } = scriptedPorts(() => 200);
    const lost = async (): Promise<never> => {
      throw hostLost(
        { host: 'deploy@web2', when: 'before', why: 'unknown-host-key' },
        'deploy@web2 showed a key that known-hosts does not have. Nothing was asked.',
      );
    };
    const gone: AskingHost = { name: 'deploy@web2', run: lost, connect: lost, forward: lost };
    const spread = spreadChecks(checks, [one, gone]);
    const policy = { timeoutMs: 1_000, retries: 3, intervalMs: 0, successes: 1, concurrency: 9 };

    const report = await runChecks(spread.checks, policy, { ...ports, hostOf: spread.hostOf }, subjectWith());

    const reason = 'deploy@web2 showed a key that known-hosts does not have';
    const down = { health: 'unhealthy', reason, hint: 'Nothing was asked.', attempts: 1 };
    expect(report.results.filter(({ name }) => name.endsWith('web2'))).toMatchObject([down, down, down]);
    expect(report.results.filter(({ health }) => health === 'healthy')).toHaveLength(4);
  });
});

describe('a list of hosts that changed', () => {
  const record: IncidentRecord = { key: 'k', lists: [] };
  const look = (run: string, report: ReturnType<typeof aReport>) => ({ asker: 'job', run, report });

  it('is a list of checks that changed: what a removed host had failing ends the incident in two runs', () => {
    const before = assess(
      record,
      look('1', aReport({ 'a on deploy@web1': 'healthy', 'a on deploy@web2': 'unhealthy' })),
    );
    const first = assess(before.record, look('2', aReport({ a: 'healthy' })));
    const second = assess(first.record, look('3', aReport({ a: 'healthy' })));

    expect([before.isOver, first.isOver, second.isOver]).toEqual([false, false, true]);
    expect(second).toMatchObject({ gone: 1 });
  });

  it('tells of an added host only what is not well there', () => {
    const past = [{ name: 'a on deploy@web1', health: 'healthy' as const }];
    const now = aReport({ 'a on deploy@web1': 'healthy', 'a on deploy@web2': 'unhealthy' });
    const well = aReport({ 'a on deploy@web1': 'healthy', 'a on deploy@web2': 'healthy' });

    expect(compareReports(past, now)).toEqual({
      changed: true,
      sentence: 'a on deploy@web2 is unhealthy and was not checked before.',
    });
    expect(compareReports(past, well).changed).toBe(false);
  });
});
