import { join } from 'node:path/posix';
import { isHostLost } from '../../hosts/host.ts';
import type { ComposeContext } from './compose-context.ts';
import { belayFolder } from './compose-memory.ts';
import { docker, ending, succeeded } from './docker-command.ts';
import { whyPullFailed } from './pull-image.ts';

/** Who pulls images. The password is a secret. */
export interface RegistryLogin {
  readonly username: string;
  readonly password: string;
}

export type LoggedIn<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly message: string };

type Env = Readonly<Record<string, string>>;

/**
 * Runs `body` logged in to a registry. The login is in a Docker configuration of its own, which is gone afterwards
 * whatever happens; the one of the user is neither read nor written. Without a login, the user's own is in use.
 */
export async function loggedIn<T>(
  context: ComposeContext,
  registry: string,
  body: (env: Env) => Promise<T>,
): Promise<LoggedIn<T>> {
  const { target } = context;
  if (target.registry === undefined) return { kind: 'done', value: await body({}) };
  const folder = join(belayFolder(target.path), 'login');
  await removeLogin(context);
  const daemon = await daemonOf(context);
  const env = { DOCKER_CONFIG: folder, ...(daemon === undefined ? {} : { DOCKER_HOST: daemon }) };
  try {
    for (const each of [belayFolder(target.path), folder]) {
      const check = await context.host.prepareFolder(each);
      if (check.kind === 'refused') return { kind: 'refused', message: check.reason };
    }
    // With an entry of some registry, Docker does not look for a password store of the user to put the login in.
    await context.host.replace(join(folder, 'config.json'), '{"auths":{"belay.invalid":{}}}\n');
    const refused = await logIn(context, registry, target.registry, env);
    if (refused !== undefined) return { kind: 'refused', message: refused };
    const value = await body(env);
    await docker(context, ['logout', registry], { env });
    return { kind: 'done', value };
  } finally {
    await removeLogin(context);
  }
}

async function logIn(
  context: ComposeContext,
  registry: string,
  { username, password }: RegistryLogin,
  env: Env,
): Promise<string | undefined> {
  const result = await docker(context, ['login', '--username', username, '--password-stdin', registry], {
    env,
    stdin: password,
  });
  if (succeeded(result)) return undefined;
  const cause = whyPullFailed(result);
  if (cause === 'denied')
    return `the registry ${registry} refused the login of registry-username; look at it and at registry-password`;
  const why = cause === 'unreachable' ? 'it could not be reached' : ending(result);
  return `could not log in to the registry ${registry}: ${why}`;
}

/** Where the daemon of the user's own configuration is: another configuration would not know. */
async function daemonOf(context: ComposeContext): Promise<string | undefined> {
  const result = await docker(context, ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}']);
  const text = result.stdout.trim();
  return succeeded(result) && /^\w+:\/\/\S+$/.test(text) ? text : undefined;
}

/** Also what a run that was killed left. Not under the signal of the session: it runs when that is cancelled too. */
export async function removeLogin({ host, target }: ComposeContext): Promise<void> {
  const folder = join(belayFolder(target.path), 'login');
  try {
    if ((await host.kinds([folder])).get(folder) === 'absent') return;
    await host.run({ argv: ['rm', '-rf', '--', folder], timeoutMs: 20_000 });
    // Only where nothing else is in it: what was refused leaves nothing.
    await host.run({ argv: ['rmdir', '--', belayFolder(target.path)], timeoutMs: 20_000 });
  } catch (error) {
    // With its connection lost nothing can be done there; the next run removes it.
    if (!isHostLost(error)) throw error;
  }
}
