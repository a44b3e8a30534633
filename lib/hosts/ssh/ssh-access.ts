/** How hosts are let into: what an action was given. */
export interface SshAccess {
  /** A private key in the form of OpenSSH or PEM; undefined takes what the agent of this machine offers. */
  readonly privateKey: string | undefined;
  /** Lines of a known_hosts file. */
  readonly knownHosts: string | undefined;
  /** Lines of ssh_config. */
  readonly configLines: readonly string[];
  /** Options let through although they are dangerous, in any case of letters. */
  readonly allowedOptions: readonly string[];
}
