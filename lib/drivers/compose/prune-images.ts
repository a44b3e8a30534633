import type { ComposeContext } from './compose-context.ts';
import { type ComposeMemory, readMemory, writeMemory } from './compose-memory.ts';
import { docker, ending, succeeded } from './docker-command.ts';
import { imageOf, pinOf } from './image-reference.ts';
import { listPins, type Pin } from './kept-images.ts';

/**
 * Releases whose images may go: beyond the newest `keep`, and none that is needed. `releases` are oldest first.
 */
export function superfluous(
  releases: readonly Pin[],
  keep: number,
  needed: readonly string[],
): readonly Pin[] {
  const others = releases.filter(({ sha }) => !needed.includes(sha));
  return others.slice(0, Math.max(0, others.length - keep));
}

/** Removes the names of old releases, and with the last name of an image the image. Docker keeps what is in use. */
export async function pruneImages(context: ComposeContext): Promise<void> {
  const { session, target, log } = context;
  const [pins, memory] = await Promise.all([listPins(context), readMemory(context)]);
  const inOrder = [...pins].sort((one, other) => rank(memory, one) - rank(memory, other));
  const old = superfluous(inOrder, target.keep, session.needed ?? []);
  if (old.length === 0) return;
  const stay = pins.filter((pin) => !old.includes(pin));
  const removed: string[] = [];
  for (const pin of old) if (await remove(context, pin, { memory, stay })) removed.push(pin.sha);
  const now = await readMemory(context);
  await writeMemory(context, {
    ...now,
    releases: now.releases.filter(({ sha }) => !removed.includes(sha)),
  });
  if (removed.length > 0)
    log.info(`Removed the images of ${removed.length} old releases from ${context.host.name}.`);
}

function rank(memory: ComposeMemory, { sha }: Pin): number {
  return memory.releases.findIndex((release) => release.sha === sha);
}

interface Surroundings {
  readonly memory: ComposeMemory;
  readonly stay: readonly Pin[];
}

/** The names Belay gave or pulled it by, and its own last: where Docker refuses one, it is found again next time. */
async function remove(
  context: ComposeContext,
  { sha, id }: Pin,
  { memory, stay }: Surroundings,
): Promise<boolean> {
  const { target, log, host } = context;
  const digest = memory.releases.find((release) => release.sha === sha)?.image;
  // Another release with the very same image is named by that digest too.
  const shared = stay.some((pin) => pin.id === id);
  const names = [imageOf(target.image, sha), ...(digest === undefined || shared ? [] : [digest])];
  for (const name of names) await docker(context, ['image', 'rm', name]);
  const result = await docker(context, ['image', 'rm', pinOf(target, sha)]);
  if (succeeded(result)) return true;
  // A container that somebody keeps of it is no trouble.
  if (result.kind === 'exited' && /conflict/i.test(result.stderr)) return false;
  log.warning(`The old image of ${sha} could not be removed from ${host.name}: ${ending(result)}.`);
  return false;
}
