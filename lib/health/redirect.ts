import { truncate } from '../ports/foreign-text.ts';
import type { HttpResponse } from '../ports/http.ts';
import { defaultRedirects, type HttpCheck, isExpectedStatus, publicUrl } from './check.ts';
import { parseUrl } from './check-url.ts';

/** What is to be done with an answer: judge it, ask on where it points, or fail the check. */
export type NextStep =
  | { readonly kind: 'judge' }
  | {
      readonly kind: 'follow';
      readonly url: URL;
      /** The way has never left the origin of the check: only then may go along what it sends in headers and body. */
      readonly sameOrigin: boolean;
    }
  | { readonly kind: 'refuse'; readonly reason: string; readonly hint?: string };

const redirectStatuses: readonly number[] = [301, 302, 303, 307, 308];

/**
 * Follows redirects as far as the check allows: by default within one origin only, as elsewhere another service would
 * answer for the one that was asked, and a service that is taken over could send the check anywhere. Never from https
 * to http, never to a URL with credentials. A redirect whose status is expected, and any when none is to be followed,
 * is judged itself. `visited` begins with the URL of the check and ends with the one that answered.
 */
export function decideRedirect(
  check: Pick<HttpCheck, 'status' | 'redirects'>,
  response: Pick<HttpResponse, 'status' | 'headers'>,
  visited: readonly URL[],
): NextStep {
  const { status } = response;
  const { atMost, anyOrigin } = check.redirects ?? defaultRedirects;
  const location = response.headers['location'];
  const current = visited.at(-1);
  const isRedirect = redirectStatuses.includes(status) && !isExpectedStatus(status, check.status);
  if (!isRedirect || atMost === 0 || location === undefined || current === undefined)
    return { kind: 'judge' };
  const url = parseUrl(location, current);
  if (url === undefined) return refuse(`answered ${status} with a Location that is not a URL`);
  url.hash = '';
  if (url.username !== '' || url.password !== '') {
    return refuse(`answered ${status} with a Location that holds credentials, which is not followed`);
  }
  const refusal = refuseTarget(url, current, anyOrigin);
  if (refusal !== undefined) return { ...refusal, reason: `answered ${status} to ${refusal.reason}` };
  if (visited.some((seen) => seen.href === url.href)) return refuse('redirects in a circle');
  if (visited.length > atMost)
    return refuse(`redirects more than ${atMost} ${atMost === 1 ? 'time' : 'times'}`);
  return { kind: 'follow', url, sameOrigin: visited.every(({ origin }) => origin === url.origin) };
}

function refuseTarget(
  url: URL,
  current: URL,
  anyOrigin: boolean,
): { readonly kind: 'refuse'; readonly reason: string; readonly hint?: string } | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return refuse('something that is not http or https');
  if (url.origin === current.origin) return undefined;
  const target = truncate(publicUrl(url.href), 200);
  if (current.protocol === 'https:' && url.protocol === 'http:') {
    return refuse(`${target}, which drops the encryption and is not followed`);
  }
  if (anyOrigin) return undefined;
  return {
    ...refuse(`${target}, another origin, which is not followed; check that URL itself if it is yours`),
    hint: 'With "redirects: any" other origins may answer; headers and body of the check are never sent there.',
  };
}

function refuse(reason: string): { readonly kind: 'refuse'; readonly reason: string } {
  return { kind: 'refuse', reason };
}
