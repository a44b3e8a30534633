import { truncate } from '../ports/foreign-text.ts';
import type { HttpResponse } from '../ports/http.ts';
import { type HealthCheck, isExpectedStatus, publicUrl } from './check.ts';
import { parseUrl } from './check-url.ts';

/** What is to be done with an answer: judge it, ask on where it points, or fail the check. */
export type NextStep =
  | { readonly kind: 'judge' }
  | { readonly kind: 'follow'; readonly url: URL }
  | { readonly kind: 'refuse'; readonly reason: string };

/** Most redirects followed in one attempt. */
export const redirectLimit = 5;

const redirectStatuses: readonly number[] = [301, 302, 303, 307, 308];

/**
 * Follows redirects within one origin only: elsewhere another service would answer for the one that was asked,
 * and a service that is taken over could send the check anywhere.
 */
export function decideRedirect(
  check: Pick<HealthCheck, 'status'>,
  response: Pick<HttpResponse, 'status' | 'headers'>,
  visited: readonly URL[],
): NextStep {
  const { status } = response;
  const location = response.headers['location'];
  const current = visited.at(-1);
  const isRedirect = redirectStatuses.includes(status) && !isExpectedStatus(status, check.status);
  if (!isRedirect || location === undefined || current === undefined) return { kind: 'judge' };
  const url = parseUrl(location, current);
  if (url === undefined) return refuse(`answered ${status} with a Location that is not a URL`);
  url.hash = '';
  if (url.username !== '' || url.password !== '') {
    return refuse(`answered ${status} with a Location that holds credentials, which is not followed`);
  }
  if (url.origin !== current.origin) return refuse(`answered ${status} to ${describeOther(url, current)}`);
  if (visited.some((seen) => seen.href === url.href)) return refuse('redirects in a circle');
  if (visited.length > redirectLimit) return refuse(`redirects more than ${redirectLimit} times`);
  return { kind: 'follow', url };
}

function describeOther(url: URL, current: URL): string {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'something that is not http or https';
  const target = truncate(publicUrl(url.href), 200);
  return current.protocol === 'https:' && url.protocol === 'http:'
    ? `${target}, which drops the encryption and is not followed`
    : `${target}, another origin, which is not followed; check that URL itself if it is yours`;
}

function refuse(reason: string): NextStep {
  return { kind: 'refuse', reason };
}
