/** One machine that is reached by SSH. */
export interface SshTarget {
  readonly user: string;
  /** A name or an address, an IPv6 one without its brackets. */
  readonly hostname: string;
  /** Undefined takes what `ssh-config` says, else 22. */
  readonly port: number | undefined;
  /** How people wrote it, and how logs name it. */
  readonly label: string;
}

const form =
  /^([A-Za-z_][A-Za-z0-9_.-]{0,31})@(?:([A-Za-z0-9][A-Za-z0-9.-]{0,252})|\[([0-9A-Fa-f:.]{2,45})\])(?::([1-9][0-9]{0,4}))?$/;

/** What {@link parseSshTarget} takes, for a message. */
export const sshTargetTakes = 'user@host or user@host:port, the port at most 65535';

/** Reads `user@host[:port]`; undefined for anything else. No part of it can be taken for an option of ssh. */
export function parseSshTarget(text: string): SshTarget | undefined {
  const [, user, name, address, digits] = form.exec(text) ?? [];
  const hostname = name ?? address;
  const port = digits === undefined ? undefined : Number(digits);
  if (user === undefined || hostname === undefined || (port ?? 0) > 65_535) return undefined;
  return { user, hostname, port, label: text };
}

/** The same for every way to write one host, and in the same order everywhere; not for people. */
export function sshAddress({ user, hostname, port }: SshTarget): string {
  return `${user}\n${hostname.toLowerCase()}\n${String(port ?? 22).padStart(5, '0')}`;
}
