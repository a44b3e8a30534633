import type { HttpCheck } from './check.ts';
import { type HttpMessage, ownHeaders } from './http-message.ts';

/** The next request on the way a redirect points, or why it is not made. */
export type NextHop =
  | { readonly kind: 'ask'; readonly message: HttpMessage }
  | { readonly kind: 'refuse'; readonly reason: string };

/** Methods that may go to another origin: they ask and change nothing. */
const readingMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * What is sent on after a redirect. As browsers do (Fetch, "HTTP-redirect fetch"): 303 makes a GET of all but HEAD,
 * 301 and 302 make one of POST, 307 and 308 change nothing. What the check says in headers and body goes to its own
 * origin only, and once the way has left it, no more.
 */
export function nextHop(
  status: number,
  message: HttpMessage,
  { isOwnOrigin }: { readonly isOwnOrigin: boolean },
): NextHop {
  const { method } = message;
  const becomesGet =
    (status === 303 && method !== 'HEAD') || ((status === 301 || status === 302) && method === 'POST');
  const asks = becomesGet ? 'GET' : method;
  if (isOwnOrigin) {
    return { kind: 'ask', message: becomesGet ? withoutBody(message) : message };
  }
  if (!readingMethods.includes(asks)) {
    return {
      kind: 'refuse',
      reason: `answered ${status} to another origin, where a ${method} is not sent; check that URL itself if it is yours`,
    };
  }
  return { kind: 'ask', message: { method: asks, headers: ownHeaders } };
}

function withoutBody({ headers }: HttpMessage): HttpMessage {
  const left = Object.entries(headers).filter(([name]) => !name.startsWith('content-'));
  return { method: 'GET', headers: Object.fromEntries(left) };
}

/** Which address the request connects to. One that is given by number is that of the check's own host. */
export function connectTo(
  { ip }: Pick<HttpCheck, 'ip'>,
  { isOwnOrigin }: { readonly isOwnOrigin: boolean },
): HttpCheck['ip'] {
  return ip !== undefined && 'address' in ip && !isOwnOrigin ? undefined : ip;
}
