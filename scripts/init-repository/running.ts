import { posix } from 'node:path';
import { type ComposeFile, combine } from './compose-file.ts';
import { shellWord } from './shell-word.ts';

export type EnvironmentName = 'preprod' | 'production';

/** How an environment's service is started. */
export type Running =
  | { readonly kind: 'compose'; readonly compose: ComposeFile; readonly files: readonly string[] }
  /** Several folders have compose files; which one is delivered is for a person to say. */
  | { readonly kind: 'several'; readonly folders: readonly string[] }
  | { readonly kind: 'none' };

const fileName = /^(?:docker-)?compose(?:[._-](.+))?\.ya?ml$/;
const notDelivered =
  /(?:^|\/)(?:\.[^/]*|tests?|e2e|examples?|samples?|fixtures?|docs?|vendor|node_modules|third_party)\//i;

/** The order in which Docker itself looks for a file without a name of an environment. */
const plainNames = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];
const variants: Readonly<Record<EnvironmentName, RegExp>> = {
  preprod: /^(?:pre-?prod|pre-?production|staging|stage|uat)$/i,
  production: /^(?:prod|production|live)$/i,
};

/** Whether a path of the repository is that of a compose file that may be delivered. */
export function isComposePath(path: string): boolean {
  return fileName.test(posix.basename(path)) && !notDelivered.test(path);
}

/** Chooses the compose files of an environment: its own variant, else the plain file, else the other variant. */
export function chooseRunning(environment: EnvironmentName, files: readonly ComposeFile[]): Running {
  const usable = files.filter(({ path }) => roleOf(path) !== 'other');
  const folders = [...new Set(usable.map(({ path }) => posix.dirname(path)))].sort();
  const [only] = folders;
  if (only === undefined) return { kind: 'none' };
  const folder = folders.includes('.') ? '.' : only;
  if (folder !== '.' && folders.length > 1) return { kind: 'several', folders };
  const here = usable.filter(({ path }) => posix.dirname(path) === folder);
  const plain = plainNames
    .map((name) => here.find(({ path }) => posix.basename(path) === name))
    .find((file) => file !== undefined);
  const variant = (name: EnvironmentName): ComposeFile | undefined =>
    here.find(({ path }) => roleOf(path) === name);
  const other = environment === 'preprod' ? 'production' : 'preprod';
  const chosen = variant(environment) ?? plain ?? variant(other);
  if (chosen === undefined) return { kind: 'none' };
  if (chosen === plain || chosen.complete || plain === undefined)
    return { kind: 'compose', compose: chosen, files: [chosen.path] };
  return { kind: 'compose', compose: combine(plain, chosen), files: [plain.path, chosen.path] };
}

function roleOf(path: string): EnvironmentName | 'plain' | 'other' {
  const word = fileName.exec(posix.basename(path))?.[1];
  if (word === undefined) return 'plain';
  if (variants.preprod.test(word)) return 'preprod';
  return variants.production.test(word) ? 'production' : 'other';
}

/**
 * The shell command that brings a release to life. Docker names the project after the folder of the first file:
 * `project` is given where that is not the environment's own folder.
 */
export function restartCommand(
  { compose, files }: Extract<Running, { kind: 'compose' }>,
  project: string | undefined,
): string {
  const inFolder = files.some((file) => file.includes('/')) && !compose.named;
  return [
    'docker compose',
    ...files.map((file) => `-f ${shellWord(file)}`),
    ...(inFolder && project !== undefined ? [`-p ${shellWord(project)}`] : []),
    // Without a build Docker sees nothing new in changed files that are only mounted.
    compose.builds ? 'up --detach --build' : 'up --detach --force-recreate',
  ].join(' ');
}
