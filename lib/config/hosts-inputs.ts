import type { SshAccess } from '../hosts/ssh/ssh-access.ts';
import { refusedConfigLine } from '../hosts/ssh/ssh-config.ts';
import { parseSshTarget, type SshTarget, sshAddress, sshTargetTakes } from '../hosts/ssh/ssh-target.ts';
import type { InputReader } from '../runner/input-reader.ts';

/** The machines an environment runs on, and how they are reached. */
export interface HostsInputs {
  /** None is this one. */
  readonly hosts: readonly SshTarget[];
  readonly ssh: SshAccess;
}

/** Reads the hosts of the environment and what lets us in; every problem at once. */
export function readHosts(read: InputReader): HostsInputs {
  const labels = read.list('hosts');
  const targets = labels.map(parseSshTarget);
  const wrong = labels.find((_, index) => targets[index] === undefined);
  if (wrong !== undefined) read.problem('hosts', sshTargetTakes, wrong);
  const places = targets.map((target, index) => (target === undefined ? labels[index] : sshAddress(target)));
  const twice = labels.find((_, index) => places.indexOf(places[index]) !== index);
  if (twice !== undefined) read.problem('hosts', 'each host once', twice);
  const configLines = (read.optional('ssh-config') ?? '').split(/\r?\n/).filter((line) => line.trim() !== '');
  const allowedOptions = read.list('ssh-config-allow');
  const refused = refusedConfigLine(configLines, allowedOptions);
  if (refused !== undefined) read.problem('ssh-config', refused.takes, refused.line);
  return {
    hosts: targets.flatMap((target) => target ?? []),
    ssh: {
      privateKey: read.secret('ssh-key'),
      knownHosts: read.optional('known-hosts'),
      configLines,
      allowedOptions,
    },
  };
}
