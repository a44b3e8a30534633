import type { SshAccess } from '../hosts/ssh/ssh-access.ts';
import { refusedConfigLine } from '../hosts/ssh/ssh-config.ts';
import { parseSshTarget, type SshTarget, sshTargetTakes } from '../hosts/ssh/ssh-target.ts';
import type { EnvironmentSettings } from './belay-file.ts';

/** What the configuration file says of the machines of an environment: not yet checked by any input. */
export interface EnvironmentHosts {
  readonly hosts: readonly SshTarget[];
  readonly access: Omit<SshAccess, 'privateKey'>;
  /** The first thing in it that is not let through. */
  readonly problem?: { readonly setting: string; readonly takes: string; readonly got: string };
}

/** Reads and judges it as the inputs of the same names are. Pure. */
export function hostsOfEnvironment(settings: EnvironmentSettings | undefined): EnvironmentHosts {
  const textOf = (key: string): string => settings?.values.get(key)?.text ?? '';
  const linesOf = (key: string): readonly string[] =>
    textOf(key)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const labels = linesOf('hosts').filter((line) => !line.startsWith('#'));
  const configLines = linesOf('ssh-config');
  const allowedOptions = linesOf('ssh-config-allow').filter((line) => !line.startsWith('#'));
  const wrong = labels.find((label) => parseSshTarget(label) === undefined);
  const refused = refusedConfigLine(configLines, allowedOptions);
  const knownHosts = textOf('known-hosts');
  const found = {
    hosts: labels.flatMap((label) => parseSshTarget(label) ?? []),
    access: { knownHosts: knownHosts === '' ? undefined : knownHosts, configLines, allowedOptions },
  };
  if (wrong !== undefined)
    return { ...found, problem: { setting: 'hosts', takes: sshTargetTakes, got: wrong } };
  if (refused === undefined) return found;
  return { ...found, problem: { setting: 'ssh-config', takes: refused.takes, got: refused.line } };
}
