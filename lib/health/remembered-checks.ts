import {
  checksLimit,
  containsLimit,
  type HealthCheck,
  isExpectedStatus,
  nameLimit,
  type StatusRange,
} from './check.ts';
import { readCheckUrl } from './check-url.ts';

/**
 * Checks read back from where they were remembered as JSON; undefined when any of it is not what
 * {@link HealthCheck} says, as a file on a host can hold anything.
 */
export function readHealthChecks(value: unknown): HealthCheck[] | undefined {
  if (!Array.isArray(value) || value.length > checksLimit) return undefined;
  const checks = value.flatMap((item) => readCheck(item) ?? []);
  const names = new Set(checks.map(({ name }) => name));
  return checks.length === value.length && names.size === checks.length ? checks : undefined;
}

function readCheck(value: unknown): HealthCheck | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { name, url, status, contains } = value as Record<keyof HealthCheck, unknown>;
  if (!isText(name, nameLimit) || typeof url !== 'string') return undefined;
  const read = readCheckUrl(url);
  const ranges = readRanges(status);
  if (read.kind !== 'url' || ranges === undefined) return undefined;
  const check = { name, url: read.url, status: ranges };
  if (contains === undefined) return check;
  return isText(contains, containsLimit) ? { ...check, contains } : undefined;
}

function isText(value: unknown, limit: number): value is string {
  return typeof value === 'string' && value !== '' && value.length <= limit;
}

function readRanges(value: unknown): StatusRange[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const ranges = value.flatMap((item) => readRange(item) ?? []);
  return ranges.length === value.length ? ranges : undefined;
}

function readRange(value: unknown): StatusRange | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { from, to } = value as Record<keyof StatusRange, unknown>;
  if (!isStatus(from) || !isStatus(to) || from > to) return undefined;
  return { from, to };
}

function isStatus(value: unknown): value is number {
  return (
    typeof value === 'number' && Number.isInteger(value) && isExpectedStatus(value, [{ from: 200, to: 599 }])
  );
}
