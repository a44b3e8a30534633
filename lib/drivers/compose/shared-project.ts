import type { CommandResult } from '../../hosts/host.ts';
import type { ComposeContext } from './compose-context.ts';
import type { ComposeMemory } from './compose-memory.ts';
import { composeIds } from './containers.ts';
import { docker, dockerTrouble, succeeded } from './docker-command.ts';
import { folderLabel, othersAmong } from './project-folder.ts';

export type ProjectCheck =
  /** `project`: its name, where it is known by now. */
  | { readonly kind: 'own'; readonly project: string | undefined }
  /** One sentence without a full stop, like the next. */
  | { readonly kind: 'shared'; readonly message: string }
  | { readonly kind: 'unanswered'; readonly message: string };

interface Member {
  readonly project: string;
  readonly folder: string;
  readonly name: string;
}

/**
 * Whether all containers of the project are of the target's folder. Compose names a project after its folder, so that
 * /srv/prod/app and /srv/pre/app are one to it, and the containers of the one are replaced by the other's.
 */
export async function checkProject(
  context: ComposeContext,
  named: string | undefined,
  memory: ComposeMemory,
): Promise<ProjectCheck> {
  const members = await membersOf(context, named);
  if (members === undefined) {
    const { name } = context.host;
    const message = (await dockerTrouble(context)) ?? `Docker on ${name} could not list its containers`;
    return { kind: 'unanswered', message };
  }
  const folders = members.map(({ folder }) => folder);
  const others = await othersAmong(context, folders, memory.folder);
  const project = named ?? members.find((member) => member.project !== '')?.project;
  if (others.length === 0) return { kind: 'own', project };
  const strangers = members.filter(({ folder }) => others.includes(folder));
  return { kind: 'shared', message: describe(context, project, strangers) };
}

const format = ['.Label "com.docker.compose.project"', `.Label "${folderLabel}"`, '.Names'];
const inspection = [
  'index .Config.Labels "com.docker.compose.project"',
  `index .Config.Labels "${folderLabel}"`,
  '.Name',
];

async function membersOf(
  context: ComposeContext,
  named: string | undefined,
): Promise<readonly Member[] | undefined> {
  if (named !== undefined) {
    const filter = `label=com.docker.compose.project=${named}`;
    return membersIn(await docker(context, ['ps', '--all', '--filter', filter, '--format', asLine(format)]));
  }
  // Compose 1 does not say the name it takes.
  const ids = await composeIds(context);
  if (ids === undefined || ids.length === 0) return ids === undefined ? undefined : [];
  return membersIn(
    await docker(context, ['inspect', '--type', 'container', '--format', asLine(inspection), ...ids]),
  );
}

function asLine(fields: readonly string[]): string {
  return fields.map((field) => `{{${field}}}`).join('\t');
}

function membersIn(listed: CommandResult): readonly Member[] | undefined {
  if (!succeeded(listed)) return undefined;
  return listed.stdout.split('\n').flatMap((line) => {
    const [project = '', folder = '', name = ''] = line.split('\t');
    return name === '' ? [] : [{ project, folder, name: name.replace(/^\//, '') }];
  });
}

function describe(
  { target, host }: ComposeContext,
  project: string | undefined,
  strangers: readonly Member[],
): string {
  const named = strangers.slice(0, 3).map(({ name, folder }) => `${name} of ${folder}`);
  const more = strangers.length > named.length ? ' and more' : '';
  return `Compose calls the project in ${target.path} on ${host.name} "${project ?? ''}", and to it belong containers of another folder (${named.join(', ')}${more}), which it would replace; give this project a name of its own: "name: …" at the top of its compose file, or COMPOSE_PROJECT_NAME=… in its .env, which docker-compose 1 reads too`;
}
