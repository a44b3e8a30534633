import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type ActResult, type ActRun, type BelayForAct, runAct, writeBelay } from './act.ts';
import { storiesIn, titlesTold } from './act-shop-chats.ts';
import { type DiscordReceiver, startDiscordReceiver } from './discord-receiver.ts';
import { createGitOrigin, type GitOrigin, gitIn } from './git-origin.ts';
import { type EmulatedGitHub, type GitHubEmulation, startGitHub } from './github/server.ts';
import { runBundle } from './run-bundle.ts';
import { type SlackReceiver, startSlackReceiver } from './slack-receiver.ts';
import { startVersionService, type VersionService } from './version-service.ts';

/** One environment of the shop: its service, where it is deployed to, and what is remembered of it. */
export interface ShopEnvironment {
  readonly service: VersionService;
  /** Its part of belay.yml. */
  readonly settings: Readonly<Record<string, unknown>>;
  ledger(): readonly Readonly<Record<string, unknown>>[];
  /** What last-validated-sha.txt says; empty when it is not there. */
  lastValidated(): string;
  /** The states of its deployments on GitHub, oldest deployment first, newest state only. */
  deployments(): readonly { readonly sha: string; readonly state: string | undefined }[];
}

export type EnvironmentName = 'preprod' | 'production';

/** How a run of a workflow is started, and what is done while it runs. */
export interface Start {
  readonly payload?: Readonly<Record<string, unknown>>;
  /** The commit it runs at, the tip of main unless told. */
  readonly sha?: string;
  readonly secrets?: Readonly<Record<string, string>>;
  /** For every step, besides what the shop gives. */
  readonly env?: Readonly<Record<string, string>>;
  readonly onStart?: (child: ChildProcess) => void;
}

/** A user of Belay on this machine: acme/shop with its origin, services, chats and an emulated GitHub. */
export interface Shop extends Readonly<Record<EnvironmentName, ShopEnvironment>> {
  readonly folder: string;
  readonly github: EmulatedGitHub;
  readonly discord: DiscordReceiver;
  readonly slack: SlackReceiver;
  /** Commits a version together with what `configure` and `use` said, and pushes it. */
  release(version: string, more?: Readonly<Record<string, string>>): string;
  /** A version whose health check fails. */
  sickRelease(version: string): string;
  /** What belay.yml says from the next commit on. */
  configure(content: string | Readonly<Record<string, unknown>>): void;
  /** CI of a commit has this conclusion. */
  ci(sha: string, conclusion: string): void;
  /** Deploys a commit, as an earlier run did; without a runner and without messages. */
  deploy(environment: EnvironmentName, sha: string, inputs?: Readonly<Record<string, string>>): Promise<void>;
  /** Deploys a commit in the same way and lets a green CI validate it. */
  deliver(
    environment: EnvironmentName,
    sha: string,
    inputs?: Readonly<Record<string, string>>,
  ): Promise<void>;
  /** Runs a workflow of the shop. */
  run(workflow: string, event: string, start?: Start): Promise<ActResult>;
  /** Runs cd-preprod.yml, or another workflow, as the push of a commit does. */
  push(sha: string, start?: Start, workflow?: string): Promise<ActResult>;
  /** Runs ci-verdict.yml as GitHub does when CI of a commit has ended; `more` changes what it says of that run. */
  ciEnded(sha: string, conclusion: string, more?: Readonly<Record<string, unknown>>): Promise<ActResult>;
  /** The titles both chats were told so far: a Slack webhook gets a message for each, Discord new ones and edits. */
  told(): readonly string[];
  /** Discord's messages, oldest first: the titles each has had. A line beside one, so that it is noticed, is none. */
  stories(): readonly (readonly string[])[];
  stop(): Promise<void>;
}

export interface ShopOptions {
  /** Belay's own folder. */
  readonly root: string;
  readonly github?: GitHubEmulation;
  /** Changes a template the way its user does; what it returns is committed. */
  readonly adapt?: (template: string, text: string) => string;
}

const jobToken = 'token-of-the-job-0123456789';
const templates = [
  ...['cd-image.yml', 'cd-preprod.yml', 'cd-prod.yml', 'cd-vps.yml', 'ci-verdict.yml', 'health-check.yml'],
  'rollback.yml',
];

/** What GitHub says of the repository in every payload. */
const repository = { name: 'shop', full_name: 'acme/shop', default_branch: 'main', owner: { login: 'acme' } };

/** Makes one in a temporary folder, with every template copied and belay.yml naming both environments. */
export async function createShop(options: ShopOptions): Promise<Shop> {
  const folder = mkdtempSync(join(tmpdir(), 'belay-shop-'));
  const origin = createGitOrigin(folder);
  const github = await startGitHub({ token: jobToken, ...options.github });
  const [discord, slack] = await Promise.all([startDiscordReceiver(), startSlackReceiver()]);
  const belay = writeBelay(options.root, folder);
  const preprod = await createEnvironment('preprod', folder, github);
  const production = await createEnvironment('production', folder, github);
  const files = new Map(templates.map((name) => [`.github/workflows/${name}`, readTemplate(options, name)]));
  const running = new Set<{ readonly ends: AbortController; readonly ended: Promise<void> }>();
  let head: string | undefined;

  const runAlone = async (action: string, inputs: Readonly<Record<string, string>>): Promise<void> => {
    const workspace = join(folder, 'workspace');
    mkdirSync(workspace, { recursive: true });
    writeFileSync(join(workspace, 'belay.yml'), files.get('belay.yml') ?? '');
    const { exitCode, log } = await runBundle({
      ...{ root: options.root, action, cwd: workspace, inputs },
      env: {
        ...{ HOME: folder, GITHUB_WORKSPACE: workspace, GITHUB_REF: 'refs/heads/main' },
        ...{ GITHUB_API_URL: github.url, BELAY_JOB_TOKEN: jobToken },
      },
    });
    if (exitCode !== 0) throw new Error(`${action} failed:\n${log}`);
  };

  const shop: Shop = {
    ...{ folder, github, discord, slack, preprod, production },
    release: (version, more = {}) => {
      if (existsSync(join(origin.work, 'sick'))) gitIn(origin.work, 'rm', '--quiet', '-f', 'sick');
      const sha = origin.commit(`Release ${version}`, {
        ...Object.fromEntries(files),
        'version.txt': `${version}\n`,
        ...more,
      });
      const parents = head === undefined ? [] : [head];
      github.state.addCommit({ sha, parents, message: `Release ${version}`, author: 'ada' });
      github.state.setBranch('main', sha);
      head = sha;
      return sha;
    },
    sickRelease: (version) => shop.release(version, { sick: 'yes\n' }),
    configure: (content) => {
      files.set('belay.yml', typeof content === 'string' ? content : stringify({ environments: content }));
    },
    ci: (sha, conclusion) => {
      github.state.addRun({ sha, workflow: 'ci.yml', workflowName: 'CI', branch: 'main', conclusion });
    },
    deploy: (environment, sha, inputs = {}) => runAlone('deploy', { environment, sha, ...inputs }),
    deliver: async (environment, sha, inputs = {}) => {
      shop.ci(sha, 'success');
      await runAlone('deploy', { environment, sha, ...inputs });
      await runAlone('watch-ci', { environment, sha, ...inputs });
    },
    run: async (workflow, event, start = {}) => {
      const sha = start.sha ?? head ?? '';
      const ends = new AbortController();
      const place = { folder, origin, github, belay, discord, slack, signal: ends.signal };
      const run = runInShop({ workflow, event, sha, start }, place);
      const ended = run.then(
        () => {},
        () => {},
      );
      const going = { ends, ended };
      running.add(going);
      return run.finally(() => running.delete(going));
    },
    push: (sha, start = {}, workflow = 'cd-preprod.yml') =>
      shop.run(workflow, 'push', { ...start, sha, payload: pushOf(shop.github, sha) }),
    ciEnded: (sha, conclusion, more = {}) =>
      shop.run('ci-verdict.yml', 'workflow_run', { payload: workflowRunOf(sha, conclusion, more) }),
    told: () => titlesTold(discord, slack),
    stories: () => storiesIn(discord),
    stop: async () => {
      for (const { ends } of running) ends.abort();
      await Promise.all([...running].map(({ ended }) => ended));
      await Promise.all([preprod.service.stop(), production.service.stop(), github.stop()]);
      await Promise.all([discord.close(), slack.close()]);
      // A grandchild of a run that was ended may still write for a moment.
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
  shop.configure({ preprod: preprod.settings, production: production.settings });
  return shop;
}

async function createEnvironment(
  name: EnvironmentName,
  folder: string,
  github: EmulatedGitHub,
): Promise<ShopEnvironment> {
  const place = join(folder, name);
  mkdirSync(place);
  const service = await startVersionService(place);
  const state = join(folder, 'state', name);
  const own = {
    url: `${service.url}/`,
    path: join(place, 'srv'),
    restart: service.restart,
    health: [{ url: `${service.url}/health`, name: `Shop (${name})` }],
  };
  const settings: Readonly<Record<EnvironmentName, Readonly<Record<string, unknown>>>> = {
    preprod: {
      ...own,
      repository: join(folder, 'origin.git'),
      'health-retries': 1,
      'health-interval': '10ms',
      'state-dir': join(folder, 'state'),
      ci: { workflows: ['ci.yml'], interval: '200ms', timeout: '5m' },
    },
    production: { extends: 'preprod', ...own, 'validated-in': 'preprod', confirm: 'DEPLOY' },
  };
  const lines = (file: string): readonly string[] => {
    const path = join(state, file);
    return existsSync(path)
      ? readFileSync(path, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
      : [];
  };
  return {
    service,
    settings: settings[name],
    ledger: () => lines('ledger.jsonl').map((line) => JSON.parse(line)),
    lastValidated: () => lines('last-validated-sha.txt')[0] ?? '',
    deployments: () =>
      github.state.deployments
        .filter(({ environment }) => environment === name)
        .map(({ sha, statuses }) => ({ sha, state: statuses.at(-1)?.state })),
  };
}

function readTemplate(options: ShopOptions, name: string): string {
  const text = readFileSync(join(options.root, 'workflows-templates', name), 'utf8');
  return options.adapt?.(name, text) ?? text;
}

/** Runs act in a clone of its own, and shows the run to the emulated GitHub as the real one does. */
async function runInShop(
  {
    workflow,
    event,
    sha,
    start,
  }: {
    readonly workflow: string;
    readonly event: string;
    readonly sha: string;
    readonly start: Start;
  },
  shop: Pick<Shop, 'folder' | 'github' | 'discord' | 'slack'> & {
    readonly origin: GitOrigin;
    readonly belay: BelayForAct;
    readonly signal: AbortSignal;
  },
): Promise<ActResult> {
  const { github, folder, origin } = shop;
  const { id } = github.state.addRun({ sha, workflow, event, status: 'in_progress' });
  const checkout = mkdtempSync(join(folder, 'clone-'));
  gitIn(folder, 'clone', '--quiet', '--no-checkout', origin.path, checkout);
  gitIn(checkout, 'checkout', '--quiet', '--detach', sha);
  const run: ActRun = {
    ...{ checkout, folder, workflow, event, belay: shop.belay },
    payload: { repository, sender: { login: 'ada' }, ...start.payload },
    secrets: {
      GITHUB_TOKEN: jobToken,
      DISCORD_WEBHOOK: shop.discord.url,
      SLACK_WEBHOOK: shop.slack.url,
      ...start.secrets,
    },
    env: {
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_RUN_ID: String(id),
      BELAY_TEST_ORIGIN: origin.path,
      ...start.env,
    },
    onStart: (child) => {
      // SIGTERM makes act end at once, and the step with it.
      shop.signal.addEventListener('abort', () => void child.kill('SIGTERM'));
      start.onStart?.(child);
    },
  };
  const ended = await runAct(run);
  for (const secret of secretsOf(run)) {
    if (ended.log.includes(secret)) throw new Error(`${workflow} shows a secret in its log.`);
  }
  github.state.updateRun(id, { conclusion: ended.exitCode === 0 ? 'success' : 'failure' });
  return ended;
}

/** What must not be read in a log: the token, each line of a key, and the secret part of a webhook's address. */
function secretsOf({ secrets }: ActRun): readonly string[] {
  return Object.values(secrets).flatMap((secret) =>
    secret.includes('\n')
      ? secret.split('\n').filter((line) => line !== '' && !line.startsWith('-----'))
      : [secret.split('/').at(-1) ?? secret],
  );
}

function pushOf(github: EmulatedGitHub, sha: string): Readonly<Record<string, unknown>> {
  const { message = '', author: name = '' } = github.state.commits.get(sha) ?? {};
  const commit = { id: sha, message, author: { name } };
  return { ref: 'refs/heads/main', after: sha, deleted: false, head_commit: commit, commits: [commit] };
}

function workflowRunOf(
  sha: string,
  conclusion: string,
  more: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const ended = { name: 'CI', path: '.github/workflows/ci.yml', event: 'push', status: 'completed' };
  const from = { head_sha: sha, head_branch: 'main', head_repository: { full_name: 'acme/shop' } };
  return { action: 'completed', workflow_run: { ...ended, ...from, conclusion, ...more } };
}
