/** When a watch looks, waits and ends, with what GitHub lists told in memory: no look takes any time. */
import { describe, expect, it } from 'vitest';
import { type CiQuestion, type CiReport, type WatchPorts, watchCi } from '../../../lib/ci/watch.ts';
import type { GitHubClient, GitHubFailure, GitHubList, GitHubResult } from '../../../lib/github/client.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { createFakeLog, type FakeLog } from '../../support/fake-log.ts';
import { minute, second, sha } from './watching.ts';

interface Looked {
  readonly fresh: boolean | undefined;
  readonly atMs: number;
  readonly leftMs: number;
}

type Answer = readonly object[] | GitHubFailure;

const run = {
  id: 7,
  head_sha: sha,
  workflow_id: 3,
  path: '.github/workflows/ci.yml',
  name: 'CI',
  event: 'push',
  status: 'in_progress',
  conclusion: null,
  check_suite_id: 5,
  html_url: 'https://github.example/runs/7',
};
const passed = [{ ...run, status: 'completed', conclusion: 'success' }];
const red = [{ ...run, status: 'completed', conclusion: 'failure' }];

function failing(reason: GitHubFailure['reason'], more: Partial<GitHubFailure> = {}): GitHubFailure {
  return { kind: 'failed', reason, detail: `GitHub said ${reason}`, ...more };
}
const down = failing('unavailable');

interface Watched {
  readonly report: CiReport;
  readonly clock: FakeClock;
  readonly log: FakeLog;
  readonly looks: readonly Looked[];
}

/** Watches with the defaults of action.yml, unless told; the last answer is given for good. */
async function watch(
  answers: readonly Answer[] | ((atMs: number, look: number) => Answer),
  question: Partial<CiQuestion> = {},
  more: Partial<WatchPorts> | 'own chance' = {},
): Promise<Watched> {
  const [clock, log] = [createFakeClock(), createFakeLog()];
  clock.advance(7 * minute);
  const startedMs = clock.monotonic();
  const looks: Looked[] = [];
  const readAll = async <T>(request: GitHubList<T>): Promise<GitHubResult<readonly T[]>> => {
    const atMs = clock.monotonic() - startedMs;
    const given = typeof answers === 'function' ? answers(atMs, looks.length) : answers[looks.length];
    const answer = given ?? (typeof answers === 'function' ? [] : (answers.at(-1) ?? []));
    looks.push({ fresh: request.fresh, atMs, leftMs: (request.deadlineMs ?? 0) - clock.monotonic() });
    if ('kind' in answer) return answer;
    return { kind: 'ok', data: answer.flatMap((item) => request.parseItem(item) ?? []), unchanged: false };
  };
  const never = async (): Promise<GitHubFailure> => down;
  const counts = () => ({ sent: 100 + looks.length, notModified: 0 });
  const github: GitHubClient = { repository: 'acme/shop', read: never, readAll, write: never, counts };
  const asked = { sha, workflows: [], checks: [], ignore: [], askingRunId: undefined };
  const times = { timeoutMs: 5 * minute, appearTimeoutMs: minute, intervalMs: 10 * second };
  const told = more === 'own chance' ? {} : { random: () => 0.5, ...more };
  const ports = { github, clock, log, ...told };
  const report = await watchCi({ ...asked, ...times, ...question }, ports);
  return { report, clock, log, looks };
}

describe('a watch', () => {
  it('that sees success reports it at the first look, with all it saw', async () => {
    const { report, clock, looks } = await watch([passed]);

    expect(report).toStrictEqual({
      verdict: 'success',
      explanation: 'CI passed: CI (success).',
      failedRuns: [],
      runs: [{ name: 'CI', url: run.html_url, conclusion: 'success', suiteId: 5 }],
      watchedMs: 0,
      requests: 1,
    });
    expect(clock.sleeps).toEqual([]);
    expect(looks).toEqual([{ fresh: false, atMs: 0, leftMs: 20 * second }]);
  });

  it('that sees failure looks again past every cache, and names what failed', async () => {
    const { report, looks } = await watch([red]);

    expect(report).toMatchObject({ verdict: 'failure', requests: 2, failedRuns: [{ name: 'CI' }] });
    expect(looks.map(({ fresh }) => fresh)).toEqual([false, true]);
  });

  it('believes the second look, whatever it says', async () => {
    expect((await watch([red, passed])).report).toMatchObject({ verdict: 'success', failedRuns: [] });
    expect((await watch([red, down, passed])).report).toMatchObject({ verdict: 'success', requests: 3 });
  });

  it('looks ever less often, and last at its end', async () => {
    const { report, clock, looks } = await watch([[run]], { timeoutMs: 45 * second });

    expect(clock.sleeps).toEqual([1_000, 1_600, 2_560, 4_096, 6_554, 10_000, 10_000, 9_190]);
    expect(looks.at(-1)?.atMs).toBe(45 * second);
    expect(report).toMatchObject({ verdict: 'timeout', watchedMs: 45 * second, requests: 9 });
  });

  it('looks soon again when something changed', async () => {
    const answers = (atMs: number): Answer => (atMs < 20 * second ? [{ ...run, status: 'queued' }] : [run]);
    const { clock, log } = await watch(answers, { timeoutMs: 40 * second });

    expect(clock.sleeps.slice(5, 8)).toEqual([10_000, 2_000, 3_200]);
    expect(log.lines).toEqual([
      'info: Waiting for CI (queued) (0 ms so far).',
      'info: Waiting for CI (in_progress) (25.8 s so far).',
    ]);
  });

  it('that was cancelled ends before the next look, and after one that was under way', async () => {
    const reason = new Error('the run was cancelled');
    const before = AbortSignal.abort(reason);
    await expect(watch([passed], {}, { signal: before })).rejects.toBe(reason);

    const controller = new AbortController();
    const during = (): Answer => {
      controller.abort(reason);
      return passed;
    };
    await expect(watch(during, {}, { signal: controller.signal })).rejects.toBe(reason);
  });
});

describe('absence', () => {
  it('counts from when nothing may bring what is absent, and is looked at when its time has come', async () => {
    const { report, clock } = await watch([[]], { appearTimeoutMs: 12 * second });

    expect(clock.sleeps).toEqual([1_000, 1_600, 2_560, 4_096, 2_744]);
    expect(report).toMatchObject({ verdict: 'missing', watchedMs: 12 * second });
  });

  it('begins anew where something was there in between', async () => {
    const answers = (atMs: number): Answer => (atMs > 5 * second && atMs < 20 * second ? [run] : []);
    const { report, looks } = await watch(answers, { appearTimeoutMs: 15 * second });

    const back = looks.find(({ atMs }) => atMs >= 20 * second)?.atMs ?? 0;
    expect(report).toMatchObject({ verdict: 'missing', watchedMs: back + 15 * second });
  });

  it('goes on counting through an outage', async () => {
    const answers = (atMs: number): Answer => (atMs > 5 * second && atMs < 9 * second ? down : []);

    expect((await watch(answers, { appearTimeoutMs: 20 * second })).report).toMatchObject({
      ...{ verdict: 'missing', watchedMs: 20 * second },
    });
  });
});

describe('trouble with GitHub', () => {
  it('is waited out ever longer, is told once, and is told anew when it came back', async () => {
    const answers = [down, down, down, [run], down, passed];
    const { report, clock, log } = await watch(answers, {}, { random: () => 0.99 });

    expect(report).toMatchObject({ verdict: 'success', requests: 6 });
    expect(clock.sleeps).toEqual([1_980, 3_960, 7_920, 1_000, 1_980]);
    expect(log.lines).toEqual([
      'info: GitHub could not be asked: GitHub said unavailable; asking again (0 ms so far).',
      'info: Waiting for CI (in_progress) (13.9 s so far).',
      'info: GitHub could not be asked: GitHub said unavailable; asking again (14.9 s so far).',
    ]);
  });

  it('is never asked about more often than five times a second, nor the interval', async () => {
    const soon = async (intervalMs: number): Promise<readonly number[]> =>
      (await watch([down, passed], { intervalMs }, { random: () => 0 })).clock.sleeps;

    expect(await soon(10 * second)).toEqual([200]);
    expect(await soon(50)).toEqual([50]);
  });

  it('waits at random, by itself', async () => {
    const { report, clock } = await watch([down, passed], {}, 'own chance');

    expect(report.verdict).toBe('success');
    expect(clock.sleeps[0]).toBeGreaterThanOrEqual(200);
    expect(clock.sleeps[0]).toBeLessThanOrEqual(2_000);
  });

  it('until the end is unknown, at the end exactly', async () => {
    const { report } = await watch([down], { timeoutMs: 40 * second }, { random: () => 0.99 });

    expect(report).toStrictEqual({
      verdict: 'unknown',
      obstacle: 'unavailable',
      explanation:
        'Nobody can tell what CI says: GitHub said unavailable after 40.0 s of asking; see https://www.githubstatus.com and run this again.',
      failedRuns: [],
      runs: [],
      watchedMs: 40 * second,
      requests: 7,
    });
  });

  it('is waited out for half a minute by a watch that looks once', async () => {
    const { report } = await watch([down], { timeoutMs: 0 });
    expect(report).toMatchObject({ verdict: 'unknown', watchedMs: 30 * second });

    expect((await watch([down, [run]], { timeoutMs: 0 })).report.verdict).toBe('timeout');
  });

  it('keeps what was seen before it', async () => {
    const answers = (_: number, look: number): Answer => (look === 0 ? [run] : failing('forbidden'));

    expect((await watch(answers)).report).toMatchObject({
      ...{ verdict: 'unknown', obstacle: 'forbidden', requests: 2, runs: [{ conclusion: 'in_progress' }] },
    });
  });

  it.each(['unauthorized', 'forbidden', 'cancelled'] as const)('%s is final', async (reason) => {
    const { report } = await watch([failing(reason), passed]);

    expect(report).toMatchObject({ verdict: 'unknown', obstacle: reason, requests: 1, watchedMs: 0 });
  });

  it.each(['not-found', 'invalid', 'conflict'] as const)(
    '%s has half a minute, for a commit that was just pushed, each time',
    async (reason) => {
      const { report } = await watch([failing(reason)]);
      expect(report).toMatchObject({ verdict: 'unknown', obstacle: reason });
      expect(report.watchedMs).toBeGreaterThanOrEqual(30 * second);
      expect(report.watchedMs).toBeLessThan(41 * second);

      const twice = (atMs: number): Answer =>
        atMs < 25 * second || (atMs > 40 * second && atMs < 60 * second)
          ? failing(reason)
          : atMs < 70 * second
            ? [run]
            : passed;
      expect((await watch(twice)).report.verdict).toBe('success');

      const through = (atMs: number): Answer =>
        atMs < 20 * second ? failing(reason) : atMs < 22 * second ? down : passed;
      expect((await watch(through, { intervalMs: second })).report.verdict).toBe('success');
    },
  );

  it('gives the grace anew after trouble of another kind', async () => {
    const answers = (atMs: number): Answer =>
      atMs > 20 * second && atMs < 24 * second ? down : atMs < 45 * second ? failing('invalid') : passed;

    expect((await watch(answers, { intervalMs: second })).report.verdict).toBe('success');
  });

  it('gives no grace beyond half a minute, to the moment', async () => {
    const answers = (): Answer => failing('not-found');
    const { report } = await watch(answers, { intervalMs: 3 * second }, { random: () => 1 });

    expect(report.watchedMs).toBe(32 * second);
    const exact = await watch(answers, { intervalMs: 2 * second }, { random: () => 1 });
    expect(exact.report.watchedMs).toBe(30 * second);
  });
});

describe('a limit of requests', () => {
  const limited = (inMs: number): GitHubFailure => failing('limited', { retryAtMs: 7 * minute + inMs });

  it('is waited for until it ends', async () => {
    const { report, clock } = await watch([limited(90 * second), passed]);

    expect(report).toMatchObject({ verdict: 'success', watchedMs: 90 * second });
    expect(clock.sleeps).toEqual([90 * second]);
  });

  it('that ends with the watch is waited for; a moment later it is not', async () => {
    expect((await watch([limited(5 * minute), passed])).report).toMatchObject({
      ...{ verdict: 'success', watchedMs: 5 * minute },
    });
    const { report } = await watch([limited(5 * minute + 1), passed]);
    expect(report).toMatchObject({ verdict: 'unknown', obstacle: 'limited', watchedMs: 0 });
    expect(report.explanation).toBe(
      'Nobody can tell what CI says: GitHub said limited for another 5 min 0 s; try again after that.',
    );
  });
});
