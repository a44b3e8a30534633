import {
  containsLimit,
  type JsonComparison,
  type JsonExpectation,
  type JsonScalar,
  jsonLimit,
} from './check.ts';
import { type FieldValue, fieldValue, isMapping, kindOf, refuseField, shown } from './field-value.ts';
import { parseJsonPath } from './json-path.ts';

/** How a comparison is written: the sign, a blank, the value. Without flags, for the JSON Schema alike. */
export const comparisonPattern = /^(==|!=|<=|>=|<|>) +(\S[\s\S]*)$/;

/** What begins like a comparison is meant as one. */
export const comparisonStart = /^(?:[=!]=|[<>])/;

const takes =
  'a text, a number, true, false or null, a list of these (one of them), or a comparison like "< 5" or "!= down"';

/** Reads a mapping of paths in a JSON document to what must stand there. Values are not shown. */
export function readJson(value: unknown): FieldValue<readonly JsonExpectation[]> {
  if (!isMapping(value) || Object.keys(value).length === 0)
    return refuseField(`expected a mapping of paths to values, got ${kindOf(value)}`);
  const given = Object.entries(value);
  if (given.length > jsonLimit)
    return refuseField(`expected at most ${jsonLimit} paths, got ${given.length}`);
  const problems: string[] = [];
  const expectations = given.flatMap(([path, expected]): JsonExpectation[] => {
    if (parseJsonPath(path) === undefined) {
      problems.push(describePath(path));
      return [];
    }
    const expects = readComparison(expected);
    if (typeof expects === 'object') return [{ path, expects }];
    problems.push(`${shown(path)}: ${expects}`);
    return [];
  });
  return problems.length > 0 ? refuseField(...problems) : fieldValue(expectations);
}

/** A sentence for what is no path. */
export function describePath(path: string): string {
  return `expected a path like status, components.database.status, items[0] or $["a.b"], got ${shown(path)}`;
}

/** What must stand at a path; a text says what is wrong. */
function readComparison(value: unknown): JsonComparison | string {
  if (Array.isArray(value)) return readOneOf(value);
  if (typeof value === 'string') return readComparisonText(value);
  const scalar = scalarOf(value);
  return scalar === undefined
    ? `expected ${takes}, got ${kindOf(value)}`
    : { is: 'one-of', values: [scalar] };
}

function readOneOf(items: readonly unknown[]): JsonComparison | string {
  if (items.length === 0 || items.length > jsonLimit)
    return `expected 1 to ${jsonLimit} values in a list, got ${items.length}`;
  const values = items.flatMap((item) => scalarOf(item) ?? (item === null ? [null] : []));
  return values.length === items.length
    ? { is: 'one-of', values }
    : 'expected a list of texts, numbers, true, false or null';
}

function readComparisonText(text: string): JsonComparison | string {
  if (text.length > containsLimit) return `expected at most ${containsLimit} characters, got ${text.length}`;
  const [, sign, operand = ''] = comparisonPattern.exec(text) ?? [];
  if (sign === undefined && comparisonStart.test(text))
    return 'expected a blank and a value behind the sign of a comparison, like "< 5"; a text that begins with such a sign is written "== <5"';
  const value = operandOf(operand);
  switch (sign) {
    case undefined:
      return { is: 'one-of', values: [text] };
    case '==':
      return { is: 'one-of', values: [value] };
    case '!=':
      return { is: 'not', value };
    case '<':
    case '<=':
    case '>':
    case '>=':
      return typeof value === 'number' ? { is: sign, value } : `expected a number behind "${sign}", got text`;
    default:
      return `expected ${takes}, got text`;
  }
}

/** What a comparison is with: a number, true, false, null or a text in quotes as in JSON; else the text as it stands. */
function operandOf(text: string): JsonScalar {
  try {
    const value = scalarOf(JSON.parse(text));
    return value === undefined ? text : value;
  } catch {
    return text;
  }
}

/** The value if JSON has it; undefined for anything else. */
function scalarOf(value: unknown): JsonScalar | undefined {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.length <= containsLimit ? value : undefined;
  // JSON has no -0.
  return typeof value === 'number' && Number.isFinite(value) ? value + 0 : undefined;
}
