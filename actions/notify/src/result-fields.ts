/** An object of somebody else's JSON: nothing is known of its values. */
export type Result = Readonly<Record<string, unknown>>;

/** Parses JSON that must be an object; undefined for anything else. */
export function resultOf(text: string): Result | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Result {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(result: Result, key: string): unknown {
  return Object.hasOwn(result, key) ? result[key] : undefined;
}

/** A text that says something, of at most so many characters. */
export function textAt(result: Result, key: string, limit: number): string | undefined {
  const value = at(result, key);
  return typeof value === 'string' && value.trim() !== '' ? value.slice(0, limit) : undefined;
}

/** A time in milliseconds: not negative, and below a century. */
export function numberAt(result: Result, key: string): number | undefined {
  const value = at(result, key);
  return typeof value === 'number' && value >= 0 && value < 3_200_000_000_000 ? value : undefined;
}

/** An object inside; empty where there is none. */
export function objectAt(result: Result, key: string): Result {
  const value = at(result, key);
  return isObject(value) ? value : {};
}

/** A time as ISO 8601 writes it. */
export function timeAt(result: Result, key: string): Date | undefined {
  const text = textAt(result, key, 40);
  if (text === undefined || !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return undefined;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

/** The objects of a list, at most so many. */
export function listAt(result: Result, key: string, limit: number): readonly Result[] {
  const value = at(result, key);
  return Array.isArray(value) ? value.slice(0, limit).filter(isObject) : [];
}

/** Fields that only one action's result has. */
const marks: readonly (readonly [action: string, key: string])[] = [
  ['watch-ci', 'verdict'],
  ['deploy', 'requested'],
  ['rollback', 'from-sha'],
  ['confirm', 'validated-in'],
];

/** The action a result is of, by its fields: it does not name it. */
export function actionOf(result: Result): string | undefined {
  const marked = marks.find(([, key]) => Object.hasOwn(result, key))?.[0];
  if (marked !== undefined) return marked;
  const status = textAt(result, 'status', 60);
  return ['healthy', 'degraded', 'unhealthy'].includes(status ?? '') ? 'health-check' : undefined;
}
