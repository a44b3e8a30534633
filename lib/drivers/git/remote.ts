/** Where commits come from. */
export type Remote =
  | { readonly kind: 'url'; readonly url: string; readonly protocols: string; readonly label: string }
  | { readonly kind: 'unusable'; readonly reason: string };

const hostPattern = /^(?!-)[A-Za-z0-9._-]{1,253}$/;
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Reads a repository address: https, ssh (URL or `user@host:path`), an absolute path; http on loopback only. */
export function parseRemote(text: string): Remote {
  if (text === '' || text.startsWith('-') || hasControlCharacter(text)) return unusable();
  if (text.startsWith('/')) return { kind: 'url', url: text, protocols: 'file', label: text };
  // Wherever it stands: of a mistyped address another part is the host, and all of it would be shown.
  if (/\/\/[^/\s@]*:[^/\s]*@/.test(text)) return withCredential();
  const scp = /^(?:([A-Za-z_][A-Za-z0-9_-]{0,31})@)?([^/:@\s]+):(?!:|\/\/)([^\s]+)$/.exec(text);
  if (scp?.[2] !== undefined && hostPattern.test(scp[2]) && !(scp[3] ?? '').startsWith('-')) {
    return { kind: 'url', url: text, protocols: 'ssh', label: text };
  }
  return parseUrl(text);
}

/** Reads the address that was chosen; an empty one says so in words of its own. */
export function chosenRemote(text: string): Remote {
  return text === ''
    ? { kind: 'unusable', reason: 'none was given and the checkout has no origin' }
    : parseRemote(text);
}

function parseUrl(text: string): Remote {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return unusable();
  if (url.password !== '' || (url.protocol !== 'ssh:' && url.username !== '')) {
    return withCredential();
  }
  if (url.protocol === 'file:' && url.hostname === '') {
    return { kind: 'url', url: text, protocols: 'file', label: text };
  }
  const usable =
    url.protocol === 'https:' ||
    url.protocol === 'ssh:' ||
    (url.protocol === 'http:' && loopback.has(url.hostname));
  if (!usable || url.hostname.startsWith('-')) return unusable();
  return {
    kind: 'url',
    url: text,
    protocols: url.protocol.slice(0, -1),
    label: `${url.host}${url.pathname}`,
  };
}

function withCredential(): Remote {
  return { kind: 'unusable', reason: 'it holds a credential; pass it as the input "token" instead' };
}

function unusable(): Remote {
  return { kind: 'unusable', reason: 'it is not an https or ssh address nor an absolute path' };
}

function hasControlCharacter(text: string): boolean {
  return [...text].some((character) => (character.codePointAt(0) ?? 0) < 0x20 || character === '\u007f');
}

/** A token, and the one server it may be shown to. */
export interface RemoteToken {
  readonly token: string;
  /** Like `https://github.com`. */
  readonly serverUrl: string;
}

/** Answers git's question for a password from the environment; git asks only for the server it is set for. */
const helper =
  '!answer() { test "$1" != get || printf "username=x-access-token\\npassword=%s\\n" "$BELAY_GIT_TOKEN"; }; answer';

/**
 * The token reaches git through its environment, which only this user can read; argv can be read by
 * everyone on the machine. Nothing for a remote on another server. Git is asked for it, where a header of
 * ours would go along to whatever server the first one redirects to.
 */
export function tokenEnvironment(url: string, token: RemoteToken | undefined): Record<string, string> {
  if (token === undefined || !URL.canParse(url) || !URL.canParse(token.serverUrl)) return {};
  const { origin } = new URL(token.serverUrl);
  if (new URL(url).origin !== origin || origin === 'null') return {};
  return {
    BELAY_GIT_TOKEN: token.token,
    GIT_CONFIG_COUNT: '2',
    // The empty value drops a header that actions/checkout left in the configuration: its token has expired.
    GIT_CONFIG_KEY_0: `http.${origin}/.extraheader`,
    GIT_CONFIG_VALUE_0: '',
    GIT_CONFIG_KEY_1: `credential.${origin}.helper`,
    GIT_CONFIG_VALUE_1: helper,
  };
}
