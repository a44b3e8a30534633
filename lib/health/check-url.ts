import { quoteValue } from '../ports/value-forms.ts';
import { execLimit, type HealthCheck, urlLimit } from './check.ts';

/** What may be asked, in its normal form; or what is wrong with it, without anything that may be secret. */
export type CheckUrl =
  | { readonly kind: 'url'; readonly url: string; readonly asks: HealthCheck['kind'] }
  | { readonly kind: 'refused'; readonly problem: string };

/** What the URL of a check may be, for sentences about a wrong one. */
export const urlTakes = 'a URL that begins with http://, https:// or tcp://, or exec: and a command';

/**
 * Reads what a check asks: an absolute http or https URL without credentials, whose fragment is dropped because it is
 * never sent; `tcp://host:port`; or `exec:` and a command.
 */
export function readCheckUrl(text: string): CheckUrl {
  const [, command] = /^exec:(.*)$/is.exec(text) ?? [];
  if (command !== undefined) return readCommand(command);
  if (text.length > urlLimit) {
    return refused(`expected a URL of at most ${urlLimit} characters, got ${text.length} characters`);
  }
  const shown = showUrl(text);
  if (!/^(?:https?|tcp):\/\/[^/\\]/i.test(text) || /\s/.test(text)) {
    return refused(`expected ${urlTakes}, got ${shown}`);
  }
  if ((text.split(/[?#]/, 1)[0] ?? '').includes('${')) return refused(onlyInQuery);
  if (/^tcp:/i.test(text)) return readTcp(text, shown);
  const url = parseUrl(text);
  if (url === undefined) return refused(`expected a valid URL, got ${shown}`);
  if (url.username !== '' || url.password !== '') return refused(withoutCredentials);
  url.hash = '';
  if (url.href.length > urlLimit)
    return refused(`expected a URL of at most ${urlLimit} characters as it is sent, got ${url.href.length}`);
  return { kind: 'url', url: url.href, asks: 'http' };
}

const onlyInQuery =
  'expected "${NAME}" in the query alone, behind "?", as a variable must not say who is asked';

const withoutCredentials =
  'expected a URL without a user name or password: credentials do not belong in URLs';

/** A host is written as in an http URL, which also tells the many spellings of one address apart from names. */
function readTcp(text: string, shown: string): CheckUrl {
  const [, authority = '', rest = ''] = /^tcp:\/\/([^/?#\\]*)(.*)$/is.exec(text) ?? [];
  if (authority.includes('@')) return refused(withoutCredentials);
  const [, host = '', digits = ''] = /^(.*):(\d{1,5})$/s.exec(authority) ?? [];
  const port = Number(digits);
  const hostname = parseUrl(`http://${host}/`)?.host ?? '';
  const isWhole = port > 0 && port <= 65_535 && (rest === '' || rest === '/');
  // A second port would have been taken for a part of the host.
  if (!isWhole || hostname === '' || /:\d*$/.test(host.replace(/^\[.*\]$/, '')))
    return refused(`expected tcp://host:port, the port from 1 to 65535 and nothing behind it, got ${shown}`);
  return { kind: 'url', url: `tcp://${hostname}:${port}`, asks: 'tcp' };
}

/** Reads the command of an `exec:`. It may be shown: what is secret is a variable in it. */
export function readCommand(text: string): CheckUrl {
  const command = text.trim();
  if (command === '') return refused('expected a command behind "exec:", got nothing');
  if (command.length > execLimit) {
    const advice = 'put more into a script';
    return refused(`expected a command of at most ${execLimit} characters, got ${command.length}; ${advice}`);
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those that no command has.
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(command))
    return refused('expected a command without control characters');
  return { kind: 'url', url: `exec:${command}`, asks: 'exec' };
}

/** The URL a text means, or undefined. Never throws: the error would hold the text. */
export function parseUrl(text: string, base?: URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

function refused(problem: string): CheckUrl {
  return { kind: 'refused', problem };
}

/** What of a mistyped URL may be shown: nothing that may be a password or a query. */
function showUrl(text: string): string {
  if (text.includes('@')) return 'text with "@" in it (not shown, as it may hold a password)';
  const visible = text.split(/[?#]/, 1)[0] ?? '';
  return visible === '' && text !== '' ? 'only a query' : quoteValue(visible);
}
