import type { CommandResult } from '../../hosts/host.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Preparation } from '../driver.ts';
import { type GitRepository, git, lastWords, succeeded } from './git-command.ts';
import { type RemoteToken, tokenEnvironment } from './remote.ts';

export interface FetchSource {
  readonly url: string;
  readonly protocols: string;
  readonly label: string;
  readonly token: RemoteToken | undefined;
  /** Further environment: where objects of a dry run go. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface FetchPorts {
  readonly clock: Clock;
  readonly log: Log;
}

const fetchTimeoutMs = 300_000;
/** After the first try. */
const retryDelaysMs = [200, 800] as const;

/** What a server says when it does not hand out a commit by its id, though it may have it on a branch. */
const refusedById =
  /not our ref|unadvertised object|does not allow request|no such remote ref|couldn't find remote ref/i;
/** What a second try cannot mend. */
const permanent =
  /authentication failed|permission denied|could not read (username|password)|repository .*not found|does not appear to be a git repository|host key verification failed|access denied|403|401|404|protocol .*not allowed/i;

/** Whether the object is in the repository and is a commit: an annotated tag or a tree is not. */
export async function hasCommit(
  repository: GitRepository,
  sha: string,
  env: Readonly<Record<string, string>> = {},
): Promise<'yes' | 'no' | 'not-a-commit'> {
  const result = await git(repository, ['cat-file', '-t', sha], { env });
  if (!succeeded(result)) return 'no';
  return result.stdout.trim() === 'commit' ? 'yes' : 'not-a-commit';
}

/** Brings one commit with its history: by its id, or by all branches and tags where the server refuses ids. */
export async function fetchCommit(
  repository: GitRepository,
  sha: string,
  source: FetchSource,
  ports: FetchPorts,
): Promise<Preparation> {
  const byId = await fetchWithRetries(repository, [sha], source, ports);
  if (succeeded(byId) && (await hasCommit(repository, sha, source.env)) === 'yes') return { kind: 'ready' };
  if (!succeeded(byId) && !refusedById.test(stderrOf(byId))) return unreachable(sha, source, byId);
  ports.log.info(`The server does not hand out commits by id; fetching its branches and tags.`);
  const refspecs = ['+refs/heads/*:refs/belay/fetched/heads/*', '+refs/tags/*:refs/belay/fetched/tags/*'];
  const byBranch = await fetchWithRetries(repository, ['--prune', ...refspecs], source, ports);
  if (!succeeded(byBranch)) return unreachable(sha, source, byBranch);
  if ((await hasCommit(repository, sha, source.env)) === 'yes') return { kind: 'ready' };
  return {
    kind: 'refused',
    code: 'commit_not_found',
    message: `Commit ${sha} is not in ${source.label}: no branch or tag leads to it (was it force-pushed away, or never pushed?). Nothing was changed.`,
  };
}

async function fetchWithRetries(
  repository: GitRepository,
  what: readonly string[],
  source: FetchSource,
  ports: FetchPorts,
): Promise<CommandResult> {
  let result = await fetchOnce(repository, what, source);
  for (const delayMs of retryDelaysMs) {
    if (succeeded(result) || !isTransient(result)) return result;
    ports.log.info(`Fetching from ${source.label} failed (${lastWords(result)}); trying again.`);
    await ports.clock.sleep(Math.round(delayMs * (0.5 + Math.random() / 2)), repository.signal);
    result = await fetchOnce(repository, what, source);
  }
  return result;
}

function fetchOnce(
  repository: GitRepository,
  what: readonly string[],
  source: FetchSource,
): Promise<CommandResult> {
  const options = [
    '--no-tags',
    '--no-write-fetch-head',
    '--no-recurse-submodules',
    '--no-auto-maintenance',
    '--quiet',
  ];
  return git(repository, ['fetch', ...options, '--end-of-options', source.url, ...what], {
    timeoutMs: fetchTimeoutMs,
    env: {
      GIT_ALLOW_PROTOCOL: source.protocols,
      ...tokenEnvironment(source.url, source.token),
      ...source.env,
    },
  });
}

function isTransient(result: CommandResult): boolean {
  if (result.kind !== 'exited') return false;
  return !refusedById.test(result.stderr) && !permanent.test(result.stderr);
}

function stderrOf(result: CommandResult): string {
  return result.kind === 'exited' ? result.stderr : '';
}

function unreachable(sha: string, source: FetchSource, result: CommandResult): Preparation {
  const message = `Could not fetch ${sha} from ${source.label}: ${lastWords(result)}. Nothing was changed; check the address, the network and the token, then run again.`;
  return { kind: 'refused', code: 'repository_unreachable', message };
}
