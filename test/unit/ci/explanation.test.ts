import { describe, expect, it } from 'vitest';
import type { Counted, Voice } from '../../../lib/ci/counted.ts';
import { describeWaiting, explainObstacle, explainVerdict, listNames } from '../../../lib/ci/explanation.ts';
import type { Judgement } from '../../../lib/ci/verdict.ts';
import type { GitHubFailureReason } from '../../../lib/github/client.ts';

const counted = (name: string, word: string, voice: Voice): Counted => ({
  name,
  word,
  voice,
  url: '',
  answers: [],
});
const waiting = (
  all: readonly Counted[],
  absent: readonly string[] = [],
): Extract<Judgement, { kind: 'wait' }> => ({
  kind: 'wait',
  counted: all,
  absent,
  idle: false,
});

const mixed = [
  counted('CI', 'success', 'success'),
  counted('Lint', 'failure', 'failure'),
  counted('E2E', 'cancelled', 'cancelled'),
  counted('Docs', 'queued', 'waiting'),
];

describe('names in one line', () => {
  it('are ten at most, each cut', () => {
    const names = Array.from({ length: 12 }, (_, index) => `n${index}`);

    expect(listNames(names.slice(0, 10))).toBe('n0, n1, n2, n3, n4, n5, n6, n7, n8, n9');
    expect(listNames(names)).toBe('n0, n1, n2, n3, n4, n5, n6, n7, n8, n9 and 2 more');
    expect(listNames(['x'.repeat(200)])).toHaveLength(80);
  });
});

describe('what is waited for', () => {
  it('is what runs, and what has not appeared', () => {
    expect(describeWaiting(waiting(mixed, ['e2e.yml', 'lint.yml']))).toBe(
      'Docs (queued); e2e.yml, lint.yml to appear',
    );
    expect(describeWaiting(waiting([], ['e2e.yml']))).toBe('e2e.yml to appear');
    expect(describeWaiting(waiting(mixed))).toBe('Docs (queued)');
  });

  it('is a run at all, or one that says something', () => {
    expect(describeWaiting(waiting([]))).toBe('a run to appear');
    expect(describeWaiting(waiting([counted('Docs', 'skipped', 'silent')]))).toBe(
      'a run that says something; so far only Docs (skipped)',
    );
  });
});

describe('why this is the verdict', () => {
  it.each([
    ['success', { kind: 'success', counted: mixed.slice(0, 1) }, 'CI passed: CI (success).'],
    ['failure', { kind: 'failure', counted: mixed }, 'CI failed: Lint (failure).'],
    [
      'cancelled',
      { kind: 'cancelled', counted: mixed },
      'CI was cancelled: E2E (cancelled); run it again for a verdict.',
    ],
    [
      'timeout',
      waiting(mixed),
      'CI was not finished in time, still waiting for Docs (queued); a longer timeout may help.',
    ],
    [
      'missing',
      waiting([], ['e2e.yml']),
      'CI did not start: waited for e2e.yml to appear; check the names in workflows and checks, and what starts them.',
    ],
  ] as const)('%s', (verdict, judgement, sentence) => {
    expect(explainVerdict(verdict, judgement)).toBe(sentence);
  });
});

describe('why nobody can tell', () => {
  const at = { now: 1_000, gaveUp: 'after 5 min of asking' };
  const sentence = (reason: GitHubFailureReason, retryAtMs?: number): string =>
    explainObstacle(
      { kind: 'failed', reason, detail: 'GitHub said no', ...(retryAtMs === undefined ? {} : { retryAtMs }) },
      at,
    );
  const why = 'Nobody can tell what CI says: GitHub said no';

  it.each<[GitHubFailureReason, string]>([
    ['unauthorized', `${why}; give a valid token (a job's own token ends with its job).`],
    [
      'forbidden',
      `${why}; the job needs "permissions: actions: read" (and checks: read or statuses: read where checks are named).`,
    ],
    ['limited', `${why} after 5 min of asking; try again later.`],
    ['not-found', `${why}; check the repository, that the commit is pushed, and that the token may read it.`],
    ['invalid', `${why}; check the repository, that the commit is pushed, and that the token may read it.`],
    ['conflict', `${why}; check the repository, that the commit is pushed, and that the token may read it.`],
    ['unavailable', `${why} after 5 min of asking; see https://www.githubstatus.com and run this again.`],
    ['malformed', `${why} after 5 min of asking; see https://www.githubstatus.com and run this again.`],
    ['cancelled', `${why} after 5 min of asking; see https://www.githubstatus.com and run this again.`],
  ])('%s', (reason, expected) => {
    expect(sentence(reason)).toBe(expected);
  });

  it('a limit says how long it lasts, unless it is over', () => {
    expect(sentence('limited', 61_000)).toBe(`${why} for another 1 min 0 s; try again after that.`);
    expect(sentence('limited', 1_000)).toBe(`${why} after 5 min of asking; try again later.`);
    expect(sentence('limited', 1_001)).toContain('for another 1 ms');
  });
});
