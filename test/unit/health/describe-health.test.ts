import { describe, expect, it } from 'vitest';
import {
  describeFailedCheck,
  describeHealth,
  healthTable,
  sortWorstFirst,
} from '../../../lib/health/describe-health.ts';
import type { CheckResult, HealthReport } from '../../../lib/health/health-report.ts';

function result(name: string, parts: Partial<CheckResult> = {}): CheckResult {
  const passed = { passed: true, reason: '', attempts: 1, status: 200, latencyMs: 12 };
  return { name, url: `http://${name}.example/`, ...passed, ...parts };
}

const sick = { passed: false, reason: 'answered 503, expected 200-299', attempts: 4, status: 503 };

function report(...results: CheckResult[]): HealthReport {
  const status = results.every(({ passed }) => passed) ? 'healthy' : 'unhealthy';
  return { status, results, durationMs: 1_234 };
}

describe('describeHealth', () => {
  it.each([
    [report(), 'No health checks are set.'],
    [report(result('a')), 'The health check passed in 1.2 s.'],
    [report(result('a'), result('b')), 'All 2 health checks passed in 1.2 s.'],
    [report(result('a', sick)), 'The health check failed after 1.2 s: a (answered 503, expected 200-299).'],
    [
      report(...['a', 'b', 'c', 'd', 'e'].map((name) => result(name, sick)), result('f')),
      '5 of 6 health checks failed after 1.2 s: a (answered 503, expected 200-299); b (answered 503, expected 200-299); c (answered 503, expected 200-299); and 2 more.',
    ],
    [
      { ...report(result('a'), result('b')), status: 'unhealthy' as const },
      'The health checks took turns to fail for 1.2 s; they did not pass often enough in a row.',
    ],
  ])('says it in one sentence', (given, sentence) => {
    expect(describeHealth(given)).toBe(sentence);
  });
});

describe('describeFailedCheck', () => {
  it('names the check, the reason and how often it was tried', () => {
    expect(describeFailedCheck(result('a', sick))).toBe(
      'a is unhealthy: answered 503, expected 200-299 (4 tries, the last took 12 ms).',
    );
  });
});

describe('healthTable', () => {
  it('shows the worst first', () => {
    const results = [
      result('fast'),
      result('slow', { latencyMs: 900 }),
      result('bad', sick),
      result('dead', { ...sick, status: undefined, reason: 'the connection was refused', latencyMs: 1_500 }),
    ];

    expect(sortWorstFirst(results).map(({ name }) => name)).toEqual(['dead', 'bad', 'slow', 'fast']);
    expect(healthTable(report(...results))).toMatchInlineSnapshot(`
      "| Check | Result | Status | Latency | Tries | Reason |
      |---|---|--:|--:|--:|---|
      | dead | **failed** |  | 1.5 s | 4 | the connection was refused |
      | bad | **failed** | 503 | 12 ms | 4 | answered 503, expected 200-299 |
      | slow | passed | 200 | 900 ms | 1 |  |
      | fast | passed | 200 | 12 ms | 1 |  |
      "
    `);
  });

  it('keeps foreign text inert', () => {
    const hostile = result('a|b <img src=x> @everyone `x` [x](y)', { ...sick, reason: '| ::error::x' });
    const row = healthTable(report(hostile)).split('\n')[2] ?? '';

    expect(row.match(/\|/g)).toHaveLength(7);
    expect(row).not.toMatch(/<img|@everyone|\]\(/);
  });

  it('bounds its rows', () => {
    const table = healthTable(report(...Array.from({ length: 1_000 }, (_, index) => result(`n${index}`))));

    expect(table.split('\n').length).toBeLessThan(210);
    expect(table).toContain('800 more checks are not shown');
  });
});
