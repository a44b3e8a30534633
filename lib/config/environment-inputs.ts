import { join } from 'node:path';
import type { InputReader } from '../runner/input-reader.ts';
import { type Configuration, type EnvironmentNeed, readConfiguration } from './configuration.ts';

/** Where an environment is and how it is reached: the inputs every action has that touches one. */
export interface EnvironmentInputs extends Configuration {
  readonly path: string | undefined;
  /** Where people see the service; only the configuration file tells it. */
  readonly url: string | undefined;
  /** The state folder of all environments on the target. */
  readonly stateFolder: string;
  /** The same for another environment of the file, which may keep its state elsewhere. */
  stateFolderOf(environment: string): string;
  readonly lockWaitMs: number;
  readonly token: string | undefined;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Reads the shared inputs. */
export function readEnvironmentInputs(read: InputReader, env: Env, asks: EnvironmentNeed): EnvironmentInputs {
  const token = read.secret('token');
  const configuration = readConfiguration(read, env, asks);
  refuseWhatComesLater(read);
  const usualFolder = defaultStateFolder(env);
  const stateFolder = read.optionalPath('state-dir') ?? usualFolder;
  const workspace = env['GITHUB_WORKSPACE'] ?? '';
  if (stateFolder === undefined) {
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
    stateFolder: stateFolder ?? '/',
    stateFolderOf: (environment) =>
      read.given('state-dir') ??
      configuration.environments.get(environment)?.values.get('state-dir')?.text ??
      usualFolder ??
      '/',
    lockWaitMs: read.duration('lock-timeout', { min: '0s', max: '6h' }),
    token,
  };
}

/** `$XDG_STATE_HOME/belay`, else `~/.local/state/belay`. */
function defaultStateFolder(env: Env): string | undefined {
  const base = env['XDG_STATE_HOME'] ?? '';
  if (base.startsWith('/')) return join(base, 'belay');
  const home = env['HOME'] ?? '';
  return home.startsWith('/') ? join(home, '.local/state/belay') : undefined;
}

/** Inputs that have their name already and their meaning later: better an error than a surprise. */
function refuseWhatComesLater(read: InputReader): void {
  if (read.list('hosts').length > 0)
    read.problem(
      'hosts',
      'nothing yet: other machines come with a later release; run the job on the machine itself',
    );
  if (read.secret('ssh-key') !== undefined)
    read.problem('ssh-key', 'nothing yet: it comes with "hosts" in a later release');
  if (read.optional('known-hosts') !== undefined)
    read.problem('known-hosts', 'nothing yet: it comes with "hosts" in a later release');
}
