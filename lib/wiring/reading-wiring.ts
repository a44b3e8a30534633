import { type EnvironmentInputs, usualStateFolder } from '../config/environment-inputs.ts';
import type { GitHubClient } from '../github/client.ts';
import { type Host, isHostLost } from '../hosts/host.ts';
import { parseSshTarget } from '../hosts/ssh/ssh-target.ts';
import type { Clock } from '../ports/clock.ts';
import { systemClock } from '../ports/system-clock.ts';
import type { ActionContext } from '../runner/run-action.ts';
import { connectGitHub } from './connect-github.ts';
import { type FoundHost, type HostsWiring, wireSpots } from './spots-wiring.ts';

/** Where an environment's memory can be read. */
export type FoundMemory =
  | { readonly kind: 'hosts'; readonly hosts: readonly MemoryHost[] }
  /** One of its hosts at least cannot be talked to. */
  | { readonly kind: 'away'; readonly message: string };

export interface MemoryHost {
  readonly host: Host;
  readonly stateFolder: string;
}

/** What an action stands on that only reads: no driver, no lock. */
export interface ReadingWiring {
  /** The hosts of an environment of the configuration, each reached. */
  readonly memoryOf: (environment: string) => Promise<FoundMemory>;
  readonly clock: Clock;
  /** Undefined without a token or outside a repository. */
  readonly github: GitHubClient | undefined;
  close(): Promise<void>;
}

/** This machine or hosts by ssh, and GitHub by octokit. Nothing is connected to before it is asked for. */
export function wireReading(inputs: EnvironmentInputs, context: ActionContext): ReadingWiring {
  const wired = new Map<string, Promise<HostsWiring<FoundHost>>>();
  const hostsOf = (environment: string): Promise<HostsWiring<FoundHost>> => {
    const about = environment === inputs.environment ? inputs : another(inputs, context, environment);
    const known = wired.get(environment) ?? wireSpots(about, context, (found) => found);
    wired.set(environment, known);
    return known;
  };
  return {
    memoryOf: async (environment) => reach(await hostsOf(environment)),
    clock: systemClock,
    github: connectGitHub(inputs, context),
    close: async () => {
      await Promise.all([...wired.values()].map(async (each) => (await each).close()));
    },
  };
}

async function reach({ spots }: HostsWiring<FoundHost>): Promise<FoundMemory> {
  try {
    const found = await Promise.all(spots.map((spot) => spot.open()));
    return { kind: 'hosts', hosts: found };
  } catch (error) {
    if (!isHostLost(error)) throw error;
    return { kind: 'away', message: error.message };
  }
}

/** What the configuration file says of how another environment is reached; the key is the one that was given. */
function another(inputs: EnvironmentInputs, { env }: ActionContext, environment: string): EnvironmentInputs {
  const values = inputs.environments.get(environment)?.values;
  const lines = (key: string): readonly string[] =>
    (values?.get(key)?.text ?? '')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const hosts = lines('hosts').flatMap((label) => parseSshTarget(label) ?? []);
  // On its hosts their own HOME counts, not that of this machine.
  const here = usualStateFolder((name) => env[name]);
  const folder = inputs.stateFolderOf(environment) ?? here;
  const stateFolder = hosts.length > 0 && folder === here ? undefined : folder;
  return {
    ...inputs,
    environment,
    hosts,
    stateFolder,
    ssh: {
      privateKey: inputs.ssh.privateKey,
      knownHosts: values?.get('known-hosts')?.text ?? inputs.ssh.knownHosts,
      configLines: lines('ssh-config'),
      allowedOptions: lines('ssh-config-allow'),
    },
  };
}
