import type { ContainerCommand, Driver, DriverSession } from '../driver.ts';
import { activate } from './activate.ts';
import { composeArgv } from './compose-command.ts';
import type { ComposeContext, ComposePorts, ComposeTarget } from './compose-context.ts';
import { readEnv } from './compose-memory.ts';
import { valuesToRead } from './compose-values.ts';
import { observe } from './observe.ts';
import { prepare } from './prepare.ts';
import { pruneImages } from './prune-images.ts';
import { removeLogin } from './registry-login.ts';

/** Restarts services of Docker Compose with the image of the commit, by its digest. */
export function createComposeDriver(
  target: ComposeTarget,
  ports: ComposePorts,
  session: DriverSession,
): Driver {
  const context: ComposeContext = { ...ports, target, session, learned: {} };
  const { afterIn } = target;
  return {
    current: () => observe(context),
    liveSha: async () => {
      const found = await observe(context);
      return found.kind === 'release' ? found.sha : undefined;
    },
    prepare: (sha, need) => prepare(context, sha, need),
    activate: (sha) => activate(context, sha),
    folder: target.path,
    variables: () => readEnv(context),
    ...(afterIn === undefined
      ? {}
      : {
          afterInContainer: (script: string, variables: Readonly<Record<string, string>>) =>
            containerCommand(context, afterIn, { script, variables }),
        }),
    prune: () => pruneImages(context),
    // An image knows of no history.
    commitsBetween: async () => [],
    isAncestor: async (ancestor, descendant) => (ancestor === descendant ? true : undefined),
    close: async () => {
      if (target.registry !== undefined) await removeLogin(context);
    },
  };
}

/**
 * The script as a whole before any of it runs, and nothing left to read for its commands: one that reads its input
 * would swallow the rest. Variables go by name: Compose takes their values from its own environment.
 */
function containerCommand(
  context: ComposeContext,
  service: string,
  { script, variables }: { readonly script: string; readonly variables: Readonly<Record<string, string>> },
): ContainerCommand {
  const names = Object.keys(variables).flatMap((name) => ['--env', name]);
  const sha = variables['BELAY_SHA'];
  return {
    argv: [...composeArgv(context), 'exec', '-T', ...names, service, '/bin/sh', '-e', '-s'],
    env: { ...valuesToRead(context.target, sha), ...variables },
    stdin: `{\n${script}\n} </dev/null\n`,
  };
}
