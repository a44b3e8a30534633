import type { Setting } from './setting.ts';

/** How CI is watched and what its verdict does. */
export const ciSettings: readonly Setting[] = [
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
