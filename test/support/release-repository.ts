import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { onTestFinished } from 'vitest';
import { type Answer, runIn } from '../../scripts/release/command.ts';
import { type StepName, takeStep } from '../../scripts/release/steps.ts';
import { answerGh, type FakeGitHub } from './fake-gh.ts';
import { createGitOrigin, type GitOrigin, gitIn } from './git-origin.ts';

export const releasedRepository = 'belay-actions/belay';

/** A small repository like this one, with a bare one that plays GitHub's and a `gh` that stands in for the real one. */
export interface ReleaseRepository {
  readonly folder: string;
  readonly origin: GitOrigin;
  /** For the programs of a run: git and gh, and nobody's settings. */
  readonly env: Readonly<Record<string, string>>;
  /** Commits a version with what CHANGELOG.md says of it, and pushes; returns the commit. */
  bump(version: string, files?: Readonly<Record<string, string>>): string;
  /** Takes the steps of release.yml for the push of a commit, in a new clone; stops at the first that refuses. */
  release(commit: string, options?: ReleaseOptions): Released;
  github(): FakeGitHub;
  changeGitHub(change: (github: FakeGitHub) => Partial<FakeGitHub>): void;
  /** What `gh` answers to a step in a folder. */
  gh(args: readonly string[], folder: string): Answer;
  /** The commit each tag leads to. */
  tags(): Readonly<Record<string, string>>;
}

export interface ReleaseOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** The branch that what is signed says it is from; that of the run by itself. */
  readonly attestedOn?: string;
  /** What is done in the clone before a step. */
  readonly before?: Partial<Readonly<Record<StepName, (clone: string) => void>>>;
}

export interface Released {
  /** Why it stopped; empty when it went to the end. */
  readonly refusal: string;
  readonly said: readonly string[];
}

/** The smallest files a release is made of. */
export function releaseFiles(version: string): Readonly<Record<string, string>> {
  return {
    'package.json': JSON.stringify({ name: 'belay', version }),
    'package-lock.json': JSON.stringify({
      name: 'belay',
      version,
      lockfileVersion: 3,
      packages: { '': { version } },
    }),
    'actions/deploy/action.yml': 'name: Deploy\n',
    'actions/deploy/dist/index.js': `// deploy ${version}\n`,
    'actions/deploy/dist/sbom.cdx.json': `{"version":"${version}"}\n`,
    '.github/workflows/settle.yml': 'name: Settle\n',
  };
}

/** Makes one that is gone when the test ends. */
export function useReleaseRepository(): ReleaseRepository {
  const folder = mkdtempSync(join(tmpdir(), 'belay-rehearsal-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const origin = createGitOrigin(folder);
  const env = {
    ...{ PATH: process.env['PATH'] ?? '', HOME: folder, GH_TOKEN: 'of-the-job' },
    ...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
  };
  let github: FakeGitHub = {
    ...{ origin: origin.path, repository: releasedRepository, immutableReleases: true },
    ...{ attestations: [], releases: [], breaks: [], calls: [] },
  };
  let changelog = '';

  const repository: ReleaseRepository = {
    ...{ folder, origin, env },
    bump: (version, files = {}) => {
      changelog = `## ${version}\n\n- What is new in ${version}.\n\n${changelog}`;
      const all = { ...releaseFiles(version), 'CHANGELOG.md': `# Changelog\n\n${changelog}`, ...files };
      return origin.commit(`Release ${version}`, all);
    },
    release: (commit, options = {}) => rehearse(repository, commit, options),
    github: () => structuredClone(github),
    changeGitHub: (change) => {
      github = { ...github, ...change(github) };
    },
    gh: (args, folder) => answerGh(github, args, { token: env.GH_TOKEN, folder }),
    tags: () => {
      const listed = gitIn(
        origin.path,
        'for-each-ref',
        '--format=%(refname:short) %(*objectname) %(objectname)',
        'refs/tags',
      );
      return Object.fromEntries(
        listed
          .split('\n')
          .filter(Boolean)
          .map((line) => {
            const [name = '', ...objects] = line.split(' ');
            return [name, objects.find((object) => object !== '') ?? ''];
          }),
      );
    },
  };
  return repository;
}

/** Each job has a clone of its own, as on GitHub; what the attest job signs is told to the `gh` that stands in. */
function rehearse(repository: ReleaseRepository, commit: string, options: ReleaseOptions): Released {
  const said: string[] = [];
  const clone = mkdtempSync(join(repository.folder, 'clone-'));
  gitIn(repository.folder, 'clone', '--quiet', repository.origin.path, clone);
  gitIn(clone, 'checkout', '--quiet', '--detach', commit);
  const outputs = join(repository.folder, 'outputs');
  writeFileSync(outputs, '');
  const env = {
    ...repository.env,
    ...{
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REF_PROTECTED: 'true',
      GITHUB_SHA: commit,
    },
    ...{ GITHUB_REPOSITORY: releasedRepository, GITHUB_OUTPUT: outputs },
    ...{ CHECKSUMS: join(repository.folder, 'SHA256SUMS'), COMMIT_BEFORE: parentOf(clone, commit) },
    ...options.env,
  };
  const run = runIn(clone, env);
  const take = (name: StepName): void => {
    options.before?.[name]?.(clone);
    takeStep(name, {
      ...{ folder: clone, env, pause: () => {} },
      run: (program, args) => (program === 'gh' ? repository.gh(args, clone) : run(program, args)),
      say: (text) => void said.push(text),
    });
  };
  try {
    take('plan');
    if (readFileSync(outputs, 'utf8') === 'tag=\n') return { refusal: '', said };
    take('checksums');
    attest(repository, env.CHECKSUMS, { commit, ref: options.attestedOn ?? env.GITHUB_REF });
    take('publish');
    take('major');
    return { refusal: '', said };
  } catch (error) {
    return { refusal: error instanceof Error ? error.message : String(error), said };
  }
}

function parentOf(clone: string, commit: string): string {
  return gitIn(clone, 'rev-list', '--parents', '--max-count=1', commit).split(' ')[1] ?? '0'.repeat(40);
}

function attest(
  repository: ReleaseRepository,
  checksums: string,
  from: { readonly commit: string; readonly ref: string },
): void {
  const lines = readFileSync(checksums, 'utf8').trim().split('\n');
  repository.changeGitHub(({ attestations }) => ({
    attestations: [
      ...attestations,
      ...lines.map((line) => ({ digest: line.slice(0, 64), name: line.slice(66), ...from })),
    ],
  }));
}
