import { join } from 'node:path/posix';
import type { Command, CommandResult, Host, HostLock } from '../../hosts/host.ts';
import { truncate } from '../../ports/foreign-text.ts';
import type { Log } from '../../ports/log.ts';
import { clearEmptied, saysEmptied } from './emptied.ts';

/** A repository on a host, and how every git command in it runs. */
export interface GitRepository {
  readonly host: Host;
  readonly path: string;
  readonly lock: HostLock | undefined;
  readonly signal: AbortSignal;
  /** Told of what a power cut left and is cleared away; where it is missing that is done without a word. */
  readonly log?: Log;
}

export interface GitOptions {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  /** Bytes of output kept; lists of paths need more than the default of the host. */
  readonly outputLimit?: number;
  /** The refs it writes are on the disk before they take their names; a pack always is. */
  readonly syncsRefs?: boolean;
  /** Further `-c` settings. */
  readonly config?: readonly string[];
  /** The working folder alone says where the repository is: only for making one. */
  readonly discover?: boolean;
}

/**
 * Nothing a deployed repository brings along may run: hooks, fsmonitor, submodules, foreign protocols and
 * the configuration of the machine. What cannot be switched off this way is refused by repository-safety.
 */
const nothingRuns = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.askPass=',
  'core.pager=cat',
  'log.showSignature=false',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'protocol.ext.allow=never',
];

/**
 * The files are those of the commit, whatever the checkout's settings make of line ends, modes and links,
 * and no setting hides a difference. `.gitattributes` of the commit itself still counts.
 */
const exactFiles = [
  'core.autocrlf=false',
  'core.eol=lf',
  'core.safecrlf=false',
  'core.attributesFile=/dev/null',
  'core.fileMode=true',
  'core.symlinks=true',
  'core.sparseCheckout=false',
  'core.ignoreStat=false',
  'core.trustctime=true',
  'core.checkStat=default',
  'core.untrackedCache=false',
];

/** A fetch brings what was asked for, checked, and nothing else happens on the way. */
const plainFetch = [
  'transfer.fsckObjects=true',
  // Would count for more than the line above.
  'fetch.fsckObjects=true',
  // Would remove the very ref the commit is fetched to.
  'fetch.prune=false',
  'fetch.pruneTags=false',
  'fetch.writeCommitGraph=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'advice.detachedHead=false',
  'http.lowSpeedLimit=1000',
  'http.lowSpeedTime=30',
  'http.followRedirects=initial',
];

/**
 * By itself git syncs packs only, which all that Belay fetches and saves comes to lie in; a power cut may empty all else.
 * Not on every call: each file costs milliseconds, and a command that writes thousands would run into its deadline.
 * What is named is added to git's default; git before 2.36 does not know the setting, and syncs no refs.
 */
const refsOnDisk = 'core.fsync=reference';

const hardening = [...nothingRuns, ...exactFiles, ...plainFetch];

const environment: Readonly<Record<string, string>> = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_OPTIONAL_LOCKS: '0',
  // A replacement or a graft makes git show other content under the very id that was asked for.
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_GRAFT_FILE: '/dev/null',
  // A partial clone asks its remote in the middle of any command; here only a fetch may.
  GIT_NO_LAZY_FETCH: '1',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_SSH_COMMAND:
    'ssh -o BatchMode=yes -o ConnectTimeout=10 -o ServerAliveInterval=10 -o ServerAliveCountMax=3',
  GIT_AUTHOR_NAME: 'Belay',
  GIT_AUTHOR_EMAIL: 'belay@localhost',
  GIT_COMMITTER_NAME: 'Belay',
  GIT_COMMITTER_EMAIL: 'belay@localhost',
};

/** No git command but a fetch has reason to take longer. */
const defaultTimeoutMs = 120_000;

/**
 * Runs git in the repository, hardened. The repository is named, never searched for: where `.git` is
 * broken, git would go on to a repository that the folder happens to lie in. Where git stumbles over what a power cut
 * emptied, that is cleared away and the command runs once more; only with the environment's lock held.
 */
export async function git(
  repository: GitRepository,
  args: readonly string[],
  options: GitOptions = {},
): Promise<CommandResult> {
  const result = await gitOnce(repository, args, options);
  if (repository.lock === undefined || !saysEmptied(result)) return result;
  await clearEmptied(repository, (ask) => gitOnce(repository, ask, {}));
  return succeeded(result) ? result : gitOnce(repository, args, options);
}

function gitOnce(
  repository: GitRepository,
  args: readonly string[],
  options: GitOptions,
): Promise<CommandResult> {
  return repository.host.run(gitCommand(repository, args, options));
}

/** The command by which git runs in the repository, hardened; for a script that ends in it. */
export function gitCommand(
  repository: GitRepository,
  args: readonly string[],
  options: GitOptions = {},
): Command & { readonly env: Readonly<Record<string, string>> } {
  const { path } = repository;
  const where = options.discover === true ? [] : [`--git-dir=${join(path, '.git')}`, `--work-tree=${path}`];
  const durable = options.syncsRefs === true ? [refsOnDisk] : [];
  const settings = [...hardening, `safe.directory=${path}`, ...durable, ...(options.config ?? [])];
  return {
    argv: ['git', '-C', path, ...where, ...settings.flatMap((setting) => ['-c', setting]), ...args],
    env: { GIT_ALLOW_PROTOCOL: 'https:ssh', ...environment, ...options.env },
    timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
    signal: repository.signal,
    ...(options.stdin === undefined ? {} : { stdin: options.stdin }),
    ...(options.outputLimit === undefined ? {} : { outputLimit: options.outputLimit }),
    ...(repository.lock === undefined ? {} : { lock: repository.lock }),
  };
}

/** Whether a command ran to its end with exit code 0. */
export function succeeded(result: CommandResult): boolean {
  return result.kind === 'exited' && result.exitCode === 0;
}

/** Says how a command ended, for a message: its last words, one line, without what may hold a credential. */
export function lastWords(result: CommandResult, program = 'git'): string {
  if (result.kind === 'not-started') return `${program} could not be started (${result.code})`;
  if (result.kind === 'killed')
    return result.by === 'timeout' ? 'it took too long and was ended' : 'it was ended from outside';
  const lines = result.stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const telling =
    lines
      .filter((line) => /^(fatal|error|remote):/.test(line))
      .slice(-3)
      .join(' ') || lines.at(-1);
  return telling === undefined
    ? `${program} ended with exit code ${result.exitCode}`
    : withoutCredentials(telling);
}

function withoutCredentials(text: string): string {
  return truncate(text.replace(/(\w{1,30}:\/\/)[^/\s@']+@/g, '$1***@'), 400);
}
