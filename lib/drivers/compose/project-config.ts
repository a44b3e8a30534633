import type { CommandResult } from '../../hosts/host.ts';
import { yamlLibrary } from '../../ports/yaml-library.ts';
import { compose, findCompose } from './compose-command.ts';
import type { ComposeContext } from './compose-context.ts';
import { belayFolder } from './compose-memory.ts';
import { type ComposeValues, type KeptImage, valuesFor } from './compose-values.ts';
import { ending, isMissing, succeeded } from './docker-command.ts';
import { type ImageOwner, imageOf, pinOf, sameImage } from './image-reference.ts';

const outputLimit = 16 * 1024 * 1024;

export type ConfigCheck =
  /** `project`: the name of the project; Compose 1 does not say it. */
  | { readonly kind: 'usable'; readonly project: string | undefined }
  /** One sentence without a full stop. */
  | { readonly kind: 'unusable'; readonly message: string };

/** Whether the compose files can be used for an image. */
export async function checkConfig(context: ComposeContext, image: KeptImage): Promise<ConfigCheck> {
  const { target, log } = context;
  const values = valuesFor(target, image);
  const result = await compose(context, ['config'], { values, outputLimit });
  if (!succeeded(result)) return unusable(whyConfigFails(result, context));
  const unset = unsetVariables(result.stderr);
  if (unset.length > 0)
    log.warning(
      `The compose files in ${target.path} use variables that have no value there: ${unset.join(', ')}. Set them in its .env.`,
    );
  const config = result.truncated ? undefined : parseConfig(result.stdout);
  if (config === undefined)
    return unusable(`Compose printed a configuration of ${target.path} that cannot be read`);
  const trouble = servicesTrouble(config.images, target, values);
  if (trouble !== undefined) return unusable(trouble);
  const { isOld = true } = (await findCompose(context)) ?? {};
  return { kind: 'usable', project: isOld ? undefined : config.project };
}

function unusable(message: string): ConfigCheck {
  return { kind: 'unusable', message };
}

interface Config {
  readonly project: string | undefined;
  /** The image of each service; undefined for one that is only built. */
  readonly images: ReadonlyMap<string, string | undefined>;
}

/** Reads what `config` printed; undefined where it is no YAML. */
export function parseConfig(yaml: string): Config | undefined {
  const value = readYaml(yaml);
  if (value === undefined) return undefined;
  const { name, services } = isRecord(value) ? value : {};
  const images = Object.entries(isRecord(services) ? services : {}).map(([service, facts]) => {
    const image = isRecord(facts) ? facts['image'] : undefined;
    return [service, typeof image === 'string' ? image : undefined] as const;
  });
  return { project: typeof name === 'string' && name !== '' ? name : undefined, images: new Map(images) };
}

/** Undefined where it is no YAML, or stands for more than any configuration: aliases of aliases. */
function readYaml(yaml: string): unknown {
  // The parser would compare each key with each, and a program that writes YAML writes none twice.
  const document = yamlLibrary().parseDocument(yaml, { logLevel: 'silent', uniqueKeys: false });
  if (document.errors.length > 0) return undefined;
  try {
    return document.toJS();
  } catch {
    return undefined;
  }
}

interface Wanted extends ImageOwner {
  readonly image: string;
  readonly services: readonly string[];
  readonly afterIn?: string;
}

/** What is wrong with the services: one that is not there, or one that would run another image. */
export function servicesTrouble(
  images: ReadonlyMap<string, string | undefined>,
  wanted: Wanted,
  values: ComposeValues,
): string | undefined {
  const named = [...wanted.services, ...(wanted.afterIn === undefined ? [] : [wanted.afterIn])];
  const missing = named.filter((name) => !images.has(name));
  if (missing.length > 0) {
    const known = [...images.keys()].slice(0, 20).join(', ');
    return `the compose files have no service ${missing.join(', ')} (they have ${known || 'none'}; one with a profile counts only where .env sets COMPOSE_PROFILES)`;
  }
  const meant = [
    values.BELAY_IMAGE,
    imageOf(wanted.image, values.BELAY_SHA),
    pinOf(wanted, values.BELAY_SHA),
  ];
  const others = wanted.services.filter((name) => {
    const image = images.get(name);
    return image === undefined || !meant.some((each) => sameImage(each, image));
  });
  if (others.length === 0) return undefined;
  const [verb, whose] = others.length === 1 ? ['does', 'it'] : ['do', 'each of them'];
  return `${others.join(', ')} ${verb} not run the image of the commit; give ${whose} the line "image: \${BELAY_IMAGE}"`;
}

/** Both Composes name a variable without a value. */
export function unsetVariables(said: string): readonly string[] {
  const found = said.matchAll(/(?:The |\\?")([A-Za-z_][A-Za-z0-9_]*)(?:\\?")? variable is not set/g);
  return [...new Set([...found].map(([, name]) => name ?? ''))].slice(0, 20);
}

/** Fixed words with at most a name in them: what Compose prints can hold values. */
export function whyConfigFails(
  result: CommandResult,
  { target, host }: Pick<ComposeContext, 'target' | 'host'>,
): string {
  if (isMissing(result) || result.kind !== 'exited')
    return `Compose could not read its files in ${target.path}: ${ending(result)}`;
  const said = result.stderr;
  const files = target.composeFiles.length === 0 ? 'a compose file' : target.composeFiles.join(', ');
  if (
    /no configuration file provided|can't find a suitable configuration file|no such file or directory/i.test(
      said,
    )
  )
    return `${target.path} on ${host.name} has no ${files.replace(/^a /, '')}, or one of its files names another that is not there`;
  const names = requiredVariables(said);
  if (names.length > 0)
    return `the compose files need a value for ${names.join(' or ')}; set it in the .env in ${target.path}`;
  const line = /\bline (\d{1,6})/.exec(said)?.[1];
  const where = line === undefined ? '' : ` (at line ${line})`;
  return `Compose refuses its files${where}; this says why: cd ${target.path} && env $(cat ${belayFolder(target.path)}/compose.env) docker compose config --quiet`;
}

/** The variable a file insists on. Compose 1 shows all that the same place of the file insists on. */
function requiredVariables(said: string): readonly string[] {
  const now = /required variable ([A-Za-z_]\w*) is missing a value/.exec(said)?.[1];
  if (now !== undefined) return [now];
  const old = /Missing mandatory value for "[^"]*" option interpolating ([\s\S]*?) in \w+ "/.exec(said)?.[1];
  const found = (old ?? '').matchAll(/\$\{([A-Za-z_]\w*):?\?/g);
  return [...new Set([...found].map(([, name]) => name ?? ''))];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
