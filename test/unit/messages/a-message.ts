import type { Message } from '../../../lib/messages/message.ts';

/** A commit id for tests. */
export const sha = '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d';

/** A message with everything in it; `changes` take precedence. */
export function aMessage(changes: Partial<Message> = {}): Message {
  return {
    event: 'rolled-back',
    environment: 'preprod',
    commit: {
      sha,
      url: `https://github.com/acme/shop/commit/${sha}`,
      author: 'Ada Lovelace',
      subject: 'Fix the cart',
    },
    runUrl: 'https://github.com/acme/shop/actions/runs/7',
    serviceUrl: 'https://preprod.example.com/',
    durationMs: 4_200,
    text: 'CI failed; the last validated release is serving again.',
    fields: [{ name: 'Failed', value: 'ci.yml' }],
    mentions: [],
    ...changes,
  };
}

/** A message of one title only. */
export function aBareMessage(changes: Partial<Message>): Message {
  return { event: 'custom', fields: [], mentions: [], ...changes };
}
