import type { CommandResult } from '../../hosts/host.ts';
import { formatDuration } from '../../ports/duration.ts';
import type { Activation } from '../driver.ts';
import type { ComposeContext } from './compose-context.ts';
import { prepareMemory, readMemory, writeEnv, writeMemory } from './compose-memory.ts';
import { up, upFailure } from './compose-up.ts';
import { type KeptImage, valuesFor } from './compose-values.ts';
import {
  type Container,
  composeIds,
  inspectContainers,
  listContainers,
  type ProjectPlace,
} from './containers.ts';
import { succeeded } from './docker-command.ts';
import { ensureKept } from './ensure-image.ts';
import { putForeignBack, rememberForeign } from './foreign-images.ts';
import { imageOf } from './image-reference.ts';
import { nameImage } from './kept-images.ts';
import { look, type Scene } from './observe.ts';
import { waitForContainers } from './wait-for-containers.ts';

type Failed = Extract<Activation, { readonly kind: 'failed' }>;

/** Restarts the services with the image of the commit, reads back that they run it, and waits until they are well. */
export async function activate(context: ComposeContext, sha: string): Promise<Activation> {
  const { target, clock, log } = context;
  const seen = await look(context);
  if (seen.kind === 'unreadable') return failed(`${seen.message} Nothing was changed.`);
  const { scene } = seen;
  const refused = await prepareMemory(context);
  if (refused !== undefined) return failed(`${refused}. Nothing was changed.`);
  const kept = await ensureKept(context, sha, scene.memory);
  if (kept.kind === 'refused') return failed(`${kept.message} Nothing was changed.`);
  noteDifferences(context, scene);
  await rememberForeign(context, scene);
  const started = clock.monotonic();
  const activation = await replaceContainers(context, kept.image, scene);
  if (activation.kind === 'active' && activation.sick === undefined) {
    const took = formatDuration(clock.monotonic() - started);
    log.info(`${target.services.join(', ')} run ${kept.image.reference} and are well (${took}).`);
    return activation;
  }
  return (await putForeignBack(context, scene, activation)) ?? activation;
}

function failed(message: string): Failed {
  return { kind: 'failed', code: 'activation_failed', message };
}

/** Half of an earlier act, or a hand: what is about to be made one again is told. */
function noteDifferences({ log, target }: ComposeContext, { found, containers }: Scene): void {
  if (found.kind !== 'release' || found.clean) return;
  const states = containers.map(({ name, status, image }) => `${name} ${status} ${image.slice(7, 19)}`);
  log.info(`${target.services.join(', ')} are not all at ${found.sha}: ${states.join('; ')}.`);
}

async function replaceContainers(
  context: ComposeContext,
  image: KeptImage,
  { memory, containers: before }: Scene,
): Promise<Activation> {
  const values = valuesFor(context.target, image);
  const unnamed = await nameForCompose(context, image);
  if (unnamed !== undefined) return failed(unnamed);
  await writeEnv(context, values);
  const result = await up(context, values, context.target.services);
  const { place, containers: first } = await findContainers(context, memory, image);
  if (place.project !== memory.project || place.folder !== memory.folder)
    await writeMemory(context, { ...(await readMemory(context)), ...place });
  if (!succeeded(result)) return failed(whyUpFailed(context, result, image, first ?? []));
  const settled = await waitForContainers(context, { place, before, first });
  const wrong = wrongImage(settled.containers, image);
  if (wrong !== undefined) return { kind: 'failed', code: 'wrong_commit', message: wrong };
  const { sick } = settled;
  return { kind: 'active', saved: undefined, ...(sick === undefined ? {} : { sick }) };
}

/** A compose file may name the image by its tag: whatever the registry's tag is by now, here it is this image. */
async function nameForCompose(context: ComposeContext, image: KeptImage): Promise<string | undefined> {
  const name = imageOf(context.target.image, image.sha);
  if (await nameImage(context, image.id, name)) return undefined;
  return `Docker on ${context.host.name} would not name the image ${name}. Nothing was changed.`;
}

interface Made {
  readonly place: ProjectPlace;
  readonly containers: readonly Container[] | undefined;
}

/**
 * The containers Compose has made, and what it calls their project. It is asked itself only where none of the known
 * project runs the image: the project may have got another name meanwhile.
 */
async function findContainers(
  context: ComposeContext,
  memory: ProjectPlace,
  image: KeptImage,
): Promise<Made> {
  const { project = memory.project } = context.learned;
  const known = { project, folder: memory.folder };
  const here = project === undefined ? [] : await listContainers(context, known);
  const fitting = here?.find((container) => container.image === image.id);
  if (fitting !== undefined) return { place: { project, folder: fitting.folder }, containers: here };
  const ids = await composeIds(context);
  const made = ids === undefined ? undefined : await inspectContainers(context, ids);
  const own = made?.find((container) => container.image === image.id) ?? made?.[0];
  if (own === undefined || own.project === '') return { place: known, containers: made };
  return { place: { project: own.project, folder: own.folder }, containers: made };
}

function whyUpFailed(
  { target, host }: ComposeContext,
  result: CommandResult,
  image: KeptImage,
  now: readonly Container[],
): string {
  const why = upFailure(result);
  const state = target.services.map((name) => `${name} ${serviceState(name, now, image)}`).join(', ');
  return `Compose could not start ${image.sha} on ${host.name}: ${why}. Services now: ${state}.`;
}

function serviceState(name: string, containers: readonly Container[], image: KeptImage): string {
  const own = containers.filter(({ service }) => service === name);
  const [first] = own;
  if (first === undefined) return 'has no container';
  const isNew = own.every((container) => container.image === image.id);
  return `is ${first.status} with the ${isNew ? 'new' : 'earlier'} image`;
}

function wrongImage(containers: readonly Container[], image: KeptImage): string | undefined {
  const other = containers.find((container) => container.image !== image.id);
  if (other === undefined) return undefined;
  return `Compose ended well, and ${other.name} runs another image than that of ${image.sha}; give ${other.service} the line "image: \${BELAY_IMAGE}".`;
}
