import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySuccess, isExpectedStatus, writeStatus } from '../../../lib/health/check.ts';
import { readStatus } from '../../../lib/health/check-status.ts';
import { judge } from '../../../lib/health/judge.ts';
import { response } from './scripted-http.ts';

describe('judge', () => {
  it('passes any 2xx when nothing else is asked', () => {
    expect(judge({ status: anySuccess }, response(204))).toEqual({ passed: true });
  });

  it.each([199, 301, 304, 404, 500, 503])('fails %i by default', (status) => {
    const reason = `answered ${status}, expected 200-299`;
    expect(judge({ status: anySuccess }, response(status))).toEqual({ passed: false, reason });
  });

  it.each([
    [{ body: 'welcome to the shop' }, undefined],
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
  ])('looks for the text: %j', (parts, reason) => {
    const judgement = judge({ status: anySuccess, contains: 'the shop' }, response(200, parts));

    expect(judgement).toEqual(reason === undefined ? { passed: true } : { passed: false, reason });
  });

  it('passes a cut body that holds the text', () => {
    const answer = response(200, { body: 'the shop', bodyCut: true });
    expect(judge({ status: anySuccess, contains: 'the shop' }, answer)).toEqual({ passed: true });
  });

  it('never repeats the body', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 200, max: 599 }), (noise, status) => {
        const answer = response(status, { body: `CANARY${noise}` });
        const judgement = judge({ status: anySuccess, contains: 'missing text' }, answer);
        expect(JSON.stringify(judgement)).not.toContain('CANARY');
      }),
    );
  });
});

describe('readStatus', () => {
  it.each([
    [200, '200'],
    ['200', '200'],
    ['200-299', '200-299'],
    ['200 - 399', '200-399'],
    [[200, 204, '301-302'], '200, 204, 301-302'],
  ])('reads %j', (value, written) => {
    expect(writeStatus(readStatus(value) ?? [])).toBe(written);
  });

  it.each([
    99,
    600,
    0,
    -200,
    200.5,
    '2xx',
    '',
    '299-200',
    [],
    [200, 'x'],
    {},
    null,
    true,
    '200,204',
    [[200]],
  ])('refuses %j', (value) => {
    expect(readStatus(value)).toBeUndefined();
  });

  it('means what it says', () => {
    const status = fc.integer({ min: 200, max: 599 });
    fc.assert(
      fc.property(status, status, status, (one, other, seen) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const ranges = readStatus(`${from}-${to}`) ?? [];
        expect(isExpectedStatus(seen, ranges)).toBe(seen >= from && seen <= to);
      }),
    );
  });
});
