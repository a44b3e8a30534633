import type { CommandResult, Host, HostLock } from '../../hosts/host.ts';

/** A repository on a host, and how every git command in it runs. */
export interface GitRepository {
  readonly host: Host;
  readonly path: string;
  readonly lock: HostLock | undefined;
  readonly signal: AbortSignal;
}

export interface GitOptions {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  /** Bytes of output kept; lists of paths need more than the default of the host. */
  readonly outputLimit?: number;
  /** Further `-c` settings. */
  readonly config?: readonly string[];
}

/**
 * Nothing a deployed repository brings along may run: hooks, fsmonitor, submodules, foreign protocols and
 * the configuration of the machine. What cannot be switched off this way is refused by repository-safety.
 */
const hardening = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.autocrlf=false',
  'core.askPass=',
  'core.pager=cat',
  'core.untrackedCache=false',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'protocol.ext.allow=never',
  'transfer.fsckObjects=true',
  'gc.auto=0',
  'maintenance.auto=false',
  'advice.detachedHead=false',
  'http.lowSpeedLimit=1000',
  'http.lowSpeedTime=30',
  'http.followRedirects=initial',
];

const environment: Readonly<Record<string, string>> = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_OPTIONAL_LOCKS: '0',
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

/** Runs git in the repository, hardened. */
export function git(
  repository: GitRepository,
  args: readonly string[],
  options: GitOptions = {},
): Promise<CommandResult> {
  const settings = [...hardening, `safe.directory=${repository.path}`, ...(options.config ?? [])];
  return repository.host.run({
    argv: ['git', '-C', repository.path, ...settings.flatMap((setting) => ['-c', setting]), ...args],
    env: { GIT_ALLOW_PROTOCOL: 'https:ssh', ...environment, ...options.env },
    timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
    signal: repository.signal,
    ...(options.stdin === undefined ? {} : { stdin: options.stdin }),
    ...(options.outputLimit === undefined ? {} : { outputLimit: options.outputLimit }),
    ...(repository.lock === undefined ? {} : { lock: repository.lock }),
  });
}

/** Whether a command ran to its end with exit code 0. */
export function succeeded(result: CommandResult): boolean {
  return result.kind === 'exited' && result.exitCode === 0;
}

/** Says how a git command ended, for a message: its last words, one line, without what may hold a credential. */
export function lastWords(result: CommandResult): string {
  if (result.kind === 'not-started') return `git could not be started (${result.code})`;
  if (result.kind === 'killed')
    return result.by === 'timeout' ? 'it took too long and was ended' : 'it was ended from outside';
  const lines = result.stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const telling =
    lines
      .filter((line) => /^(fatal|error|remote):/.test(line))
      .slice(-2)
      .join(' ') || lines.at(-1);
  return telling === undefined ? `git ended with exit code ${result.exitCode}` : withoutCredentials(telling);
}

function withoutCredentials(text: string): string {
  return text.replace(/(\w+:\/\/)[^/\s@']+@/g, '$1***@').slice(0, 400);
}
