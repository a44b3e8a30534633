import { nearest } from '../ports/nearest.ts';
import { durationBetween, durationTakes } from '../ports/value-forms.ts';
import type { LatencyBudget } from './check.ts';
import { type FieldValue, fieldValue, isMapping, refuseField, shown } from './field-value.ts';

/** A budget, both ends included. */
export const latencyRange = { min: '1ms', max: '10m' } as const;

/** The percentiles a budget may be held against, by how they are written. */
export const percentiles = { p50: 50, p75: 75, p90: 90, p95: 95, p99: 99 } as const;

/** How often is asked for a percentile. */
export const triesRange = { min: 2, max: 100, usual: 10 } as const;

const percentileNames = Object.keys(percentiles);
const keys = [...percentileNames, 'tries'];

/** Reads `800ms`, a number of seconds, or `{ p95: 800ms, tries: 20 }`. */
export function readLatency(value: unknown): FieldValue<LatencyBudget> {
  if (isMapping(value)) return readPercentile(value);
  const ms = durationOf(value);
  return ms === undefined
    ? refuseField(
        `expected ${durationTakes(latencyRange)}, or { p95: 800ms, tries: ${triesRange.usual} }, got ${shown(value)}`,
      )
    : fieldValue({ ms });
}

function readPercentile(given: Readonly<Record<string, unknown>>): FieldValue<LatencyBudget> {
  const problems = Object.keys(given)
    .filter((key) => !keys.includes(key))
    .map((key) => describeUnknown(key));
  const named = Object.entries(percentiles).filter(([name]) => Object.hasOwn(given, name));
  const [first] = named;
  if (first === undefined || named.length > 1)
    problems.push(`expected one of ${percentileNames.join(', ')}, got ${named.length}`);
  const ms = first === undefined ? undefined : durationOf(given[first[0]]);
  if (first !== undefined && ms === undefined)
    problems.push(`${first[0]}: expected ${durationTakes(latencyRange)}, got ${shown(given[first[0]])}`);
  const tries = Object.hasOwn(given, 'tries') ? given['tries'] : triesRange.usual;
  if (!isTries(tries))
    problems.push(
      `tries: expected a whole number from ${triesRange.min} to ${triesRange.max}, got ${shown(tries)}`,
    );
  if (problems.length > 0 || first === undefined || ms === undefined || !isTries(tries))
    return refuseField(...problems);
  return fieldValue({ ms, over: { percentile: first[1], tries } });
}

function isTries(value: unknown): value is number {
  return (
    typeof value === 'number' && Number.isInteger(value) && value >= triesRange.min && value <= triesRange.max
  );
}

/** Milliseconds; a bare number is seconds, as everywhere. */
function durationOf(value: unknown): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return durationBetween(String(value), latencyRange);
}

function describeUnknown(key: string): string {
  const meant = nearest(key, keys);
  const hint = meant === undefined ? `it takes ${keys.join(', ')}` : `did you mean "${meant}"`;
  return `${shown(key)}: a latency has no such key; ${hint}`;
}
