import { componentDetail } from './component-detail.ts';
import { type ComponentHealth, compareHealth, type HealthStatus } from './health-report.ts';
import { lookUp } from './json-path.ts';
import { cleanText, holdsCredentials } from './shown-value.ts';

/** What a service says of itself in the shape most of them use, recognised without configuration. */
export interface HealthShape {
  /** The word it uses for the whole, as it wrote it. */
  readonly word: string;
  readonly health: HealthStatus;
  /** All its parts, worst first; those as bad in the order it names them. */
  readonly components: readonly ComponentHealth[];
}

/** Most parts that are read. */
const componentsLimit = 1_000;

const nameLimit = 60;

/**
 * The words of Spring Boot (up, down, out_of_service), ASP.NET (Healthy, Degraded, Unhealthy), the IETF draft for
 * application/health+json (pass, warn, fail) and what that draft lists as their synonyms (ok, error).
 */
const healthOfWord: ReadonlyMap<string, HealthStatus> = new Map([
  ...(['healthy', 'up', 'pass', 'ok'] as const).map((word) => [word, 'healthy'] as const),
  ...(['degraded', 'warn', 'warning'] as const).map((word) => [word, 'degraded'] as const),
  ...(['unhealthy', 'down', 'fail', 'error', 'out_of_service'] as const).map(
    (word) => [word, 'unhealthy'] as const,
  ),
]);

const componentKeys = ['components', 'checks', 'entries', 'results', 'details'] as const;

/** What a word says of health, in any case; undefined for any other word or value. */
export function healthOfValue(value: unknown): HealthStatus | undefined {
  return typeof value === 'string' ? healthOfWord.get(value.trim().toLowerCase()) : undefined;
}

/** Recognises `{"status": WORD, "components": …}`; undefined for every other document. Never throws. */
export function recogniseShape(document: unknown): HealthShape | undefined {
  const word = lookUp(document, ['status'])?.value;
  const health = healthOfValue(word);
  if (typeof word !== 'string' || health === undefined || Array.isArray(document)) return undefined;
  return { word, health, components: readComponents(document) };
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
  const health = healthOfValue(isWord ? part : lookUp(part, ['status'])?.value);
  if (health === undefined) return [];
  return [{ name: nameOf(name), health, detail: isWord ? '' : componentDetail(part) }];
}

function nameOf(name: unknown): string {
  const text = typeof name === 'string' || typeof name === 'number' ? String(name) : '';
  if (holdsCredentials(text)) return 'a component whose name may hold a secret';
  const cleaned = cleanText(text, nameLimit);
  return cleaned === '' ? 'a component without a name' : cleaned;
}
