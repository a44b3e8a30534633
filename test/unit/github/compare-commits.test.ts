import { describe, expect, it } from 'vitest';
import { compareCommits } from '../../../lib/github/compare-commits.ts';
import { emulateClient } from '../../support/github/emulated-client.ts';

/** The commit with this number in a history that is one line. */
function numbered(number: number): string {
  return number.toString(16).padStart(40, '0');
}

async function emulateHistory(length: number) {
  const { server, github } = await emulateClient();
  for (let number = 1; number <= length; number += 1)
    server.state.addCommit({
      sha: numbered(number),
      parents: number === 1 ? [] : [numbered(number - 1)],
      message: `Change ${number}\n\nAnd why.`,
      author: 'ada',
    });
  const compare = (base: number, head: number) =>
    compareCommits(github, { base: numbered(base), head: numbered(head), deadlineMs: 30_000 });
  return { server, compare };
}

describe('comparing commits', () => {
  it('lists what is ahead, newest first, by first line and login', async () => {
    const { compare } = await emulateHistory(4);

    expect(await compare(1, 3)).toMatchObject({
      kind: 'ok',
      data: {
        ahead: 2,
        behind: 0,
        commits: [
          { sha: numbered(3), message: 'Change 3', author: 'ada' },
          { sha: numbered(2), message: 'Change 2', author: 'ada' },
        ],
      },
    });
  });

  it.each([
    [100, 1],
    [101, 2],
    [250, 2],
    [500, 2],
  ])('of %i commits reads the newest hundred with few requests', async (length, more) => {
    const { server, compare } = await emulateHistory(length + 1);

    const compared = await compare(1, length + 1);

    expect(compared).toMatchObject({ kind: 'ok', data: { ahead: length, behind: 0 } });
    if (compared.kind !== 'ok') return;
    const newest = Array.from({ length: 100 }, (_, index) => numbered(length + 1 - index));
    expect(compared.data.commits.map(({ sha }) => sha)).toEqual(newest);
    expect(server.requests.length).toBeLessThanOrEqual(more + 1);
  });

  it('counts what would be taken away', async () => {
    const { compare } = await emulateHistory(5);

    expect(await compare(5, 2)).toMatchObject({ data: { ahead: 0, behind: 3, commits: [] } });
    expect(await compare(5, 5)).toMatchObject({ data: { ahead: 0, behind: 0 } });
  });

  it('names the author in the commit where GitHub knows no account', async () => {
    const { server, compare } = await emulateHistory(2);
    server.faults.add({
      kind: 'tamper',
      change: (body) => ({
        ...body,
        commits: body.commits.map((each: object) => ({ ...each, author: null })),
      }),
    });

    expect(await compare(1, 2)).toMatchObject({ data: { commits: [{ author: expect.any(String) }] } });
  });

  it('is a failure for commits GitHub does not know, and for what GitHub does not document', async () => {
    const { server, compare } = await emulateHistory(2);

    expect(await compare(1, 9)).toMatchObject({ kind: 'failed', reason: 'not-found' });
    for (const change of [
      () => [],
      (body: object) => ({ ...body, ahead_by: -1 }),
      (body: object) => ({ ...body, commits: null }),
      (body: object) => ({ ...body, commits: [{ sha: 'main', commit: {} }] }),
    ]) {
      server.faults.add({ kind: 'tamper', change });
      expect(await compare(1, 2)).toMatchObject({ kind: 'failed', reason: 'malformed' });
    }
  });

  it('is a failure when history moved between two pages', async () => {
    const { server, compare } = await emulateHistory(300);
    server.faults.add({ kind: 'tamper', change: (body) => ({ ...body, ahead_by: 7 }) }, { after: 1 });

    expect(await compare(1, 300)).toMatchObject({ kind: 'failed', reason: 'unavailable' });
  });
});
