import { percentiles } from './check-latency.ts';
import { isMapping } from './field-value.ts';

type Remembered = Readonly<Record<string, unknown>>;

/**
 * A remembered check in the words of `checks`. Takes anything: what is no check has fields that are refused when they
 * are read, or that read as something else.
 */
export function writeCheck(check: Remembered): Remembered {
  const { kind, url, name, method, headers, body, status } = check;
  const { contains, notContains, matches, json, version, maxLatency, minTlsDays, redirects, ip } = check;
  return withoutAbsent({
    url,
    name,
    method,
    headers,
    body,
    status: kind === 'http' ? writeStatus(status) : status,
    contains,
    'not-contains': notContains,
    matches,
    json: writeIf(json, writeJson),
    version: writeIf(version, writeVersion),
    'max-latency': writeIf(maxLatency, writeLatency),
    'min-tls-days': minTlsDays,
    redirects: writeIf(redirects, writeRedirects),
    ip: writeIf(ip, writeIp),
  });
}

/** For what cannot be written: no field takes it. */
const unwritable = null;

/** Never throws, as a template does for an object whose `toString` is none. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function writeIf(value: unknown, write: (value: Remembered) => unknown): unknown {
  if (value === undefined) return undefined;
  return isMapping(value) ? write(value) : Array.isArray(value) ? write({ items: value }) : unwritable;
}

function withoutAbsent(fields: Remembered): Remembered {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function writeStatus(status: unknown): unknown {
  if (!Array.isArray(status)) return unwritable;
  return status.map((range: unknown) =>
    isMapping(range) ? `${textOf(range['from'])}-${textOf(range['to'])}` : unwritable,
  );
}

function writeJson({ items }: Remembered): unknown {
  if (!Array.isArray(items)) return unwritable;
  const entries = items.map((item: unknown): readonly [string, unknown] => {
    if (!isMapping(item) || typeof item['path'] !== 'string') return ['', unwritable];
    return [item['path'], isMapping(item['expects']) ? writeComparison(item['expects']) : unwritable];
  });
  return Object.fromEntries(entries);
}

function writeComparison({ is, values, value }: Remembered): unknown {
  if (is === 'one-of') return values;
  if (value !== null && typeof value === 'object') return unwritable;
  return `${is === 'not' ? '!=' : textOf(is)} ${typeof value === 'bigint' ? '' : JSON.stringify(value)}`;
}

function writeVersion(version: Remembered): unknown {
  return version['in'] === 'header' ? `header:${textOf(version['header'])}` : version['path'];
}

function writeLatency({ ms, over }: Remembered): unknown {
  if (!isMapping(over)) return `${textOf(ms)}ms`;
  const [name = ''] =
    Object.entries(percentiles).find(([, percentile]) => percentile === over['percentile']) ?? [];
  return { [name]: `${textOf(ms)}ms`, tries: over['tries'] };
}

function writeRedirects({ atMost, anyOrigin }: Remembered): unknown {
  return anyOrigin === true ? 'any' : atMost;
}

function writeIp(ip: Remembered): unknown {
  return Object.hasOwn(ip, 'family') ? ip['family'] : ip['address'];
}
