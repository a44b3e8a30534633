import { join } from 'node:path';
import type { InputReader } from '../runner/input-reader.ts';
import { type Configuration, type EnvironmentNeed, readConfiguration } from './configuration.ts';
import { type HostsInputs, readHosts } from './hosts-inputs.ts';

/** Where an environment is and how it is reached: the inputs every action has that touches one. */
export interface EnvironmentInputs extends Configuration, HostsInputs {
  readonly path: string | undefined;
  /** Where people see the service; only the configuration file tells it. */
  readonly url: string | undefined;
  /** The state folder of all environments on the target; undefined where each host has its own default. */
  readonly stateFolder: string | undefined;
  /** The folder that was given for another environment of the file; undefined where its machine's default holds. */
  stateFolderOf(environment: string): string | undefined;
  readonly lockWaitMs: number;
  readonly token: string | undefined;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Reads the shared inputs. */
export function readEnvironmentInputs(read: InputReader, env: Env, asks: EnvironmentNeed): EnvironmentInputs {
  const token = read.secret('token');
  // Masked before anything can end the reading, as a file that is not there does.
  read.secret('ssh-key');
  const configuration = readConfiguration(read, env, asks);
  const { hosts, ssh } = readHosts(read);
  // On another machine its own HOME counts, which is known when it is reached.
  const usualFolder = hosts.length > 0 ? undefined : usualStateFolder((name) => env[name]);
  const stateFolder = read.optionalPath('state-dir') ?? usualFolder;
  const workspace = env['GITHUB_WORKSPACE'] ?? '';
  if (hosts.length > 0) {
    // The workspace is of this machine, the folder of another.
  } else if (stateFolder === undefined) {
    read.problem(
      'state-dir',
      'an absolute path, because neither HOME nor XDG_STATE_HOME says where state belongs',
      '',
    );
  } else if (workspace !== '' && `${stateFolder}/`.startsWith(`${workspace}/`)) {
    read.problem('state-dir', 'a folder outside the workspace, which a job may wipe', stateFolder);
  }
  return {
    ...configuration,
    url: configuration.settings?.values.get('url')?.text,
    path: read.optionalPath('path'),
    hosts,
    ssh,
    stateFolder,
    stateFolderOf: (environment) =>
      read.given('state-dir') ?? configuration.environments.get(environment)?.values.get('state-dir')?.text,
    lockWaitMs: read.duration('lock-timeout', { min: '0s', max: '6h' }),
    token,
  };
}

/** `$XDG_STATE_HOME/belay`, else `~/.local/state/belay`, of the machine whose variables these are. */
export function usualStateFolder(variable: (name: string) => string | undefined): string | undefined {
  const base = variable('XDG_STATE_HOME') ?? '';
  if (base.startsWith('/')) return join(base, 'belay');
  const home = variable('HOME') ?? '';
  return home.startsWith('/') ? join(home, '.local/state/belay') : undefined;
}
