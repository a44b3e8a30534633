import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareReports, type PastCheck, readPastChecks } from '../../../lib/health/compare-health.ts';
import type { HealthStatus } from '../../../lib/health/health-report.ts';
import { writeResults } from '../../../lib/health/write-results.ts';
import { report, result, sick, slow } from './health-results.ts';

const past = (health: HealthStatus, ...names: string[]): PastCheck[] =>
  names.map((name) => ({ name, health }));

describe('compareReports', () => {
  it.each([
    [
      'separates what was sick from what became sick',
      [...past('unhealthy', 'api', 'cache'), ...past('healthy', 'db')],
      report(result('api', sick), result('db', sick), result('cache')),
      true,
      'api was already unhealthy before; db became unhealthy since; cache is well again.',
    ],
    [
      'says that nothing changed when all is well',
      past('healthy', 'a'),
      report(result('a')),
      false,
      'Nothing changed: everything was healthy before and is healthy now.',
    ],
    [
      'says that nothing else changed when what is sick was sick',
      [...past('unhealthy', 'a', 'b'), ...past('degraded', 'c')],
      report(result('a', sick), result('b', sick), result('c', slow)),
      false,
      'a and b were already unhealthy before; c was already degraded before; nothing else changed.',
    ],
    [
      'knows better from well',
      past('unhealthy', 'a', 'b'),
      report(result('a', slow), result('b')),
      true,
      'a is better, but still degraded; b is well again.',
    ],
    [
      'knows worse from down',
      [...past('healthy', 'a'), ...past('degraded', 'b')],
      report(result('a', slow), result('b', sick)),
      true,
      'b was degraded before and became unhealthy since; a became degraded since.',
    ],
    [
      'does not blame a deployment for a check that is new',
      [],
      report(result('a', sick), result('b', slow), result('c')),
      true,
      'a is unhealthy and was not checked before; b is degraded and was not checked before.',
    ],
    [
      'does not count a new check that is healthy, or one that is gone',
      past('healthy', 'gone'),
      report(result('new')),
      false,
      'Nothing changed: everything was healthy before and is healthy now.',
    ],
    [
      'tells checks that take turns to fail',
      past('healthy', 'a', 'b'),
      { ...report(result('a'), result('b')), status: 'unhealthy' as const },
      true,
      'the checks took turns to fail.',
    ],
    [
      'counts those it does not name',
      past('healthy', ...'abcdefgh'),
      report(...[...'abcdefgh'].map((name) => result(name, sick))),
      true,
      'a, b, c, d, e and 3 more became unhealthy since.',
    ],
  ] as const)('%s', (_, before, now, changed, sentence) => {
    expect(compareReports(before, now)).toEqual({ changed, sentence });
  });

  it('has changed exactly when a check is in another state, and always says something', () => {
    const health = fc.constantFrom('healthy' as const, 'degraded' as const, 'unhealthy' as const);
    const pairs = fc.array(fc.record({ before: health, now: health }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(pairs, (some) => {
        const before = some.map((pair, at) => ({ name: `n${at}`, health: pair.before }));
        const now = report(...some.map((pair, at) => result(`n${at}`, { health: pair.now })));

        const { changed, sentence } = compareReports(before, now);

        expect(changed).toBe(some.some((pair) => pair.before !== pair.now));
        expect(sentence).toMatch(/^[^;]+(; [^;]+)*\.$/);
        for (const [at, pair] of some.entries()) {
          if (pair.before !== pair.now && some.length <= 5) expect(sentence).toContain(`n${at}`);
        }
      }),
    );
  });
});

describe('readPastChecks', () => {
  it('reads what writeResults wrote', () => {
    const written = writeResults(report(result('a', sick), result('b', slow), result('c')));

    expect(readPastChecks(written)).toEqual([
      ...past('unhealthy', 'a'),
      ...past('degraded', 'b'),
      ...past('healthy', 'c'),
    ]);
  });

  it('reads an output that has only passed', () => {
    expect(readPastChecks('[{"name":"a","passed":true},{"name":"b","passed":false}]')).toEqual([
      ...past('healthy', 'a'),
      ...past('unhealthy', 'b'),
    ]);
    expect(readPastChecks('[]')).toEqual([]);
  });

  it.each([
    '',
    ' ',
    'null',
    '{}',
    '[1]',
    '[{"name":"a"}]',
    '[{"name":"","passed":true}]',
    '[{"passed":true}]',
    '[{"name":"a","passed":"true"}]',
    '[{"name":"a","health":"fine","passed":true}]',
    '[{"name":"a","passed":true}',
    `["${'x'.repeat(2_000_000)}"]`,
  ])('refuses anything else', (text) => {
    expect(readPastChecks(text)).toBeUndefined();
  });
});
