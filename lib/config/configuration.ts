import { nearest } from '../ports/nearest.ts';
import { quoteValue } from '../ports/value-forms.ts';
import { type Fallback, type InputReader, invalidInputs } from '../runner/input-reader.ts';
import { type EnvironmentSettings, parseBelayFile } from './belay-file.ts';
import { readConfigFile } from './config-file.ts';
import { environmentPattern, environmentTakes } from './environment-name.ts';
import type { ActionName } from './setting.ts';
import { settingFor, settings } from './settings.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Which action asks, and whether it can do without an environment. */
export interface EnvironmentNeed {
  readonly action: ActionName;
  /** `told` takes what it can get: a message must be sent also when the file is what is wrong. */
  readonly need: 'required' | 'optional' | 'told';
  /** Whether it goes on where other environments of the file have problems: what brings a release back must. */
  readonly despite?: 'problems-elsewhere';
}

/** What an action knows of its environment before it reads its own inputs. */
export interface Configuration {
  /** A plain name: it is a folder on the target. Empty where none is given. */
  readonly environment: string;
  /** What the file says of it; undefined without a file. */
  readonly settings: EnvironmentSettings | undefined;
  /** What it says of every environment, by name. */
  readonly environments: ReadonlyMap<string, EnvironmentSettings>;
  /** The inputs the file stands in for, by name: what a watcher needs that outlives the workspace. */
  readonly standIns: ReadonlyMap<string, string>;
}

/** The file that need not be there. */
const usualFile = 'belay.yml';
const problemLimit = 20;

/**
 * Reads `environment` and `config`. From then on an input that is empty takes what the file says of the environment,
 * and where the file says nothing, the default.
 */
export function readConfiguration(read: InputReader, env: Env, asks: EnvironmentNeed): Configuration {
  const environment = readName(read, asks);
  const config = read.optional('config');
  const environments =
    environment === '' || config === undefined
      ? noEnvironments
      : readEnvironments(read, env, { environment, config, asks });
  const found = environments.get(environment);
  const standIns = new Map<string, string>();
  for (const { key, inputs } of settings) {
    const value = found?.values.get(key);
    const input = inputs[asks.action];
    if (value !== undefined && input !== undefined) standIns.set(input, value.text);
  }
  read.fallBackTo((name) => fallbackOf(asks.action, name, found));
  for (const note of found?.notes ?? []) read.note(note);
  return { environment, settings: found, environments, standIns };
}

function readName(read: InputReader, { need }: EnvironmentNeed): string {
  const name = read.optional('environment');
  if (name === undefined) {
    if (need === 'required') read.problem('environment', environmentTakes, '');
    return '';
  }
  if (environmentPattern.test(name) || need === 'told') return name;
  read.problem('environment', environmentTakes, name);
  return '';
}

function fallbackOf(
  action: ActionName,
  input: string,
  found: EnvironmentSettings | undefined,
): Fallback | undefined {
  const setting = settingFor(action, input);
  if (setting === undefined) return undefined;
  const value = found?.values.get(setting.key);
  if (value !== undefined) return value;
  return setting.fallback === undefined ? undefined : { text: setting.fallback };
}

interface Wanted {
  readonly environment: string;
  readonly config: string;
  readonly asks: EnvironmentNeed;
}

type Environments = ReadonlyMap<string, EnvironmentSettings>;

const noEnvironments: Environments = new Map();

/** Where the file is wrong nothing else is said: what is missing then may be missing only for that. */
function readEnvironments(read: InputReader, env: Env, wanted: Wanted): Environments {
  const found = environmentsFrom(env, wanted);
  const more = found.problems.length - problemLimit;
  const told = found.problems.slice(0, problemLimit);
  const problems = more > 0 ? [...told, `${wanted.config}: ${more} more problems like these.`] : told;
  if (problems.length > 0 && !mayGoOn(found, wanted)) throw invalidInputs(problems);
  for (const problem of problems) read.note(problem);
  return found.environments;
}

interface Found {
  readonly environments: Environments;
  readonly problems: readonly string[];
}

/** A message must be sent also when the file is what is wrong. */
function mayGoOn({ environments }: Found, { environment, asks }: Wanted): boolean {
  if (asks.need === 'told') return true;
  return asks.despite === 'problems-elsewhere' && environments.has(environment);
}

function environmentsFrom(env: Env, { environment, config, asks }: Wanted): Found {
  const wrong = (problem: string): Found => ({ environments: noEnvironments, problems: [problem] });
  const file = readConfigFile(config, env['GITHUB_WORKSPACE'] ?? process.cwd());
  if (file.kind === 'absent' && config === usualFile) return { environments: noEnvironments, problems: [] };
  if (file.kind === 'absent')
    return wrong(
      `config: expected a file, and there is none at ${file.path}. Check the repository out before this step, or correct the name.`,
    );
  if (file.kind === 'refused') return wrong(`config: expected ${file.takes}, got ${quoteValue(config)}.`);
  const { environments, usable, problems } = parseBelayFile(file.text, config);
  if (problems.length > 0) return { environments: usable, problems };
  if (environments.has(environment) || asks.need === 'told') return { environments, problems };
  return wrong(describeNames(config, environment, [...environments.keys()]));
}

function describeNames(config: string, environment: string, names: readonly string[]): string {
  const likely = nearest(environment, names);
  const hint = likely === undefined ? '' : ` Did you mean "${likely}"?`;
  return `environment: ${config} has no environment ${quoteValue(environment)}; it has ${names.join(', ') || 'none'}.${hint}`;
}
