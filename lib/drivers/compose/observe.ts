import type { Observation } from '../driver.ts';
import { findCompose } from './compose-command.ts';
import type { ComposeContext } from './compose-context.ts';
import { type ComposeMemory, readEnv, readMemory, type ServiceImage } from './compose-memory.ts';
import { type Container, listContainers } from './containers.ts';
import { dockerTrouble } from './docker-command.ts';
import { listPins, type Pin } from './kept-images.ts';

/** What the services run now. */
export interface Scene {
  readonly memory: ComposeMemory;
  readonly containers: readonly Container[];
  readonly found: Found;
}

export type Found =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'release'; readonly sha: string; readonly clean: boolean }
  /** Services run images that no deployment put there. */
  | { readonly kind: 'foreign'; readonly images: readonly ServiceImage[] };

export type Look =
  | { readonly kind: 'seen'; readonly scene: Scene }
  | { readonly kind: 'unreadable'; readonly message: string };

/** Asks Docker what the services run. */
export async function look(context: ComposeContext): Promise<Look> {
  const memory = await readMemory(context);
  const isNew = memory.project === undefined;
  if (isNew && (await isUnusable(context))) return nothingThere(context, memory);
  const [containers, env] = await Promise.all([listContainers(context, memory), readEnv(context)]);
  // Without a project that was ever started, files that cannot be read are for the preparation to refuse.
  if (containers === undefined && isNew) return nothingThere(context, memory);
  const activated = env['BELAY_SHA'];
  const releases =
    containers === undefined ? undefined : await releasesFor(context, memory, { containers, activated });
  if (containers === undefined || releases === undefined) return unlisted(context);
  const found = whatRuns(context.target.services, containers, { releases, activated });
  return { kind: 'seen', scene: { memory, containers, found } };
}

async function nothingThere(context: ComposeContext, memory: ComposeMemory): Promise<Look> {
  const trouble = await dockerTrouble(context);
  if (trouble !== undefined) return { kind: 'unreadable', message: `${trouble}.` };
  return { kind: 'seen', scene: { memory, containers: [], found: { kind: 'nothing' } } };
}

async function unlisted(context: ComposeContext): Promise<Look> {
  const { target, host } = context;
  const could = `Docker on ${host.name} could not list the containers of ${target.services.join(', ')}`;
  return { kind: 'unreadable', message: `${(await dockerTrouble(context)) ?? could}.` };
}

interface Sight {
  readonly containers: readonly Container[];
  readonly activated: string | undefined;
}

/** Oldest first. The kept images are asked only for what is not remembered: the names say what a lost file had said. */
async function releasesFor(
  context: ComposeContext,
  { releases }: ComposeMemory,
  { containers, activated }: Sight,
): Promise<readonly Pin[] | undefined> {
  const isKnown = ({ image }: Container): boolean => releases.some(({ id }) => id === image);
  if (containers.every(isKnown) && releases.some(({ sha }) => sha === activated)) return releases;
  const pins = containers.length === 0 ? [] : await listPins(context);
  return pins && [...pins.filter(({ sha }) => !releases.some((each) => each.sha === sha)), ...releases];
}

/** There is nothing Compose could have started from. */
async function isUnusable(context: ComposeContext): Promise<boolean> {
  const { path } = context.target;
  const kind = (await context.host.kinds([path])).get(path);
  return (kind !== 'folder' && kind !== 'link') || (await findCompose(context)) === undefined;
}

export interface Known {
  /** Oldest first. */
  readonly releases: readonly Pin[];
  /** The release that was activated last. */
  readonly activated: string | undefined;
}

/**
 * Which release the services run. Two commits may have the very same image: then it is the one that was activated
 * last, else the newest. Of several releases at once, the one most services run. Where none runs any more it is the
 * one that ran last: it is there, and can be returned from.
 */
export function whatRuns(services: readonly string[], containers: readonly Container[], known: Known): Found {
  const running = containers.filter(({ status }) => status === 'running' || status === 'restarting');
  // One that was only created has never run.
  const seen = running.length > 0 ? running : containers.filter(({ status }) => status !== 'created');
  if (seen.length === 0) return { kind: 'nothing' };
  const shaOf = (image: string): string | undefined => {
    const fitting = known.releases.filter(({ id }) => id === image).map(({ sha }) => sha);
    return fitting.find((sha) => sha === known.activated) ?? fitting.at(-1);
  };
  const shas = seen.map(({ image }) => shaOf(image));
  const best = mostCommon(shas, known.activated);
  if (best === undefined && running.length === 0) return { kind: 'nothing' };
  if (best === undefined)
    return { kind: 'foreign', images: running.map(({ service, image }) => ({ service, id: image })) };
  const isWhole = services.every((name) => containers.some(({ service }) => service === name));
  const clean =
    isWhole &&
    best === known.activated &&
    running.length === containers.length &&
    shas.every((sha) => sha === best);
  return { kind: 'release', sha: best, clean };
}

function mostCommon(
  shas: readonly (string | undefined)[],
  preferred: string | undefined,
): string | undefined {
  const counts = new Map<string, number>();
  for (const sha of shas) if (sha !== undefined) counts.set(sha, (counts.get(sha) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const candidates = [...counts].filter(([, count]) => count === most).map(([sha]) => sha);
  return candidates.find((sha) => sha === preferred) ?? candidates[0];
}

/** What the target runs, for delivery: a foreign image is no release that could be returned to by name. */
export async function observe(context: ComposeContext): Promise<Observation> {
  const seen = await look(context);
  if (seen.kind === 'unreadable') return seen;
  const { found } = seen.scene;
  if (found.kind !== 'foreign') return found;
  const services = [...new Set(found.images.map(({ service }) => service))].join(', ');
  context.log.info(
    `${services} in ${context.target.path} ${services.includes(',') ? 'run images' : 'runs an image'} that no deployment of Belay put there; the first one takes over from it.`,
  );
  return { kind: 'nothing' };
}
