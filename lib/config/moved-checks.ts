import { parseUrl } from '../health/check-url.ts';
import { folderOf, shownUrl, type WrittenCheck } from './environment-checks.ts';

/** Two environments' urls: whose checks these are, and who asks them. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * An inherited check, asked of the environment that inherits it: else production would be judged by preprod's answer.
 * What stands below the parent's url stands below the own; what is elsewhere on that host keeps its path. A check of
 * another host stays as it is.
 */
export function moveCheck(check: WrittenCheck, { from, to }: Move): WrittenCheck {
  const written = String(check.fields['url']).trim();
  const [asked, parent, own] = [parseUrl(written), parseUrl(from), parseUrl(to)];
  if (
    asked === undefined ||
    parent === undefined ||
    own === undefined ||
    asked.hostname.toLowerCase() !== parent.hostname
  )
    return check;
  const url = asked.protocol === 'tcp:' ? movedPort(asked, parent, own) : movedUrl(asked, parent, own);
  return url === asked.href || url === written ? check : { ...check, fields: { ...check.fields, url } };
}

function movedUrl(asked: URL, parent: URL, own: URL): string {
  const rest = `${asked.search}${asked.hash}`;
  if (asked.origin !== parent.origin) {
    const elsewhere = new URL(asked);
    elsewhere.hostname = own.hostname;
    return elsewhere.href;
  }
  if (asked.pathname === parent.pathname) return `${own.origin}${own.pathname}${rest}`;
  const folder = folderOf(parent).slice(parent.origin.length);
  return asked.pathname.startsWith(`${folder}/`)
    ? `${folderOf(own)}${asked.pathname.slice(folder.length)}${rest}`
    : `${own.origin}${asked.pathname}${rest}`;
}

/** The port of the service itself becomes the own one; another, like that of a database on its host, stays. */
function movedPort(asked: URL, parent: URL, own: URL): string {
  return `tcp://${own.hostname}:${asked.port === portOf(parent) ? portOf(own) : asked.port}`;
}

function portOf({ port, protocol }: URL): string {
  return port === '' ? (protocol === 'https:' ? '443' : '80') : port;
}

/** What was moved, for the log. */
export function describeMove(moved: number, parent: string, { from, to }: Move): string {
  const checks = moved === 1 ? '1 health check' : `${moved} health checks`;
  const asked = moved === 1 ? 'is asked' : 'are asked';
  return `${checks} inherited from ${parent} ${asked} at ${shownUrl(to)} instead of ${shownUrl(from)}.`;
}
