import type { CommandResult, Host } from '../../hosts/host.ts';
import type { ComposeContext } from './compose-context.ts';
import type { ComposeValues } from './compose-values.ts';
import { type DockerOptions, succeeded } from './docker-command.ts';

type Argv = readonly [string, ...string[]];

/** The Compose a host has. */
interface FoundCompose {
  readonly argv: Argv;
  /** It is Compose 1, which is no longer developed and still runs in the field. */
  readonly isOld: boolean;
}

const plugin: Argv = ['docker', 'compose'];
const standalone: Argv = ['docker-compose'];
const versionTimeoutMs = 30_000;

/** Which Compose a host has does not change while it is deployed to, and asking the old one takes half a second. */
const found = new WeakMap<Host, FoundCompose>();

/** Finds `docker compose`, else `docker-compose`; undefined where neither is there. */
export async function findCompose({ host, session }: ComposeContext): Promise<FoundCompose | undefined> {
  const known = found.get(host);
  if (known !== undefined) return known;
  for (const argv of [plugin, standalone]) {
    const result = await host.run({
      argv: [...argv, 'version'],
      timeoutMs: versionTimeoutMs,
      signal: session.signal,
    });
    if (!succeeded(result)) continue;
    const compose = { argv, isOld: /version:? v?1\./i.test(result.stdout) };
    found.set(host, compose);
    return compose;
  }
  return undefined;
}

/** The beginning of every command: the program, and the files where they are given. The project's name is Compose's own. */
export function composeArgv({ host, target }: Pick<ComposeContext, 'host' | 'target'>): Argv {
  const files = target.composeFiles.flatMap((file) => ['--file', file]);
  return [...(found.get(host)?.argv ?? plugin), ...files];
}

/**
 * Runs Compose in the target's folder. The values come by the environment, which wins over `.env` in both Composes
 * and leaves the `.env` of the project in use: `--env-file` would replace it.
 */
export async function compose(
  context: ComposeContext,
  args: readonly string[],
  options: DockerOptions & { readonly values: ComposeValues },
): Promise<CommandResult> {
  const { host, session, target } = context;
  await findCompose(context);
  const { values, ...rest } = options;
  return host.run({
    argv: [...composeArgv(context), ...args] as [string, ...string[]],
    cwd: target.path,
    timeoutMs: 60_000,
    signal: session.signal,
    ...(session.lock === undefined ? {} : { lock: session.lock }),
    ...rest,
    env: { ...values, ...rest.env },
  });
}
