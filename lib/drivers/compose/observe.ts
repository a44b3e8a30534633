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
  const { target, host } = context;
  const unreadable = (why: string): Look => ({ kind: 'unreadable', message: `${why}.` });
  const trouble = await dockerTrouble(context);
  if (trouble !== undefined) return unreadable(trouble);
  const memory = await readMemory(context);
  if (memory.project === undefined && (await isUnusable(context)))
    return { kind: 'seen', scene: { memory, containers: [], found: { kind: 'nothing' } } };
  const [containers, pins, env] = await Promise.all([
    listContainers(context, memory.project),
    listPins(context),
    readEnv(context),
  ]);
  if (containers === undefined) {
    // Without a project that was ever started, files that cannot be read are for the preparation to refuse.
    if (memory.project === undefined)
      return { kind: 'seen', scene: { memory, containers: [], found: { kind: 'nothing' } } };
    return unreadable(
      `Docker on ${host.name} could not list the containers of ${target.services.join(', ')}`,
    );
  }
  const releases = [
    ...pins.filter(({ sha }) => !memory.releases.some((each) => each.sha === sha)),
    ...memory.releases,
  ];
  const found = whatRuns(target.services, containers, { releases, activated: env['BELAY_SHA'] });
  return { kind: 'seen', scene: { memory, containers, found } };
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
 * last, else the newest. Of several releases at once, the one most services run.
 */
export function whatRuns(services: readonly string[], containers: readonly Container[], known: Known): Found {
  const running = containers.filter(({ status }) => status === 'running' || status === 'restarting');
  if (running.length === 0) return { kind: 'nothing' };
  const shaOf = (image: string): string | undefined => {
    const fitting = known.releases.filter(({ id }) => id === image).map(({ sha }) => sha);
    return fitting.find((sha) => sha === known.activated) ?? fitting.at(-1);
  };
  const shas = running.map(({ image }) => shaOf(image));
  const best = mostCommon(shas, known.activated);
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
