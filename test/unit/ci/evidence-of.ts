import type { CiCheck, CiRun, CiStatus, Evidence } from '../../../lib/ci/evidence.ts';
import type { Expectation } from '../../../lib/ci/expectation.ts';

/** A run of `ci.yml` by a push, finished well. A conclusion of undefined leaves it in progress. */
export function aRun(run: Partial<CiRun> & { readonly id: number }): CiRun {
  const conclusion = 'conclusion' in run ? run.conclusion : 'success';
  return {
    attempt: 1,
    workflowId: 1,
    path: '.github/workflows/ci.yml',
    name: 'CI',
    event: 'push',
    status: conclusion === undefined ? 'in_progress' : 'completed',
    checkSuiteId: undefined,
    fromFork: false,
    delivers: false,
    url: `https://github.com/acme/shop/actions/runs/${run.id}`,
    ...run,
    conclusion,
  };
}

/** A run of another workflow than `ci.yml`. */
export function aLintRun(run: Partial<CiRun> & { readonly id: number }): CiRun {
  return aRun({ workflowId: 2, path: '.github/workflows/lint.yml', name: 'Lint', ...run });
}

export function aCheck(check: Partial<CiCheck> & { readonly id: number }): CiCheck {
  const conclusion = 'conclusion' in check ? check.conclusion : 'success';
  return {
    name: 'test',
    app: 'github-actions',
    suiteId: undefined,
    status: conclusion === undefined ? 'in_progress' : 'completed',
    url: '',
    ...check,
    conclusion,
  };
}

export function evidenceOf(
  runs: readonly CiRun[],
  checks: readonly CiCheck[] = [],
  statuses: readonly CiStatus[] = [],
): Evidence {
  return { runs, checks, statuses };
}

export function expecting(expectation: Partial<Expectation> = {}): Expectation {
  return { workflows: [], checks: [], ignore: [], askingRunId: undefined, ...expectation };
}
