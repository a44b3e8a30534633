import { describe, expect, it } from 'vitest';
import { comparableChecks, sinceBaseline, worsened } from '../../../lib/delivery/against-baseline.ts';
import type { Recipe } from '../../../lib/delivery/recipe.ts';
import type { CheckResult, HealthReport, HealthStatus } from '../../../lib/health/health-report.ts';
import { a, at, recipe } from './events.ts';

type Check = Recipe['health']['checks'][number];

function result(name: string, health: HealthStatus, more: Partial<CheckResult> = {}): CheckResult {
  return { name, health, url: 'http://shop/', attempts: 1, reason: '', status: 200, latencyMs: 1, ...more };
}

function reportOf(status: HealthStatus, ...results: readonly CheckResult[]): HealthReport {
  return { status, results, durationMs: 1 };
}

const names = (results: readonly CheckResult[]): readonly string[] => results.map(({ name }) => name);

describe('what a deployment made worse', () => {
  const sickBefore = reportOf(
    'unhealthy',
    result('home', 'healthy'),
    result('search', 'degraded', { reason: '320 ms is slow' }),
  );
  const well = { report: sickBefore, wasWell: true };

  it('is all that is not well where nobody looked before, and nothing that is well', () => {
    const now = reportOf('degraded', result('home', 'healthy'), result('search', 'degraded'));

    expect(names(worsened(undefined, now))).toEqual(['search']);
  });

  it('is not what was degraded in the same way before, whatever the values', () => {
    const now = reportOf('degraded', result('search', 'degraded', { reason: '1412.25 ms is slow' }));

    expect(worsened(well, now)).toEqual([]);
  });

  it('is what was degraded before in another way, or is worse now, or is new', () => {
    const otherwise = result('search', 'degraded', { reason: 'the certificate ends soon' });
    const worse = result('search', 'unhealthy', { reason: '320 ms is slow' });

    expect(names(worsened(well, reportOf('degraded', otherwise)))).toEqual(['search']);
    expect(names(worsened(well, reportOf('unhealthy', worse)))).toEqual(['search']);
    expect(names(worsened(well, reportOf('degraded', result('cart', 'degraded'))))).toEqual(['cart']);
    expect(names(worsened(well, reportOf('degraded', result('home', 'degraded'))))).toEqual(['home']);
  });

  it('is what shows a number where it showed none', () => {
    const before = reportOf('degraded', result('search', 'degraded', { reason: 'slow: ' }));
    const now = reportOf('degraded', result('search', 'degraded', { reason: 'slow: 503' }));

    expect(names(worsened({ report: before, wasWell: true }, now))).toEqual(['search']);
  });

  it('is not excused by a release that had itself made the service degraded', () => {
    const now = reportOf('degraded', result('search', 'degraded', { reason: '320 ms is slow' }));

    expect(names(worsened({ report: sickBefore, wasWell: false }, now))).toEqual(['search']);
  });

  it('parts that are named count instead of the words around them, in whatever order', () => {
    const cache = { name: 'cache', health: 'degraded' as const, detail: '' };
    const queue = { name: 'queue', health: 'degraded' as const, detail: 'slow' };
    const before = reportOf(
      'degraded',
      result('up', 'degraded', { reason: 'one', components: [cache, queue] }),
    );
    const since = (components: CheckResult['components'] = []): readonly CheckResult[] =>
      worsened(
        { report: before, wasWell: true },
        reportOf('degraded', result('up', 'degraded', { reason: 'two', components })),
      );

    expect(since([{ ...queue, detail: 'slower' }, cache])).toEqual([]);
    expect(since([cache])).toHaveLength(1);
    expect(since([{ ...cache, name: 'cache degradedqueue' }])).toHaveLength(1);
    expect(since([cache, { ...queue, health: 'unhealthy' }])).toHaveLength(1);
    expect(since([cache, { ...queue, name: 'mail' }])).toHaveLength(1);
    expect(since()).toHaveLength(1);
  });
});

describe('checks that can be compared', () => {
  const home: Check = JSON.parse('{"name":"home","url":"http://shop/"}');
  const search: Check = JSON.parse('{"name":"search","url":"http://shop/search"}');
  const asking = (...checks: readonly Check[]): Recipe => ({
    ...recipe,
    health: { ...recipe.health, checks },
  });

  it('are those the live release was made live with, in every letter', () => {
    const moved: Check = JSON.parse('{"name":"search","url":"http://shop/find"}');
    const live = { sha: a, generation: 1, at, healthy: true, recipe: asking(home, search) };

    expect(comparableChecks(asking(home, moved), live)).toEqual(asking(home));
  });

  it('are none where it is not known how the live release was made live, or nothing is', () => {
    expect(comparableChecks(asking(home), { sha: a, generation: 1, at, healthy: true })).toEqual(asking());
    expect(comparableChecks(asking(home), undefined)).toEqual(asking());
  });
});

describe('the sentence on what was sick before', () => {
  const said = (before: HealthReport | undefined, now: HealthReport): string | undefined =>
    sinceBaseline(before === undefined ? undefined : { report: before, wasWell: true }, now);
  const healthy = reportOf('healthy', result('home', 'healthy'));
  const sick = reportOf('unhealthy', result('home', 'unhealthy'));

  it('is none where all is and was well, or nothing was asked before', () => {
    expect(said(healthy, healthy)).toBeUndefined();
    expect(said(undefined, sick)).toBeUndefined();
    expect(said(reportOf('healthy'), sick)).toBeUndefined();
  });

  it('tells apart what was sick and what became sick', () => {
    expect(said(sick, sick)).toBe('home was already unhealthy before; nothing else changed.');
    expect(said(healthy, sick)).toBe('home became unhealthy since.');
    expect(said(sick, healthy)).toContain('is well again');
  });
});
