import type { SettingKind } from './setting-kind.ts';

/** Actions that take values of belay.yml. */
export type ActionName = 'deploy' | 'watch-ci' | 'rollback' | 'confirm' | 'health-check' | 'notify';

/** One thing belay.yml can say of an environment: the parser, the JSON Schema and the reference come from these. */
export interface Setting {
  /** Dotted where it stands in a group: `ci.timeout`. */
  readonly key: string;
  readonly kind: SettingKind;
  /** What holds where neither an input nor belay.yml says anything, in the text form of the input. */
  readonly fallback?: string;
  /** For the schema and the reference: sentences, in Markdown. */
  readonly describes: string;
  /** The input of each action that wins over it. */
  readonly inputs: Readonly<Partial<Record<ActionName, string>>>;
}

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
]);

const place: readonly Setting[] = [
  {
    key: 'extends',
    kind: { is: 'environment' },
    describes:
      'Another environment whose values hold where this one says nothing. `ci` and `notify` are taken over key by key, every other value whole.',
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
    describes: 'Absolute path of the checkout on the target; the first deployment makes it.',
    inputs: everywhere('path'),
  },
  {
    key: 'hosts',
    kind: { is: 'list', of: 'host' },
    describes:
      'Other machines, `user@host[:port]`; comes with a later release, none is the machine of the runner.',
    inputs: everywhere('hosts'),
  },
  {
    key: 'driver',
    kind: { is: 'choice', values: ['git'] },
    fallback: 'git',
    describes: 'How a release becomes live; `git` is the one there is now.',
    inputs: { deploy: 'driver' },
  },
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
    inputs: everywhere('state-dir'),
  },
  {
    key: 'lock-timeout',
    kind: { is: 'duration', min: '0s', max: '6h' },
    fallback: '5m',
    describes: 'How long to wait while another run changes the same environment.',
    inputs: everywhere('lock-timeout'),
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
    describes: 'How many releases the target keeps; the git driver keeps its history whole.',
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

const health: readonly Setting[] = [
  {
    key: 'health',
    kind: { is: 'checks' },
    describes:
      'What must be well: URLs, or checks with `url`, `name`, `status` and `contains`. A URL that begins with `/` is asked at `url`. `[]` is none.',
    inputs: { deploy: 'health', 'health-check': 'checks' },
  },
  {
    key: 'health-retries',
    kind: { is: 'integer', min: 0, max: 100 },
    fallback: '3',
    describes: 'How often a failed check is tried again after its first try.',
    inputs: { deploy: 'health-retries', 'health-check': 'retries' },
  },
  {
    key: 'health-interval',
    kind: { is: 'duration', min: '0s', max: '10m' },
    fallback: '2s',
    describes: 'The wait between two tries of a check.',
    inputs: { deploy: 'health-interval', 'health-check': 'interval' },
  },
  {
    key: 'health-timeout',
    kind: { is: 'duration', min: '10ms', max: '10m' },
    fallback: '10s',
    describes: 'Deadline of one try of one check.',
    inputs: { deploy: 'health-timeout', 'health-check': 'timeout' },
  },
  {
    key: 'on-failure',
    kind: { is: 'choice', values: ['rollback', 'keep'] },
    fallback: 'rollback',
    describes:
      'What happens when the new release is not well, `rollback` to the last validated one or `keep` it live.',
    inputs: { deploy: 'on-failure' },
  },
];

const ci: readonly Setting[] = [
  {
    key: 'ci.workflows',
    kind: { is: 'list', of: 'text' },
    describes:
      'Workflows to wait for, by file or display name; `[]` is all that the commit started, without those that deliver it.',
    inputs: { 'watch-ci': 'workflows' },
  },
  {
    key: 'ci.checks',
    kind: { is: 'list', of: 'text' },
    describes:
      'Checks to wait for besides, `name` (of GitHub Actions), `app/name` or `status/context` (a commit status); for CI outside GitHub Actions.',
    inputs: { 'watch-ci': 'checks' },
  },
  {
    key: 'ci.ignore',
    kind: { is: 'list', of: 'text' },
    describes: 'Workflows to leave out, by file or display name.',
    inputs: { 'watch-ci': 'ignore' },
  },
  {
    key: 'ci.timeout',
    // The input takes 0s too, which is "look once": right for one run that is started by an event, never for all.
    kind: { is: 'duration', min: '1s', max: '24h' },
    fallback: '5m',
    describes: 'How long to watch before the verdict is `timeout`.',
    inputs: { 'watch-ci': 'timeout' },
  },
  {
    key: 'ci.appear-timeout',
    kind: { is: 'duration', min: '0s', max: '24h' },
    fallback: '60s',
    describes: 'How long an expected run may stay away before the verdict is `missing`.',
    inputs: { 'watch-ci': 'appear-timeout' },
  },
  {
    key: 'ci.interval',
    kind: { is: 'duration', min: '100ms', max: '10m' },
    fallback: '10s',
    describes: 'The longest wait between two looks.',
    inputs: { 'watch-ci': 'interval' },
  },
  {
    key: 'ci.on-no-verdict',
    kind: { is: 'choice', values: ['keep', 'rollback'] },
    fallback: 'keep',
    describes:
      'What to do when CI says neither yes nor no, `keep` the commit live and unproven or `rollback`.',
    inputs: { 'watch-ci': 'on-no-verdict' },
  },
  {
    key: 'ci.roll-forward',
    kind: { is: 'boolean' },
    fallback: 'false',
    describes:
      'Whether a commit that was rolled back for its CI is deployed again when a re-run turns green and it still is the head of its branch.',
    inputs: { 'watch-ci': 'roll-forward' },
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
  {
    key: 'notify.discord',
    kind: { is: 'choice', values: ['all', 'failures', 'down'] },
    fallback: 'all',
    describes:
      'What Discord hears of: `all` events, `failures` (what is not as it should be) or only that the service is `down` and up again.',
    inputs: {},
  },
  {
    key: 'notify.slack',
    kind: { is: 'choice', values: ['all', 'failures', 'down'] },
    fallback: 'all',
    describes:
      'What Slack hears of: `all` events, `failures` (what is not as it should be) or only that the service is `down` and up again.',
    inputs: {},
  },
];

/** Everything belay.yml can say of an environment, in the order of the reference. */
export const settings: readonly Setting[] = [...place, ...delivery, ...health, ...ci, ...promotion];

/** The setting that stands in for an input of an action. */
export function settingFor(action: string, input: string): Setting | undefined {
  return settings.find(({ inputs }) =>
    Object.entries(inputs).some(([asking, name]) => asking === action && name === input),
  );
}
