import { describe, expect, it, onTestFinished } from 'vitest';
import { denyAddress } from '../../../lib/health/address-policy.ts';
import { answer, type HostileServer, startHostileServer } from '../../support/hostile-server.ts';
import { ask, openHttp, resolvingTo } from '../../support/open-http.ts';

/** The same port on both loopback addresses, which say who they are. */
async function bothFamilies(
  tries = 5,
): Promise<{ readonly four: HostileServer; readonly six: HostileServer }> {
  const four = await startHostileServer({ '/': answer(200, 'four') }, '127.0.0.1');
  onTestFinished(() => four.close());
  try {
    const six = await startHostileServer({ '/': answer(200, 'six') }, '::1', four.port);
    onTestFinished(() => six.close());
    return { four, six };
  } catch (error) {
    // Somebody else may have the port there.
    if (tries === 1) throw error;
    return bothFamilies(tries - 1);
  }
}

const both = { deny: denyAddress, resolve: resolvingTo('127.0.0.1', '::1') };

describe('one family of addresses', () => {
  it.each([
    [4, 'four', '127.0.0.1'],
    [6, 'six', '::1'],
  ] as const)('IPv%s is all that is connected to', async (family, body, address) => {
    const { four } = await bothFamilies();
    const url = `http://dual.example:${four.port}/`;

    const seen = await ask(openHttp(both), url, { connectTo: { family } });

    expect(seen).toMatchObject({ kind: 'response', body, address });
  });

  it('of a name this machine knows itself', async () => {
    const { six } = await bothFamilies();

    const seen = await ask(openHttp(), `http://localhost:${six.port}/`, { connectTo: { family: 4 } });

    expect(seen).toMatchObject({ body: 'four' });
  });

  it('that a name has not is a failure of the lookup, with no connection to the other', async () => {
    const { four } = await bothFamilies();
    const http = openHttp({ resolve: resolvingTo('127.0.0.1') });

    const seen = await ask(http, `http://old.example:${four.port}/`, { connectTo: { family: 6 } });

    expect(seen).toMatchObject({ cause: 'dns', phase: 'dns', detail: 'the host name has no IPv6 address' });
    expect(four.connections).toBe(0);
  });

  it.each([
    ['http://127.0.0.1:1/', 6, 'the host is an IPv4 address, and only IPv6 was asked for'],
    ['http://[::1]:1/', 4, 'the host is an IPv6 address, and only IPv4 was asked for'],
  ] as const)('that an address in the URL is not of: %s', async (url, family, detail) => {
    expect(await ask(openHttp(), url, { connectTo: { family } })).toMatchObject({ cause: 'dns', detail });
  });

  it('is tried address by address', async () => {
    const { four } = await bothFamilies();
    const http = openHttp({ resolve: resolvingTo('127.0.0.2', '::1', '127.0.0.1') });

    const seen = await ask(http, `http://dual.example:${four.port}/`, { connectTo: { family: 4 } });

    expect(seen).toMatchObject({ body: 'four', address: '127.0.0.1' });
  });

  it('may be denied too', async () => {
    const http = openHttp({ deny: denyAddress, resolve: resolvingTo('127.0.0.1', 'fe80::1') });

    expect(await ask(http, 'http://dual.example:1/', { connectTo: { family: 6 } })).toMatchObject({
      cause: 'denied',
      detail: 'link-local addresses and metadata services of clouds are never asked',
    });
  });
});

describe('an address to connect to', () => {
  it.each(['127.0.0.1', '::1'])('is asked for the host of the URL, without a lookup: %s', async (address) => {
    const { four, six } = await bothFamilies();
    const http = openHttp({
      deny: denyAddress,
      resolve: () => {
        throw new Error('No name was to be looked up.');
      },
    });

    const seen = await ask(http, `http://shop.example:${four.port}/`, { connectTo: { address } });

    const asked = address === '::1' ? six : four;
    expect(seen).toMatchObject({ body: address === '::1' ? 'six' : 'four', address });
    expect(asked.requests[0]?.headers['host']).toBe(`shop.example:${four.port}`);
  });

  it('stands in for an address in the URL, also of the other family', async () => {
    const { four } = await bothFamilies();

    const seen = await ask(openHttp(), `http://192.0.2.1:${four.port}/`, { connectTo: { address: '::1' } });

    expect(seen).toMatchObject({ body: 'six' });
  });

  it.each(['169.254.169.254', '::ffff:169.254.169.254', 'fe80::1', '0.0.0.0'])(
    'may be denied: %s',
    async (address) => {
      const seen = await ask(openHttp({ deny: denyAddress }), 'http://shop.example/', {
        connectTo: { address },
      });

      expect(seen).toMatchObject({ cause: 'denied' });
    },
  );

  it('is an address, never a name', async () => {
    const seen = await ask(openHttp(), 'http://shop.example/', { connectTo: { address: 'localhost' } });

    expect(seen).toMatchObject({ cause: 'dns', detail: expect.stringContaining('is not an IP address') });
  });
});
