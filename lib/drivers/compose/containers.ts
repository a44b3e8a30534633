import type { CommandResult } from '../../hosts/host.ts';
import { compose } from './compose-command.ts';
import type { ComposeContext } from './compose-context.ts';
import type { ComposeMemory } from './compose-memory.ts';
import { valuesToRead } from './compose-values.ts';
import { docker, succeeded } from './docker-command.ts';
import { folderLabel, othersAmong } from './project-folder.ts';

/** One container of a service, as Docker sees it. */
export interface Container {
  readonly id: string;
  readonly name: string;
  readonly service: string;
  readonly project: string;
  /** The folder whose compose file made it; empty where that is not said. */
  readonly folder: string;
  /** The id of the image it runs. */
  readonly image: string;
  readonly status: string;
  readonly exitCode: number;
  readonly outOfMemory: boolean;
  /** How often Docker has started it again by itself. */
  readonly restarts: number;
  readonly startedAt: string;
  /** Undefined where the image declares no health check. */
  readonly health: string | undefined;
}

const outputLimit = 8 * 1024 * 1024;

/** Where the containers of a target are found; what is undefined is not known yet. */
export type ProjectPlace = Pick<ComposeMemory, 'project' | 'folder'>;

/**
 * The containers of the target's services that its own folder has made: another folder may have a project of the same
 * name. With the project's name only Docker is asked, which is quicker and works while the compose files are being
 * changed. Undefined where the answer could not be had.
 */
export async function listContainers(
  context: ComposeContext,
  { project, folder }: ProjectPlace,
): Promise<readonly Container[] | undefined> {
  const ids = project === undefined ? await composeIds(context) : await projectIds(context, project);
  const all = ids === undefined ? undefined : await inspectContainers(context, ids);
  if (all === undefined) return undefined;
  const others = await othersAmong(
    context,
    all.map((container) => container.folder),
    folder,
  );
  return all.filter((container) => !others.includes(container.folder));
}

/** The ids of the containers that Compose counts to its project by the files it finds; undefined where it fails. */
export async function composeIds(context: ComposeContext): Promise<readonly string[] | undefined> {
  return idsIn(await compose(context, ['ps', '--all', '--quiet'], { values: valuesToRead(context.target) }));
}

async function projectIds(context: ComposeContext, project: string): Promise<readonly string[] | undefined> {
  const filter = `label=com.docker.compose.project=${project}`;
  return idsIn(await docker(context, ['ps', '--all', '--quiet', '--no-trunc', '--filter', filter]));
}

function idsIn(listed: CommandResult): readonly string[] | undefined {
  if (!succeeded(listed)) return undefined;
  return listed.stdout.split('\n').filter((line) => /^[0-9a-f]{12,64}$/.test(line));
}

const format = [
  '{"id":{{json .Id}}',
  '"name":{{json .Name}}',
  '"image":{{json .Image}}',
  '"restarts":{{json .RestartCount}}',
  '"state":{{json .State}}',
  '"labels":{{json .Config.Labels}}}',
].join(',');

/** What Docker says of containers of the target's services; of those that are gone nothing. */
export async function inspectContainers(
  context: ComposeContext,
  ids: readonly string[],
): Promise<readonly Container[] | undefined> {
  if (ids.length === 0) return [];
  const result = await docker(context, ['inspect', '--type', 'container', '--format', format, ...ids], {
    outputLimit,
  });
  if (!succeeded(result) && !isOnlyGone(result)) return undefined;
  const { services } = context.target;
  return result.stdout
    .split('\n')
    .flatMap((line) => parseContainer(line) ?? [])
    .filter(({ service }) => services.includes(service));
}

/** Between the list and the look at it a container may go; of the others everything is said. */
function isOnlyGone(result: CommandResult): boolean {
  return result.kind === 'exited' && /no such (?:container|object)/i.test(result.stderr);
}

/** Reads a line of the inspection; undefined for one that is none, and for containers of `compose run`. */
export function parseContainer(line: string): Container | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const all = record(value);
  const [labels, state] = [record(all['labels']), record(all['state'])];
  const service = text(labels['com.docker.compose.service']);
  if (service === '' || text(labels['com.docker.compose.oneoff']).toLowerCase() === 'true') return undefined;
  const health = text(record(state['Health'])['Status']);
  return {
    id: text(all['id']),
    name: text(all['name']).replace(/^\//, ''),
    service,
    project: text(labels['com.docker.compose.project']),
    folder: text(labels[folderLabel]),
    image: text(all['image']),
    status: text(state['Status']),
    exitCode: number(state['ExitCode']),
    outOfMemory: state['OOMKilled'] === true,
    restarts: number(all['restarts']),
    startedAt: text(state['StartedAt']),
    health: health === '' || health === 'none' ? undefined : health,
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
