import { warnOfTrouble } from '../prune-trouble.ts';
import type { ComposeContext } from './compose-context.ts';
import { type ComposeMemory, readMemory, writeMemory } from './compose-memory.ts';
import { docker, ending, succeeded } from './docker-command.ts';
import { allPins, imageOf, pinOf, pinRepository, sameImage } from './image-reference.ts';
import { listNames, type Pin, pinFrom } from './kept-images.ts';

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
export function pruneImages(context: ComposeContext): Promise<void> {
  return warnOfTrouble(context.log, 'Images of old releases', () => prune(context));
}

async function prune(context: ComposeContext): Promise<void> {
  const { session, target, log } = context;
  // The other environments of this host: CI builds one image, and all of them run it.
  const [names, memory] = await Promise.all([listNames(context, allPins), readMemory(context)]);
  const pins = (names ?? []).flatMap((each) => pinFrom(pinRepository(target), each) ?? []);
  const inOrder = [...pins].sort((one, other) => rank(memory, one) - rank(memory, other));
  const old = superfluous(inOrder, target.keep, session.needed ?? []);
  if (old.length === 0) return;
  let left = names ?? [];
  const removed: string[] = [];
  for (const pin of old) {
    const name = pinOf(target, pin.sha);
    const isShared = left.some((other) => other.id === pin.id && other.name !== name);
    const isGone = isShared ? await removeName(context, pin) : await removeImage(context, pin, memory);
    if (!isGone) continue;
    left = left.filter((other) => other.name !== name);
    removed.push(pin.sha);
  }
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

/** Where nobody else keeps the image and no container is of it: also the names it was pulled by and deployed by. */
async function removeImage(context: ComposeContext, pin: Pin, memory: ComposeMemory): Promise<boolean> {
  const { target } = context;
  const users = await docker(context, ['ps', '--all', '--quiet', '--filter', `ancestor=${pin.id}`]);
  // A container that somebody keeps of it is no trouble: it is found again next time.
  if (!succeeded(users) || users.stdout.trim() !== '') return false;
  const digest = memory.releases.find((release) => release.sha === pin.sha)?.image;
  const given = [...(digest === undefined ? [] : [digest]), imageOf(target.image, pin.sha)];
  // A tag may name another image by now, which is none of Belay's business.
  const names = (await namesOf(context, pin.id)).filter((name) =>
    given.some((each) => sameImage(each, name)),
  );
  return removeName(context, pin, names);
}

async function namesOf(context: ComposeContext, id: string): Promise<readonly string[]> {
  const format = '{{range .RepoDigests}}{{println .}}{{end}}{{range .RepoTags}}{{println .}}{{end}}';
  const { stdout } = await docker(context, ['image', 'inspect', '--format', format, id]);
  return stdout.split('\n').filter((name) => name !== '');
}

/** The own name last: where Docker refuses one of the others, the image is found by it again next time. */
async function removeName(
  context: ComposeContext,
  { sha }: Pin,
  others: readonly string[] = [],
): Promise<boolean> {
  const { target, log, host } = context;
  if (others.length > 0) await docker(context, ['image', 'rm', ...others]);
  const result = await docker(context, ['image', 'rm', pinOf(target, sha)]);
  if (succeeded(result)) return true;
  if (result.kind === 'exited' && /conflict/i.test(result.stderr)) return false;
  log.warning(`The old image of ${sha} could not be removed from ${host.name}: ${ending(result)}.`);
  return false;
}
