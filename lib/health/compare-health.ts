import { type HealthReport, type HealthStatus, worstHealth } from './health-report.ts';

/** What is known of one check from an earlier run. */
export interface PastCheck {
  readonly name: string;
  readonly health: HealthStatus;
}

export interface HealthComparison {
  /** A check, or all of them taken together, is in another state than before. */
  readonly changed: boolean;
  /** Says apart what was sick before and what became sick since. Begins with a name: no heading, no blame. */
  readonly sentence: string;
}

/** Names in one part of the sentence. */
const namedLimit = 5;

/** Longest list that is read, in characters and entries. */
const textLimit = 2_000_000;

/**
 * Holds the checks of now against those of before, by name. A check that was not there before counts as a change
 * only where it is not healthy; one that is no longer there does not count.
 */
export function compareReports(before: readonly PastCheck[], now: HealthReport): HealthComparison {
  const past = new Map(before.map(({ name, health }) => [name, health]));
  const pairs = now.results.map(({ name, health }): Pair => ({ name, before: past.get(name), now: health }));
  const parts = stories.flatMap(({ holds, tells }) => {
    const names = pairs.filter(holds).map(({ name }) => name);
    return names.length === 0 ? [] : [`${listNames(names)} ${tells(names.length === 1)}`];
  });
  const asWhole = worstHealth(before.map(({ health }) => health)) !== now.status;
  const changed = asWhole || pairs.some(isChange);
  return { changed, sentence: `${[...parts, ...closing(pairs, now)].join('; ')}.` };
}

interface Pair {
  readonly name: string;
  readonly before: HealthStatus | undefined;
  readonly now: HealthStatus;
}

function isChange({ before, now }: Pair): boolean {
  return before === undefined ? now !== 'healthy' : before !== now;
}

interface Story {
  readonly holds: (pair: Pair) => boolean;
  readonly tells: (one: boolean) => string;
}

const was = (one: boolean): string => (one ? 'was' : 'were');
const is = (one: boolean): string => (one ? 'is' : 'are');

const stories: readonly Story[] = [
  {
    holds: (pair) => pair.before === 'unhealthy' && pair.now === 'unhealthy',
    tells: (one) => `${was(one)} already unhealthy before`,
  },
  {
    holds: (pair) => pair.before === 'degraded' && pair.now === 'degraded',
    tells: (one) => `${was(one)} already degraded before`,
  },
  {
    holds: (pair) => pair.before === 'healthy' && pair.now === 'unhealthy',
    tells: () => 'became unhealthy since',
  },
  {
    holds: (pair) => pair.before === 'degraded' && pair.now === 'unhealthy',
    tells: (one) => `${was(one)} degraded before and became unhealthy since`,
  },
  {
    holds: (pair) => pair.before === 'healthy' && pair.now === 'degraded',
    tells: () => 'became degraded since',
  },
  {
    holds: (pair) => pair.before === undefined && pair.now === 'unhealthy',
    tells: (one) => `${is(one)} unhealthy and ${was(one)} not checked before`,
  },
  {
    holds: (pair) => pair.before === undefined && pair.now === 'degraded',
    tells: (one) => `${is(one)} degraded and ${was(one)} not checked before`,
  },
  {
    holds: (pair) => pair.before === 'unhealthy' && pair.now === 'degraded',
    tells: (one) => `${is(one)} better, but still degraded`,
  },
  {
    holds: (pair) => pair.before !== undefined && pair.before !== 'healthy' && pair.now === 'healthy',
    tells: (one) => `${is(one)} well again`,
  },
];

/** What is said where no check has a story of its own, or where all that is sick was sick before. */
function closing(pairs: readonly Pair[], now: HealthReport): string[] {
  const flapping = now.status === 'unhealthy' && pairs.every((pair) => pair.now !== 'unhealthy');
  if (flapping) return ['the checks took turns to fail'];
  if (pairs.every((pair) => pair.now === 'healthy' && !isChange(pair))) {
    return ['Nothing changed: everything was healthy before and is healthy now'];
  }
  return pairs.some(isChange) ? [] : ['nothing else changed'];
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, namedLimit);
  const more = names.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  const last = all.at(-1) ?? '';
  return all.length === 1 ? last : `${all.slice(0, -1).join(', ')} and ${last}`;
}

/**
 * Reads an earlier `results` output: also one of a release that only knew `passed`. Undefined for any other text;
 * an empty list is one.
 */
export function readPastChecks(json: string): readonly PastCheck[] | undefined {
  if (json.length > textLimit) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (!Array.isArray(value)) return undefined;
  const checks = value.map(readPastCheck).filter((check) => check !== undefined);
  return checks.length === value.length ? checks : undefined;
}

function readPastCheck(value: unknown): PastCheck | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { name, health, passed } = value as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || name === '') return undefined;
  if (health === 'healthy' || health === 'degraded' || health === 'unhealthy') return { name, health };
  if (health !== undefined || typeof passed !== 'boolean') return undefined;
  return { name, health: passed ? 'healthy' : 'unhealthy' };
}
