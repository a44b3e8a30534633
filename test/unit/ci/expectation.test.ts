import { describe, expect, it } from 'vitest';
import {
  namesWorkflow,
  wantsChecks,
  wantsStatuses,
  wantsWorkflowNames,
} from '../../../lib/ci/expectation.ts';
import { expecting } from './evidence-of.ts';

describe('what has to be asked of GitHub', () => {
  it.each([
    [{}, false],
    [{ workflows: ['ci.yml', 'e2e.yaml', '.github/workflows/ci.yml'] }, false],
    [{ workflows: ['ci.yml', 'Lint'] }, true],
    [{ workflows: ['ci.yml'], ignore: ['Nightly'] }, true],
    [{ workflows: ['ci.yml.old'] }, true],
  ])('display names of workflows, for %j: %s', (expectation, wanted) => {
    expect(wantsWorkflowNames(expecting(expectation))).toBe(wanted);
  });

  it.each([
    [[], false, false],
    [['test'], true, false],
    [['status/ci/other'], false, true],
    [['test', 'status/ci/other'], true, true],
    [['app/status/'], true, false],
  ])('for %j, checks: %s, commit statuses: %s', (checks, wantedChecks, wantedStatuses) => {
    expect(wantsChecks(expecting({ checks }))).toBe(wantedChecks);
    expect(wantsStatuses(expecting({ checks }))).toBe(wantedStatuses);
  });
});

it('only what stands before the folder of the workflows at the beginning is left out of a path', () => {
  const path = 'a/b/c/.github/workflows/ci.yml';
  expect(namesWorkflow('a/.github/workflows/ci.yml', { path, name: 'CI' })).toBe(false);
});

it.each([
  ['acme/shop/.github/workflows/ci.yml@refs/heads/main', true],
  ['.github/workflows/ci.yml@refs/heads/feature/a@b', true],
  ['dynamic/github-code-scanning/codeql', false],
  ['very/acme/shop/.github/workflows/ci.yml', false],
])('a run of %s is of .github/workflows/ci.yml: %s', (path, isOfIt) => {
  expect(namesWorkflow('.github/workflows/ci.yml', { path, name: 'CI' })).toBe(isOfIt);
});
