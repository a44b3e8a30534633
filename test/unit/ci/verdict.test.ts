import { describe, expect, it } from 'vitest';
import type { CiRun } from '../../../lib/ci/evidence.ts';
import type { Expectation } from '../../../lib/ci/expectation.ts';
import { conclude, judge } from '../../../lib/ci/verdict.ts';
import { aLintRun, aRun, evidenceOf, expecting } from './evidence-of.ts';

function kindOf(runs: readonly CiRun[], expectation: Partial<Expectation> = {}): string {
  return judge(evidenceOf(runs), expecting(expectation)).kind;
}

describe('one run', () => {
  it.each([
    ['success', 'success'],
    ['failure', 'failure'],
    ['timed_out', 'failure'],
    ['startup_failure', 'failure'],
    ['cancelled', 'cancelled'],
    ['neutral', 'wait'],
    ['skipped', 'wait'],
    ['action_required', 'wait'],
    ['stale', 'wait'],
    ['a word nobody knows', 'wait'],
    ['toString', 'wait'],
    ['', 'wait'],
    [undefined, 'wait'],
  ])('that concluded %j gives %s', (conclusion, kind) => {
    expect(kindOf([aRun({ id: 1, conclusion, status: 'completed' })])).toBe(kind);
  });

  it.each(['queued', 'in_progress', 'waiting', 'pending', 'requested', 'action_required', ''])(
    'that is %j waits, whatever it is said to have concluded',
    (status) => {
      expect(kindOf([aRun({ id: 1, status, conclusion: undefined })])).toBe('wait');
      expect(kindOf([aRun({ id: 1, status, conclusion: 'success' })])).toBe('wait');
      expect(kindOf([aRun({ id: 1, status, conclusion: 'failure' })])).toBe('wait');
    },
  );
});

describe('several runs', () => {
  it('all of nothing is not success', () => {
    expect(kindOf([])).toBe('wait');
    expect(kindOf([], { workflows: ['ci.yml'] })).toBe('wait');
  });

  it.each([
    ['success', 'success', 'success'],
    ['success', 'skipped', 'success'],
    ['success', 'neutral', 'success'],
    ['success', 'cancelled', 'cancelled'],
    ['skipped', 'neutral', 'wait'],
    ['cancelled', 'skipped', 'cancelled'],
    ['cancelled', 'failure', 'failure'],
    ['success', 'failure', 'failure'],
    ['success', 'stale', 'wait'],
    ['cancelled', 'action_required', 'wait'],
  ])('%s and %s give %s', (first, second, kind) => {
    expect(kindOf([aRun({ id: 1, conclusion: first }), aLintRun({ id: 2, conclusion: second })])).toBe(kind);
  });

  it('a failure does not wait for the rest', () => {
    const running = aLintRun({ id: 2, conclusion: undefined });
    expect(kindOf([aRun({ id: 1, conclusion: 'failure' }), running])).toBe('failure');
  });

  it('a failure does not wait for what is declared and absent', () => {
    const workflows = ['ci.yml', 'lint.yml'];
    expect(kindOf([aRun({ id: 1, conclusion: 'failure' })], { workflows })).toBe('failure');
  });
});

describe("a run that is none of CI's", () => {
  const passed = aRun({ id: 1 });
  const deliver = { workflowId: 3, path: '.github/workflows/cd.yml', name: 'CD' };

  it.each([
    ['of a fork', { event: 'pull_request', fromFork: true }],
    ['that delivers', { delivers: true }],
    ['on a schedule', { event: 'schedule' }],
    ['by a button', { event: 'workflow_dispatch' }],
    ['by the API', { event: 'repository_dispatch' }],
    ['after another workflow', { event: 'workflow_run' }],
  ])('is left out: %s', (_, origin) => {
    for (const conclusion of ['failure', undefined]) {
      const aside = aRun({ id: 2, ...deliver, ...origin, conclusion });
      expect(kindOf([passed, aside])).toBe('success');
      expect(judge(evidenceOf([aside]), expecting())).toMatchObject({ kind: 'wait', idle: true });
    }
  });

  it('counts when it is declared, unless it is of a fork', () => {
    const failed = aRun({
      id: 2,
      ...deliver,
      event: 'workflow_dispatch',
      delivers: true,
      conclusion: 'failure',
    });
    expect(kindOf([passed, failed], { workflows: ['ci.yml', 'cd.yml'] })).toBe('failure');
    expect(kindOf([passed, { ...failed, fromFork: true }], { workflows: ['ci.yml'] })).toBe('success');
    expect(kindOf([{ ...passed, fromFork: true }], { workflows: ['ci.yml'] })).toBe('wait');
  });
});

describe('which run counts', () => {
  it.each([
    ['an older failure', 'failure', 'success', 'success'],
    ['an older success', 'success', 'failure', 'failure'],
    ['an older success', 'success', undefined, 'wait'],
    ['an older failure', 'failure', undefined, 'wait'],
    ['an older cancellation', 'cancelled', 'success', 'success'],
    ['an older cancellation', 'cancelled', undefined, 'wait'],
  ])('%s is outranked by a newer run: %s, %s gives %s', (_, older, newer, kind) => {
    const runs = [aRun({ id: 1, conclusion: older }), aRun({ id: 2, conclusion: newer })];
    expect(kindOf(runs)).toBe(kind);
    expect(kindOf(runs.toReversed())).toBe(kind);
  });

  it('orders run ids as numbers', () => {
    const runs = [aRun({ id: 9, conclusion: 'failure' }), aRun({ id: 10, conclusion: 'success' })];
    expect(kindOf(runs)).toBe('success');
  });

  it('counts the highest attempt of a run', () => {
    const runs = [
      aRun({ id: 1, attempt: 2, conclusion: undefined }),
      aRun({ id: 1, attempt: 1, conclusion: 'failure' }),
    ];
    expect(kindOf(runs)).toBe('wait');
    expect(kindOf(runs.toReversed())).toBe('wait');
  });

  it('counts each event of a workflow', () => {
    const runs = [
      aRun({ id: 1, event: 'push', conclusion: 'failure' }),
      aRun({ id: 2, event: 'pull_request', conclusion: 'success' }),
    ];
    expect(kindOf(runs)).toBe('failure');
  });

  it('a run cancelled for a newer one of another event says nothing', () => {
    const cancelled = aRun({ id: 1, event: 'push', conclusion: 'cancelled' });
    const replacing = aRun({ id: 2, event: 'pull_request', conclusion: 'success' });
    expect(kindOf([cancelled, replacing])).toBe('success');
    expect(kindOf([{ ...cancelled, id: 3 }, replacing])).toBe('cancelled');
  });

  it('leaves out the asking run by its id, not others of its name', () => {
    const asking = aRun({
      id: 1,
      conclusion: undefined,
      workflowId: 3,
      path: '.github/workflows/deploy.yml',
    });
    expect(kindOf([asking, aLintRun({ id: 2 })], { askingRunId: 1 })).toBe('success');
    expect(kindOf([asking, aLintRun({ id: 2 })], { askingRunId: 7 })).toBe('wait');
  });

  it('leaves out the asking run of a workflow that is declared, not its earlier run', () => {
    const runs = [aRun({ id: 1 }), aRun({ id: 2, conclusion: undefined })];
    expect(kindOf(runs, { askingRunId: 2, workflows: ['ci.yml'] })).toBe('success');
  });

  it('leaves out earlier runs of the asking workflow unless it is declared', () => {
    const asking = aRun({ id: 2, conclusion: undefined });
    // Of the same event too: a deployment that is tried again by another push of the same commit.
    for (const event of ['push', 'pull_request', 'workflow_dispatch']) {
      const failed = aRun({ id: 1, conclusion: 'failure', event });
      const runs = [failed, asking, aLintRun({ id: 3 })];
      expect(kindOf(runs, { askingRunId: 2 })).toBe('success');
      expect(kindOf(runs, { askingRunId: 2, workflows: ['ci.yml'] })).toBe('failure');
      expect(kindOf(runs, { askingRunId: 7 })).not.toBe('success');
    }
  });
});

describe('names', () => {
  const runs = [aRun({ id: 1 }), aLintRun({ id: 2, conclusion: 'failure' })];

  it.each(['ci.yml', '.github/workflows/ci.yml', 'CI'])('declares a workflow by %s', (name) => {
    expect(kindOf(runs, { workflows: [name] })).toBe('success');
  });

  it.each(['lint.yml', '.github/workflows/lint.yml', 'Lint'])('ignores a workflow by %s', (name) => {
    expect(kindOf(runs, { ignore: [name] })).toBe('success');
  });

  it.each(['ci', 'i.yml', 'workflows/ci.yml', 'ci.yaml', 'CI.YML', ''])('%j is no name of it', (name) => {
    expect(kindOf(runs, { workflows: [name] })).toBe('wait');
  });

  it.each(['.github/workflows/ci.yml@refs/heads/main', 'acme/shop/.github/workflows/ci.yml@main'])(
    'knows the path %s',
    (path) => {
      const runs = [aRun({ id: 1, path })];
      expect(kindOf(runs, { workflows: ['ci.yml'] })).toBe('success');
      expect(kindOf(runs, { workflows: ['.github/workflows/ci.yml'] })).toBe('success');
    },
  );

  it('waits for each declared name', () => {
    expect(kindOf([aRun({ id: 1 })], { workflows: ['ci.yml', 'lint.yml'] })).toBe('wait');
  });

  it('a declared workflow that was skipped has not passed', () => {
    const skipped = aLintRun({ id: 2, conclusion: 'skipped' });
    const judgement = judge(
      evidenceOf([aRun({ id: 1 }), skipped]),
      expecting({ workflows: ['ci.yml', 'lint.yml'] }),
    );
    expect(judgement).toMatchObject({ kind: 'wait', absent: ['lint.yml'], idle: true });
  });

  it('a declared workflow that passed for one event and was skipped for another has passed', () => {
    const skipped = aRun({ id: 2, event: 'pull_request', conclusion: 'skipped' });
    expect(kindOf([aRun({ id: 1 }), skipped], { workflows: ['ci.yml'] })).toBe('success');
  });
});

describe('absence', () => {
  const idleOf = (runs: readonly CiRun[], expectation: Partial<Expectation> = {}): boolean | undefined => {
    const judgement = judge(evidenceOf(runs), expecting({ workflows: ['absent.yml'], ...expectation }));
    return judgement.kind === 'wait' ? judgement.idle : undefined;
  };

  it.each(['queued', 'waiting', 'pending', 'requested', 'in_progress'])(
    'does not count while a run of the commit is %s',
    (status) => {
      expect(idleOf([aRun({ id: 1, status, conclusion: undefined })])).toBe(false);
    },
  );

  it('counts when all runs are finished, or only the asking one is not', () => {
    expect(idleOf([])).toBe(true);
    expect(idleOf([aRun({ id: 1 })])).toBe(true);
    expect(idleOf([aRun({ id: 1, conclusion: undefined })], { askingRunId: 1 })).toBe(true);
  });

  it('counts beside an ignored run that is running, not beside one that is queued', () => {
    const ignore = ['ci.yml'];
    expect(idleOf([aRun({ id: 1, conclusion: undefined })], { ignore })).toBe(true);
    expect(idleOf([aRun({ id: 1, status: 'queued', conclusion: undefined })], { ignore })).toBe(false);
  });
});

describe('time', () => {
  const wait = { kind: 'wait', counted: [], absent: [] } as const;
  const times = { appearTimeoutMs: 60, timeoutMs: 300 };

  it.each([
    [true, 59, 59, 'wait'],
    [true, 60, 60, 'missing'],
    [true, 200, 59, 'wait'],
    [true, 300, 5, 'missing'],
    [false, 299, 0, 'wait'],
    [false, 300, 0, 'timeout'],
  ] as const)('idle %s after %i ms, for %i ms of them: %s', (idle, elapsedMs, idleMs, verdict) => {
    expect(conclude({ ...wait, idle }, { ...times, elapsedMs, idleMs })).toBe(verdict);
  });

  it('never overrules what the runs say', () => {
    const late = { ...times, elapsedMs: 999, idleMs: 0 };
    expect(conclude({ kind: 'success', counted: [] }, late)).toBe('success');
  });
});
