import type { HostLostCause } from '../host.ts';

/** What is known of a connection that did not come about. */
export interface FailedConnection {
  /** How people name the host. */
  readonly label: string;
  readonly hostname: string;
  readonly port: number;
  /** How ssh is told to go by way of another host; undefined for a direct way. */
  readonly jump: string | undefined;
  readonly keyGiven: boolean;
  /** What ssh itself said, with -v: read for what is known, and never shown. */
  readonly said: string;
  /** The same of the ssh that leads through a jump host. */
  readonly saidOnTheWay: string;
  /** How ssh ended: by itself, or because its time was over. */
  readonly ended: 'by-itself' | 'out-of-time' | 'not-started';
}

export interface FailureWords {
  readonly why: HostLostCause;
  /** What to do next is part of it. */
  readonly sentence: string;
  /** Whether the next moment may bring another answer. */
  readonly passing: boolean;
}

/** Says in fixed sentences why a host could not be connected to. The first thing that fits is the cause. */
export function explainFailure(failed: FailedConnection): FailureWords {
  if (failed.ended === 'not-started')
    return final(
      'unsuited',
      'the program "ssh" could not be started on this machine; install the OpenSSH client (package openssh-client)',
    );
  const said = `${failed.saidOnTheWay}\n${failed.said}`;
  for (const [pattern, words] of known) if (pattern.test(said)) return words(failed);
  return unknownFailure(failed);
}

function final(why: HostLostCause, sentence: string): FailureWords {
  return { why, sentence, passing: false };
}

function passing(sentence: string): FailureWords {
  return { why: 'unreachable', sentence, passing: true };
}

/** From the start of a line on: within one, ssh tells what a server said. A revoked key is an unknown one, too. */
const known: readonly (readonly [RegExp, (failed: FailedConnection) => FailureWords])[] = [
  [
    /^@ +WARNING: REVOKED HOST KEY|^(?:The )?\S+ host key for .{1,300} revoked|^Host key .{1,300} revoked by file/m,
    () =>
      final(
        'changed-host-key',
        'its host key is marked as revoked in "known-hosts"; do not trust this host before somebody has looked at it',
      ),
  ],
  [/^@ +WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED|^Host key for .{1,300} has changed/m, changedKey],
  [/^No \S+ host key is known for |^Host key verification failed/m, unknownKey],
  [
    /^Unable to negotiate with/m,
    () =>
      final(
        'unsuited',
        'it and the ssh of this machine know no common algorithm; update its OpenSSH, or choose algorithms by lines of "ssh-config"',
      ),
  ],
  [
    /^\S+: terminating, \d+ bad configuration|^\S+:? line \d+: (?:Bad |keyword .{1,60} extra arguments|[Uu]nsupported )/m,
    () =>
      final(
        'unsuited',
        'ssh does not understand a line of "ssh-config"; correct it, "man ssh_config" names what it takes',
      ),
  ],
  [/^Load key "[^"\n]*": (?:error in libcrypto|invalid format|unsupported)/m, unreadableKey],
  [/^Load key "[^"\n]*": (?:incorrect|bad) passphrase/m, lockedKey],
  [/^Received disconnect from .{1,300}: Too many authentication failures/m, notLetIn],
  [
    /^[^\s:]{1,300}: Permission denied \(|^debug1: No more authentication methods|^Received disconnect from .{1,300}: No supported authentication methods/m,
    notLetIn,
  ],
  [
    /^ssh: Could not resolve hostname /m,
    ({ hostname }) =>
      passing(
        `the name of ${viaWhom(hostname)} could not be resolved on this machine; correct it or give an address`,
      ),
  ],
  [
    /^ssh: connect to host .{1,300}: Connection refused/m,
    ({ port }) =>
      passing(
        `the connection to port ${port} was refused; see that sshd runs there and listens on this port`,
      ),
  ],
  [
    /^ssh: connect to host .{1,300}: (?:No route to host|Network is unreachable)/m,
    () => passing('no way leads to it from this machine; look at its address, the network and its firewall'),
  ],
  [
    /^Connection timed out during banner exchange/m,
    ({ port }) =>
      passing(
        `port ${port} takes connections, but no SSH server answers there; look at sshd on that host, or at the port`,
      ),
  ],
  [
    /^ssh: connect to host .{1,300}: (?:Connection|Operation) timed out/m,
    ({ port }) =>
      passing(
        `nothing answers at port ${port}; see that the host is up and its firewall lets this machine in`,
      ),
  ],
  [
    /^stdio forwarding failed|^channel \d+: open failed: /m,
    ({ saidOnTheWay }) =>
      saidOnTheWay === ''
        ? final('unsuited', fewSessions)
        : passing(
            'the jump host could not connect on to it; see that it may forward TCP (AllowTcpForwarding) and reaches the host',
          ),
  ],
  [
    /^Bad owner or permissions|^unix_listener: |^ControlPath too long/m,
    () =>
      final(
        'unsuited',
        'ssh could not make its socket on this machine; see that RUNNER_TEMP, or /tmp, is on a usual file system',
      ),
  ],
];

/** What is said of a server that refuses sessions which Belay needs. */
export const fewSessions =
  'its sshd opens too few sessions over one connection; set MaxSessions there to 10, as OpenSSH does';

function viaWhom(hostname: string): string {
  return /^[A-Za-z0-9.:-]{1,253}$/.test(hostname) ? `the host "${hostname}"` : 'the host';
}

/** The host whose key is asked for: the target, or a jump host on the way to it. */
function askedFor({ said, saidOnTheWay, hostname, port }: FailedConnection): {
  name: string;
  port: number;
  isTarget: boolean;
} {
  const [, bracketed, digits, bare] =
    /host key (?:is known )?for (?:\[([A-Za-z0-9.:%_-]+)\]:(\d{1,5})|([A-Za-z0-9.:%_-]+))[ .]/.exec(
      [saidOnTheWay, said].join('\n'),
    ) ?? [];
  const name = bracketed ?? bare ?? hostname;
  const found = digits === undefined ? (bare === undefined ? port : 22) : Number(digits);
  return { name, port: found, isTarget: name === hostname && found === port };
}

function unknownKey(failed: FailedConnection): FailureWords {
  const { name, port, isTarget } = askedFor(failed);
  const scan = `ssh-keyscan -p ${port} ${name}`;
  const [hop] = (failed.jump ?? '').split(',').slice(-1);
  const command = isTarget && hop !== undefined && hop !== '' ? `ssh ${hopCommand(hop)} ${scan}` : scan;
  const whose = isTarget
    ? 'its host key is not in "known-hosts"'
    : `the host key of the jump host ${name} is not in "known-hosts"`;
  return final(
    'unknown-host-key',
    `${whose}. Get the line with "${command}", compare what "${command} | ssh-keygen -lf -" prints with what "ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub" prints on the host's own console, and add the line to "known-hosts" only if they are the same`,
  );
}

function hopCommand(hop: string): string {
  const [, host = hop, port] = /^(?:ssh:\/\/)?(.*?)(?::(\d+))?$/.exec(hop) ?? [];
  return port === undefined ? host : `-p ${port} ${host}`;
}

function changedKey(failed: FailedConnection): FailureWords {
  const { name, port } = askedFor(failed);
  return final(
    'changed-host-key',
    `the host key of ${name} (port ${port}) is not the one in "known-hosts". Somebody may be between this machine and the host, or the host was set up anew; nothing was sent to it. Ask whoever runs the host, compare with what "ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub" prints on its own console, and only then replace the line`,
  );
}

function notLetIn({ keyGiven }: FailedConnection): FailureWords {
  return final(
    'not-let-in',
    keyGiven
      ? 'it did not let this key in; see that the public half is in ~/.ssh/authorized_keys of this user there, that the user is right and that the key has no passphrase ("ssh-keygen -y -f KEY" prints the public half)'
      : 'no key that this machine offers is let in; give one with "ssh-key", or start an ssh agent that has it',
  );
}

function unreadableKey(): FailureWords {
  return final(
    'not-let-in',
    'the given "ssh-key" could not be read as a private key; store the whole file, from its BEGIN line to its END line',
  );
}

function lockedKey(): FailureWords {
  return final(
    'not-let-in',
    'the given "ssh-key" has a passphrase, which nobody can type here; make a key of its own for deployments with "ssh-keygen -t ed25519 -N \'\'"',
  );
}

function unknownFailure({ said, ended, port }: FailedConnection): FailureWords {
  const isIn = /^Authenticated to /m.test(said);
  if (isIn && ended === 'by-itself')
    return final(
      'unsuited',
      'it lets this key in, but its login shell ran nothing; see that the user has a usual shell and that authorized_keys forces no other command',
    );
  if (isIn)
    return passing(
      'it lets this key in, but its login shell gave no sign; look at what its profile files do without a terminal',
    );
  if (/^debug1: Remote protocol version/m.test(said))
    return passing(
      'the SSH server there broke off or stopped answering while the connection was made; look at its log',
    );
  if (/^debug1: Connection established/m.test(said) || /^kex_exchange_identification/m.test(said))
    return passing(
      `port ${port} takes connections, but no SSH server answers there; look at sshd on that host, or at the port`,
    );
  return ended === 'out-of-time'
    ? passing(
        `nothing answers at port ${port}; see that the host is up and its firewall lets this machine in`,
      )
    : passing('the connection could not be made; look at the log of sshd on the host');
}
