import { holdsCredentials } from '../ports/value-forms.ts';
import { componentDetail } from './component-detail.ts';
import { type ComponentHealth, compareHealth, type HealthStatus } from './health-report.ts';
import { lookUp } from './json-path.ts';
import { cleanText } from './shown-value.ts';

/** What a service says of itself in the shape most of them use, recognised without configuration. */
export interface HealthShape {
  /** The word it uses for the whole, as it wrote it. */
  readonly word: string;
  /** Undefined where the word is not understood and its parts show that it is about health. */
  readonly health: HealthStatus | undefined;
  /** All its parts, worst first; those as bad in the order it names them. */
  readonly components: readonly ComponentHealth[];
}

/** Most parts that are read. */
const componentsLimit = 1_000;

const nameLimit = 60;

/**
 * The words of Spring Boot (up, down, out_of_service, unknown), ASP.NET (Healthy, Degraded, Unhealthy), the IETF draft
 * for application/health+json (pass, warn, fail) and what that draft lists as their synonyms (ok, error), Consul
 * (passing, warning, critical, maintenance), and what else services say of themselves. With one blank between words.
 */
const words: Readonly<Record<HealthStatus, string>> = {
  healthy:
    'healthy, up, pass, passing, passed, ok, operational, available, running, ready, alive, success, green',
  degraded: 'degraded, warn, warning, starting, unknown, maintenance',
  unhealthy:
    'unhealthy, down, fail, failed, failing, failure, error, critical, unavailable, out of service, not ok, offline, dead',
};

const healthOfWord: ReadonlyMap<string, HealthStatus> = new Map(
  (['healthy', 'degraded', 'unhealthy'] as const).flatMap((health) =>
    words[health].split(', ').map((word) => [word, health] as const),
  ),
);

const componentKeys = ['components', 'checks', 'entries', 'results', 'details'] as const;

/** More than any word that is understood. */
const wordLimit = 40;

/** What a word says of health, in any case, with hyphens, underscores or blanks; undefined for any other value. */
export function healthOfValue(value: unknown): HealthStatus | undefined {
  return typeof value === 'string' ? healthOfWord.get(plainWord(value)) : undefined;
}

function plainWord(word: string): string {
  return word
    .slice(0, wordLimit)
    .toLowerCase()
    .replace(/[-_\s]+/g, ' ')
    .trim();
}

/**
 * Recognises `{"status": WORD, "components": …}`, with a word that is not understood only where a part says how it is;
 * undefined for every other document. Never throws.
 */
export function recogniseShape(document: unknown): HealthShape | undefined {
  const word = lookUp(document, ['status'])?.value;
  if (typeof word !== 'string' || Array.isArray(document)) return undefined;
  const health = healthOfValue(word);
  const components = readComponents(document);
  return health === undefined && components.length === 0 ? undefined : { word, health, components };
}

function readComponents(document: unknown): readonly ComponentHealth[] {
  for (const key of componentKeys) {
    const found = readParts(lookUp(document, [key])?.value);
    if (found.length > 0) return found.sort((left, right) => compareHealth(right.health, left.health));
  }
  return [];
}

/** A mapping of name to a word, a part or a list of parts; or a list of parts that say their name. */
function readParts(parts: unknown): ComponentHealth[] {
  if (typeof parts !== 'object' || parts === null) return [];
  if (Array.isArray(parts)) {
    return parts.slice(0, componentsLimit).flatMap((part) => readPart(lookUp(part, ['name'])?.value, part));
  }
  return Object.entries(parts)
    .slice(0, componentsLimit)
    .flatMap(([name, part]: [string, unknown]) =>
      Array.isArray(part)
        ? part.slice(0, componentsLimit).flatMap((each) => readPart(name, each))
        : readPart(name, part),
    )
    .slice(0, componentsLimit);
}

function readPart(name: unknown, part: unknown): ComponentHealth[] {
  const isWord = typeof part === 'string';
  const word = isWord ? part : lookUp(part, ['status'])?.value;
  const health = healthOfValue(word);
  if (typeof word !== 'string' || health === undefined) return [];
  // What Spring Boot ranks below up: a part that does not know is nothing against the whole.
  if (plainWord(word) === 'unknown') return [];
  return [{ name: nameOf(name), health, detail: isWord ? '' : componentDetail(part) }];
}

function nameOf(name: unknown): string {
  const text = typeof name === 'string' || typeof name === 'number' ? String(name) : '';
  if (holdsCredentials(text)) return 'a component whose name may hold a secret';
  const cleaned = cleanText(text, nameLimit);
  return cleaned === '' ? 'a component without a name' : cleaned;
}
