import { basename } from 'node:path';
import { type Answer, firstThatSucceeds, must, Refusal, type Run } from './command.ts';

/** The release of a tag as GitHub has it. */
export interface GitHubRelease {
  readonly isDraft: boolean;
  readonly isImmutable: boolean;
  readonly isPrerelease: boolean;
  readonly assets: readonly { readonly name: string }[];
}

/** What is published. */
export interface Publication {
  readonly repository: string;
  readonly tag: string;
  readonly commit: string;
  /** The branch it is released from: `refs/heads/main`. */
  readonly ref: string;
  readonly isPrerelease: boolean;
  /** No version of any major is newer. */
  readonly isLatest: boolean;
  readonly notesFile: string;
  /** Files that stand beside it. */
  readonly assets: readonly string[];
}

/** The release of a tag; undefined where there is none. */
export function readRelease(run: Run, repository: string, tag: string): GitHubRelease | undefined {
  const fields = 'isDraft,isImmutable,isPrerelease,assets';
  const answer = run('gh', ['release', 'view', tag, '--repo', repository, '--json', fields]);
  if (!answer.succeeded && answer.complaint.includes('release not found')) return undefined;
  return JSON.parse(must(answer, `The release ${tag} cannot be read`));
}

/** Whether the release of a tag is published and cannot be changed any more. */
export function isFixed(run: Run, repository: string, tag: string): boolean {
  const release = readRelease(run, repository, tag);
  return release !== undefined && !release.isDraft && release.isImmutable;
}

/**
 * Makes the release as a draft, with everything beside it, and publishes it then: what is published cannot be changed.
 * A draft that an earlier run left behind is made anew; a published release stays as it is.
 */
export function ensureRelease(run: Run, publication: Publication): 'published' | 'there' {
  const { repository, tag } = publication;
  const there = readRelease(run, repository, tag);
  if (there?.isDraft === false) return 'there';
  if (there !== undefined)
    must(
      run('gh', ['release', 'delete', tag, '--repo', repository, '--yes']),
      `The draft of ${tag} cannot be deleted`,
    );
  must(run('gh', createArguments(publication)), `The draft of ${tag} cannot be made`);
  // Said outright: by itself GitHub takes the newest by date, which a mended older version would be.
  const latest = `--latest=${publication.isLatest}`;
  must(
    run('gh', ['release', 'edit', tag, '--repo', repository, '--draft=false', latest]),
    `${tag} cannot be published`,
  );
  return 'published';
}

function createArguments({ repository, tag, isPrerelease, notesFile, assets }: Publication): string[] {
  return [
    ...['release', 'create', tag, ...assets],
    ...['--repo', repository, '--verify-tag', '--draft', '--title', tag, '--notes-file', notesFile],
    ...(isPrerelease ? ['--prerelease'] : []),
  ];
}

/** How to ask for what GitHub makes by and by. */
export interface Asking {
  readonly run: Run;
  readonly pause: () => void;
}

/**
 * Throws unless the release is published, cannot be changed, has GitHub's attestation and, where they are named, just
 * these files beside it.
 */
export function awaitVerified(
  { run, pause }: Asking,
  { repository, tag, assets }: Pick<Publication, 'repository' | 'tag'> & Partial<Pick<Publication, 'assets'>>,
): void {
  const release = readRelease(run, repository, tag);
  if (release === undefined || release.isDraft) throw new Refusal(`${tag} is not published.`);
  if (!release.isImmutable) {
    const remedy = `Switch on immutable releases in the settings of the repository, delete this release (its tag stays), and run this job again`;
    throw new Refusal(`${tag} is published and can still be changed. ${remedy}.`);
  }
  const verify = (): Answer => run('gh', ['release', 'verify', tag, '--repo', repository]);
  must(firstThatSucceeds(verify, pause), `GitHub's attestation of ${tag} does not hold`);
  if (assets === undefined) return;
  const names = release.assets.map(({ name }) => name).sort();
  const wanted = assets.map((path) => basename(path)).sort();
  if (names.join() !== wanted.join())
    throw new Refusal(`Beside ${tag} stand ${names.join(', ')}; it should be ${wanted.join(', ')}.`);
  for (const asset of assets) {
    const answer = run('gh', ['release', 'verify-asset', tag, asset, '--repo', repository]);
    must(answer, `${basename(asset)} is not what ${tag} attests`);
  }
}

/**
 * Throws unless release.yml, at this commit, on this branch and on a machine of GitHub, says of every file that it is
 * from there. Without the branch, a release.yml that somebody changed on another one would do.
 */
export function awaitAttestations(
  { run, pause }: Asking,
  { repository, commit, ref }: Pick<Publication, 'repository' | 'commit' | 'ref'>,
  paths: readonly string[],
): void {
  for (const path of paths) {
    const verify = (): Answer =>
      run('gh', [
        ...['attestation', 'verify', path, '--repo', repository],
        ...['--source-digest', commit, '--source-ref', ref],
        ...['--signer-workflow', `${repository}/.github/workflows/release.yml`, '--deny-self-hosted-runners'],
      ]);
    must(firstThatSucceeds(verify, pause), `The attestation of ${path} does not hold`);
  }
}
