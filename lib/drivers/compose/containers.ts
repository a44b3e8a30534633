import type { CommandResult } from '../../hosts/host.ts';
import { compose } from './compose-command.ts';
import type { ComposeContext } from './compose-context.ts';
import { valuesToRead } from './compose-values.ts';
import { docker, succeeded } from './docker-command.ts';

/** One container of a service, as Docker sees it. */
export interface Container {
  readonly id: string;
  readonly name: string;
  readonly service: string;
  readonly project: string;
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

/**
 * The containers of the target's services. With the project's name only Docker is asked, which is quicker and works
 * while the compose files are being changed. Undefined where the answer could not be had.
 */
export async function listContainers(
  context: ComposeContext,
  project?: string,
): Promise<readonly Container[] | undefined> {
  const listed =
    project === undefined
      ? await compose(context, ['ps', '--all', '--quiet'], { values: valuesToRead(context.target) })
      : await docker(context, [
          ...['ps', '--all', '--quiet', '--no-trunc', '--filter'],
          `label=com.docker.compose.project=${project}`,
        ]);
  if (!succeeded(listed)) return undefined;
  const ids = listed.stdout.split('\n').filter((line) => /^[0-9a-f]{12,64}$/.test(line));
  return ids.length === 0 ? [] : inspect(context, ids);
}

const format = [
  '{"id":{{json .Id}}',
  '"name":{{json .Name}}',
  '"image":{{json .Image}}',
  '"restarts":{{json .RestartCount}}',
  '"state":{{json .State}}',
  '"labels":{{json .Config.Labels}}}',
].join(',');

async function inspect(
  context: ComposeContext,
  ids: readonly string[],
): Promise<readonly Container[] | undefined> {
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
