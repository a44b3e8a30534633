import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../lib/ci/evidence.ts';
import type { Expectation } from '../../../lib/ci/expectation.ts';
import { judge } from '../../../lib/ci/verdict.ts';
import { aCheck, aRun, evidenceOf, expecting } from './evidence-of.ts';

function kindOf(evidence: Evidence, expectation: Partial<Expectation>): string {
  return judge(evidence, expecting(expectation)).kind;
}

describe('named checks', () => {
  it('join the runs', () => {
    const checks = ['test'];
    expect(kindOf(evidenceOf([aRun({ id: 1 })], [aCheck({ id: 1 })]), { checks })).toBe('success');
    expect(kindOf(evidenceOf([aRun({ id: 1 })]), { checks })).toBe('wait');
    const failed = aCheck({ id: 1, conclusion: 'failure' });
    expect(kindOf(evidenceOf([aRun({ id: 1 })], [failed]), { checks })).toBe('failure');
  });

  it('do not count when they are not asked for', () => {
    const failed = aCheck({ id: 1, conclusion: 'failure' });
    expect(kindOf(evidenceOf([aRun({ id: 1 })], [failed]), {})).toBe('success');
  });

  it('C11: another app under the same name is not ours', () => {
    const stranger = aCheck({ id: 9, app: 'stranger' });
    expect(kindOf(evidenceOf([], [stranger]), { checks: ['test'] })).toBe('wait');
    const ours = aCheck({ id: 1, conclusion: 'failure' });
    expect(kindOf(evidenceOf([], [ours, stranger]), { checks: ['test'] })).toBe('failure');
  });

  it('C11: an app is named before a slash', () => {
    const circle = aCheck({ id: 1, app: 'circleci-checks', name: 'build' });
    expect(kindOf(evidenceOf([], [circle]), { checks: ['circleci-checks/build'] })).toBe('success');
    expect(kindOf(evidenceOf([], [circle]), { checks: ['github-actions/build'] })).toBe('wait');
  });

  it('may have a slash in their own name', () => {
    const check = aCheck({ id: 1, name: 'build / linux' });
    expect(kindOf(evidenceOf([], [check]), { checks: ['build / linux'] })).toBe('success');
  });

  it('a named check that was skipped has not passed', () => {
    const skipped = aCheck({ id: 1, conclusion: 'skipped' });
    expect(kindOf(evidenceOf([aRun({ id: 1 })], [skipped]), { checks: ['test'] })).toBe('wait');
  });

  it('two workflows with a job of the same name both count', () => {
    const checks = [aCheck({ id: 1, suiteId: 1, conclusion: 'failure' }), aCheck({ id: 2, suiteId: 2 })];
    expect(kindOf(evidenceOf([], checks), { checks: ['test'] })).toBe('failure');
  });

  it('those of a run that is outranked do not count', () => {
    const runs = [
      aRun({ id: 1, checkSuiteId: 1, conclusion: 'failure' }),
      aRun({ id: 2, checkSuiteId: 2, conclusion: 'success' }),
    ];
    const checks = [aCheck({ id: 1, suiteId: 1, conclusion: 'failure' }), aCheck({ id: 2, suiteId: 2 })];
    expect(kindOf(evidenceOf(runs, checks), { checks: ['test'] })).toBe('success');
  });

  it('those of the asking run do not count', () => {
    const runs = [aRun({ id: 1, checkSuiteId: 1, conclusion: undefined })];
    const own = aCheck({ id: 1, suiteId: 1 });
    expect(kindOf(evidenceOf(runs, [own]), { checks: ['test'], askingRunId: 1 })).toBe('wait');
  });

  it('one without a suite belongs to no run, though a run has no suite either', () => {
    const runs = [aRun({ id: 1, conclusion: undefined })];
    const check = aCheck({ id: 1, suiteId: undefined, conclusion: 'failure' });
    expect(kindOf(evidenceOf(runs, [check]), { checks: ['test'], askingRunId: 1 })).toBe('failure');
  });

  it('two checks of one app both count, and each name waits for its own', () => {
    const checks = [
      aCheck({ id: 1, app: 'other', name: 'one', conclusion: 'failure' }),
      aCheck({ id: 2, app: 'other', name: 'two' }),
    ];
    expect(kindOf(evidenceOf([], checks), { checks: ['other/one', 'other/two'] })).toBe('failure');
    expect(
      kindOf(evidenceOf([], [checks[1] ?? aCheck({ id: 2 })]), { checks: ['other/one', 'other/two'] }),
    ).toBe('wait');
  });

  it('another check of GitHub Actions does not stand in for the one that is named', () => {
    expect(kindOf(evidenceOf([], [aCheck({ id: 1, name: 'lint' })]), { checks: ['test'] })).toBe('wait');
  });

  it('the newest of another app counts', () => {
    const checks = [
      aCheck({ id: 2, app: 'other', suiteId: 5 }),
      aCheck({ id: 1, app: 'other', suiteId: 4, conclusion: 'failure' }),
    ];
    expect(kindOf(evidenceOf([], checks), { checks: ['other/test'] })).toBe('success');
  });
});

describe('commit statuses', () => {
  it.each([
    ['success', 'success'],
    ['failure', 'failure'],
    ['error', 'failure'],
    ['pending', 'wait'],
    ['whatever', 'wait'],
  ])('%s gives %s', (state, kind) => {
    const statuses = [{ context: 'ci/other', state, url: '' }];
    expect(kindOf(evidenceOf([], [], statuses), { checks: ['status/ci/other'] })).toBe(kind);
  });

  it('count only when named as a status, and never stand in for a check', () => {
    const statuses = [{ context: 'test', state: 'success', url: '' }];
    expect(kindOf(evidenceOf([], [], statuses), { checks: ['test'] })).toBe('wait');
    expect(kindOf(evidenceOf([aRun({ id: 1 })], [], [{ context: 'x', state: 'failure', url: '' }]), {})).toBe(
      'success',
    );
  });
});
