import type { Preparation, PrepareNeed, PrepareRefusal } from '../driver.ts';
import { findCompose } from './compose-command.ts';
import type { ComposeContext } from './compose-context.ts';
import { type ComposeMemory, readMemory } from './compose-memory.ts';
import type { KeptImage } from './compose-values.ts';
import { dockerTrouble } from './docker-command.ts';
import { ensureImage, ensureKept } from './ensure-image.ts';
import { imageOf, pinOf, withoutVersion } from './image-reference.ts';
import { inspectImage } from './kept-images.ts';
import { checkConfig } from './project-config.ts';
import { removeLogin } from './registry-login.ts';
import { checkProject } from './shared-project.ts';

type Refused = Extract<Preparation, { readonly kind: 'refused' }>;

/** Brings the image here and checks all that can be checked while the services run on. */
export async function prepare(context: ComposeContext, sha: string, need: PrepareNeed): Promise<Preparation> {
  const unusable = refuseNames(context) ?? (await folderTrouble(context)) ?? (await composeTrouble(context));
  if (unusable !== undefined) return unusable;
  if (need !== 'plan') await removeLogin(context);
  const memory = await readMemory(context);
  // The files first: a pull may take minutes, and what is wrong with them is known in one second.
  const refused = await projectRefusal(context, sha, memory);
  if (refused !== undefined) return refused;
  switch (need) {
    case 'plan':
      return plan(context, sha);
    case 'local': {
      const kept = await ensureKept(context, sha, memory);
      return kept.kind === 'refused' ? nothingChanged(kept) : { kind: 'ready' };
    }
    case 'deploy':
      return (await returnRefusal(context, sha, memory)) ?? (await bring(context, sha, memory));
  }
}

async function bring(context: ComposeContext, sha: string, memory: ComposeMemory): Promise<Preparation> {
  const ensured = await ensureImage(context, sha, memory);
  return ensured.kind === 'refused' ? nothingChanged(ensured) : { kind: 'ready' };
}

/** What is wrong with the project: its files, or that it is another one's too. */
async function projectRefusal(
  context: ComposeContext,
  sha: string,
  memory: ComposeMemory,
): Promise<Refused | undefined> {
  const config = await checkConfig(context, stillToCome(context, sha));
  if (config.kind === 'unusable') return refuse('compose_invalid', capital(config.message));
  const check = await checkProject(context, config.project, memory);
  switch (check.kind) {
    case 'own':
      if (check.project !== undefined) context.learned.project = check.project;
      return undefined;
    case 'shared':
      return refuse('compose_invalid', check.message);
    case 'unanswered':
      return refuse('docker_unavailable', check.message);
  }
}

/** Stands for the image before it is here: no file knows its digest. */
function stillToCome({ target }: ComposeContext, sha: string): KeptImage {
  return { sha, id: '', reference: `${withoutVersion(target.image)}@sha256:${'0'.repeat(64)}` };
}

/** Leaves no trace: neither a folder nor an image. */
async function plan(context: ComposeContext, sha: string): Promise<Preparation> {
  const { target, log } = context;
  if ((await inspectImage(context, pinOf(target, sha))) === undefined)
    log.info(`${imageOf(target.image, sha)} is not kept here; it would be pulled.`);
  return { kind: 'ready' };
}

/** A deployment that could not be taken back is not begun. */
async function returnRefusal(
  context: ComposeContext,
  sha: string,
  memory: ComposeMemory,
): Promise<Refused | undefined> {
  const { rollbackPoint } = context.session;
  if (rollbackPoint === undefined || rollbackPoint === sha) return undefined;
  const kept = await ensureKept(context, rollbackPoint, memory);
  if (kept.kind === 'here') return undefined;
  // It went live by another driver, or its folder was moved away: then no image of it was ever kept here.
  if (!memory.releases.some((release) => release.sha === rollbackPoint)) {
    context.log.warning(
      `${rollbackPoint}, the last validated release, was not made live by Compose in ${context.target.path}; a failed deployment could not return to an image of it.`,
    );
    return undefined;
  }
  const message = `${rollbackPoint} is what a failed deployment would return to. ${kept.message}`;
  return nothingChanged({ ...kept, message });
}

/** None of them may be taken for an option, or lead out of the folder. They come from a ledger as well as from inputs. */
function refuseNames({ target }: ComposeContext): Refused | undefined {
  const { services, afterIn, composeFiles, image } = target;
  const names = [...services, ...(afterIn === undefined ? [] : [afterIn])];
  const odd =
    names.find((name) => !/^[A-Za-z0-9][\w.-]*$/.test(name)) ??
    composeFiles.find((file) => /^[-/]|(?:^|\/)\.\.(?:\/|$)/.test(file)) ??
    (/^[A-Za-z0-9][\w.:/{}@-]*$/.test(image) ? undefined : image);
  if (odd === undefined && names.length > 0) return undefined;
  return refuse('compose_invalid', `"${odd ?? ''}" cannot name a service, a compose file or an image`);
}

async function folderTrouble({ host, target }: ComposeContext): Promise<Refused | undefined> {
  const { path } = target;
  const kind = (await host.kinds([path])).get(path);
  if (kind === 'folder' || kind === 'link') return undefined;
  const what = kind === 'absent' ? 'does not exist' : 'is not a folder';
  return refuse('path_not_usable', `path: ${path} ${what} on ${host.name}; it holds the compose files.`);
}

async function composeTrouble(context: ComposeContext): Promise<Refused | undefined> {
  if ((await findCompose(context)) !== undefined) return undefined;
  const trouble = await dockerTrouble(context);
  if (trouble !== undefined) return refuse('docker_unavailable', trouble);
  const message = `Docker Compose is not installed on ${context.host.name}: neither "docker compose version" nor "docker-compose version" works there; install docker-compose-plugin.`;
  return refuse('docker_unavailable', message);
}

function refuse(code: PrepareRefusal, message: string): Refused {
  return nothingChanged({ kind: 'refused', code, message: message.endsWith('.') ? message : `${message}.` });
}

function nothingChanged(refused: Refused): Refused {
  return { ...refused, message: `${refused.message} Nothing was changed.` };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
