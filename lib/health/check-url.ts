import { urlLimit } from './check.ts';

/** A URL that may be asked, in its normal form; or what is wrong with it, without anything that may be secret. */
export type CheckUrl =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'refused'; readonly problem: string };

/** Reads the URL of a check: absolute, http or https, no credentials. The fragment is dropped: it is never sent. */
export function readCheckUrl(text: string): CheckUrl {
  if (text.length > urlLimit) {
    return refused(`expected a URL of at most ${urlLimit} characters, got ${text.length} characters`);
  }
  const shown = showUrl(text);
  if (!/^https?:\/\/[^/\\]/i.test(text) || /\s/.test(text)) {
    return refused(`expected a URL that begins with http:// or https://, got ${shown}`);
  }
  const url = parseUrl(text);
  if (url === undefined) return refused(`expected a valid URL, got ${shown}`);
  if (url.username !== '' || url.password !== '') {
    return refused('expected a URL without a user name or password: credentials do not belong in URLs');
  }
  url.hash = '';
  return { kind: 'url', url: url.href };
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
  const cut = visible.length > 60 ? `${visible.slice(0, 57)}...` : visible;
  return visible === '' && text !== '' ? 'only a query' : JSON.stringify(cut);
}
