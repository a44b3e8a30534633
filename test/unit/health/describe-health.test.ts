import { describe, expect, it } from 'vitest';
import { describeCheck, describeHealth, sortWorstFirst } from '../../../lib/health/describe-health.ts';
import { report, result, sick, slow } from './health-results.ts';

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
      report(result('a', slow)),
      'The health check is degraded after 1.2 s: a (took 900 ms, expected at most 800 ms).',
    ],
    [
      report(result('a', slow), result('b')),
      'Nothing is down, but 1 of 2 health checks is degraded after 1.2 s: a (took 900 ms, expected at most 800 ms).',
    ],
    [
      report(result('a', slow), result('b', sick), result('c', slow)),
      '1 of 3 health checks failed after 1.2 s: b (answered 503, expected 200-299); besides, 2 are degraded.',
    ],
    [
      { ...report(result('a'), result('b')), status: 'unhealthy' as const },
      'The health checks took turns to fail for 1.2 s; they did not pass often enough in a row.',
    ],
  ])('says it in one sentence', (given, sentence) => {
    expect(describeHealth(given)).toBe(sentence);
  });

  it('stays one sentence of bounded length whatever the reasons are', () => {
    const long = result('a', { ...sick, reason: 'x'.repeat(100_000) });

    expect(describeHealth(report(long, long, long, long)).length).toBeLessThan(1_200);
  });
});

describe('describeCheck', () => {
  it.each([
    [result('a'), 'a is healthy (1 try, the last took 12 ms).'],
    [result('a', sick), 'a is unhealthy: answered 503, expected 200-299 (4 tries, the last took 12 ms).'],
    [
      result('a', { ...slow, hint: 'Look at the database.' }),
      'a is degraded: took 900 ms, expected at most 800 ms (4 tries, the last took 900 ms). Look at the database.',
    ],
  ])('names the check, the reason, how often it was tried and what to look at', (given, sentence) => {
    expect(describeCheck(given)).toBe(sentence);
  });
});

describe('sortWorstFirst', () => {
  it('puts the unhealthy first, then the degraded, and the slow before the fast', () => {
    const results = [
      result('fast'),
      result('tardy', { latencyMs: 5_000 }),
      result('weak', slow),
      result('bad', sick),
      result('dead', { ...sick, status: undefined, latencyMs: 1_500 }),
    ];

    expect(sortWorstFirst(results).map(({ name }) => name)).toEqual(['dead', 'bad', 'weak', 'tardy', 'fast']);
    expect(results.map(({ name }) => name)[0]).toBe('fast');
  });
});
