import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../../lib/health/health-report.ts';
import { healthTable } from '../../../lib/health/health-table.ts';
import { latencyBar } from '../../../lib/health/latency-bar.ts';
import { hostileTexts } from '../../support/hostile-text.ts';
import { report, result, sick, slow } from './health-results.ts';

const timing = { dnsMs: 2, connectMs: 5.4, tlsMs: 21, firstByteMs: 310, bodyMs: 0.1 };

describe('healthTable', () => {
  it('shows the worst first, with where the time went and what says it is not well', () => {
    const results = [
      result('web', { url: 'https://web.example/health', latencyMs: 340, timing, tlsDaysLeft: 40 }),
      result('api', {
        ...slow,
        components: [{ name: 'database', health: 'degraded', detail: 'latency 900 ms' }],
      }),
      result('db', {
        ...sick,
        url: 'tcp://db:5432',
        status: undefined,
        reason: 'the connection was refused',
        hint: 'Look whether it listens.',
        phase: 'connect',
      }),
      result('cert', { url: 'https://cert.example/', tlsDaysLeft: 1 }),
    ];

    expect(healthTable(report(...results))).toMatchInlineSnapshot(`
      "| Check | Health | Latency | Where the time went | Tries | Certificate | Reason |
      |---|---|---|---|--:|--:|---|
      | db | **unhealthy** | ▏ 12 ms | broke off at connect | 4 |  | the connection was refused. Look whether it listens. |
      | [api](http://api.example/) | **degraded** | ██████████ 900 ms |  | 4 |  | took 900 ms, expected at most 800 ms |
      | ↳ database | **degraded** |  |  |  |  | latency 900 ms |
      | [web](https://web.example/health) | healthy | ███▊ 340 ms | dns 2 ms, connect 5 ms, tls 21 ms, first byte 310 ms | 1 | 40 days |  |
      | [cert](https://cert.example/) | healthy | ▏ 12 ms |  | 1 | 1 day |  |
      "
    `);
  });

  it('leaves out the columns nothing is known for', () => {
    expect(healthTable(report(result('a')))).toMatchInlineSnapshot(`
      "| Check | Health | Latency | Tries | Reason |
      |---|---|---|--:|---|
      | [a](http://a.example/) | healthy | ██████████ 12 ms | 1 |  |
      "
    `);
    expect(healthTable(report())).toBe('');
  });

  it('folds many checks, those that are not well in the open', () => {
    const table = healthTable(
      report(...Array.from({ length: 60 }, (_, at) => result(`n${at}`, at < 2 ? sick : {}))),
    );
    const [open = '', folded = ''] = table.split('<details>');

    expect(open.split('\n').filter((line) => line.startsWith('| ['))).toHaveLength(20);
    expect(open.match(/\*\*unhealthy\*\*/g)).toHaveLength(2);
    expect(folded).toMatch(/^<summary>40 more, all healthy<\/summary>\n\n\| Check /);
    expect(folded.split('\n').filter((line) => line.startsWith('| ['))).toHaveLength(40);
  });

  it('bounds its rows and says what the others are', () => {
    const many = Array.from({ length: 1_000 }, (_, at) => result(`n${at}`, at < 210 ? slow : {}));
    const table = healthTable(report(...many));

    expect(table.split('\n').filter((line) => line.startsWith('| ['))).toHaveLength(200);
    expect(table).toContain('<summary>180 more, all degraded</summary>');
    expect(table).toContain('800 more, 10 degraded, 790 healthy, not shown.');
  });

  it('keeps foreign text inert', () => {
    for (const text of hostileTexts) {
      const hostile = result('a', {
        ...sick,
        name: text,
        url: `https://x.example/${encodeURI('a)|b[]@x')}`,
        reason: text,
        components: [{ name: text, health: 'unhealthy', detail: text }],
      });
      const [, , row = '', below = '', ...rest] = healthTable(report(hostile)).split('\n');

      expect(rest).toEqual(['']);
      for (const line of [row, below]) {
        expect(line.match(/\|/g)).toHaveLength(6);
        expect(line).not.toMatch(/<|!\[|@|`|^\s*::|##\[/);
      }
      expect(row.match(/\]\(/g)).toHaveLength(1);
      expect(below).not.toMatch(/\]\(|:\/\//);
    }
  });

  it('stays far below what a job summary may hold, whatever the checks say', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 50, maxLength: 60 }).map((some) => some.repeat(40));
    const component = fc.record({ name: text, health: fc.constant('degraded' as const), detail: text });
    const some = fc
      .record({ reason: text, hint: text, components: fc.array(component, { minLength: 30, maxLength: 30 }) })
      .map((parts): CheckResult => result('*'.repeat(200), { ...sick, ...parts }));
    fc.assert(
      fc.property(some, (worst) => {
        const table = healthTable(report(...Array.from({ length: 300 }, () => worst)));
        expect(Buffer.byteLength(table)).toBeLessThan(512 * 1024);
        expect(table).toMatch(/more, all unhealthy, not shown/);
      }),
      { numRuns: 20 },
    );
  });
});

describe('latencyBar', () => {
  it.each([
    [0, 100, ''],
    [1, 10_000, '▏'],
    [50, 100, '█████'],
    [53, 100, '█████▎'],
    [100, 100, '██████████'],
    [200, 100, '██████████'],
    [5, 0, ''],
    [Number.NaN, 100, ''],
  ])('draws %d of %d', (ms, slowest, bar) => {
    expect(latencyBar(ms, slowest)).toBe(bar);
  });
});
