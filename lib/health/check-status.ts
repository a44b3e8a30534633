import type { StatusRange } from './check.ts';

/** What a status may be, for sentences about a wrong one. */
export const statusTakes = 'a status such as 200, a range such as 200-299, or a list such as [200, 204]';

/** Reads `200`, `200-299` or a list of these. Undefined for anything else. */
export function readStatus(value: unknown): readonly StatusRange[] | undefined {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (items.length === 0 || items.length > 50) return undefined;
  const ranges = items.map(readRange).filter((range) => range !== undefined);
  return ranges.length === items.length ? ranges : undefined;
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
