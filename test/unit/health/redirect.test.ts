import { describe, expect, it } from 'vitest';
import { anySuccess } from '../../../lib/health/check.ts';
import { decideRedirect, redirectLimit } from '../../../lib/health/redirect.ts';

const check = { status: anySuccess };

function decide(location: string, from = 'https://shop.example/start') {
  return decideRedirect(check, { status: 302, headers: { location } }, [new URL(from)]);
}

describe('decideRedirect', () => {
  it.each([
    ['/next', 'https://shop.example/next'],
    ['next?a=1#part', 'https://shop.example/next?a=1'],
    ['https://shop.example:443/next', 'https://shop.example/next'],
    ['//shop.example/next', 'https://shop.example/next'],
  ])('follows %s within the origin', (location, href) => {
    expect(decide(location)).toEqual({ kind: 'follow', url: new URL(href) });
  });

  it.each([
    ['https://other.example/', 'https://other.example/, another origin'],
    ['https://shop.example:8443/', 'another origin'],
    ['https://evil.shop.example/', 'another origin'],
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
    expect(decide('https://shop.example/', 'http://shop.example/')).toEqual({
      kind: 'refuse',
      reason:
        'answered 302 to https://shop.example/, another origin, which is not followed; check that URL itself if it is yours',
    });
  });

  it('follows five redirects and no more', () => {
    const hops = (count: number): URL[] =>
      Array.from({ length: count + 1 }, (_, index) => new URL(`https://shop.example/${index}`));
    const answer = { status: 307, headers: { location: '/last' } };

    expect(decideRedirect(check, answer, hops(redirectLimit - 1)).kind).toBe('follow');
    expect(decideRedirect(check, answer, hops(redirectLimit))).toEqual({
      kind: 'refuse',
      reason: 'redirects more than 5 times',
    });
  });

  it('judges a redirect that is expected, one without Location, and 304', () => {
    const visited = [new URL('https://shop.example/')];
    const headers = { location: '/next' };

    expect(decideRedirect({ status: [{ from: 302, to: 302 }] }, { status: 302, headers }, visited)).toEqual({
      kind: 'judge',
    });
    expect(decideRedirect(check, { status: 301, headers: {} }, visited)).toEqual({ kind: 'judge' });
    expect(decideRedirect(check, { status: 304, headers }, visited)).toEqual({ kind: 'judge' });
  });
});
