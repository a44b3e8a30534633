import type { SshAccess } from './ssh-access.ts';

/** Where the private folder has what ssh is to read. */
export interface ClientFiles {
  /** Undefined where the agent of this machine has the keys. */
  readonly key: string | undefined;
  readonly knownHosts: string;
}

/**
 * The whole configuration of ssh: given by -F, it is the only one. The first value of an option counts, so nothing
 * a user adds can change what comes before it; what comes after it are defaults that a user may change.
 * Paths are free of everything ssh or a shell would read otherwise (see private-folder.ts).
 */
export function clientConfig(access: SshAccess, files: ClientFiles): string {
  const allowed = new Set(access.allowedOptions.map((each) => each.toLowerCase()));
  const held = [...safety, ...identity(files), `UserKnownHostsFile ${files.knownHosts}`];
  return [
    ...held.filter((line) => !allowed.has(line.split(' ')[0]?.toLowerCase() ?? '')),
    ...access.configLines,
    'Host *',
    // What a user is allowed to set is still safe where it is not set.
    ...held.filter((line) => allowed.has(line.split(' ')[0]?.toLowerCase() ?? '')),
    ...defaults,
    '',
  ].join('\n');
}

const safety = [
  'BatchMode yes',
  'StrictHostKeyChecking yes',
  'GlobalKnownHostsFile /dev/null',
  'VerifyHostKeyDNS no',
  'NoHostAuthenticationForLocalhost no',
  'UpdateHostKeys no',
  'ForwardAgent no',
  'ForwardX11 no',
  'ClearAllForwardings yes',
  'PermitLocalCommand no',
  'AddKeysToAgent no',
  'RequestTTY no',
  'EscapeChar none',
  'HostbasedAuthentication no',
  'PasswordAuthentication no',
  'KbdInteractiveAuthentication no',
  'ControlPersist no',
  'StreamLocalBindMask 0177',
  'ExitOnForwardFailure yes',
];

function identity({ key }: ClientFiles): readonly string[] {
  if (key === undefined) return ['IdentityFile none'];
  return [`IdentityFile ${key}`, 'IdentitiesOnly yes', 'IdentityAgent none'];
}

const defaults = [
  'ConnectTimeout 10',
  'ConnectionAttempts 1',
  'ServerAliveInterval 10',
  'ServerAliveCountMax 3',
  'TCPKeepAlive yes',
];
