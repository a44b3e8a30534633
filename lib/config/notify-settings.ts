import { languages } from '../messages/language.ts';
import type { Setting } from './setting.ts';

/** Which events each chat hears of. */
export const notifySettings: readonly Setting[] = [
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
  {
    key: 'notify.webhook',
    kind: { is: 'choice', values: ['all', 'failures', 'down'] },
    fallback: 'all',
    describes:
      'What the plain JSON webhook hears of: `all` events, `failures` (what is not as it should be) or only that the service is `down` and up again.',
    inputs: {},
  },
  {
    key: 'notify.slack-channel',
    kind: { is: 'word', limit: 80 },
    describes:
      "The channel a Slack bot token posts to, best by its id (`C024BE91L`); a name stands in quotes (`'#deploys'`).",
    inputs: { notify: 'slack-channel' },
  },
  {
    key: 'notify.language',
    kind: { is: 'choice', values: languages },
    fallback: 'en',
    describes: "The language of Belay's own words in messages.",
    inputs: { notify: 'language' },
  },
];
