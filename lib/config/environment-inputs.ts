import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { InputReader } from '../runner/input-reader.ts';

/** Where an environment is and how it is reached: the inputs every action has that touches one. */
export interface EnvironmentInputs {
  /** A plain name: it is a folder on the target. */
  readonly environment: string;
  readonly path: string | undefined;
  /** The state folder of all environments on the target. */
  readonly stateFolder: string;
  readonly lockWaitMs: number;
  readonly token: string | undefined;
}

const environmentPattern = /^(?!\.)[A-Za-z0-9._-]{1,64}$/;
const environmentTakes = 'a name of letters, digits, ".", "_" and "-" (at most 64)';

type Env = Readonly<Record<string, string | undefined>>;

/** Which action asks, and whether it can do without an environment. */
export interface EnvironmentNeed {
  readonly action: 'deploy' | 'watch-ci' | 'rollback' | 'confirm' | 'health-check' | 'notify';
  readonly need: 'required' | 'optional';
}

/** Reads the shared inputs. */
export function readEnvironmentInputs(
  read: InputReader,
  env: Env,
  { need }: EnvironmentNeed,
): EnvironmentInputs {
  const token = read.secret('token');
  const environment = readName(read, need);
  refuseWhatComesLater(read, env);
  const stateFolder = read.optionalPath('state-dir') ?? defaultStateFolder(env);
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
    environment,
    path: read.optionalPath('path'),
    stateFolder: stateFolder ?? '/',
    lockWaitMs: read.duration('lock-timeout', { min: '0s', max: '6h' }),
    token,
  };
}

function readName(read: InputReader, need: 'required' | 'optional'): string {
  const name = read.optional('environment');
  if (name === undefined) {
    if (need === 'required') read.problem('environment', environmentTakes, '');
    return '';
  }
  if (!environmentPattern.test(name)) read.problem('environment', environmentTakes, name);
  return name;
}

/** `$XDG_STATE_HOME/belay`, else `~/.local/state/belay`. */
function defaultStateFolder(env: Env): string | undefined {
  const base = env['XDG_STATE_HOME'] ?? '';
  if (base.startsWith('/')) return join(base, 'belay');
  const home = env['HOME'] ?? '';
  return home.startsWith('/') ? join(home, '.local/state/belay') : undefined;
}

/** Inputs that have their name already and their meaning later: better an error than a surprise. */
function refuseWhatComesLater(read: InputReader, env: Env): void {
  if (read.list('hosts').length > 0)
    read.problem(
      'hosts',
      'nothing yet: other machines come with a later release; run the job on the machine itself',
    );
  if (read.secret('ssh-key') !== undefined)
    read.problem('ssh-key', 'nothing yet: it comes with "hosts" in a later release');
  if (read.optional('known-hosts') !== undefined)
    read.problem('known-hosts', 'nothing yet: it comes with "hosts" in a later release');
  const config = read.optional('config');
  if (config === undefined) return;
  if (config !== 'belay.yml' || existsSync(join(env['GITHUB_WORKSPACE'] ?? '', config))) {
    read.problem(
      'config',
      'nothing yet: this release does not read a configuration file; give its values as inputs and set config to an empty text',
      config,
    );
  }
}
