import { join } from 'node:path/posix';
import type { Host } from '../../hosts/host.ts';
import type { ComposeContext } from './compose-context.ts';
import { type ComposeValues, envFileText, readEnvFile } from './compose-values.ts';
import { validName } from './image-reference.ts';

/** What the driver remembers beside the target. Losing it costs no release: their images are kept by name. */
export interface ComposeMemory {
  /** What Compose calls the project; undefined before the first activation. */
  readonly project: string | undefined;
  /** The folder Compose says its containers are of, like the path without links; undefined before the first activation. */
  readonly folder: string | undefined;
  /** Oldest first. */
  readonly releases: readonly RememberedRelease[];
  /** Images that ran before Belay came, a service each: what a failed first deployment goes back to. */
  readonly before: readonly ServiceImage[];
}

export interface RememberedRelease {
  readonly sha: string;
  /** `repository@sha256:…`; undefined for an image that was only ever built here. */
  readonly image: string | undefined;
  readonly id: string;
}

export interface ServiceImage {
  readonly service: string;
  /** The image's own id. */
  readonly id: string;
}

const nothing: ComposeMemory = { project: undefined, folder: undefined, releases: [], before: [] };
const fileLimit = 1024 * 1024;

/** The folder of the driver in the target's. */
export function belayFolder(path: string): string {
  return join(path, '.belay');
}

/** What people and their scripts read: `env $(cat .belay/compose.env) docker compose …`. */
export function envFilePath(path: string): string {
  return join(belayFolder(path), 'compose.env');
}

function memoryPath({ target }: Pick<ComposeContext, 'target'>): string {
  return join(belayFolder(target.path), `compose-${validName(target.environment)}.json`);
}

/** Makes the folder; a sentence says why the one that is there cannot be used. Git leaves it out. */
export async function prepareMemory({ host, target }: ComposeContext): Promise<string | undefined> {
  const folder = belayFolder(target.path);
  const check = await host.prepareFolder(folder);
  if (check.kind === 'refused') return check.reason;
  await host.sweep(folder);
  const ignore = join(folder, '.gitignore');
  if ((await host.read(ignore)) === undefined) await host.replace(ignore, '*\n');
  return undefined;
}

export async function readMemory(context: Pick<ComposeContext, 'host' | 'target'>): Promise<ComposeMemory> {
  const text = await readText(context.host, memoryPath(context));
  return text === undefined ? nothing : parseMemory(text);
}

export async function writeMemory(
  context: Pick<ComposeContext, 'host' | 'target'>,
  memory: ComposeMemory,
): Promise<void> {
  await context.host.replace(memoryPath(context), `${JSON.stringify({ version: 1, ...memory }, null, 1)}\n`);
}

export async function readEnv({
  host,
  target,
}: Pick<ComposeContext, 'host' | 'target'>): Promise<Readonly<Record<string, string>>> {
  return readEnvFile((await readText(host, envFilePath(target.path))) ?? '');
}

export async function writeEnv({ host, target }: ComposeContext, values: ComposeValues): Promise<void> {
  await host.replace(envFilePath(target.path), envFileText(values));
}

async function readText(host: Host, path: string): Promise<string | undefined> {
  const file = await host.read(path, { limit: fileLimit });
  return file?.bytes.toString('utf8');
}

/** What cannot be read is nothing: the images themselves say the rest. */
export function parseMemory(text: string): ComposeMemory {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return nothing;
  }
  if (!isRecord(value)) return nothing;
  return {
    project: word(value['project']),
    folder: absolute(value['folder']),
    releases: list(value['releases']).flatMap((item) => {
      const [sha, id, image] = [word(item['sha']), word(item['id']), word(item['image'])];
      return sha === undefined || id === undefined ? [] : [{ sha, id, image }];
    }),
    before: list(value['before']).flatMap((item) => {
      const [service, id] = [word(item['service']), word(item['id'])];
      return service === undefined || id === undefined ? [] : [{ service, id }];
    }),
  };
}

/** A release as the newest of those that are remembered. */
export function withRelease(memory: ComposeMemory, release: RememberedRelease): ComposeMemory {
  return { ...memory, releases: [...memory.releases.filter(({ sha }) => sha !== release.sha), release] };
}

function list(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function absolute(value: unknown): string | undefined {
  return typeof value === 'string' && value.startsWith('/') ? value : undefined;
}

/** None of them can be taken for an option. */
function word(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z0-9][\w.:@/-]*$/.test(value) ? value : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
