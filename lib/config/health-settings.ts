import type { Setting } from './setting.ts';

/** What must be well after a deployment, and what happens when it is not. */
export const healthSettings: readonly Setting[] = [
  {
    key: 'health',
    kind: { is: 'checks' },
    describes:
      'What must be well: URLs, `tcp://host:port`, `exec:` and a command, or checks with fields of their own. A URL that begins with `/` is asked at `url`. `[]` is none.',
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
