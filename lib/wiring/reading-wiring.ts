import { hostsOfEnvironment } from '../config/environment-hosts.ts';
import { type EnvironmentInputs, usualStateFolder } from '../config/environment-inputs.ts';
import type { GitHubClient } from '../github/client.ts';
import { type Host, isHostLost } from '../hosts/host.ts';
import type { Clock } from '../ports/clock.ts';
import { systemClock } from '../ports/system-clock.ts';
import { quoteValue } from '../ports/value-forms.ts';
import { invalidInputs } from '../runner/input-reader.ts';
import type { ActionContext } from '../runner/run-action.ts';
import { connectGitHub } from './connect-github.ts';
import { type FoundHost, type HostsWiring, wireSpots } from './spots-wiring.ts';

/** Where an environment's memory can be read. */
export interface FoundMemory {
  readonly hosts: readonly MemoryHost[];
  /** Why others of its hosts cannot be talked to, a sentence each. */
  readonly away: readonly string[];
}

export interface MemoryHost {
  readonly host: Host;
  readonly stateFolder: string;
}

/** What an action stands on that only reads: no driver, no lock. */
export interface ReadingWiring {
  /** The hosts of an environment of the configuration, those that answer and those that do not. */
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
  const found = await Promise.all(
    spots.map(async (spot) => {
      try {
        return await spot.open();
      } catch (error) {
        if (!isHostLost(error)) throw error;
        return error.message;
      }
    }),
  );
  return {
    hosts: found.filter((each) => typeof each !== 'string'),
    away: found.filter((each) => typeof each === 'string'),
  };
}

/** What the configuration file says of how another environment is reached; the key is the one that was given. */
function another(inputs: EnvironmentInputs, { env }: ActionContext, environment: string): EnvironmentInputs {
  const { hosts, access, problem } = hostsOfEnvironment(inputs.environments.get(environment));
  // Nothing of ssh's own is written or started for lines that nobody let through, whoever asks.
  if (problem !== undefined)
    throw invalidInputs([
      `${problem.setting} of ${environment}: takes ${problem.takes}; got ${quoteValue(problem.got)}.`,
    ]);
  // On its hosts their own HOME counts, not that of this machine.
  const usual = hosts.length > 0 ? undefined : usualStateFolder((name) => env[name]);
  const stateFolder = inputs.stateFolderOf(environment) ?? usual;
  const { privateKey, knownHosts } = inputs.ssh;
  return {
    ...inputs,
    environment,
    hosts,
    stateFolder,
    ssh: { ...access, privateKey, knownHosts: access.knownHosts ?? knownHosts },
  };
}
