import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { rewriteForAct } from '../../scripts/act/rewrite.ts';
import { type ActResult, runAct } from './act.ts';
import type { FakeGitHub } from './fake-gh.ts';
import { gitIn } from './git-origin.ts';
import { type ReleaseRepository, releasedRepository, releaseFiles } from './release-repository.ts';

/** What a run of release.yml by act left behind. */
export interface ActedRelease extends ActResult {
  readonly github: FakeGitHub;
}

/** Files of this repository that release.yml needs of the one it runs in, with stand-ins for CI and the build. */
export function filesForAct(root: string, version: string): Readonly<Record<string, string>> {
  const program = readdirSync(join(root, 'scripts/release')).map((name) => `scripts/release/${name}`);
  const own = program.map((path) => [path, readFileSync(join(root, path), 'utf8')]);
  const scripts = { build: 'node -e "process.exit(process.argv.includes(\'--check\') ? 0 : 1)" --' };
  return {
    ...Object.fromEntries(own),
    '.github/workflows/release.yml': rewriteForAct(
      readFileSync(join(root, '.github/workflows/release.yml'), 'utf8'),
    ),
    ...releaseFiles(version),
    'package.json': JSON.stringify({ name: 'belay', version, type: 'module', scripts }),
    '.ci/run': '#!/bin/sh\nexit "$(cat ci-exit-code)"\n',
    '.gitignore': '/node_modules/\n',
    'ci-exit-code': '0\n',
  };
}

/** Runs release.yml for the push of a commit: every job in a clone of its own, with the stand-ins beside this file. */
export async function actRelease(repository: ReleaseRepository, commit: string): Promise<ActedRelease> {
  const { folder, origin } = repository;
  const state = join(folder, 'github.json');
  writeFileSync(state, JSON.stringify(repository.github()));
  const clone = mkdtempSync(join(folder, 'clone-'));
  gitIn(folder, 'clone', '--quiet', '--no-checkout', origin.path, clone);
  gitIn(clone, 'checkout', '--quiet', '--detach', commit);
  const text = readFileSync(join(clone, '.github/workflows/release.yml'), 'utf8');
  const uses = (name: string): string => new RegExp(`\\b${name}@[0-9a-f]{40}\\b`).exec(text)?.[0] ?? name;
  const checkout = standIn(folder, 'act-checkout.mts');
  const result = await runAct({
    ...{ checkout: clone, folder, workflow: 'release.yml', event: 'push' },
    belay: { folder: checkout, checkout, checkouts: [uses('actions/checkout')] },
    stands: {
      [uses('actions/setup-node')]: standIn(folder),
      [uses('actions/attest')]: standIn(folder, 'act-attest.mts'),
    },
    payload: {
      ...{ ref: 'refs/heads/main', after: commit, before: gitIn(clone, 'rev-parse', 'HEAD~1') },
      repository: {
        name: 'belay',
        full_name: releasedRepository,
        default_branch: 'main',
        owner: { login: 'belay-actions' },
      },
    },
    secrets: { GITHUB_TOKEN: 'of-the-job' },
    env: {
      PATH: [programs(folder), dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
      ...{
        GITHUB_REPOSITORY: releasedRepository,
        GITHUB_REF: 'refs/heads/main',
        GITHUB_REF_PROTECTED: 'true',
      },
      ...{ BELAY_TEST_ORIGIN: origin.path, FAKE_GH_STATE: state },
      ...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    },
  });
  return { ...result, github: JSON.parse(readFileSync(state, 'utf8')) };
}

/** The folder of an action that runs a file beside this one, or does nothing. */
function standIn(folder: string, file?: string): string {
  const place = mkdtempSync(join(folder, 'action-'));
  if (file === undefined) writeFileSync(join(place, 'main.mts'), '');
  else copyFileSync(join(import.meta.dirname, file), join(place, 'main.mts'));
  const runs = 'runs: { using: node24, main: main.mts }';
  writeFileSync(join(place, 'action.yml'), `name: Stand-in\ndescription: Stands in.\n${runs}\n`);
  return place;
}

function programs(folder: string): string {
  const place = join(folder, 'programs');
  mkdirSync(place, { recursive: true });
  const gh = join(import.meta.dirname, 'fake-gh-program.mts');
  writeFileSync(join(place, 'gh'), `#!/bin/sh\nexec '${process.execPath}' '${gh}' "$@"\n`);
  chmodSync(join(place, 'gh'), 0o755);
  return place;
}
