import type { CommandResult } from '../../hosts/host.ts';
import { compose, findCompose } from './compose-command.ts';
import type { ComposeContext } from './compose-context.ts';
import type { ComposeValues } from './compose-values.ts';
import { ending, succeeded } from './docker-command.ts';

const upTimeoutMs = 600_000;

/** Starts the services and no other. What is here is never pulled: a tag could name another image by now. */
export async function up(
  context: ComposeContext,
  values: ComposeValues,
  services: readonly string[],
): Promise<CommandResult> {
  const run = (...more: readonly string[]): Promise<CommandResult> =>
    compose(context, ['up', '--detach', '--no-deps', '--no-build', ...more, ...services], {
      values,
      timeoutMs: upTimeoutMs,
    });
  // Compose 1 pulls nothing that is here; later ones do where a service says so, unless they are told.
  if ((await findCompose(context))?.isOld !== false) return run();
  const result = await run('--pull', 'never');
  const isUnknown = !succeeded(result) && /unknown flag: --pull/.test(result.stderr);
  return isUnknown ? run() : result;
}

const upSigns: readonly (readonly [RegExp, string])[] = [
  [/port is already allocated|address already in use/i, 'a port it publishes is taken by something else'],
  [/no space left on device/i, 'the disk of the host is full'],
  [/exec format error/i, 'the image was built for another processor'],
  [/permission denied/i, 'a container may not start its program or use a file (permission denied)'],
  [/executable file not found|no such file or directory/i, 'a program or a file it is to use is not there'],
  [/no such image|pull access denied|manifest unknown/i, 'another image it names is not here'],
  [/network .* not found/i, 'a network it uses does not exist'],
  [/container name .* is already in use/i, 'the name of a container is taken by another one'],
];

/** What `up` ran into, in fixed words. */
export function upFailure(result: CommandResult): string {
  const said = `${result.stderr}\n${result.stdout}`;
  return upSigns.find(([sign]) => sign.test(said))?.[1] ?? ending(result);
}
