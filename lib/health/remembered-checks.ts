import { type HealthCheck, rememberedLimit } from './check.ts';
import { readCheckItem } from './check-item.ts';
import { askedUse } from './check-use.ts';
import { isMapping } from './field-value.ts';
import { writeCheck } from './write-check.ts';

/**
 * Checks read back from where they were remembered as JSON; undefined when any of it is not what
 * {@link HealthCheck} says, as a file on a host can hold anything.
 */
export function readHealthChecks(value: unknown): HealthCheck[] | undefined {
  if (!Array.isArray(value) || value.length > rememberedLimit || !isShallow(value, deepest)) return undefined;
  const checks = value.flatMap((item) => readCheck(item) ?? []);
  const names = new Set(checks.map(({ name }) => name));
  return checks.length === value.length && names.size === checks.length ? checks : undefined;
}

/** Levels of nesting. No check has more, and what has thousands ends whoever looks at all of it. */
const deepest = 20;

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}

/**
 * Writes the check as a person would, reads that as everything people write is read, and takes it only where the same
 * comes out: so no rule about checks is told twice.
 */
function readCheck(value: unknown): HealthCheck | undefined {
  if (!isMapping(value)) return undefined;
  // Before there were others, every check was one of HTTP and did not say so.
  const remembered: Readonly<Record<string, unknown>> = Object.hasOwn(value, 'kind')
    ? value
    : { kind: 'http', ...value };
  // What was taken once must not keep a rollback from being judged.
  const { draft } = readCheckItem(writeCheck(remembered), '', askedUse);
  if (draft?.name === undefined) return undefined;
  const { where: _, name, ...rest } = draft;
  const check: HealthCheck = { name, ...rest };
  return isSame(check, remembered) ? check : undefined;
}

/** Whether two values say the same as JSON, in whatever order of their keys. */
function isSame(own: unknown, other: unknown): boolean {
  if (typeof own !== 'object' || own === null) return own === other;
  if (typeof other !== 'object' || other === null || Array.isArray(own) !== Array.isArray(other))
    return false;
  const keys = Object.keys(own);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(Reflect.get(own, key), Reflect.get(other, key)))
  );
}
