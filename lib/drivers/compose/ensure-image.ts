import type { PrepareRefusal } from '../driver.ts';
import type { ComposeContext } from './compose-context.ts';
import type { ComposeMemory } from './compose-memory.ts';
import type { KeptImage } from './compose-values.ts';
import { imageOf, parseImage, pinOf, withoutVersion } from './image-reference.ts';
import { findKept, inspectImage, isOf, keep, keptImage, type LocalImage } from './kept-images.ts';
import { type Pull, type PullFailure, pullImage } from './pull-image.ts';
import { loggedIn } from './registry-login.ts';

export type Ensured =
  | { readonly kind: 'here'; readonly image: KeptImage }
  | {
      readonly kind: 'refused';
      readonly code: PrepareRefusal;
      readonly message: string;
      /** What the registry said, where it was asked. */
      readonly cause?: PullFailure;
    };

type Refused = Extract<Ensured, { readonly kind: 'refused' }>;

/** The image of a commit that is to be deployed: the one that is kept, else pulled, and kept from then on. */
export async function ensureImage(
  context: ComposeContext,
  sha: string,
  memory: ComposeMemory,
): Promise<Ensured> {
  const { log, target } = context;
  const kept = await findKept(context, sha, memory);
  if (kept !== undefined) {
    log.info(`The image of ${sha} is kept here (${kept.reference}); nothing to pull.`);
    return { kind: 'here', image: kept };
  }
  const wanted = imageOf(target.image, sha);
  const built = await inspectImage(context, wanted);
  if (built !== undefined && !built.digests.some((digest) => isOf(digest, withoutVersion(wanted))))
    return takeBuilt(context, sha, built);
  const recorded = memory.releases.find((release) => release.sha === sha)?.image;
  const again = recorded === undefined ? undefined : await pullAndKeep(context, sha, recorded);
  if (again?.kind === 'here') return again;
  if (again !== undefined)
    log.warning(
      `${recorded}, which ${sha} was deployed as before, cannot be had any more; its tag is pulled.`,
    );
  const pulled = await pullAndKeep(context, sha, wanted);
  // Where Docker keeps images with containerd, one that was built here has a digest too.
  const isOnlyHere = pulled.kind === 'refused' && (pulled.cause === 'absent' || pulled.cause === 'denied');
  return built !== undefined && isOnlyHere ? takeBuilt(context, sha, built) : pulled;
}

/** An image that no registry has. */
function takeBuilt(context: ComposeContext, sha: string, { id }: LocalImage): Promise<Ensured> {
  const { target, log, host } = context;
  log.info(`${imageOf(target.image, sha)} was built on ${host.name} and never pushed; it is taken as it is.`);
  return keepOrRefuse(context, { sha, id, reference: pinOf(target, sha) });
}

/**
 * The image of a release that is returned to: the very one that was live. Where it is not kept it is pulled by the
 * digest that was recorded; a tag may name another image by now and is never asked.
 */
export async function ensureKept(
  context: ComposeContext,
  sha: string,
  memory: ComposeMemory,
): Promise<Ensured> {
  const kept = await findKept(context, sha, memory);
  if (kept !== undefined) return { kind: 'here', image: kept };
  const recorded = memory.releases.find((release) => release.sha === sha)?.image;
  const pulled = recorded === undefined ? undefined : await pullAndKeep(context, sha, recorded);
  if (pulled?.kind === 'here') return pulled;
  const pin = pinOf(context.target, sha);
  const why = recorded === undefined ? 'its digest is not known' : `${recorded} cannot be pulled`;
  const message = `The image of ${sha} is not kept on ${context.host.name} any more (docker image prune -a?) and ${why}. Bring it back there: deploy ${sha} itself, or pull it and name it with "docker tag IMAGE ${pin}".`;
  return refuse('image_not_kept', message);
}

async function pullAndKeep(context: ComposeContext, sha: string, name: string): Promise<Ensured> {
  const started = context.clock.monotonic();
  const pull = (env: Readonly<Record<string, string>>): Promise<Pull> => pullImage(context, name, env);
  const outcome = await loggedIn(context, parseImage(name).registry, pull);
  if (outcome.kind === 'refused')
    return refuse('image_unavailable', `${name} was not pulled: ${outcome.message}.`);
  const pulled = outcome.value;
  if (pulled.kind === 'failed') {
    const message = `${name} could not be pulled to ${context.host.name}: ${pulled.message}.`;
    return { ...refuse('image_unavailable', message), cause: pulled.cause };
  }
  const local = await inspectImage(context, name);
  if (local === undefined)
    return refuse(
      'image_unavailable',
      `${name} was pulled and is not on ${context.host.name}; somebody removed it.`,
    );
  const digest = pulled.digest === undefined ? undefined : `${withoutVersion(name)}@${pulled.digest}`;
  const image = keptImage(context, sha, local, { image: digest });
  const seconds = ((context.clock.monotonic() - started) / 1_000).toFixed(1);
  context.log.info(`${name} is here as ${image.reference} (${seconds} s).`);
  return keepOrRefuse(context, image);
}

async function keepOrRefuse(context: ComposeContext, image: KeptImage): Promise<Ensured> {
  const trouble = await keep(context, image);
  if (trouble === undefined) return { kind: 'here', image };
  return refuse('path_not_usable', `path: ${trouble}.`);
}

function refuse(code: PrepareRefusal, message: string): Refused {
  return { kind: 'refused', code, message };
}
