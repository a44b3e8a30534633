import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitIn } from '../support/git-origin.ts';
import { type ReleaseRepository, useReleaseRepository } from '../support/release-repository.ts';

/** A repository whose 1.2.3 is released, as an earlier run has left it. */
function useReleased(): { readonly repository: ReleaseRepository; readonly first: string } {
  const repository = useReleaseRepository();
  const first = repository.bump('1.2.3');
  const { path } = repository.origin;
  addReleased(repository, 'v1.2.3', first);
  gitIn(path, 'update-ref', 'refs/tags/v1', first);
  return { repository, first };
}

/** Publishes a version as an earlier run did, whose commit is there. */
function addReleased(repository: ReleaseRepository, name: string, commit: string): void {
  const { path } = repository.origin;
  gitIn(path, 'tag', '--annotate', '-m', `Belay ${name.slice(1)}`, name, commit);
  const about = { tag: name, title: name, notes: '', assets: [], tagObject: gitIn(path, 'rev-parse', name) };
  const standing = { isDraft: false, isImmutable: true, isPrerelease: false, isLatest: true };
  repository.changeGitHub(({ releases }) => ({ releases: [...releases, { ...about, ...standing }] }));
}

function published(repository: ReleaseRepository): Readonly<Record<string, string>> {
  const { releases } = repository.github();
  return Object.fromEntries(
    releases.map((each) => [each.tag, each.isDraft ? 'draft' : each.isImmutable ? 'immutable' : 'open']),
  );
}

describe('T19: a release', () => {
  it('is tagged, published with checksums and bills of materials, and followed by the tag of its major version', () => {
    const repository = useReleaseRepository();
    repository.bump('1.2.2');
    const commit = repository.bump('1.2.3');

    const { refusal } = repository.release(commit);

    const { releases, attestations } = repository.github();
    expect(refusal).toBe('');
    expect(repository.tags()).toEqual({ 'v1.2.3': commit, v1: commit });
    expect(gitIn(repository.origin.path, 'cat-file', '-t', 'v1.2.3')).toBe('tag');
    expect(releases[0]).toMatchObject({ tag: 'v1.2.3', title: 'v1.2.3', isImmutable: true, isLatest: true });
    expect(releases[0]?.notes).toBe('- What is new in 1.2.3.\n');
    expect(releases[0]?.assets.map(({ name }) => name)).toEqual(['SHA256SUMS', 'deploy.cdx.json']);
    // Every file that users run, by its path.
    expect(attestations.map(({ name }) => name)).toEqual([
      '.github/workflows/settle.yml',
      'actions/deploy/action.yml',
      'actions/deploy/dist/index.js',
      'actions/deploy/dist/sbom.cdx.json',
    ]);

    const again = repository.release(commit);

    expect(again.refusal).toBe('');
    expect(again.said).toContain('v1.2.3 was published.');
    expect(repository.tags()).toEqual({ 'v1.2.3': commit, v1: commit });
    expect(repository.github().releases).toEqual(releases);
  });

  it('is not made where the version is as it was', () => {
    const { repository } = useReleased();
    const calls = repository.github().calls.length;
    const later = repository.origin.commit('A dependency', { 'other.txt': 'x' });

    const { refusal, said } = repository.release(later);

    expect({ refusal, said }).toEqual({
      refusal: '',
      said: ['Nothing to release. The version is 1.2.3, as it was before.'],
    });
    expect(repository.github().calls).toHaveLength(calls);
  });

  it('of an older line leaves the tag of the major version and the latest release where they are', () => {
    const { repository } = useReleased();
    const newer = repository.bump('1.3.0');
    addReleased(repository, 'v1.3.0', newer);
    gitIn(repository.origin.path, 'update-ref', 'refs/tags/v1', newer);
    const older = repository.bump('1.2.4');
    gitIn(repository.origin.path, 'update-ref', 'refs/heads/release/1.2', older);
    const env = { GITHUB_REF: 'refs/heads/release/1.2', GITHUB_EVENT_NAME: 'workflow_dispatch' };

    const { refusal, said } = repository.release(older, {
      env: { ...env, TYPED_VERSION: '1.2.4', CONFIRMATION: 'RELEASE' },
    });

    expect(refusal).toBe('');
    expect(said.at(-1)).toBe('v1 is at a newer version already, and never goes back.');
    expect(repository.tags()).toMatchObject({ 'v1.3.0': newer, 'v1.2.4': older, v1: newer });
    expect(repository.github().releases.at(-1)).toMatchObject({ tag: 'v1.2.4', isLatest: false });
  });

  it('that is not final moves nothing', () => {
    const { repository, first } = useReleased();
    const candidate = repository.bump('2.0.0-rc.1');

    expect(repository.release(candidate).refusal).toBe('');
    expect(repository.tags()).toEqual({ 'v1.2.3': first, v1: first, 'v2.0.0-rc.1': candidate });
    expect(repository.github().releases.at(-1)).toMatchObject({ isPrerelease: true, isLatest: false });
  });
});

describe('T19: a release that broke off', () => {
  it.each([
    ['before its draft', 'release create', {}],
    ['with a draft', 'release edit', { 'v1.2.3': 'draft' }],
    ['before it was verified', 'release verify-asset', { 'v1.2.3': 'immutable' }],
  ])('%s goes on when the run is started again', (_, call, left) => {
    const repository = useReleaseRepository();
    repository.bump('1.2.2');
    const commit = repository.bump('1.2.3');
    repository.changeGitHub(() => ({ breaks: [call] }));

    const broken = repository.release(commit);
    const between = { releases: published(repository), tags: Object.keys(repository.tags()) };
    const again = repository.release(commit);

    expect(broken.refusal).toContain('error connecting to api.github.com');
    expect(between).toEqual({ releases: left, tags: ['v1.2.3'] });
    expect(again.refusal).toBe('');
    expect(published(repository)).toEqual({ 'v1.2.3': 'immutable' });
    expect(repository.tags()).toEqual({ 'v1.2.3': commit, v1: commit });
  });
});

describe('T19: nothing is published', () => {
  it('of a commit that is on another branch than the one it is released from', () => {
    const { repository } = useReleased();
    const { path, work } = repository.origin;
    const next = repository.bump('1.2.4');
    gitIn(path, 'update-ref', 'refs/heads/side', next);
    gitIn(path, 'update-ref', 'refs/heads/main', gitIn(work, 'rev-parse', 'HEAD~1'));

    expect(repository.release(next).refusal).toContain(`${next} is not on main`);
    expect(repository.tags()).not.toHaveProperty('v1.2.4');
  });

  it('of a commit that has left its branch while the release was on its way', () => {
    const { repository } = useReleased();
    const { path, work } = repository.origin;
    const next = repository.bump('1.2.4');
    const before = gitIn(work, 'rev-parse', 'HEAD~1');
    const withdraw = (): void => void gitIn(path, 'update-ref', 'refs/heads/main', before);

    expect(repository.release(next, { before: { publish: withdraw } }).refusal).toContain('is not on main');
    expect(repository.tags()).not.toHaveProperty('v1.2.4');
  });

  it('of another line than the branch is for', () => {
    const { repository, first } = useReleased();
    const next = repository.bump('2.5.0');
    gitIn(repository.origin.path, 'update-ref', 'refs/heads/release/1.2', next);
    const env = { GITHUB_REF: 'refs/heads/release/1.2', GITHUB_EVENT_NAME: 'workflow_dispatch' };
    const typed = { TYPED_VERSION: '2.5.0', CONFIRMATION: 'RELEASE' };

    expect(repository.release(next, { env: { ...env, ...typed } }).refusal).toContain('this one is 2.5.0');
    expect(repository.tags()).toEqual({ 'v1.2.3': first, v1: first });
  });

  it('that was signed on another branch', () => {
    const { repository } = useReleased();
    const next = repository.bump('1.2.4');

    expect(repository.release(next, { attestedOn: 'refs/heads/side' }).refusal).toContain('does not hold');
    expect(repository.tags()).not.toHaveProperty('v1.2.4');
  });

  it('where somebody has put the tag of the version on another commit', () => {
    const { repository } = useReleased();
    const next = repository.bump('1.2.4');
    gitIn(repository.origin.path, 'tag', '--annotate', '-m', 'x', 'v1.2.4', `${next}~1`);

    expect(repository.release(next).refusal).toContain('v1.2.4 is there already');
    expect(published(repository)).toEqual({ 'v1.2.3': 'immutable' });
  });

  it('where the tag is moved while the release is on its way', () => {
    const { repository, first } = useReleased();
    const next = repository.bump('1.2.4');
    const steal = (): void =>
      void gitIn(repository.origin.path, 'tag', '--annotate', '--force', '-m', 'x', 'v1.2.4', first);

    const { refusal } = repository.release(next, { before: { publish: steal } });

    expect(refusal).toContain('v1.2.4 is there already');
    expect(published(repository)).toEqual({ 'v1.2.3': 'immutable' });
  });

  it('where a file is not what was attested', () => {
    const { repository } = useReleased();
    const next = repository.bump('1.2.4');
    const forget = (): void => repository.changeGitHub(() => ({ attestations: [] }));

    const { refusal } = repository.release(next, { before: { publish: forget } });

    expect(refusal).toContain('The attestation of .github/workflows/settle.yml does not hold');
    expect(repository.tags()).not.toHaveProperty('v1.2.4');
  });

  it.each([
    [
      'a changed bundle',
      (clone: string) => appendFileSync(join(clone, 'actions/deploy/dist/index.js'), 'evil()\n'),
    ],
    [
      'a file that is not committed',
      (clone: string) => writeFileSync(join(clone, 'actions/deploy/dist/0.js'), ''),
    ],
  ])('where the checkout has %s', (_, change) => {
    const repository = useReleaseRepository();
    repository.bump('1.2.2');
    const commit = repository.bump('1.2.3');

    expect(repository.release(commit, { before: { publish: change } }).refusal).toContain(
      'The checkout is not the commit',
    );
    expect(repository.tags()).toEqual({});
  });
});

describe('T19: the tag of the major version stays', () => {
  it('where the release can still be changed', () => {
    const { repository, first } = useReleased();
    repository.changeGitHub(() => ({ immutableReleases: false }));
    const next = repository.bump('1.2.4');

    expect(repository.release(next).refusal).toContain('Switch on immutable releases');
    expect(repository.tags()['v1']).toBe(first);
  });

  it('where somebody has moved it by hand to what was never released', () => {
    const { repository } = useReleased();
    const stray = repository.origin.commit('Never released', { 'x.txt': 'x' });
    gitIn(repository.origin.path, 'update-ref', 'refs/tags/v1', stray);
    const next = repository.bump('1.2.4');

    expect(repository.release(next).refusal).toContain('somebody moved it by hand');
    expect(repository.tags()['v1']).toBe(stray);
  });

  it.each([
    ['and lays a tag on', []],
    ['and an annotated one', ['--annotate', '-m', 'x']],
  ])('where somebody has moved it to a commit that he made %s', (_, how) => {
    const { repository, first } = useReleased();
    const { path } = repository.origin;
    const stray = gitIn(path, 'commit-tree', '-p', first, '-m', 'Mine', `${first}^{tree}`);
    gitIn(path, 'tag', ...how, 'v1.9.0', stray);
    gitIn(path, 'update-ref', 'refs/tags/v1', stray);
    const next = repository.bump('1.2.4');

    const { refusal } = repository.release(next);

    expect(refusal).toContain('somebody moved it by hand');
    expect(refusal).toContain('put it back');
  });

  it("and the release goes red, where a newer tag is nobody's release", () => {
    const { repository, first } = useReleased();
    gitIn(repository.origin.path, 'tag', 'v1.9.0', first);
    const next = repository.bump('1.2.4');

    expect(repository.release(next).refusal).toContain('v1.9.0 is a newer version by its tag');
    expect(repository.tags()['v1']).toBe(first);
    // Nor does it keep the release from being the latest.
    expect(repository.github().releases.at(-1)).toMatchObject({ tag: 'v1.2.4', isLatest: true });
  });

  it('where the exact tag was moved after it was published', () => {
    const { repository, first } = useReleased();
    const next = repository.bump('1.2.4');
    const steal = (): void =>
      void gitIn(repository.origin.path, 'tag', '--annotate', '--force', '-m', 'x', 'v1.2.4', first);

    expect(repository.release(next, { before: { major: steal } }).refusal).toContain(
      'v1.2.4 is there already',
    );
    expect(repository.tags()['v1']).toBe(first);
  });
});
