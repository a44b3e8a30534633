import { describe, expect, it } from 'vitest';
import { connectTo, nextHop } from '../../../lib/health/http-hop.ts';
import { ownHeaders } from '../../../lib/health/http-message.ts';

const post = {
  method: 'POST',
  headers: { ...ownHeaders, authorization: 'Bearer x', 'content-type': 'application/json' },
  body: '{}',
};
const get = { method: 'GET', headers: { ...ownHeaders, 'x-api-key': 'x' } };
const own = { isOwnOrigin: true };
const foreign = { isOwnOrigin: false };

describe('nextHop', () => {
  it.each([
    [301, post, 'GET'],
    [302, post, 'GET'],
    [303, post, 'GET'],
    [303, { ...post, method: 'PUT' }, 'GET'],
    [303, { ...get, method: 'HEAD' }, 'HEAD'],
    [302, { ...post, method: 'PUT' }, 'PUT'],
    [307, post, 'POST'],
    [308, post, 'POST'],
    [301, get, 'GET'],
  ])('after %d asks within the origin as browsers do', (status, message, method) => {
    const next = nextHop(status, message, own);

    expect(next).toMatchObject({ kind: 'ask', message: { method } });
  });

  it('leaves body and its headers out where it becomes a GET, and keeps the others', () => {
    const { 'content-type': _, ...left } = post.headers;

    expect(nextHop(303, post, own)).toEqual({ kind: 'ask', message: { method: 'GET', headers: left } });
  });

  it('takes nothing of the check to another origin', () => {
    expect(nextHop(302, get, foreign)).toEqual({
      kind: 'ask',
      message: { method: 'GET', headers: ownHeaders },
    });
    expect(nextHop(303, post, foreign)).toEqual({
      kind: 'ask',
      message: { method: 'GET', headers: ownHeaders },
    });
  });

  it.each([307, 308])('does not send a POST to another origin after %d', (status) => {
    expect(nextHop(status, post, foreign)).toMatchObject({
      kind: 'refuse',
      reason: `answered ${status} to another origin, where a POST is not sent; check that URL itself if it is yours`,
    });
  });
});

describe('connectTo', () => {
  it('takes an address to the own host only, and a family everywhere', () => {
    const address = { ip: { address: '127.0.0.1' } };
    expect(connectTo(address, own)).toEqual(address.ip);
    expect(connectTo(address, foreign)).toBeUndefined();
    expect(connectTo({ ip: { family: 6 } }, foreign)).toEqual({ family: 6 });
    expect(connectTo({}, own)).toBeUndefined();
  });
});
