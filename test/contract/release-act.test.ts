import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runner } from '../support/act.ts';
import { actRelease, filesForAct } from '../support/act-release.ts';
import { type ReleaseRepository, useReleaseRepository } from '../support/release-repository.ts';
import { root } from './repository.ts';

/** One whose next version is pushed, and CI ends as it is told. */
function usePushed(ciExitCode: string): { readonly repository: ReleaseRepository; readonly commit: string } {
  const repository = useReleaseRepository();
  mkdirSync(join(repository.origin.work, '.ci'));
  writeFileSync(join(repository.origin.work, '.ci/run'), '');
  chmodSync(join(repository.origin.work, '.ci/run'), 0o755);
  repository.bump('1.2.2', filesForAct(root, '1.2.2'));
  const files = { ...filesForAct(root, '1.2.3'), 'ci-exit-code': `${ciExitCode}\n` };
  return { repository, commit: repository.bump('1.2.3', files) };
}

describe.skipIf(!runner.possible)(`release.yml, run by act${runner.why}`, () => {
  it('T19: tests, rebuilds, attests, publishes and moves the tag of the major version, in this order', async () => {
    const { repository, commit } = usePushed('0');

    const { jobs, github, log, exitCode } = await actRelease(repository, commit);

    expect(exitCode, log).toBe(0);
    expect(jobs).toEqual({
      plan: 'success',
      test: 'success',
      rebuild: 'success',
      attest: 'success',
      publish: 'success',
    });
    expect(github.releases).toEqual([
      expect.objectContaining({ tag: 'v1.2.3', isImmutable: true, isLatest: true }),
    ]);
    expect(repository.tags()).toEqual({ 'v1.2.3': commit, v1: commit });
  });

  it('T19: attests and publishes nothing when the tests fail', async () => {
    const { repository, commit } = usePushed('1');

    const { jobs, github, log } = await actRelease(repository, commit);

    expect(jobs, log).toMatchObject({ plan: 'success', test: 'failure' });
    expect(jobs).not.toMatchObject({ attest: 'success' });
    expect({ attestations: github.attestations, releases: github.releases }).toEqual({
      attestations: [],
      releases: [],
    });
    expect(repository.tags()).toEqual({});
  });
});
