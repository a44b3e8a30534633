import { describe, expect, it } from 'vitest';
import type { CheckResult, HealthReport } from '../../../lib/health/health-report.ts';
import {
  changeComment,
  closingComment,
  closingLine,
  incidentTitle,
  inertOnGitHub,
  openBody,
  recoverySentence,
} from '../../../lib/health/incident-text.ts';
import { aReport } from '../../support/health-report.ts';
import { hostileTexts } from '../../support/hostile-text.ts';

/** With the beginning as a name: some are long. */
function shortly(texts: readonly string[]): readonly (readonly [string, string])[] {
  return texts.map((text) => [text.slice(0, 30), text]);
}

const subject = { key: 'production', name: 'production' };
const record = { key: 'production', lists: [] };
const runUrl = 'https://github.com/acme/shop/actions/runs/1';
const since = Date.parse('2026-11-21T13:47:12Z');

function visible(body: string): string {
  return body.replace(/\n\n<!--.*-->$/, '');
}

describe('the issue', () => {
  it('says first what is down and since when, then what to do', () => {
    const report = aReport({ 'front page': 'unhealthy', api: 'degraded', db: 'healthy' });

    expect(incidentTitle(subject)).toBe('production is down');
    expect(visible(openBody({ subject, report, runUrl }, since, record))).toMatchInlineSnapshot(`
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

      Belay comments here when something changes and closes this issue when the checks pass again. Closed by hand while the service is down, it is opened anew by the next run. Write below this text or in comments: what stands above is written anew."
    `);
  });

  it('tells a change: what became worse, what is well again', () => {
    const report = aReport({ a: 'unhealthy', b: 'degraded', c: 'unhealthy', d: 'healthy' });
    const change = { worse: ['c'], better: ['b', 'd'], stillFailing: ['a'], gone: 1 };

    expect(changeComment({ subject, report, runUrl }, change, { unasked: 2 })).toMatchInlineSnapshot(`
      "**Worse:** 1 more check fails now.

      | Check | State | Reason |
      |---|---|---|
      | [c](https://shop.example/2) | unhealthy | answered 503 |

      **Not down any more:** b (says degraded), d.

      1 check that failed is not asked any more.

      Still failing: a (answered 503).

      Together: 2 of 4 health checks fail.

      2 more that failed were not asked by this run.

      Seen by [this run](https://github.com/acme/shop/actions/runs/1)."
    `);
  });

  it('tells the end with the downtime', () => {
    const ending = { downtime: { fromMs: since, toMs: since + 3_780_000 }, gone: 0 };
    const story = { subject, report: aReport({ a: 'healthy', b: 'healthy' }), runUrl };

    expect(closingComment(story, ending)).toMatchInlineSnapshot(`
      "**production is well again after 1 h 3 min.** It was down from 2026-11-21 13:47 UTC to 2026-11-21 14:50 UTC, as far as the runs saw. All 2 checks pass.

      Seen by [this run](https://github.com/acme/shop/actions/runs/1)."
    `);
    expect(closingComment({ ...story, report: aReport({ a: 'degraded' }) }, ending)).toMatchInlineSnapshot(`
      "**production is no longer down after 1 h 3 min, but degraded.** It was down from 2026-11-21 13:47 UTC to 2026-11-21 14:50 UTC, as far as the runs saw.

      | Check | State | Reason |
      |---|---|---|
      | [a](https://shop.example/0) | degraded | says degraded |

      Seen by [this run](https://github.com/acme/shop/actions/runs/1)."
    `);
  });
});

describe('the end of an incident whose checks are asked no more', () => {
  it('says so, and names no downtime that nobody saw', () => {
    const story = { subject, report: aReport({ a: 'healthy' }), runUrl };

    expect(recoverySentence('production', story.report, { downtime: undefined, gone: 2 })).toBe(
      'production: 2 checks that failed are not asked any more; all that is asked is well.',
    );
    expect(closingLine(story, { downtime: undefined, gone: 1 })).toBe(
      `**production: 1 check that failed is not asked any more; all that is asked is well.** Its check passes. Seen by [this run](${runUrl}).\n\n---`,
    );
    const downtime = { fromMs: since, toMs: since + 60_000 };
    expect(recoverySentence('production', story.report, { downtime, gone: 1 })).toBe(
      'production is well again after 1 min 0 s. 1 check that failed is not asked any more.',
    );
  });

  it('is told apart from a look that is well and asks less', () => {
    const story = { subject, report: aReport({ a: 'healthy' }), runUrl };
    const change = { worse: [], better: ['a'], stillFailing: [], gone: 0 };

    expect(changeComment(story, change, { unasked: 1 })).toBe(
      `**Not down any more:** a.\n\nNothing that this run asked is down. The issue stays open for what other runs ask.\n\nSeen by [this run](${runUrl}).`,
    );
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
      openBody(story, since, record),
      changeComment(
        story,
        { worse: [text], better: ['fine'], stillFailing: [text], gone: 0 },
        { unasked: 1 },
      ),
      closingComment(story, { downtime: { fromMs: since, toMs: since }, gone: 1 }),
      closingLine(story, { downtime: undefined, gone: 1 }),
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

    const prints = Array.from({ length: 500 }, (_, index) => String(index).padStart(12, '0'));
    const missed = Object.fromEntries(prints.map((print) => [print, '99999999999']));
    const full = { by: prints[0] ?? '', failing: prints, count: 500, set: '', missed };
    const longest = openBody(story, since, { key: 'production', lists: [full] });
    expect(longest.length).toBeLessThan(65_000);
    const change = { worse: names, better: names, stillFailing: names, gone: 3 };
    expect(changeComment(story, change, { unasked: 9 }).length).toBeLessThan(65_000);
  });
});
