import { quoteValue } from '../ports/value-forms.ts';
import type { StatusRange } from './check.ts';
import { type FieldValue, fieldValue, refuseField } from './field-value.ts';

const takes = 'a status such as 200, a range such as 200-299, or a list such as [200, 204]';

/** Most of them in a list. */
export const statusLimit = 50;

/** Reads `200`, `200-299` or a list of these. */
export function readStatus(value: unknown): FieldValue<readonly StatusRange[]> {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const ranges = items.flatMap((item) => readRange(item) ?? []);
  const isWhole = ranges.length === items.length && items.length > 0 && items.length <= statusLimit;
  return isWhole ? fieldValue(ranges) : refuseField(`expected ${takes}, got ${quote(value)}`);
}

function quote(value: unknown): string {
  return quoteValue(typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value));
}

function readRange(value: unknown): StatusRange | undefined {
  const match = /^([2-5]\d\d)(?:\s*-\s*([2-5]\d\d))?$/.exec(
    typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '',
  );
  if (match === null) return undefined;
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  return from <= to ? { from, to } : undefined;
}
