/** The names users type. They do not change once released; adding one is done here first. */
export interface PublicNames {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Names that are part of the contract but may still be missing from action.yml. */
  readonly later?: readonly string[];
}

/** Every action that touches an environment has these. */
const environmentInputs = [
  'environment',
  'config',
  'path',
  'hosts',
  'ssh-key',
  'known-hosts',
  'state-dir',
  'token',
  'lock-timeout',
] as const;

/** They come with SSH hosts. */
const laterEnvironmentInputs = ['hosts', 'ssh-key', 'known-hosts'] as const;

/** Every action has these. */
export const commonOutputs = ['reason-code', 'result'] as const;

export const publicNames: Readonly<Record<string, PublicNames>> = {
  deploy: {
    inputs: [
      ...environmentInputs,
      'sha',
      'driver',
      'repository',
      'restart',
      'health',
      'health-retries',
      'health-interval',
      'health-timeout',
      'on-failure',
      'before',
      'after',
      'command-timeout',
      'keep',
      'record-deployment',
      'deploy-first',
      'dry-run',
    ],
    outputs: ['status', 'sha', 'previous-sha', 'rollback-sha', 'duration-ms', 'deployment-id'],
    later: laterEnvironmentInputs,
  },
  'watch-ci': {
    inputs: [
      ...environmentInputs,
      'sha',
      'workflows',
      'checks',
      'ignore',
      'timeout',
      'appear-timeout',
      'interval',
      'on-no-verdict',
      'roll-forward',
      'settle',
      'detach',
      'job-token',
    ],
    outputs: ['verdict', 'action', 'live-sha', 'failed-runs', 'watched-ms', 'requests'],
    later: laterEnvironmentInputs,
  },
  rollback: {
    inputs: [...environmentInputs, 'to', 'if-live', 'reason', 'dry-run'],
    outputs: ['status', 'from-sha', 'sha'],
    later: laterEnvironmentInputs,
  },
  confirm: {
    inputs: [
      ...environmentInputs,
      'confirmation',
      'expected',
      'validated-in',
      'actors',
      'freeze',
      'purpose',
      'if-live',
      'sha',
    ],
    outputs: ['sha', 'live-sha', 'commits'],
    later: laterEnvironmentInputs,
  },
  'health-check': {
    inputs: [
      'environment',
      'config',
      'urls',
      'checks',
      'timeout',
      'retries',
      'interval',
      'successes',
      'concurrency',
      'fail',
      'sha',
      'baseline',
      'incident-issue',
      'token',
    ],
    outputs: ['status', 'changed', 'failed', 'results', 'duration-ms'],
  },
  notify: {
    inputs: [
      'event',
      'environment',
      'config',
      'sha',
      'url',
      'title',
      'message',
      'fields',
      'duration',
      'result',
      'language',
      'discord-webhook',
      'slack-webhook',
      'slack-token',
      'slack-channel',
      'webhook',
      'webhook-secret',
      'mention',
      'message-id',
      'required',
    ],
    outputs: ['delivered', 'skipped', 'message-id'],
  },
};
