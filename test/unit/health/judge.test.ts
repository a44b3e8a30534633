import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpCheck } from '../../../lib/health/check.ts';
import { type HttpFacts, type Judgement, judgeHttp } from '../../../lib/health/judge.ts';
import type { HttpResponse } from '../../../lib/ports/http.ts';
import { aCheck, anAnswer, jsonAnswer, plainMatcher } from './answers.ts';

const commit = '9f8e7d6c5b4a39281706f5e4d3c2b1a098765432';
const day = 86_400_000;

function judge(
  asked: Partial<HttpCheck>,
  answer: HttpResponse,
  facts: Partial<HttpFacts> = {},
): Promise<Judgement> {
  return judgeHttp(aCheck(asked), answer, { now: 0, matcher: plainMatcher, ...facts });
}

describe('judgeHttp', () => {
  it('passes any 2xx when nothing else is asked', async () => {
    expect(await judge({}, anAnswer(204))).toEqual({ health: 'healthy', reason: '' });
  });

  it.each([199, 301, 304, 404, 500, 503])('fails %i by default', async (status) => {
    expect(await judge({}, anAnswer(status))).toMatchObject({
      health: 'unhealthy',
      reason: `answered ${status}, expected 200-299`,
    });
  });

  it('looks for nothing else in an answer with another status', async () => {
    const asked = { contains: 'shop', json: [], version: { in: 'json', path: 'commit' } } as const;
    const judgement = await judge(asked, anAnswer(502, { body: '<html>Bad Gateway' }));

    expect(judgement.reason).toBe('answered 502, expected 200-299');
    expect(judgement.hint).toContain('proxy');
  });

  it('joins what it finds, worst first, and counts what is too much', async () => {
    const asked: Partial<HttpCheck> = {
      contains: 'a',
      notContains: 'x',
      matches: '^z',
      minTlsDays: 14,
      version: { in: 'header', header: 'x-commit' },
    };
    const answer = anAnswer(200, { body: 'x', certificate: { validUntilMs: 3 * day } });

    expect(await judge(asked, answer, { commit })).toMatchObject({
      health: 'unhealthy',
      reason:
        'answered 200, but its body does not contain "a"; its body contains "x", which it must not; its body does not match "^z"; and 2 more',
      tlsDaysLeft: 3,
    });
  });

  it('is unhealthy where one thing is degraded and another is not as asked for, with the worse one first', async () => {
    const asked = { matches: 'ready', minTlsDays: 14 };
    const answer = anAnswer(200, { body: 'starting', certificate: { validUntilMs: day } });

    expect(await judge(asked, answer)).toMatchObject({
      health: 'unhealthy',
      reason: expect.stringMatching(
        /^answered 200, but its body does not match "ready"; its TLS certificate/,
      ),
    });
  });
});

describe('judgeHttp, by text', () => {
  it.each([
    [{ body: 'welcome to the shop' }, ''],
    [{ body: 'an error page' }, 'answered 200, but its body does not contain "the shop"'],
    [{ body: '' }, 'answered 200, but its body is empty, without "the shop"'],
    [
      { body: 'x', bodyCut: true },
      'answered 200, but the first 64 KiB of its body, all that is read, lack "the shop"',
    ],
    [
      { body: '\u001f\u008b', headers: { 'content-encoding': 'gzip' } },
      'answered 200, but its body is compressed unasked, so "the shop" could not be looked for',
    ],
    [{ body: 'the shop', bodyCut: true }, ''],
    [{ body: 'the shop', headers: { 'content-encoding': 'Identity' } }, ''],
  ])('looks for the text: %j', async (parts, reason) => {
    expect((await judge({ contains: 'the shop' }, anAnswer(200, parts))).reason).toBe(reason);
  });

  it.each([
    [{ notContains: 'error' }, 'all is well', ''],
    [{ notContains: 'error' }, '', ''],
    [{ notContains: 'error' }, 'an error', 'its body contains "error", which it must not'],
    [{ matches: '^ok$' }, 'ok', ''],
    [{ matches: '^ok$' }, 'not ok', 'its body does not match "^ok$"'],
    [{ matches: '^ok$' }, '', 'its body is empty, so it does not match "^ok$"'],
    [{ matches: 'SLOW' }, 'x', 'the pattern "SLOW" took too long on its body and was given up'],
  ])('judges %j against %j', async (asked, body, reason) => {
    const seen = await judge(asked, anAnswer(200, { body }));
    expect(seen.reason).toBe(reason === '' ? '' : `answered 200, but ${reason}`);
  });

  it('never repeats the body', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 1 }),
        fc.integer({ min: 200, max: 599 }),
        async (noise, status) => {
          const answer = anAnswer(status, { body: `CANARY${noise}` });
          const asked = { contains: 'missing text', matches: '^absent', json: [], minTlsDays: 1 };
          expect(JSON.stringify(await judge(asked, answer))).not.toContain('CANARY');
        },
      ),
    );
  });
});

describe('judgeHttp, by version', () => {
  const inJson = { version: { in: 'json', path: 'build.commit' } } as const;
  const inHeader = { version: { in: 'header', header: 'x-commit' } } as const;

  it('takes the commit from JSON or from a header', async () => {
    const answer = jsonAnswer({ build: { commit: '9F8E7D6C' } });

    expect(await judge(inJson, answer, { commit })).toEqual({
      health: 'healthy',
      reason: '',
      version: '9F8E7D6C',
    });
    expect(
      await judge(inHeader, anAnswer(200, { headers: { 'x-commit': commit } }), { commit }),
    ).toMatchObject({
      health: 'healthy',
      version: commit,
    });
  });

  it('says which version answers instead', async () => {
    const answer = jsonAnswer({ build: { commit: '1111111' } });

    expect(await judge(inJson, answer, { commit })).toMatchObject({
      health: 'unhealthy',
      reason: 'answered 200, but build.commit is "1111111", expected the commit 9f8e7d6c5b4a',
      hint: expect.stringContaining('Another version answers'),
      version: '1111111',
    });
  });

  it.each([
    [inJson, jsonAnswer({}), 'build.commit is missing, expected the commit 9f8e7d6c5b4a'],
    [
      inJson,
      jsonAnswer({ build: { commit: null } }),
      'build.commit is null, expected the commit 9f8e7d6c5b4a',
    ],
    [
      inJson,
      jsonAnswer({ build: { commit: [commit] } }),
      'build.commit is a list of 1, expected the commit 9f8e7d6c5b4a',
    ],
    [inHeader, anAnswer(200), 'the header x-commit is missing, expected the commit 9f8e7d6c5b4a'],
    [
      inJson,
      anAnswer(200, { body: '<html>', headers: { 'content-type': 'text/html' } }),
      'its body is not JSON (content-type "text/html"), expected the commit 9f8e7d6c5b4a at build.commit',
    ],
    [
      { version: { in: 'header', header: '__proto__' } } as const,
      anAnswer(200),
      'the header __proto__ is missing, expected the commit 9f8e7d6c5b4a',
    ],
  ])('fails what names none: %#', async (asked, answer, reason) => {
    expect(await judge(asked, answer, { commit })).toMatchObject({
      health: 'unhealthy',
      reason: `answered 200, but ${reason}`,
    });
  });

  it('asks only for something that looks like a commit where none is expected', async () => {
    expect(await judge(inJson, jsonAnswer({ build: { commit: '1111111' } }))).toMatchObject({
      health: 'healthy',
      version: '1111111',
    });
    expect((await judge(inJson, jsonAnswer({ build: { commit: 'latest' } }))).reason).toBe(
      'answered 200, but build.commit is "latest", expected a commit id',
    );
    expect((await judge(inJson, jsonAnswer({ build: { commit: 1111111 } }))).health).toBe('healthy');
  });
});

describe('judgeHttp, by certificate', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  const lasting = (days: number): HttpResponse =>
    anAnswer(200, { certificate: { validUntilMs: now + days * day } });

  it.each([
    [90, 'healthy', ''],
    [14, 'healthy', ''],
    [13.9, 'degraded', 'ends in 13 days (2026-12-05), expected at least 14 days left'],
    [1.5, 'degraded', 'ends in 1 day (2026-11-23), expected at least 14 days left'],
    [0.5, 'degraded', 'ends within a day (2026-11-22), expected at least 14 days left'],
    [-1.5, 'degraded', 'ended 2 days ago (2026-11-20), expected at least 14 days left'],
  ])('with %f days left is %s', async (days, health, reason) => {
    expect(await judge({ minTlsDays: 14 }, lasting(days), { now })).toMatchObject({
      health,
      reason: reason === '' ? '' : `answered 200, but its TLS certificate ${reason}`,
      tlsDaysLeft: Math.floor(days),
    });
  });

  it('counts the days where none are asked for, and judges the host that was asked first', async () => {
    expect(await judge({}, lasting(-3), { now })).toEqual({ health: 'healthy', reason: '', tlsDaysLeft: -3 });
    const certificate = { validUntilMs: now + 2 * day };
    expect(await judge({ minTlsDays: 14 }, lasting(90), { now, certificate })).toMatchObject({
      health: 'degraded',
      tlsDaysLeft: 2,
    });
  });

  it.each([undefined, { validUntilMs: Number.NaN }])('fails where there is none: %j', async (certificate) => {
    const answer = anAnswer(200, certificate === undefined ? {} : { certificate });
    expect(await judge({ minTlsDays: 1 }, answer)).toMatchObject({
      health: 'unhealthy',
      reason: 'answered 200, but it showed no TLS certificate, expected one with at least 1 day left',
    });
  });
});
