import type { Command, CommandResult } from '../../hosts/host.ts';
import type { ComposeContext } from './compose-context.ts';

const usualTimeoutMs = 60_000;
const versionTimeoutMs = 30_000;

export type DockerOptions = Partial<
  Pick<Command, 'cwd' | 'env' | 'stdin' | 'timeoutMs' | 'outputLimit' | 'onLine' | 'signal'>
>;

/** Runs the docker CLI on the host with an argv. */
export function docker(
  { host, session }: Pick<ComposeContext, 'host' | 'session'>,
  args: readonly string[],
  options: DockerOptions = {},
): Promise<CommandResult> {
  return host.run({
    argv: ['docker', ...args],
    timeoutMs: usualTimeoutMs,
    signal: session.signal,
    ...(session.lock === undefined ? {} : { lock: session.lock }),
    ...options,
  });
}

export function succeeded(result: CommandResult): boolean {
  return result.kind === 'exited' && result.exitCode === 0;
}

/** How a command ended, in fixed words: what Docker prints may hold what nobody may read. */
export function ending(result: CommandResult): string {
  if (result.kind === 'not-started') return `it could not be started (${result.code})`;
  if (result.kind === 'exited') return `it ended with exit code ${result.exitCode}`;
  if (result.by === 'timeout') return 'it took too long and was ended';
  return 'it was ended from outside';
}

/** A program that is not there: told by the system here, by a shell on another host. */
export function isMissing(result: CommandResult): boolean {
  return result.kind === 'not-started' || (result.kind === 'exited' && result.exitCode === 127);
}

/** Why Docker cannot be used on the host: a clause for a sentence; undefined where it answers. */
export async function dockerTrouble(context: ComposeContext): Promise<string | undefined> {
  const result = await docker(context, ['version', '--format', '{{.Server.Version}}'], {
    timeoutMs: versionTimeoutMs,
  });
  return succeeded(result) ? undefined : whyDockerFails(result, context.host.name);
}

/** What an unanswered `docker version` means. */
export function whyDockerFails(result: CommandResult, hostName: string): string {
  if (isMissing(result)) return `Docker is not installed on ${hostName}: there is no program "docker"`;
  if (result.kind === 'killed') return `Docker on ${hostName} does not answer: ${ending(result)}`;
  const said = result.stderr;
  if (/permission denied/i.test(said))
    return `This user may not use Docker on ${hostName}: it is refused at Docker's socket; make it a member of the group "docker" (usermod -aG docker USER) and let it log in anew`;
  if (/cannot connect|connection refused|no such file|is the docker daemon running|dial unix/i.test(said))
    return `Docker does not run on ${hostName}, or listens elsewhere; look at "systemctl status docker" there`;
  return `"docker version" failed on ${hostName}: ${ending(result)}`;
}
