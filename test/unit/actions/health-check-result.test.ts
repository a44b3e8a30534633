import { describe, expect, it } from 'vitest';
import { writeResult } from '../../../actions/health-check/src/write-result.ts';
import type { HealthReport, HealthStatus } from '../../../lib/health/health-report.ts';
import { aReport } from '../../support/health-report.ts';
import { hostileTexts } from '../../support/hostile-text.ts';

function resultOf(report: HealthReport): Readonly<Record<string, unknown>> {
  return writeResult({
    report,
    message: 'x'.repeat(5_000),
    changed: 'true',
    comparison: '"'.repeat(5_000),
    incident: undefined,
  });
}

function many(count: number, name: string, health: HealthStatus): Record<string, HealthStatus> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${name}${index}`, health]));
}

describe('the result output', () => {
  it.each([
    ['quotes', '"'.repeat(190)],
    ['controls', '\u0001'.repeat(190)],
    ['emoji', '💥'.repeat(95)],
  ])('stays under 60,000 bytes with a thousand failing names of %s', (_, name) => {
    const result = resultOf(aReport(many(1_000, name, 'unhealthy'), { reason: name.repeat(20) }));

    expect(Buffer.byteLength(JSON.stringify(result))).toBeLessThan(60_000);
    expect(result).toMatchObject({ 'failed-count': 1_000, 'check-count': 1_000 });
    expect(result['failures']).not.toEqual([]);
  });

  it('names 50 checks and explains 20 at most', () => {
    const result = resultOf(aReport(many(100, 'check ', 'unhealthy')));

    expect(result['failed']).toHaveLength(50);
    expect(result['failures']).toHaveLength(20);
  });

  it('counts degraded checks apart: they did not fail', () => {
    expect(resultOf(aReport({ a: 'degraded', b: 'healthy' }))).toMatchObject({
      status: 'degraded',
      failed: [],
      failures: [],
      'failed-count': 0,
      'degraded-count': 1,
      'check-count': 2,
    });
  });

  it('links what can be opened, and nothing else', () => {
    const tcp = aReport({ port: 'unhealthy' }, { url: 'tcp://127.0.0.1:5432' });

    expect(resultOf(tcp)['failures']).toEqual([{ name: 'port', reason: 'answered 503' }]);
    expect(resultOf(aReport({ page: 'unhealthy' }))['failures']).toEqual([
      { name: 'page', url: 'https://shop.example/0', reason: 'answered 503' },
    ]);
  });

  it('is JSON whatever services say', () => {
    for (const text of hostileTexts) {
      const result = resultOf(aReport({ [text]: 'unhealthy' }, { reason: text }));
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    }
  });

  it('tells how long it was down, and where it is written', () => {
    const issue = { number: 7, url: 'https://github.com/acme/shop/issues/7' };
    const incident = {
      did: 'closed',
      changed: true,
      issue,
      ending: { downtime: { fromMs: 1_000, toMs: 61_000 }, gone: 0 },
      sentence: '',
    } as const;
    const report = aReport({ a: 'healthy' });

    expect(
      writeResult({ report, message: '', changed: 'true', comparison: undefined, incident }),
    ).toMatchObject({ 'down-ms': 60_000, incident: issue });
  });
});
