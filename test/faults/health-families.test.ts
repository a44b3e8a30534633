import { expect, onTestFinished, test } from 'vitest';
import { startDeafServer } from '../support/deaf-server.ts';
import { answer, startHostileServer } from '../support/hostile-server.ts';
import { ask, openHttp, resolvingTo } from '../support/open-http.ts';

test.each([
  ['IPv6', '::1', '127.0.0.1'],
  ['IPv4', '127.0.0.1', '::1'],
] as const)(
  'H2: an %s that neither answers nor refuses costs a moment, and the other address is used and named',
  async (_, dead, served) => {
    const deaf = await startDeafServer(dead);
    onTestFinished(() => deaf.close());
    const server = await startHostileServer({ '/': answer(200, 'up') }, served, deaf.port);
    onTestFinished(() => server.close());
    const http = openHttp({ resolve: resolvingTo(dead, served) });
    const started = performance.now();

    const response = await ask(http, `http://dual.example:${deaf.port}/`, { timeoutMs: 10_000 });

    expect(response).toMatchObject({ kind: 'response', status: 200, address: served });
    expect(performance.now() - started).toBeLessThan(10_000);
  },
);
