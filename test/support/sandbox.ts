import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGitOrigin, type GitOrigin, gitIn } from './git-origin.ts';
import { type EmulatedGitHub, type GitHubEmulation, startGitHub } from './github/server.ts';
import { type BundleResult, type BundleRun, runBundle } from './run-bundle.ts';
import { startVersionService, type VersionService } from './version-service.ts';

/** A whole place to deploy to, on real parts: origin, checkout, service, state, and an emulated GitHub. */
export interface Sandbox {
  readonly folder: string;
  readonly origin: GitOrigin;
  readonly service: VersionService;
  readonly github: EmulatedGitHub;
  /** The checkout that is deployed to. */
  readonly path: string;
  /** The state folder of the environment `preprod`. */
  readonly state: string;
  /** Commits a version of the service and pushes it. */
  release(version: string, more?: Readonly<Record<string, string>>): string;
  /** A version whose health check fails. */
  sickRelease(version: string): string;
  /** Runs an action with the inputs of this place; what is given replaces them. */
  run(
    action: string,
    inputs?: Readonly<Record<string, string>>,
    more?: Partial<BundleRun>,
  ): Promise<BundleResult>;
  deploy(
    sha: string,
    inputs?: Readonly<Record<string, string>>,
    more?: Partial<BundleRun>,
  ): Promise<BundleResult>;
  watch(
    sha: string,
    inputs?: Readonly<Record<string, string>>,
    more?: Partial<BundleRun>,
  ): Promise<BundleResult>;
  rollback(inputs?: Readonly<Record<string, string>>, more?: Partial<BundleRun>): Promise<BundleResult>;
  /** CI of a commit has this conclusion. */
  ci(sha: string, conclusion: string): void;
  /** Deploys and lets CI validate. */
  validate(sha: string): Promise<void>;
  /** The commit the checkout is at. */
  head(): string;
  ledger(): readonly Readonly<Record<string, unknown>>[];
  snapshot(): Readonly<Record<string, unknown>>;
  /** What last-validated-sha.txt says; empty when it is not there. */
  lastValidated(): string;
  stop(): Promise<void>;
}

export interface SandboxOptions {
  readonly root: string;
  readonly node?: string;
  readonly github?: GitHubEmulation;
  readonly objectFormat?: 'sha1' | 'sha256';
  /** Where it is made; a new temporary folder without it. Removed at the end. */
  readonly folder?: string;
}

const jobToken = 'token-of-the-job-0123456789';

/** Makes one in a temporary folder. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'belay-sandbox-'));
  const origin = createGitOrigin(folder, options.objectFormat);
  const service = await startVersionService(folder);
  const github = await startGitHub({ token: jobToken, ...options.github });
  const path = join(folder, 'srv');
  const state = join(folder, 'state/preprod');

  const release = (version: string, more: Readonly<Record<string, string>> = {}): string => {
    if (existsSync(join(origin.work, 'sick'))) gitIn(origin.work, 'rm', '--quiet', '-f', 'sick');
    const sha = origin.commit(`Release ${version}`, { 'version.txt': `${version}\n`, ...more });
    github.state.addCommit({ sha, message: `Release ${version}`, author: 'Ada Example' });
    github.state.setBranch('main', sha);
    return sha;
  };
  const run = (
    action: string,
    inputs: Readonly<Record<string, string>> = {},
    more: Partial<BundleRun> = {},
  ): Promise<BundleResult> =>
    runBundle({
      root: options.root,
      action,
      cwd: folder,
      ...(options.node === undefined ? {} : { node: options.node }),
      ...more,
      inputs,
      env: {
        HOME: folder,
        GITHUB_API_URL: github.url,
        GITHUB_REF: 'refs/heads/main',
        BELAY_JOB_TOKEN: jobToken,
        ...more.env,
      },
    });
  const place = { environment: 'preprod', 'state-dir': join(folder, 'state') };
  const sandbox: Sandbox = {
    folder,
    origin,
    service,
    github,
    path,
    state,
    release,
    sickRelease: (version) => release(version, { sick: 'yes\n' }),
    run,
    deploy: (sha, inputs = {}, more = {}) =>
      run(
        'deploy',
        {
          ...place,
          path,
          repository: origin.path,
          restart: service.restart,
          health: `${service.url}/health`,
          'health-retries': '1',
          'health-interval': '10ms',
          sha,
          ...inputs,
        },
        more,
      ),
    watch: (sha, inputs = {}, more = {}) =>
      run(
        'watch-ci',
        { ...place, sha, interval: '200ms', timeout: '20s', 'appear-timeout': '10s', ...inputs },
        more,
      ),
    rollback: (inputs = {}, more = {}) => run('rollback', { ...place, ...inputs }, more),
    ci: (sha, conclusion) => {
      github.state.addRun({ sha, workflow: 'ci.yml', workflowName: 'CI', branch: 'main', conclusion });
    },
    validate: async (sha) => {
      const deployed = await sandbox.deploy(sha);
      if (deployed.exitCode !== 0) throw new Error(`The good deployment failed:\n${deployed.log}`);
      sandbox.ci(sha, 'success');
      const watched = await sandbox.watch(sha);
      if (watched.outputs['action'] !== 'validated') throw new Error(`It was not validated:\n${watched.log}`);
    },
    head: () => gitIn(path, 'rev-parse', 'HEAD'),
    ledger: () =>
      readFileSync(join(state, 'ledger.jsonl'), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
    snapshot: () => JSON.parse(readFileSync(join(state, 'state.json'), 'utf8')),
    lastValidated: () =>
      existsSync(join(state, 'last-validated-sha.txt'))
        ? readFileSync(join(state, 'last-validated-sha.txt'), 'utf8').trim()
        : '',
    stop: async () => {
      await service.stop();
      await github.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return sandbox;
}
