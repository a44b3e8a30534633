import { drivers } from '../../../lib/config/driver-settings.ts';
import type { HoldsSecret } from '../../../lib/config/step-secrets.ts';
import { imagePattern, innerPathPattern, servicePattern } from '../../../lib/config/value-patterns.ts';
import type { DriverRecipe, Recipe } from '../../../lib/delivery/recipe.ts';
import type { RegistryLogin } from '../../../lib/drivers/compose/registry-login.ts';
import { parseRemote } from '../../../lib/drivers/git/remote.ts';
import { quoteValue } from '../../../lib/ports/value-forms.ts';
import type { InputReader } from '../../../lib/runner/input-reader.ts';

/** Inputs that mean something to some drivers only. */
const asksFor: Readonly<Record<string, readonly (typeof drivers)[number][]>> = {
  repository: ['git', 'releases'],
  shared: ['releases'],
  image: ['compose'],
  services: ['compose'],
  'compose-files': ['compose'],
  'after-in': ['compose'],
  'registry-username': ['compose'],
  'registry-password': ['compose'],
  activate: ['command'],
  current: ['command'],
  rollback: ['command'],
};

/** Reads what the driver needs to know. What another driver asks for is refused, or its owner would wait for it to happen. */
export function readDriverRecipe(read: InputReader, holdsSecret: HoldsSecret): DriverRecipe {
  const driver = read.oneOf('driver', drivers);
  const keep = read.integer('keep', { min: 1, max: 1_000 });
  for (const [input, users] of Object.entries(asksFor))
    if (!users.includes(driver) && read.given(input) !== undefined)
      read.problem(input, `nothing with driver "${driver}"; it is for ${users.join(' and ')}`);
  refuseSecrets(read, holdsSecret);
  switch (driver) {
    case 'git':
      return { driver, ...readRepository(read) };
    case 'releases':
      return { driver, keep, shared: readItems(read, 'shared', sharedItems), ...readRepository(read) };
    case 'compose':
      return { driver, keep, ...readCompose(read) };
    case 'command':
      return { driver, ...readCommands(read, holdsSecret) };
  }
}

/** All else that is remembered of the driver. */
const rememberedNames = ['repository', 'shared', 'image', 'services', 'compose-files', 'after-in'] as const;

function refuseSecrets(read: InputReader, holdsSecret: HoldsSecret): void {
  for (const name of rememberedNames)
    if (holdsSecret(read.optional(name)))
      read.problem(name, 'a value without a secret of this step in it (not shown), as it is remembered');
}

type Of<D extends DriverRecipe['driver']> = Omit<
  Extract<DriverRecipe, { readonly driver: D }>,
  'driver' | 'keep'
>;

interface Form {
  readonly pattern: RegExp;
  readonly takes: string;
  /** Whether a slash at the end means something. */
  readonly keepsSlash?: boolean;
}

const services: Form = {
  pattern: servicePattern,
  takes: 'names of services of the compose file, one a line',
};
const innerPaths: Form = {
  pattern: innerPathPattern,
  takes: 'paths inside the folder, one a line, without ".." and not absolute',
};

/** `storage/` is a folder that Belay makes; without the slash it has to be there. */
const sharedItems: Form = { ...innerPaths, keepsSlash: true };

function readItems(read: InputReader, name: string, form: Form): readonly string[] {
  const { pattern, takes, keepsSlash = false } = form;
  const items = read.list(name).map((item) => item.replace(/\/+$/, keepsSlash ? '/' : ''));
  const wrong = items.find((item) => !pattern.test(item));
  if (wrong !== undefined) read.problem(name, takes, wrong);
  return items;
}

function readCompose(read: InputReader): Of<'compose'> {
  const image = read.required('image', 'the image of a commit, like ghcr.io/acme/shop:{sha}');
  if (image !== '' && !imagePattern.test(image))
    read.problem('image', 'an image whose tag holds {sha}, like ghcr.io/acme/shop:{sha}', image);
  const names = readItems(read, 'services', services);
  if (names.length === 0) read.problem('services', services.takes, '');
  const afterIn = read.optional('after-in');
  if (afterIn !== undefined && !servicePattern.test(afterIn))
    read.problem('after-in', 'the name of one service of the compose file', afterIn);
  return {
    image,
    services: names,
    composeFiles: readItems(read, 'compose-files', innerPaths),
    ...(afterIn === undefined ? {} : { afterIn }),
  };
}

function readCommands(read: InputReader, holdsSecret: HoldsSecret): Of<'command'> {
  const [activate, current, rollback] = (['activate', 'current', 'rollback'] as const).map((name) =>
    readCommandText(read, name, holdsSecret),
  );
  if (activate === undefined)
    read.problem('activate', 'shell command(s) that make the commit $BELAY_SHA live', '');
  if (current === undefined)
    read.problem('current', 'shell command(s) that print the id of the commit that is live', '');
  return {
    activate: activate ?? '',
    current: current ?? '',
    ...(rollback === undefined ? {} : { rollback }),
  };
}

/** Bytes of one text in a ledger line, which holds several. */
const commandLimit = 32_000;

/** Shell text of the user. It is remembered in the ledger, which no secret may enter. */
export function readCommandText(
  read: InputReader,
  name: string,
  holdsSecret: HoldsSecret,
): string | undefined {
  const text = read.optional(name);
  if (text === undefined) return undefined;
  if (holdsSecret(text))
    read.problem(
      name,
      "commands without a secret in their text; put it into the step's env and name it in BELAY_PASS_ENV",
    );
  else if (text.length > commandLimit)
    read.problem(name, `at most ${commandLimit} characters; put more into a script`);
  else return text;
  return undefined;
}

function readRepository(read: InputReader): { readonly repository?: string } {
  const text = read.optional('repository');
  if (text === undefined) return {};
  const remote = parseRemote(text);
  if (remote.kind === 'url') return { repository: text };
  // The value is not shown: it may hold a credential.
  read.problem(
    'repository',
    `an https or ssh address without credentials, or an absolute path (${remote.reason})`,
  );
  return {};
}

/** Who pulls the image. The password is masked first. belay.yml names the user also for those who need no login. */
export function readRegistryLogin(read: InputReader, recipe: Recipe): RegistryLogin | undefined {
  const password = read.secret('registry-password');
  const username = read.optional('registry-username');
  if (recipe.driver !== 'compose') return undefined;
  if (password !== undefined && username !== undefined) return { username, password };
  if (password !== undefined)
    read.problem('registry-username', 'a value, because registry-password is given', '');
  else if (username !== undefined)
    read.note(
      `registry-username is ${quoteValue(username)} and registry-password is empty: images are pulled without a login of Belay's.`,
    );
  return undefined;
}
