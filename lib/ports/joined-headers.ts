import type { IncomingHttpHeaders } from 'node:http';

/** Headers of an answer by their lower-case names; those that came more than once are joined by a comma. */
export function joinedHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const joined = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return Object.fromEntries(joined);
}
