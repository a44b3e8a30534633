import type { Activation } from '../driver.ts';
import type { ComposeContext } from './compose-context.ts';
import { readMemory, type ServiceImage, writeEnv, writeMemory } from './compose-memory.ts';
import { up } from './compose-up.ts';
import type { ComposeValues } from './compose-values.ts';
import { succeeded } from './docker-command.ts';
import { imageOf, pinRepository, tagOf } from './image-reference.ts';
import { nameImage } from './kept-images.ts';
import type { Scene } from './observe.ts';

/** Stands for a commit where there is none. */
const noSha = 'before-belay';

/** Before the first deployment: what the services run is kept under a name, to go back to. */
export async function rememberForeign(context: ComposeContext, { found }: Scene): Promise<void> {
  if (found.kind !== 'foreign') return;
  for (const { service, id } of found.images) await nameImage(context, id, foreignPin(context, service));
  await writeMemory(context, { ...(await readMemory(context)), before: found.images });
  context.log.info(
    `What the services ran until now is kept as ${found.images.map(({ service }) => foreignPin(context, service)).join(', ')}.`,
  );
}

function foreignPin({ target }: ComposeContext, service: string): string {
  return `${pinRepository(target)}:${noSha}-${service}`.slice(0, 200);
}

/**
 * A first deployment that did not work out: nothing Belay knows was live, so nobody else can bring back what was.
 * Undefined where there is nothing to bring back.
 */
export async function putForeignBack(
  context: ComposeContext,
  { found }: Scene,
  outcome: Activation,
): Promise<Activation | undefined> {
  if (found.kind !== 'foreign') return undefined;
  const why = outcome.kind === 'failed' ? outcome.message : (outcome.sick ?? '');
  const left: string[] = [];
  for (const image of found.images) if (!(await putBack(context, image))) left.push(image.service);
  const message =
    left.length === 0
      ? `${why} The images that ran before the first deployment run again.`
      : `${why} The images that ran before could not be started again for ${left.join(', ')}: a person is needed.`;
  return { kind: 'failed', code: 'activation_failed', message };
}

async function putBack(context: ComposeContext, { service, id }: ServiceImage): Promise<boolean> {
  const { target } = context;
  const reference = foreignPin(context, service);
  const values: ComposeValues = {
    BELAY_IMAGE: reference,
    BELAY_TAG: tagOf(target.image, noSha),
    BELAY_SHA: noSha,
    BELAY_DIGEST: '',
  };
  await nameImage(context, id, imageOf(target.image, noSha));
  await writeEnv(context, values);
  return succeeded(await up(context, values, [service]));
}
