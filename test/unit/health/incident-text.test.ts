import { describe, expect, it } from 'vitest';
import type { CheckResult, HealthReport } from '../../../lib/health/health-report.ts';
import {
  changeComment,
  closingComment,
  incidentTitle,
  inertOnGitHub,
  openBody,
} from '../../../lib/health/incident-text.ts';
import { aReport } from '../../support/health-report.ts';
import { hostileTexts } from '../../support/hostile-text.ts';

/** With the beginning as a name: some are long. */
function shortly(texts: readonly string[]): readonly (readonly [string, string])[] {
  return texts.map((text) => [text.slice(0, 30), text]);
}

const subject = { key: 'production', name: 'production' };
const runUrl = 'https://github.com/acme/shop/actions/runs/1';
const since = Date.parse('2026-11-21T13:47:12Z');

function visible(body: string): string {
  return body.replace(/\n\n<!--.*-->$/, '');
}

describe('the issue', () => {
  it('says first what is down and since when, then what to do', () => {
    const report = aReport({ 'front page': 'unhealthy', api: 'degraded', db: 'healthy' });

    expect(incidentTitle(subject)).toBe('production is down');
    expect(visible(openBody({ subject, report, runUrl }, since))).toMatchInlineSnapshot(`
      "**production is down** since 2026-11-21 13:47 UTC: 1 of 3 health checks fails.

      | Check | State | Reason |
      |---|---|---|
      | [front page](https://shop.example/0) | unhealthy | answered 503 |
      | [api](https://shop.example/1) | degraded | says degraded |

      Seen by [this run](https://github.com/acme/shop/actions/runs/1).

      **What to do**

      1. Open the run: its summary has every check, the worst first, with what was seen.
      2. Read the log of the check named first, from 2026-11-21 13:47 UTC on.
      3. If a deployment made it sick, bring the last validated release back with your rollback workflow.

      Belay comments here when something changes and closes this issue when the checks pass again. Closed by hand while the service is down, it is opened anew by the next run."
    `);
  });

  it('tells a change: what became worse, what is well again', () => {
    const report = aReport({ a: 'unhealthy', b: 'degraded', c: 'unhealthy', d: 'healthy' });
    const change = { worse: ['c'], better: ['b', 'd'], stillFailing: ['a'], gone: 1 };

    expect(changeComment({ subject, report, runUrl }, change)).toMatchInlineSnapshot(`
      "**Worse:** 1 more check fails now.

      | Check | State | Reason |
      |---|---|---|
      | [c](https://shop.example/2) | unhealthy | answered 503 |

      **Not down any more:** b (says degraded), d.

      1 check that failed is not checked any more.

      Still failing: a (answered 503).

      Together: 2 of 4 health checks fail.

      Seen by [this run](https://github.com/acme/shop/actions/runs/1)."
    `);
  });

  it('tells the end with the downtime', () => {
    const downtime = { fromMs: since, toMs: since + 3_780_000 };
    const story = { subject, report: aReport({ a: 'healthy', b: 'healthy' }), runUrl };

    expect(closingComment(story, downtime)).toMatchInlineSnapshot(`
      "**production is well again after 1 h 3 min.** It was down from 2026-11-21 13:47 UTC to 2026-11-21 14:50 UTC, as far as the runs saw. All 2 checks pass.

      Seen by [this run](https://github.com/acme/shop/actions/runs/1)."
    `);
    expect(closingComment({ ...story, report: aReport({ a: 'degraded' }) }, downtime)).toMatchInlineSnapshot(`
      "**production is no longer down after 1 h 3 min, but degraded.** It was down from 2026-11-21 13:47 UTC to 2026-11-21 14:50 UTC, as far as the runs saw.

      | Check | State | Reason |
      |---|---|---|
      | [a](https://shop.example/0) | degraded | says degraded |

      Seen by [this run](https://github.com/acme/shop/actions/runs/1)."
    `);
  });
});

describe('foreign text', () => {
  const hostile = [
    '@acme/team and @octocat',
    'fixes #1, acme/shop#2, GH-3',
    '![x](https://evil.example/pixel.png)',
    '<img src=https://evil.example/x>',
    'https://github.com/acme/other/issues/5',
    'www.evil.example',
    '--><!-- belay:incident {"key":"production"} -->',
    '| a | b |\n|---|---|',
    ...hostileTexts,
  ];

  it.each(shortly(hostile))('calls nobody and refers to nothing: %j', (_, text) => {
    const inert = inertOnGitHub(text);

    // What GitHub searches for mentions and references is the text after its entities were read.
    const decoded = inert.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
    expect(decoded).not.toMatch(/@[A-Za-z0-9]|#\d|GH-\d|:\/\/|www\./i);
    expect(inert).not.toMatch(/[<>[\]|`*\n]/);
  });

  it.each(shortly(hostile))('breaks out of no place of the issue: %j', (_, text) => {
    const bad: Partial<CheckResult> = {
      reason: text,
      hint: text,
      components: [{ name: text, health: 'unhealthy', detail: text }],
    };
    const report = aReport({ [text]: 'unhealthy', fine: 'healthy' }, bad);
    const story = { subject: { key: 'production', name: text }, report, runUrl };
    const texts = [
      openBody(story, since),
      changeComment(story, { worse: [text], better: ['fine'], stillFailing: [text], gone: 0 }),
      closingComment(story, { fromMs: since, toMs: since }),
    ];

    for (const each of texts) {
      const own = each.replaceAll(runUrl, '').replace(/\]\(https:\/\/shop\.example\/\d\)/g, ']');
      const withoutMarker = own.replace(/<!-- belay:incident .* -->$/, '');
      expect(withoutMarker).not.toMatch(/<|!\[|https?:\/\//);
    }
  });

  it('never makes an issue longer than GitHub takes', () => {
    const names = Array.from({ length: 3_000 }, (_, index) => `${'@#<'.repeat(60)}${index}`);
    const sick = Object.fromEntries(names.map((name) => [name, 'unhealthy' as const]));
    const report: HealthReport = aReport(sick, { reason: '@'.repeat(2_000), hint: '#'.repeat(2_000) });
    const story = { subject, report, runUrl };

    expect(openBody(story, since).length).toBeLessThan(65_000);
    const change = { worse: names, better: names, stillFailing: names, gone: 3 };
    expect(changeComment(story, change).length).toBeLessThan(65_000);
  });
});
