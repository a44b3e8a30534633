import process from 'node:process';
import { expect, it, onTestFinished } from 'vitest';
import type { HttpFailure, HttpResponse } from '../../../lib/ports/http.ts';
import { eventually } from '../../support/eventually.ts';
import {
  answer,
  drippingBody,
  endlessBody,
  garbage,
  reset,
  silence,
  startHostileServer,
  truncated,
} from '../../support/hostile-server.ts';
import { ask, openHttp } from '../../support/open-http.ts';

const ways = {
  '/ok': answer(200, 'ok'),
  '/reset': reset,
  '/garbage': garbage,
  '/truncated': truncated,
  '/silence': silence,
  '/slow-body': drippingBody,
  '/endless': endlessBody(() => undefined),
};

it('leaves nothing behind after many requests at once, whatever they meet', async () => {
  const server = await startHostileServer(ways);
  onTestFinished(() => server.close());
  const astray: unknown[] = [];
  const note = (what: unknown): void => {
    astray.push(what);
  };
  for (const event of ['warning', 'unhandledRejection']) process.on(event, note);
  onTestFinished(() => {
    for (const event of ['warning', 'unhandledRejection']) process.off(event, note);
  });
  const { signal } = new AbortController();
  const http = openHttp();
  const paths = Object.keys(ways);
  const questions = Array.from({ length: 420 }, (_, index) => paths[index % paths.length] ?? '');
  const seen: (HttpResponse | HttpFailure)[] = [];

  // Sixty at once, as a run with sixty slots does.
  const slot = async (): Promise<void> => {
    for (let path = questions.pop(); path !== undefined; path = questions.pop())
      seen.push(await ask(http, `${server.origin}${path}`, { timeoutMs: 100, bodyLimit: 1_000, signal }));
  };
  await Promise.all(Array.from({ length: 60 }, slot));

  const count = (matches: (each: HttpResponse | HttpFailure) => boolean): number =>
    seen.filter(matches).length;
  expect(seen).toHaveLength(420);
  // The busy machine of a test may be late for some; none is lost, and what is bad is never taken for good.
  expect(count(({ kind }) => kind === 'response')).toBeLessThanOrEqual(120);
  expect(count((each) => each.kind === 'failed' && each.cause === 'timeout')).toBeGreaterThanOrEqual(120);
  await eventually('every connection is closed', () => server.open === 0);
  expect(astray).toEqual([]);
});

it('tells every request of one signal when it is aborted', async () => {
  const server = await startHostileServer(ways);
  onTestFinished(() => server.close());
  const controller = new AbortController();
  const http = openHttp();
  const running = Array.from({ length: 30 }, () =>
    ask(http, `${server.origin}/silence`, { timeoutMs: 60_000, signal: controller.signal }),
  );
  await eventually('all are asked', () => server.requests.length === 30);

  controller.abort();

  const causes = (await Promise.all(running)).map((each) =>
    each.kind === 'failed' ? each.cause : 'answered',
  );
  expect(new Set(causes)).toEqual(new Set(['cancelled']));
  await eventually('every connection is closed', () => server.open === 0);
});
