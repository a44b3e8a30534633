import { describe, expect, it } from 'vitest';
import { classify } from '../../../lib/github/failure.ts';

const at = { wall: Date.parse('2026-11-02T09:00:00Z'), monotonic: 5_000 };

function reasonOf(status: number, headers: Record<string, string> = {}, message = ''): string {
  return classify({ status, headers, message }, at).reason;
}

function waitOf(status: number, headers: Record<string, string>, message = ''): number | undefined {
  const { retryAtMs } = classify({ status, headers, message }, at);
  return retryAtMs === undefined ? undefined : retryAtMs - at.monotonic;
}

describe('what an error status means', () => {
  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [410, 'not-found'],
    [451, 'not-found'],
    [400, 'invalid'],
    [422, 'invalid'],
    [409, 'conflict'],
    [408, 'unavailable'],
    [429, 'limited'],
    [500, 'unavailable'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [504, 'unavailable'],
    [302, 'unavailable'],
  ])('%i is %s', (status, reason) => {
    expect(reasonOf(status)).toBe(reason);
  });

  it.each([
    ['a used-up limit', { 'x-ratelimit-remaining': '0' }, ''],
    ['retry-after', { 'retry-after': '30' }, ''],
    ['the words of a secondary limit', {}, 'You have exceeded a secondary rate limit.'],
    ['the words of the abuse detection', {}, 'You have triggered an abuse detection mechanism.'],
  ])('403 with %s is a limit, not a missing permission', (_, headers, message) => {
    expect(reasonOf(403, headers as Record<string, string>, message)).toBe('limited');
  });

  it('403 with a limit that is not used up is a missing permission', () => {
    const message = 'Resource not accessible by integration';
    expect(reasonOf(403, { 'x-ratelimit-remaining': '998' }, message)).toBe('forbidden');
  });
});

describe('when to ask again', () => {
  const reset = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(at.wall / 1_000 + 600) };

  it('takes retry-after before the reset', () => {
    expect(waitOf(403, { ...reset, 'retry-after': '7' })).toBe(7_000);
  });

  it('reads retry-after as a date by the clock of GitHub', () => {
    const headers = {
      'retry-after': 'Mon, 02 Nov 2026 12:00:20 GMT',
      date: 'Mon, 02 Nov 2026 12:00:00 GMT',
    };
    expect(waitOf(429, headers)).toBe(20_000);
  });

  it('waits for the reset of a used-up limit', () => {
    expect(waitOf(403, reset)).toBe(600_000);
  });

  it('measures the reset by the clock of GitHub, not by ours', () => {
    const skewed = new Date(at.wall + 500_000).toUTCString();
    expect(waitOf(403, { ...reset, date: skewed })).toBe(100_000);
  });

  it.each([
    ['nothing is said', {}],
    ['the reset is nonsense', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'soon' }],
    ['retry-after is nonsense', { 'retry-after': '-5' }],
  ])('waits a minute when %s', (_, headers) => {
    expect(waitOf(429, headers as Record<string, string>)).toBe(60_000);
  });

  it('never says now, even when the reset has passed', () => {
    const past = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(at.wall / 1_000 - 60) };
    expect(waitOf(403, past)).toBe(1_000);
  });

  it('honours retry-after of a 503', () => {
    expect(waitOf(503, { 'retry-after': '12' })).toBe(12_000);
    expect(waitOf(500, {})).toBeUndefined();
  });
});
