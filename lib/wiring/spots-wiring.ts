import { type EnvironmentInputs, usualStateFolder } from '../config/environment-inputs.ts';
import type { Place, Spot, Spots } from '../delivery/place.ts';
import { denyAddress } from '../health/address-policy.ts';
import { type Host, hostLost } from '../hosts/host.ts';
import { createLocalHost } from '../hosts/local-host.ts';
import type { Ssh } from '../hosts/ssh/open-ssh.ts';
import type { SshTarget } from '../hosts/ssh/ssh-target.ts';
import { systemClock } from '../ports/system-clock.ts';
import type { ActionContext } from '../runner/run-action.ts';

/** A host, and where Belay's state is on it. */
export interface FoundHost {
  readonly host: Host;
  readonly stateFolder: string;
}

/** The hosts of an environment: this machine, or those it names, by SSH. */
export interface HostsWiring<P = Place> {
  readonly spots: Spots<P>;
  close(): Promise<void>;
}

type Furnish<P> = (found: FoundHost) => P;

/** Reaches nothing yet: a host is connected to when its spot is opened. */
export async function wireSpots<P>(
  inputs: EnvironmentInputs,
  context: Pick<ActionContext, 'log' | 'signal'>,
  furnish: Furnish<P>,
): Promise<HostsWiring<P>> {
  const [first, ...rest] = inputs.hosts;
  if (first === undefined) {
    const host = createLocalHost(systemClock, { deny: denyAddress });
    const place = furnish({ host, stateFolder: inputs.stateFolder ?? '/' });
    const spot: Spot<P> = { name: host.name, isHere: true, open: async () => place };
    return { spots: [spot], close: () => host.close() };
  }
  const { log, signal } = context;
  // Most environments are on this machine, and ssh is a tenth of what would be read at every start.
  const { openSsh } = await import('../hosts/ssh/open-ssh.ts');
  const ssh = await openSsh(inputs.ssh, { clock: systemClock, log, signal, deny: denyAddress });
  const spotOf = (target: SshTarget): Spot<P> => remoteSpot(ssh, target, inputs.stateFolder, furnish);
  return { spots: [spotOf(first), ...rest.map(spotOf)], close: () => ssh.close() };
}

function remoteSpot<P>(ssh: Ssh, target: SshTarget, given: string | undefined, furnish: Furnish<P>): Spot<P> {
  const host = ssh.host(target);
  let opened: Promise<P> | undefined;
  const open = async (): Promise<P> => {
    const stateFolder = await stateFolderOn(host, given);
    return furnish({ host, stateFolder });
  };
  return {
    name: host.name,
    isHere: false,
    open: () => {
      opened ??= open().catch((error: unknown) => {
        opened = undefined;
        throw error;
      });
      return opened;
    },
  };
}

/** The folder that was given, else the usual one of the host's own user. */
export async function stateFolderOn(host: Host, given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  const [state, home] = await Promise.all([host.variable('XDG_STATE_HOME'), host.variable('HOME')]);
  const folder = usualStateFolder((name) => (name === 'HOME' ? home : state));
  if (folder !== undefined) return folder;
  throw hostLost(
    { host: host.name, when: 'before', why: 'unsuited' },
    `${host.name} has neither HOME nor XDG_STATE_HOME, which say where state belongs; give "state-dir". Nothing was changed.`,
  );
}
