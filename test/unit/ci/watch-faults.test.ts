import { describe, expect, it } from 'vitest';
import { commitOf, emulateClient } from '../../support/github/emulated-client.ts';
import type { Fault } from '../../support/github/faults.ts';
import { emulatePushed, minute, second, sha, watchIn } from './watching.ts';

const forGood = { times: Number.POSITIVE_INFINITY };
const secondaryLimit = {
  kind: 'answer',
  status: 403,
  body: { message: 'You have exceeded a secondary rate limit. Please wait a few minutes.' },
} as const;

async function emulateGreen() {
  const emulated = await emulatePushed();
  emulated.server.state.addRun({ sha, workflow: 'ci.yml', conclusion: 'success' });
  return emulated;
}

describe('trouble that is final', () => {
  it('A1: a wrong token is unknown at once', async () => {
    const emulated = await emulatePushed({ token: 'another' });
    const report = await watchIn(emulated);
    expect(report).toMatchObject({ verdict: 'unknown', obstacle: 'unauthorized', requests: 1, watchedMs: 0 });
    expect(report.explanation).toContain('token');
  });

  it('A2: a missing permission is unknown at once, and is named', async () => {
    const emulated = await emulateGreen();
    emulated.server.permissions.actions = 'none';
    const report = await watchIn(emulated);
    expect(report).toMatchObject({ verdict: 'unknown', obstacle: 'forbidden', requests: 1 });
    expect(report.explanation).toContain('actions: read');
  });

  it('A6: a limit that ends after the timeout is unknown at once, and says when to ask again', async () => {
    const emulated = await emulateGreen();
    emulated.server.rate.remaining = 0;
    emulated.server.rate.resetAt = emulated.clock.now() + 50 * minute;
    const report = await watchIn(emulated);
    expect(report).toMatchObject({ verdict: 'unknown', obstacle: 'limited', requests: 1, watchedMs: 0 });
    expect(report.explanation).toContain('50 min');
  });
});

describe('trouble that passes', () => {
  it('A3: a commit GitHub does not know yet is waited for', async () => {
    const emulated = await emulateGreen();
    emulated.server.faults.add({ kind: 'answer', status: 404 }, { times: 3 });
    expect((await watchIn(emulated)).verdict).toBe('success');
  });

  it('A3: a repository that stays hidden is unknown after the grace', async () => {
    const emulated = await emulateClient({ client: { repository: 'acme/hidden' } });
    const report = await watchIn(emulated);
    expect(report).toMatchObject({ verdict: 'unknown', obstacle: 'not-found' });
    expect(report.watchedMs).toBeGreaterThanOrEqual(30 * second);
    expect(report.watchedMs).toBeLessThan(minute);
  });

  it('A3: a 404 in the middle of the watch has a grace of its own', async () => {
    const emulated = await emulatePushed();
    const { state, faults } = emulated.server;
    const run = state.addRun({ sha, workflow: 'ci.yml' });
    for (const at of [2 * minute, 3 * minute]) {
      emulated.clock.at(at, () => faults.add({ kind: 'answer', status: 404 }, { times: 2 }));
    }
    emulated.clock.at(4 * minute, () => state.updateRun(run.id, { conclusion: 'success' }));
    expect((await watchIn(emulated)).verdict).toBe('success');
  });

  const passing: readonly (readonly [string, Fault])[] = [
    ['A5: 500', { kind: 'answer', status: 500 }],
    ['A5: 502', { kind: 'answer', status: 502 }],
    ['A5: 503 with retry-after', { kind: 'answer', status: 503, headers: { 'retry-after': '20' } }],
    ['A5: 504', { kind: 'answer', status: 504 }],
    ['A5: a reset', { kind: 'cut' }],
    ['A7: a cut answer', { kind: 'truncated' }],
    ['A7: half of the JSON', { kind: 'half-json' }],
    ['A7: a page with status 200', { kind: 'html' }],
    ['A7: null', { kind: 'tamper', change: () => null }],
    ['A7: no list', { kind: 'tamper', change: () => ({ total_count: 0 }) }],
    [
      'A7: a run without id',
      {
        kind: 'tamper',
        change: (body) => ({ ...body, workflow_runs: [{ ...body.workflow_runs[0], id: null }] }),
      },
    ],
    ['A8: a total that does not fit', { kind: 'tamper', change: (body) => ({ ...body, total_count: 2 }) }],
    [
      'A10: a redirect to another host',
      { kind: 'answer', status: 302, headers: { location: 'http://x.invalid/' } },
    ],
  ];

  it.each(passing)('%s is survived', async (_, fault) => {
    const emulated = await emulateGreen();
    emulated.server.faults.add(fault, { times: 3 });
    const report = await watchIn(emulated);
    expect(report).toMatchObject({ verdict: 'success', requests: 4 });
  });

  it.each(passing)('C16: %s until the timeout is unknown: neither red nor green', async (_, fault) => {
    const emulated = await emulateGreen();
    emulated.server.faults.add(fault, forGood);
    const report = await watchIn(emulated);
    expect(report).toMatchObject({ verdict: 'unknown', failedRuns: [] });
    expect(report.watchedMs).toBeLessThanOrEqual(5 * minute);
  });

  it('C16: an outage asks ever less often, and never storms', async () => {
    const emulated = await emulateGreen();
    emulated.server.faults.add({ kind: 'answer', status: 500 }, forGood);
    const report = await watchIn(emulated);
    expect(report.watchedMs).toBe(5 * minute);
    expect(report.requests).toBeLessThanOrEqual(70);
    expect(emulated.clock.sleeps.slice(0, 3)).toEqual([1_000, 2_000, 4_000]);
  });

  it('C16: a second outage is met as quickly as the first', async () => {
    const emulated = await emulatePushed();
    const { state, faults } = emulated.server;
    state.addRun({ sha, workflow: 'ci.yml' });
    faults.add({ kind: 'answer', status: 500 }, { times: 3 });
    faults.add({ kind: 'answer', status: 500 }, { after: 1 });
    await watchIn(emulated);
    expect(emulated.clock.sleeps.slice(0, 5)).toEqual([1_000, 2_000, 4_000, 1_000, 1_000]);
  });

  it('C16: GitHub that does not answer at all is unknown', async () => {
    const emulated = await emulateClient({ client: { apiUrl: 'http://127.0.0.1:9' } });
    expect(await watchIn(emulated)).toMatchObject({ verdict: 'unknown', obstacle: 'unavailable' });
  });

  it('A6: waits until the reset of a used-up limit', async () => {
    const emulated = await emulateGreen();
    emulated.server.rate.remaining = 0;
    emulated.server.rate.resetAt = emulated.clock.now() + 2 * minute;
    const report = await watchIn(emulated);
    expect(report).toMatchObject({ verdict: 'success', requests: 2 });
    expect(emulated.clock.sleeps).toEqual([2 * minute]);
  });

  it('A6: waits a minute for a secondary limit that says nothing', async () => {
    const emulated = await emulateGreen();
    emulated.server.faults.add(secondaryLimit);
    expect(await watchIn(emulated)).toMatchObject({ verdict: 'success', requests: 2 });
    expect(emulated.clock.sleeps).toEqual([minute]);
  });

  it('A6: honours retry-after of a 429', async () => {
    const emulated = await emulateGreen();
    emulated.server.faults.add({ kind: 'answer', status: 429, headers: { 'retry-after': '17' } });
    expect(await watchIn(emulated)).toMatchObject({ verdict: 'success', requests: 2 });
    expect(emulated.clock.sleeps).toEqual([17 * second]);
  });
});

describe('a failure that cannot be confirmed', () => {
  it('is unknown, because a rollback hangs on it', async () => {
    const emulated = await emulatePushed();
    emulated.server.state.addRun({ sha, workflow: 'ci.yml', conclusion: 'failure' });
    emulated.server.faults.add({ kind: 'answer', status: 502 }, { ...forGood, after: 1 });
    expect(await watchIn(emulated)).toMatchObject({ verdict: 'unknown', obstacle: 'unavailable' });
  });

  it('is failure once it can', async () => {
    const emulated = await emulatePushed();
    emulated.server.state.addRun({ sha, workflow: 'ci.yml', conclusion: 'failure' });
    emulated.server.faults.add({ kind: 'answer', status: 502 }, { times: 2, after: 1 });
    expect((await watchIn(emulated)).verdict).toBe('failure');
  });
});

describe('a server that does not know the filter by commit', () => {
  it('runs of other commits do not count', async () => {
    const emulated = await emulatePushed();
    const { state, faults } = emulated.server;
    state.addRun({ sha, workflow: 'ci.yml', conclusion: 'success' });
    const stranger = { head_sha: commitOf('b'), conclusion: 'failure', id: 5_000 };
    const change = (body: { workflow_runs: object[] }) => {
      const [run] = body.workflow_runs;
      return { total_count: 2, workflow_runs: [run, { ...run, ...stranger }] };
    };
    faults.add({ kind: 'tamper', change }, forGood);
    expect((await watchIn(emulated)).verdict).toBe('success');
  });
});
