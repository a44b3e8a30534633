import { parseSshTarget } from './ssh-target.ts';

/** A line of `ssh-config` that is not let through, and what the input takes instead. */
export interface RefusedLine {
  readonly line: string;
  readonly takes: string;
}

/**
 * What can do no more than choose a way, a name, a key of this machine or an algorithm. Everything else of
 * ssh_config(5) runs commands, opens ways into this machine or the host, weakens what Belay promises of host keys,
 * or is Belay's own to set; so is whatever a later OpenSSH adds.
 */
const harmless: readonly string[] = [
  'AddressFamily',
  'BindAddress',
  'BindInterface',
  'CASignatureAlgorithms',
  'CertificateFile',
  'Ciphers',
  'Compression',
  'ConnectTimeout',
  'GSSAPIAuthentication',
  'Host',
  'HostKeyAlgorithms',
  'HostKeyAlias',
  'HostName',
  'IdentityFile',
  'IPQoS',
  'KexAlgorithms',
  'MACs',
  'Port',
  'PreferredAuthentications',
  'ProxyJump',
  'PubkeyAcceptedAlgorithms',
  'PubkeyAcceptedKeyTypes',
  'PubkeyAuthentication',
  'RekeyLimit',
  'RequiredRSASize',
  'RevokedHostKeys',
  'ServerAliveCountMax',
  'ServerAliveInterval',
  'TCPKeepAlive',
  'User',
];

const takesOption = `one of ${harmless.join(', ')}; what else ssh_config knows is refused unless "ssh-config-allow" names it`;

/** Most go into a command line of a shell when there is a jump host, so they are as strict as a host. */
const strictValues: Readonly<
  Record<string, { readonly fits: (value: string) => boolean; readonly takes: string }>
> = {
  proxyjump: { fits: isJump, takes: 'ProxyJump with user@host:port, several with commas, or none' },
  hostname: {
    fits: (value) => /^(?:%h|[A-Za-z0-9])(?:%h|[A-Za-z0-9.:-])*$/.test(value),
    takes: 'HostName with a name or an address',
  },
  user: {
    fits: (value) => /^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/.test(value),
    takes: 'User with a name of letters, digits, ".", "_" and "-"',
  },
  // Without them, a host that falls silent is never noticed.
  serveraliveinterval: {
    fits: (value) => /^(?:[1-9]|[1-5][0-9]|60)$/.test(value),
    takes: 'ServerAliveInterval with 1 to 60 seconds',
  },
  serveralivecountmax: {
    fits: (value) => /^(?:[1-9]|10)$/.test(value),
    takes: 'ServerAliveCountMax with 1 to 10',
  },
  port: { fits: (value) => /^[1-9][0-9]{0,4}$/.test(value), takes: 'Port with a number' },
};

function isJump(value: string): boolean {
  if (value.toLowerCase() === 'none') return true;
  return value.split(',').every((each) => {
    const hop = each.replace(/^ssh:\/\//, '');
    return parseSshTarget(hop.includes('@') ? hop : `user@${hop}`) !== undefined;
  });
}

/**
 * The first line that runs commands, opens ways into this machine or weakens what Belay promises. An option that is
 * allowed by name is let through with whatever value.
 */
export function refusedConfigLine(
  lines: readonly string[],
  allowed: readonly string[],
): RefusedLine | undefined {
  const named = new Set(allowed.map((each) => each.toLowerCase()));
  const known = new Set(harmless.map((each) => each.toLowerCase()));
  for (const line of lines) {
    const takes = whyRefused(line, named, known);
    if (takes !== undefined) return { line, takes };
  }
  return undefined;
}

/** Stricter than ssh's own reader, so that no line means to ssh what it does not mean here. */
const form = /^[ \t]*([A-Za-z][A-Za-z0-9]*)(?:[ \t]*=[ \t]*|[ \t]+)(\S.*)$/;

function whyRefused(
  line: string,
  named: ReadonlySet<string>,
  known: ReadonlySet<string>,
): string | undefined {
  if (/^[ \t]*(?:#[^\n\r]*)?$/.test(line)) return undefined;
  const [, option = '', rest = ''] = form.exec(line) ?? [];
  const key = option.toLowerCase();
  if (option === '' || hasControl(line)) return 'lines of ssh_config like "ProxyJump jump@gate.example.com"';
  if (named.has(key)) return undefined;
  if (!known.has(key)) return takesOption;
  const value = rest.trim().replace(/^"([^"]*)"$/, '$1');
  const strict = strictValues[key];
  return strict === undefined || strict.fits(value) ? undefined : strict.takes;
}

function hasControl(line: string): boolean {
  return [...line].some((each) => each !== '\t' && (each < ' ' || each === '\u007f'));
}
