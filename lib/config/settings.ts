import { backupSettings } from './backup-settings.ts';
import { ciSettings } from './ci-settings.ts';
import { driverSettings, drivers } from './driver-settings.ts';
import { healthSettings } from './health-settings.ts';
import { notifySettings } from './notify-settings.ts';
import type { Setting } from './setting.ts';
import { onHosts, sshSettings } from './ssh-settings.ts';

/** An input of that name in every action that touches an environment. */
function everywhere(name: string): Setting['inputs'] {
  return { deploy: name, 'watch-ci': name, rollback: name, confirm: name };
}

/** Groups whose keys are inherited one by one. */
export const groups: ReadonlyMap<string, string> = new Map([
  ['ci', 'How CI is watched and what its verdict does. Inherited key by key.'],
  [
    'notify',
    'Which events each chat hears of. Inherited key by key. The webhooks themselves are secrets and are inputs.',
  ],
  ['backup', 'What is saved before a deployment, and how long it is kept. Inherited key by key.'],
]);

const place: readonly Setting[] = [
  {
    key: 'extends',
    kind: { is: 'environment' },
    describes:
      'Another environment whose values hold where this one says nothing. `ci`, `notify` and `backup` are taken over key by key, every other value whole.',
    inputs: {},
  },
  {
    key: 'url',
    kind: { is: 'url' },
    describes:
      'Where people see the service. Links point there, health checks that begin with `/` are asked there, and health-check asks for it where there is no `health`.',
    inputs: { notify: 'url' },
  },
  {
    key: 'path',
    kind: { is: 'path' },
    describes: 'Absolute path of the service on the target; the first deployment makes it.',
    inputs: { ...everywhere('path'), ...onHosts('path') },
  },
  {
    key: 'hosts',
    kind: { is: 'list', of: 'host' },
    describes:
      'The machines it runs on, `user@host[:port]` each, reached by SSH; none is the machine of the runner.',
    inputs: { ...everywhere('hosts'), ...onHosts('hosts') },
  },
  ...sshSettings,
  {
    key: 'driver',
    kind: { is: 'choice', values: drivers },
    fallback: 'git',
    describes:
      'How a release becomes live: `git` resets a checkout, `releases` switches a link between folders, `compose` restarts services with the image of the commit, `command` runs commands of yours.',
    inputs: { deploy: 'driver' },
  },
  ...driverSettings,
  {
    key: 'repository',
    kind: { is: 'repository' },
    describes:
      "Where commits come from, an https or ssh address or an absolute path; by default the checkout's own origin, else this repository.",
    inputs: { deploy: 'repository' },
  },
  {
    key: 'state-dir',
    kind: { is: 'path' },
    describes:
      'Absolute path of the folder that keeps state; by default `$XDG_STATE_HOME/belay`, else `~/.local/state/belay`.',
    inputs: { ...everywhere('state-dir'), backup: 'state-dir' },
  },
  {
    key: 'lock-timeout',
    kind: { is: 'duration', min: '0s', max: '6h' },
    fallback: '5m',
    describes: 'How long to wait while another run changes the same environment.',
    inputs: { ...everywhere('lock-timeout'), backup: 'lock-timeout' },
  },
];

const delivery: readonly Setting[] = [
  {
    key: 'before',
    kind: { is: 'commands' },
    describes: 'Shell command(s) run in `path` before anything changes; when they fail, nothing does.',
    inputs: { deploy: 'before' },
  },
  {
    key: 'restart',
    kind: { is: 'commands' },
    describes: 'Shell command(s) that make the service run the new files, run by `/bin/sh -e` in `path`.',
    inputs: { deploy: 'restart' },
  },
  {
    key: 'after',
    kind: { is: 'commands' },
    describes:
      'Shell command(s) run in `path` after the health check; when they fail, the release counts as not well.',
    inputs: { deploy: 'after' },
  },
  {
    key: 'command-timeout',
    kind: { is: 'duration', min: '1s', max: '6h' },
    fallback: '5m',
    describes: 'The longest time `before`, `restart` or `after` may take each.',
    inputs: { deploy: 'command-timeout' },
  },
  {
    key: 'keep',
    kind: { is: 'integer', min: 1, max: 1_000 },
    fallback: '5',
    describes:
      'How many releases (folders, images) the target keeps besides those that are live or validated; the git driver keeps its history whole.',
    inputs: { deploy: 'keep' },
  },
  {
    key: 'record-deployment',
    kind: { is: 'boolean' },
    fallback: 'true',
    describes: "Whether GitHub's list of deployments is kept in step; needs `deployments` write permission.",
    inputs: { deploy: 'record-deployment' },
  },
];

const promotion: readonly Setting[] = [
  {
    key: 'validated-in',
    kind: { is: 'environment' },
    describes: 'The environment a release must be validated in before it may be promoted to this one.',
    inputs: { confirm: 'validated-in' },
  },
  {
    key: 'confirm',
    kind: { is: 'word', limit: 100 },
    fallback: 'DEPLOY',
    describes: 'The word a person types to promote to this environment or roll it back.',
    inputs: { confirm: 'expected' },
  },
  {
    key: 'actors',
    kind: { is: 'list', of: 'login' },
    describes:
      'GitHub logins that may promote to this environment or roll it back; `[]` is everybody who may run the workflow.',
    inputs: { confirm: 'actors' },
  },
  {
    key: 'freeze',
    kind: { is: 'windows' },
    describes:
      'Times in which nothing is promoted, each with `from` and `until`, and where wanted `time-zone` (else UTC) and `reason`. `[]` is none.',
    inputs: { confirm: 'freeze' },
  },
];

/** Everything belay.yml can say of an environment, in the order of the reference. */
export const settings: readonly Setting[] = [
  ...place,
  ...delivery,
  ...healthSettings,
  ...ciSettings,
  ...promotion,
  ...backupSettings,
  ...notifySettings,
];

/** The setting that stands in for an input of an action. */
export function settingFor(action: string, input: string): Setting | undefined {
  return settings.find(({ inputs }) =>
    Object.entries(inputs).some(([asking, name]) => asking === action && name === input),
  );
}
