import { describe, expect, it } from 'vitest';
import type { GitHubResult } from '../../../lib/github/client.ts';
import { fieldsOf, text } from '../../../lib/github/json-fields.ts';
import { commitOf, type EmulatedClient, emulateClient } from '../../support/github/emulated-client.ts';
import type { Fault } from '../../support/github/faults.ts';

const sha = commitOf('a');

function readCommit({ github }: EmulatedClient, more: { fresh?: boolean; deadlineMs?: number } = {}) {
  const parse = (value: unknown) => text(fieldsOf(value)?.['sha']);
  return github.read({ path: 'commits/{ref}', parameters: { ref: sha }, parse, ...more });
}

async function emulateCommit(given: Parameters<typeof emulateClient>[0] = {}): Promise<EmulatedClient> {
  const emulated = await emulateClient(given);
  emulated.server.state.addCommit({ sha });
  return emulated;
}

function reason(result: GitHubResult<unknown>): string {
  return result.kind === 'failed' ? result.reason : result.kind;
}

describe('GitHub client', () => {
  it('reads a value and shows the token only in the authorization header', async () => {
    const emulated = await emulateCommit({ emulation: { token: 'token-of-the-job' } });

    expect(await readCommit(emulated)).toEqual({ kind: 'ok', data: sha, unchanged: false });
    const [request] = emulated.server.requests;
    expect(request?.headers['authorization']).toBe('token token-of-the-job');
    expect(request?.path).not.toContain('token');
  });

  it('A1: says unauthorized for a wrong token', async () => {
    const emulated = await emulateCommit({ emulation: { token: 'another' } });
    expect(reason(await readCommit(emulated))).toBe('unauthorized');
  });

  it('A2: tells a missing permission from a used-up limit', async () => {
    const emulated = await emulateCommit();
    emulated.server.permissions.contents = 'none';
    expect(reason(await readCommit(emulated))).toBe('forbidden');

    emulated.server.permissions.contents = 'read';
    emulated.server.rate.remaining = 0;
    emulated.server.rate.resetAt = emulated.clock.now() + 90_000;
    expect(await readCommit(emulated)).toMatchObject({ reason: 'limited', retryAtMs: 90_000 });
  });

  it('A3: says not-found for what is absent or hidden', async () => {
    const emulated = await emulateClient({ client: { repository: 'acme/hidden' } });
    expect(reason(await readCommit(emulated))).toBe('not-found');
  });

  it('A4: says invalid for a commit GitHub does not know', async () => {
    expect(reason(await readCommit(await emulateClient()))).toBe('invalid');
  });

  const broken: readonly (readonly [string, Fault, string])[] = [
    ['500', { kind: 'answer', status: 500 }, 'unavailable'],
    ['502 as a page', { kind: 'answer', status: 502, body: '<html>' }, 'unavailable'],
    ['a connection closed without an answer', { kind: 'cut' }, 'unavailable'],
    ['an answer cut in the middle', { kind: 'truncated' }, 'unavailable'],
    ['half of the JSON', { kind: 'half-json' }, 'malformed'],
    ['a page with status 200', { kind: 'html' }, 'malformed'],
    ['null', { kind: 'tamper', change: () => null }, 'malformed'],
    ['a wrong type', { kind: 'tamper', change: (body) => ({ ...body, sha: 7 }) }, 'malformed'],
    [
      'a body without end',
      { kind: 'tamper', change: (body) => ({ ...body, padding: 'x'.repeat(17 * 1024 * 1024) }) },
      'malformed',
    ],
  ];
  it.each(broken)('A5, A7: gives a value, never a throw, for %s', async (_, fault, expected) => {
    const emulated = await emulateCommit();
    emulated.server.faults.add(fault);

    expect(reason(await readCommit(emulated))).toBe(expected);
    expect(reason(await readCommit(emulated))).toBe('ok');
  });

  it.each<Fault>([{ kind: 'hang' }, { kind: 'drip', everyMs: 20 }])(
    'A5: gives up on an answer that does not end: $kind',
    async (fault) => {
      const emulated = await emulateCommit({ client: { requestTimeoutMs: 80 } });
      emulated.server.faults.add(fault);
      expect(reason(await readCommit(emulated))).toBe('unavailable');
    },
  );

  it('A5: says unavailable when nobody listens', async () => {
    const emulated = await emulateCommit({ client: { apiUrl: 'http://127.0.0.1:9' } });
    expect(reason(await readCommit(emulated))).toBe('unavailable');
  });

  it('stays inside the deadline of its caller', async () => {
    const emulated = await emulateCommit();
    emulated.server.faults.add({ kind: 'hang' });
    const deadlineMs = emulated.clock.monotonic() + 50;
    expect(reason(await readCommit(emulated, { deadlineMs }))).toBe('unavailable');

    emulated.clock.advance(60);
    expect(reason(await readCommit(emulated, { deadlineMs }))).toBe('unavailable');
    expect(emulated.github.counts().sent).toBe(1);
  });

  it('A9: answers from memory on 304, which GitHub does not count', async () => {
    const emulated = await emulateCommit();
    await readCommit(emulated);

    expect(await readCommit(emulated)).toEqual({ kind: 'ok', data: sha, unchanged: true });
    expect(emulated.github.counts()).toEqual({ sent: 2, notModified: 1 });
    expect(emulated.server.requests.map((each) => each.counted)).toEqual([true, false]);
  });

  it('A9: works with a GitHub that knows no ETags', async () => {
    const emulated = await emulateCommit();
    emulated.server.conditional = false;
    await readCommit(emulated);
    expect(await readCommit(emulated)).toEqual({ kind: 'ok', data: sha, unchanged: false });
  });

  it('A9: a 304 that nobody asked for is malformed', async () => {
    const emulated = await emulateCommit();
    emulated.server.faults.add({ kind: 'answer', status: 304 });
    expect(reason(await readCommit(emulated))).toBe('malformed');
  });

  it('asks afresh past every cache when told', async () => {
    const emulated = await emulateCommit();
    await readCommit(emulated);
    await readCommit(emulated, { fresh: true });
    expect(emulated.server.requests[1]?.headers).not.toHaveProperty('if-none-match');
    expect(emulated.server.requests[1]?.headers['cache-control']).toBe('no-cache');
  });

  it('says cancelled, before and while it asks', async () => {
    const controller = new AbortController();
    const emulated = await emulateCommit({ client: { signal: controller.signal } });
    emulated.server.faults.add({ kind: 'hang' });
    const asking = readCommit(emulated);
    setTimeout(() => controller.abort(new Error('cancelled')), 50);

    expect(reason(await asking)).toBe('cancelled');
    expect(reason(await readCommit(emulated))).toBe('cancelled');
    expect(emulated.server.requests.length).toBeLessThanOrEqual(1);
  });

  it('never repeats what came from outside', async () => {
    const emulated = await emulateCommit();
    emulated.server.faults.add({ kind: 'answer', status: 418, body: { message: '::error::evil token' } });
    expect(JSON.stringify(await readCommit(emulated))).not.toContain('evil');
  });

  it('A11: asks GitHub Enterprise Server under its prefix', async () => {
    const emulated = await emulateCommit();
    const enterprise = await emulateCommit({ client: { apiUrl: `${emulated.server.url}/api/v3/` } });
    expect(reason(await readCommit(enterprise))).toBe('ok');
    expect(emulated.server.requests[0]?.path).toMatch(/^\/api\/v3\/repos\//);
  });
});
