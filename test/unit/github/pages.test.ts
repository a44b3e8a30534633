import { describe, expect, it } from 'vitest';
import { fieldsOf, wholeNumber } from '../../../lib/github/json-fields.ts';
import { commitOf, type EmulatedClient, emulateClient } from '../../support/github/emulated-client.ts';
import type { Fault } from '../../support/github/faults.ts';

const sha = commitOf('a');

function readRuns({ github }: EmulatedClient) {
  return github.readAll({
    path: 'actions/runs',
    parameters: { head_sha: sha },
    member: 'workflow_runs',
    parseItem: (value) => wholeNumber(fieldsOf(value)?.['id']),
    identity: (id) => id,
  });
}

async function emulateRuns(count: number): Promise<EmulatedClient> {
  const emulated = await emulateClient();
  for (let each = 0; each < count; each += 1) emulated.server.state.addRun({ sha, workflow: `w${each}.yml` });
  return emulated;
}

describe('A8: pages', () => {
  it.each([0, 1, 99, 100, 101, 200, 250])('reads all of %i', async (count) => {
    const emulated = await emulateRuns(count);
    const list = await readRuns(emulated);
    expect(list).toMatchObject({ kind: 'ok' });
    expect(list.kind === 'ok' && list.data).toHaveLength(count);
    expect(emulated.server.requests).toHaveLength(Math.max(1, Math.ceil(count / 100)));
  });

  it('knows each page again by its ETag', async () => {
    const emulated = await emulateRuns(150);
    await readRuns(emulated);
    expect(await readRuns(emulated)).toMatchObject({ kind: 'ok', unchanged: true });
    expect(emulated.github.counts()).toEqual({ sent: 4, notModified: 2 });
  });

  let firstPage: unknown;
  const keep: Fault = {
    kind: 'tamper',
    change: (body) => {
      firstPage = body;
      return body;
    },
  };
  it.each<readonly [string, Fault]>([
    ['page 2 is page 1 again', { kind: 'tamper', change: () => firstPage }],
    ['page 2 is empty', { kind: 'tamper', change: (body) => ({ ...body, workflow_runs: [] }) }],
    ['the total differs', { kind: 'tamper', change: (body) => ({ ...body, total_count: 151 }) }],
    [
      'an item is missing',
      { kind: 'tamper', change: (body) => ({ ...body, workflow_runs: body.workflow_runs.slice(1) }) },
    ],
  ])('is unavailable, never a part, when %s', async (_, fault) => {
    const emulated = await emulateRuns(150);
    emulated.server.faults.add(keep);
    emulated.server.faults.add(fault);
    expect(await readRuns(emulated)).toMatchObject({ kind: 'failed', reason: 'unavailable' });
  });

  it('is unavailable when page 2 cannot be had', async () => {
    const emulated = await emulateRuns(150);
    emulated.server.faults.add({ kind: 'answer', status: 502 }, { after: 1 });
    expect(await readRuns(emulated)).toMatchObject({ kind: 'failed', reason: 'unavailable' });
  });

  it.each<readonly [string, (body: Record<string, unknown>) => unknown]>([
    ['the list is missing', ({ total_count }) => ({ total_count })],
    ['the list is null', (body) => ({ ...body, workflow_runs: null })],
    ['the total is text', (body) => ({ ...body, total_count: '0' })],
    ['the total is missing', ({ workflow_runs }) => ({ workflow_runs })],
    ['an item is null', (body) => ({ ...body, workflow_runs: [null] })],
    ['all is an array', () => []],
  ])('is malformed, never empty, when %s', async (_, change) => {
    const emulated = await emulateRuns(0);
    emulated.server.faults.add({ kind: 'tamper', change });
    expect(await readRuns(emulated)).toMatchObject({ kind: 'failed', reason: 'malformed' });
  });

  it('is unavailable when there is more than GitHub serves', async () => {
    const emulated = await emulateRuns(1_001);
    expect(await readRuns(emulated)).toMatchObject({ kind: 'failed', reason: 'unavailable' });
    expect(emulated.server.requests.length).toBeLessThanOrEqual(10);
  });
});
