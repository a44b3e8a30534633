import { describe, expect, it } from 'vitest';
import type { GitHubFailure, GitHubResult } from '../../../lib/github/client.ts';
import { failed } from '../../../lib/github/failure.ts';
import { backoff, retrying } from '../../../lib/github/retrying.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const policy = { attempts: 4, baseMs: 1_000, capMs: 3_000, deadlineMs: 60_000 };
const ok: GitHubResult<string> = { kind: 'ok', data: 'done', unchanged: false };

function afterFailures(...failures: GitHubFailure[]): () => Promise<GitHubResult<string>> {
  return async () => failures.shift() ?? ok;
}

describe('retrying', () => {
  it('tries again what may pass, waiting twice as long each time, up to the cap', async () => {
    const clock = createFakeClock();
    const trouble = failed('unavailable');
    const operation = afterFailures(trouble, failed('malformed'), trouble);
    expect(await retrying(operation, policy, { clock, random: () => 1 })).toEqual(ok);
    expect(clock.sleeps).toEqual([1_000, 2_000, 3_000]);
  });

  it.each(['unauthorized', 'forbidden', 'not-found', 'conflict', 'invalid', 'cancelled'] as const)(
    'does not try %s again',
    async (reason) => {
      const clock = createFakeClock();
      expect(await retrying(afterFailures(failed(reason)), policy, { clock })).toMatchObject({ reason });
      expect(clock.sleeps).toEqual([]);
    },
  );

  it('ends after the last attempt', async () => {
    const clock = createFakeClock();
    const operation = async () => failed('unavailable');
    expect(await retrying(operation, policy, { clock })).toMatchObject({ reason: 'unavailable' });
    expect(clock.sleeps).toHaveLength(3);
  });

  it('waits as long as it is told, and gives up at once when that is past the deadline', async () => {
    const clock = createFakeClock();
    const limited: GitHubFailure = { ...failed('limited'), retryAtMs: 20_000 };
    expect(await retrying(afterFailures(limited), policy, { clock })).toEqual(ok);
    expect(clock.sleeps).toEqual([20_000]);

    const late: GitHubFailure = { ...failed('limited'), retryAtMs: 90_000 };
    expect(await retrying(afterFailures(late), policy, { clock })).toEqual(late);
    expect(clock.sleeps).toHaveLength(1);
  });

  it('ends when it is cancelled while waiting', async () => {
    const clock = createFakeClock();
    const signal = AbortSignal.abort();
    const result = await retrying(afterFailures(failed('unavailable')), policy, { clock, signal });
    expect(result).toMatchObject({ reason: 'unavailable' });
  });

  it('spreads the waits over the whole range', () => {
    expect(backoff(1, policy, 0)).toBe(0);
    expect(backoff(2, policy, 0.5)).toBe(1_000);
    expect(backoff(50, policy, 1)).toBe(3_000);
  });
});
