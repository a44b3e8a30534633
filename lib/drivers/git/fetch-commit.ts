import type { CommandResult } from '../../hosts/host.ts';
import { formatDuration } from '../../ports/duration.ts';
import type { PrepareRefusal } from '../driver.ts';
import { adviceFor, fetchOutcome } from './fetch-outcome.ts';
import { type GitRepository, git, lastWords, succeeded } from './git-command.ts';
import type { GitPorts } from './git-driver.ts';
import { releaseRef } from './kept-releases.ts';
import { type RemoteToken, tokenEnvironment } from './remote.ts';
import { despiteStaleLocks } from './stale-locks.ts';

export interface FetchSource {
  readonly url: string;
  readonly protocols: string;
  readonly label: string;
  readonly token: RemoteToken | undefined;
  /** Where objects of a dry run go; then no ref is written. */
  readonly scratch: Readonly<Record<string, string>> | undefined;
  /** Tried once and not for long, because what needs it can do without. */
  readonly isBrief?: boolean;
}

/** Undefined when it is here. */
export type FetchRefusal =
  | { readonly kind: 'refused'; readonly code: PrepareRefusal; readonly message: string }
  | undefined;

const fetchTimeoutMs = 300_000;
const briefTimeoutMs = 60_000;
/** After the first try. */
const retryDelaysMs = [200, 800] as const;

/** What an id names here: an annotated tag and a tree have one too. */
export async function objectKind(
  repository: GitRepository,
  sha: string,
  env: Readonly<Record<string, string>> = {},
): Promise<'commit' | 'absent' | 'other'> {
  const result = await git(repository, ['cat-file', '-t', sha], { env });
  if (!succeeded(result)) return 'absent';
  return result.stdout.trim() === 'commit' ? 'commit' : 'other';
}

/** Brings one commit with its history: by its id, or by all branches and tags where the server refuses ids. */
export async function fetchCommit(
  repository: GitRepository,
  sha: string,
  source: FetchSource,
  ports: GitPorts,
): Promise<FetchRefusal> {
  const wanted = source.scratch === undefined ? `+${sha}:${releaseRef(sha)}` : sha;
  const byId = await fetchWithRetries(repository, { refspecs: [wanted] }, source, ports);
  if (byId.kind === 'busy') return busy(repository, byId.message);
  const { result } = byId;
  if (succeeded(result)) {
    ports.log.info(`Fetched ${sha} from ${source.label} in ${formatDuration(result.durationMs)}.`);
    return undefined;
  }
  if (fetchOutcome(result) !== 'refused-by-id') return unreachable(sha, source, result);
  ports.log.info(`${source.label} does not hand out ${sha} by its id; fetching its branches and tags.`);
  return fetchByBranch(repository, sha, source, ports);
}

async function fetchByBranch(
  repository: GitRepository,
  sha: string,
  source: FetchSource,
  ports: GitPorts,
): Promise<FetchRefusal> {
  const refspecs =
    source.scratch === undefined
      ? ['+refs/heads/*:refs/belay/fetched/heads/*', '+refs/tags/*:refs/belay/fetched/tags/*']
      : ['refs/heads/*', 'refs/tags/*'];
  const options = source.scratch === undefined ? ['--prune'] : [];
  const fetched = await fetchWithRetries(repository, { refspecs, options }, source, ports);
  if (fetched.kind === 'busy') return busy(repository, fetched.message);
  if (!succeeded(fetched.result)) return unreachable(sha, source, fetched.result);
  if ((await objectKind(repository, sha, source.scratch)) !== 'absent') {
    const took = formatDuration(fetched.result.durationMs);
    ports.log.info(`Fetched the branches and tags of ${source.label} in ${took}; ${sha} is among them.`);
    return undefined;
  }
  return {
    kind: 'refused',
    code: 'commit_not_found',
    message: `Commit ${sha} is not in ${source.label}: no branch or tag leads to it (was it force-pushed away, or never pushed?). Nothing was changed.`,
  };
}

/** Brings objects by their ids, telling the server nothing of what is here. */
export async function fetchObjects(
  repository: GitRepository,
  ids: readonly string[],
  source: FetchSource,
  ports: GitPorts,
): Promise<CommandResult> {
  const what = { refspecs: [], options: ['--stdin'], stdin: `${ids.join('\n')}\n`, all: true };
  const fetched = await fetchWithRetries(repository, what, source, ports);
  return fetched.result;
}

interface Wanted {
  readonly refspecs: readonly string[];
  readonly options?: readonly string[];
  readonly stdin?: string;
  /** Without negotiation. */
  readonly all?: boolean;
}

type Fetched =
  | { readonly kind: 'done'; readonly result: CommandResult }
  | { readonly kind: 'busy'; readonly result: CommandResult; readonly message: string };

async function fetchWithRetries(
  repository: GitRepository,
  wanted: Wanted,
  source: FetchSource,
  ports: GitPorts,
): Promise<Fetched> {
  const once = (): Promise<Fetched> =>
    despiteStaleLocks(repository, ports, () => fetchOnce(repository, wanted, source));
  let fetched = await once();
  for (const delayMs of source.isBrief === true ? [] : retryDelaysMs) {
    if (fetched.kind === 'busy' || fetchOutcome(fetched.result) !== 'transient') return fetched;
    ports.log.info(`Fetching from ${source.label} failed (${lastWords(fetched.result)}); trying again.`);
    await ports.clock.sleep(Math.round(delayMs * (0.5 + Math.random() / 2)), repository.signal);
    fetched = await once();
  }
  return fetched;
}

function fetchOnce(repository: GitRepository, wanted: Wanted, source: FetchSource): Promise<CommandResult> {
  const options = [
    '--no-tags',
    '--no-write-fetch-head',
    '--no-recurse-submodules',
    '--no-auto-maintenance',
    '--quiet',
    ...(wanted.options ?? []),
  ];
  return git(repository, ['fetch', ...options, '--end-of-options', source.url, ...wanted.refspecs], {
    timeoutMs: source.isBrief === true ? briefTimeoutMs : fetchTimeoutMs,
    // Of thousands of branches no ref is worth it: the release gets one of its own, which is.
    syncsRefs: wanted.refspecs.length === 1,
    ...(wanted.stdin === undefined ? {} : { stdin: wanted.stdin }),
    ...(wanted.all === true ? { config: ['fetch.negotiationAlgorithm=noop'] } : {}),
    env: {
      GIT_ALLOW_PROTOCOL: source.protocols,
      ...tokenEnvironment(source.url, source.token),
      ...source.scratch,
    },
  });
}

function busy(repository: GitRepository, message: string): FetchRefusal {
  return {
    kind: 'refused',
    code: 'repository_busy',
    message: `The checkout ${repository.path} is locked: ${message}. Nothing was changed.`,
  };
}

function unreachable(sha: string, source: FetchSource, result: CommandResult): FetchRefusal {
  const message = `Could not fetch ${sha} from ${source.label}: ${lastWords(result)}. Nothing was changed; ${adviceFor(result)}.`;
  return { kind: 'refused', code: 'repository_unreachable', message };
}
