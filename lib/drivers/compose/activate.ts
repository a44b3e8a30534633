import type { CommandResult } from '../../hosts/host.ts';
import { formatDuration } from '../../ports/duration.ts';
import type { Activation } from '../driver.ts';
import type { ComposeContext } from './compose-context.ts';
import { prepareMemory, readMemory, writeEnv, writeMemory } from './compose-memory.ts';
import { up, upFailure } from './compose-up.ts';
import { type KeptImage, valuesFor } from './compose-values.ts';
import { type Container, listContainers } from './containers.ts';
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
  const project = await findProject(context, memory.project, image);
  if (project !== undefined && project !== memory.project)
    await writeMemory(context, { ...(await readMemory(context)), project });
  if (!succeeded(result)) return failed(await whyUpFailed(context, result, image, project));
  const settled = await waitForContainers(context, project, before);
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

/**
 * What Compose calls the project, from the containers it has made. Only where none of the known project runs the image
 * it is asked: it may have got another name meanwhile.
 */
async function findProject(
  context: ComposeContext,
  known: string | undefined,
  image: KeptImage,
): Promise<string | undefined> {
  const here = known === undefined ? [] : ((await listContainers(context, known)) ?? []);
  if (here.some((container) => container.image === image.id)) return known;
  const made = (await listContainers(context)) ?? [];
  return made.map(({ project }) => project).find((name) => name !== '') ?? known;
}

async function whyUpFailed(
  context: ComposeContext,
  result: CommandResult,
  image: KeptImage,
  project: string | undefined,
): Promise<string> {
  const { target, host } = context;
  const why = upFailure(result);
  const now = (await listContainers(context, project)) ?? [];
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
