import type { JsonComparison, JsonExpectation, JsonScalar } from './check.ts';
import type { Finding } from './finding.ts';
import { healthOfValue } from './health-shape.ts';
import { lookUp, parseJsonPath } from './json-path.ts';
import { cleanText, isSecretName, showValue } from './shown-value.ts';

/** What is wrong with one value of a document; nothing when it is as asked for. A missing value never is. */
export function judgeJson({ path, expects }: JsonExpectation, document: unknown): readonly Finding[] {
  const names = parseJsonPath(path);
  if (names === undefined) return [unhealthy(`${showPath(path)} is not a path that can be read`)];
  const found = lookUp(document, names);
  if (found === undefined) return [unhealthy(`${showPath(path)} is missing, expected ${write(expects)}`)];
  const { value } = found;
  const remark = compare(expects, value);
  if (remark === 'fits') return [];
  const shown = isSecretName(String(names.at(-1) ?? '')) ? 'another value' : showValue(value);
  const reason = `${showPath(path)} is ${shown}${explain(remark)}, expected ${write(expects)}`;
  // A service that says it is degraded answers, and knows: that is not down.
  return [{ health: healthOfValue(value) === 'degraded' ? 'degraded' : 'unhealthy', reason }];
}

/** Whether an expectation is about the word a service uses for the whole of itself. */
export function isOnStatus({ path }: JsonExpectation): boolean {
  const names = parseJsonPath(path);
  return names?.length === 1 && names[0] === 'status';
}

/** A path as people wrote it, on one line. */
export function showPath(path: string): string {
  return cleanText(path === '$' ? 'the whole document' : path, 120);
}

type Comparison = 'fits' | 'differs' | 'text-not-number' | 'too-large';

function compare(expects: JsonComparison, value: unknown): Comparison {
  switch (expects.is) {
    case 'one-of':
      if (expects.values.some((each) => each === value)) return isExact(value) ? 'fits' : 'too-large';
      return expects.values.some((each) => typeof each === 'number' && isNumeric(value))
        ? 'text-not-number'
        : 'differs';
    case 'not':
      if (expects.value === value) return 'differs';
      // A list or a mapping is no scalar, so it is certainly another value.
      return typeof expects.value === 'number' && isNumeric(value) ? 'text-not-number' : 'fits';
    default:
      if (typeof value !== 'number') return isNumeric(value) ? 'text-not-number' : 'differs';
      return orders(expects.is, value, expects.value) ? 'fits' : 'differs';
  }
}

function orders(is: '<' | '<=' | '>' | '>=', left: number, right: number): boolean {
  switch (is) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

/** Above 2^53 different numbers of a document become the same one here, so equality says nothing. */
function isExact(value: unknown): boolean {
  return typeof value !== 'number' || Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}

function isNumeric(value: unknown): boolean {
  return typeof value === 'string' && /^\s*-?\d{1,20}(\.\d{1,20})?\s*$/.test(value);
}

function explain(remark: Exclude<Comparison, 'fits'>): string {
  if (remark === 'text-not-number') return ' (a text, not a number)';
  return remark === 'too-large' ? ' (too large a number to be told from its neighbours)' : '';
}

function write(expects: JsonComparison): string {
  switch (expects.is) {
    case 'one-of':
      return expects.values.length === 1
        ? writeScalar(expects.values[0] ?? null)
        : `one of ${cleanText(expects.values.map(writeScalar).join(', '), 200)}`;
    case 'not':
      return `anything but ${writeScalar(expects.value)}`;
    default:
      return `${expects.is} ${expects.value}`;
  }
}

function writeScalar(value: JsonScalar): string {
  return typeof value === 'string' ? JSON.stringify(cleanText(value)) : String(value);
}

function unhealthy(reason: string): Finding {
  return { health: 'unhealthy', reason };
}
