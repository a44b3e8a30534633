import { describe, expect, it } from 'vitest';
import { anySuccess, type HttpCheck } from '../../../lib/health/check.ts';
import { decideRedirect, type NextStep } from '../../../lib/health/redirect.ts';

type Asked = Pick<HttpCheck, 'status' | 'redirects'>;

const check: Asked = { status: anySuccess };
const anywhere: Asked = { status: anySuccess, redirects: { atMost: 5, anyOrigin: true } };
const shop = 'https://shop.example';

function decide(location: string, from = `${shop}/start`, asked = check): NextStep {
  return decideRedirect(asked, { status: 302, headers: { location } }, [new URL(from)]);
}

function hops(count: number): URL[] {
  return Array.from({ length: count + 1 }, (_, index) => new URL(`${shop}/${index}`));
}

describe('decideRedirect', () => {
  it.each([
    ['/next', `${shop}/next`],
    ['next?a=1#part', `${shop}/next?a=1`],
    [`${shop}:443/next`, `${shop}/next`],
    ['//shop.example/next', `${shop}/next`],
  ])('follows %s within the origin', (location, href) => {
    expect(decide(location)).toEqual({ kind: 'follow', url: new URL(href), sameOrigin: true });
  });

  it.each([
    ['https://other.example/', 'https://other.example/, another origin'],
    ['https://shop.example:8443/', 'another origin'],
    ['https://evil.shop.example/', 'another origin'],
    ['https://shop.example./', 'another origin'],
    ['http://shop.example/', 'drops the encryption'],
    ['//other.example/x?token=SECRET', 'https://other.example/x, another origin'],
    ['https://user:pass@shop.example/', 'credentials'],
    ['ftp://shop.example/', 'not http or https'],
    ['javascript:alert(1)', 'not http or https'],
    ['http://[', 'not a URL'],
    ['https://', 'not a URL'],
    ['/start', 'circle'],
    ['', 'circle'],
  ])('refuses %s', (location, reason) => {
    const step = decide(location);

    expect(step).toMatchObject({ kind: 'refuse', reason: expect.stringContaining(reason) });
    expect(JSON.stringify(step)).not.toMatch(/SECRET|pass@/);
  });

  it('says what to do about http that leads to https', () => {
    expect(decide(`${shop}/`, 'http://shop.example/')).toEqual({
      kind: 'refuse',
      reason:
        'answered 302 to https://shop.example/, another origin, which is not followed; check that URL itself if it is yours',
      hint: expect.stringContaining('redirects: any'),
    });
  });

  it('follows five redirects and no more', () => {
    const answer = { status: 307, headers: { location: '/last' } };

    expect(decideRedirect(check, answer, hops(4)).kind).toBe('follow');
    expect(decideRedirect(check, answer, hops(5))).toEqual({
      kind: 'refuse',
      reason: 'redirects more than 5 times',
    });
  });

  it.each([1, 2, 10])('follows %i where that many are asked for', (atMost) => {
    const asked: Asked = { status: anySuccess, redirects: { atMost, anyOrigin: false } };
    const answer = { status: 302, headers: { location: '/last' } };

    expect(decideRedirect(asked, answer, hops(atMost - 1)).kind).toBe('follow');
    expect(decideRedirect(asked, answer, hops(atMost))).toMatchObject({
      reason: `redirects more than ${atMost} ${atMost === 1 ? 'time' : 'times'}`,
    });
  });

  it('judges a redirect that is expected, any when none is followed, one without Location, and 304', () => {
    const visited = [new URL(`${shop}/`)];
    const headers = { location: '/next' };
    const judge = { kind: 'judge' };
    const none: Asked = { status: anySuccess, redirects: { atMost: 0, anyOrigin: false } };

    expect(decideRedirect({ status: [{ from: 302, to: 302 }] }, { status: 302, headers }, visited)).toEqual(
      judge,
    );
    expect(decideRedirect(none, { status: 302, headers: { location: 'javascript:x' } }, visited)).toEqual(
      judge,
    );
    expect(decideRedirect(check, { status: 301, headers: {} }, visited)).toEqual(judge);
    expect(decideRedirect(check, { status: 304, headers }, visited)).toEqual(judge);
  });
});

describe('decideRedirect to any origin', () => {
  it('follows elsewhere, and says that nothing of the check may go along', () => {
    expect(decide('https://other.example/x', `${shop}/start`, anywhere)).toEqual({
      kind: 'follow',
      url: new URL('https://other.example/x'),
      sameOrigin: false,
    });
    expect(decide(`${shop}/`, 'http://shop.example/', anywhere)).toMatchObject({
      kind: 'follow',
      sameOrigin: false,
    });
    expect(decide('/next', `${shop}/start`, anywhere)).toMatchObject({ sameOrigin: true });
  });

  it('gives nothing of the check to its own origin either, once another one led back there', () => {
    const visited = [new URL(`${shop}/start`), new URL('https://evil.example/')];
    const answer = { status: 302, headers: { location: `${shop}/delete-everything` } };

    expect(decideRedirect(anywhere, answer, visited)).toMatchObject({ kind: 'follow', sameOrigin: false });
  });

  it.each([
    ['http://shop.example/', 'drops the encryption'],
    ['http://169.254.169.254/latest/', 'drops the encryption'],
    ['https://user:pass@other.example/', 'credentials'],
    ['file:///etc/passwd', 'not http or https'],
  ])('refuses %s all the same', (location, reason) => {
    expect(decide(location, `${shop}/start`, anywhere)).toMatchObject({
      kind: 'refuse',
      reason: expect.stringContaining(reason),
    });
  });

  it('ends in a circle over two origins', () => {
    const visited = [new URL(`${shop}/start`), new URL('https://other.example/')];
    const answer = { status: 302, headers: { location: `${shop}/start` } };

    expect(decideRedirect(anywhere, answer, visited)).toEqual({
      kind: 'refuse',
      reason: 'redirects in a circle',
    });
  });
});
