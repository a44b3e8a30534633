import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CiRun } from '../../../lib/ci/evidence.ts';
import { conclude, judge } from '../../../lib/ci/verdict.ts';
import { aRun, evidenceOf, expecting } from './evidence-of.ts';

const workflows = ['ci.yml', 'lint.yml', 'e2e.yml'];
const conclusions = [
  'success',
  'failure',
  'cancelled',
  'skipped',
  'neutral',
  'timed_out',
  'startup_failure',
  'action_required',
  'stale',
  'novelty',
];
const unfinished = ['queued', 'in_progress', 'waiting', 'pending', 'requested', 'novelty'];

const aFinish = fc.constantFrom(...conclusions).map((conclusion) => ({ status: 'completed', conclusion }));
const aProgress = fc.constantFrom(...unfinished).map((status) => ({ status, conclusion: undefined }));

const anyRun: fc.Arbitrary<CiRun> = fc
  .record({
    id: fc.integer({ min: 10, max: 60 }),
    attempt: fc.integer({ min: 1, max: 3 }),
    workflow: fc.integer({ min: 0, max: 2 }),
    event: fc.constantFrom('push', 'pull_request'),
    progress: fc.oneof(aFinish, aFinish, aProgress),
  })
  .map(({ id, attempt, workflow, event, progress }) => {
    const path = `.github/workflows/${workflows[workflow]}`;
    return aRun({ id, attempt, workflowId: workflow, path, name: path, event, ...progress });
  });

/** A run id belongs to one workflow and event, as it does on GitHub. */
const anyRuns = fc.uniqueArray(anyRun, { selector: (run) => run.id, maxLength: 12 });
const anyExpectation = fc
  .record({
    workflows: fc.subarray(workflows),
    ignore: fc.oneof(fc.constant([]), fc.subarray(workflows, { maxLength: 1 })),
    askingRunId: fc.option(fc.integer({ min: 10, max: 60 }), { nil: undefined }),
  })
  .map(expecting);

const bad = ['failure', 'timed_out', 'startup_failure'];

describe('whatever GitHub reports', () => {
  it('is never success while anything that counts is unfinished, failed or absent', () => {
    fc.assert(
      fc.property(anyRuns, anyExpectation, (runs, expectation) => {
        const judgement = judge(evidenceOf(runs), expectation);
        if (judgement.kind !== 'success') return;
        const words = judgement.counted.map((each) => each.word);
        expect(words.some((word) => unfinished.includes(word) || bad.includes(word))).toBe(false);
        expect(words).toContain('success');
        for (const name of expectation.workflows) {
          expect(judgement.counted.some((each) => each.answers.includes(name))).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is failure exactly when something that counts failed', () => {
    fc.assert(
      fc.property(anyRuns, anyExpectation, (runs, expectation) => {
        const judgement = judge(evidenceOf(runs), expectation);
        const failed = judgement.counted.some((each) => bad.includes(each.word));
        expect(judgement.kind === 'failure').toBe(failed);
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not depend on the order of the list', () => {
    fc.assert(
      fc.property(
        anyRuns.chain((runs) =>
          fc.tuple(fc.constant(runs), fc.shuffledSubarray(runs, { minLength: runs.length })),
        ),
        anyExpectation,
        ([runs, shuffled], expectation) => {
          expect(judge(evidenceOf(shuffled), expectation).kind).toBe(
            judge(evidenceOf(runs), expectation).kind,
          );
        },
      ),
    );
  });

  it('does not change by an older finished run of the same workflow and event', () => {
    fc.assert(
      fc.property(anyRuns, anyExpectation, aFinish, (runs, expectation, finish) => {
        const [newer] = runs;
        fc.pre(newer !== undefined && newer.id !== expectation.askingRunId);
        const older = { ...(newer as CiRun), ...finish, id: 1 };
        expect(judge(evidenceOf([...runs, older]), expectation).kind).toBe(
          judge(evidenceOf(runs), expectation).kind,
        );
      }),
    );
  });

  it('does not change by the asking run', () => {
    fc.assert(
      fc.property(anyRuns, fc.oneof(aFinish, aProgress), (runs, progress) => {
        const own = aRun({ id: 99, workflowId: 99, path: '.github/workflows/deploy.yml', ...progress });
        const expectation = expecting({ askingRunId: 99 });
        expect(judge(evidenceOf([...runs, own]), expectation)).toEqual(judge(evidenceOf(runs), expectation));
      }),
    );
  });

  it('comes to a verdict by the timeout', () => {
    fc.assert(
      fc.property(anyRuns, anyExpectation, fc.nat(1_000), (runs, expectation, idleMs) => {
        const judgement = judge(evidenceOf(runs), expectation);
        const times = { elapsedMs: 300, idleMs, appearTimeoutMs: 60, timeoutMs: 300 };
        expect(conclude(judgement, times)).not.toBe('wait');
      }),
    );
  });
});
