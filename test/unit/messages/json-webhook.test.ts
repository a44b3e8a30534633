import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJsonWebhook, parseJsonWebhook } from '../../../lib/messages/json-webhook.ts';
import type { Message } from '../../../lib/messages/message.ts';
import { send, sendPolicy } from '../../../lib/messages/send.ts';
import { renderWebhook } from '../../../lib/messages/webhook-payload.ts';
import { signWebhook, webhookKey } from '../../../lib/messages/webhook-signature.ts';
import { createNodeHttp } from '../../../lib/ports/node-http.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { hostileTexts } from '../../support/hostile-text.ts';
import { type JsonReceiver, jsonProblems, startJsonReceiver } from '../../support/json-receiver.ts';
import { aMessage, sha } from './a-message.ts';

const http = createNodeHttp();
const secret = `whsec_${Buffer.from('a key of twenty-four bytes').toString('base64')}`;
let clock: FakeClock;
let receiver: JsonReceiver;

beforeEach(async () => {
  clock = createFakeClock();
  receiver = await startJsonReceiver({ secret, now: () => clock.now() });
});

afterEach(() => receiver.close());

function tell(message: Message = aMessage(), given = secret) {
  const channel = createJsonWebhook({ url: new URL(receiver.url), key: webhookKey(given) });
  return send(channel, message, { http, clock, policy: sendPolicy });
}

describe('the JSON webhook', () => {
  it('sends what the schema documents, signed', async () => {
    const message = aMessage({
      language: 'fr',
      actor: 'ada',
      liveForMs: 61_000,
      downForMs: 5_000,
      cause: 'ci',
      returnFailed: true,
      liveCommit: { sha: 'b'.repeat(40) },
      failures: [
        { name: 'test', url: 'https://github.com/acme/shop/actions/runs/7/job/1', reason: 'failure' },
      ],
      mentions: [{ kind: 'here' }, { kind: 'user', id: 'U12345678' }],
    });

    expect(await tell(message)).toMatchObject({
      delivered: true,
      requests: 1,
      id: expect.stringMatching(/^msg_/),
    });

    expect(receiver.refusals).toEqual([]);
    expect(receiver.messages).toEqual([
      {
        'schema-version': 1,
        'sent-at': '2026-11-02T09:00:00.000Z',
        event: 'rolled-back',
        language: 'fr',
        title: expect.stringContaining('preprod'),
        text: 'CI failed; the last validated release is serving again.',
        environment: 'preprod',
        sha,
        commit: {
          sha,
          url: `https://github.com/acme/shop/commit/${sha}`,
          author: 'Ada Lovelace',
          subject: 'Fix the cart',
        },
        'live-sha': 'b'.repeat(40),
        'live-for-ms': 61_000,
        'down-for-ms': 5_000,
        cause: 'ci',
        'return-failed': true,
        'duration-ms': 4_200,
        url: 'https://preprod.example.com/',
        'run-url': 'https://github.com/acme/shop/actions/runs/7',
        actor: 'ada',
        fields: [{ name: 'Failed', value: 'ci.yml' }],
        failures: [
          { name: 'test', url: 'https://github.com/acme/shop/actions/runs/7/job/1', reason: 'failure' },
        ],
        mentions: [{ kind: 'here' }, { kind: 'user', id: 'U12345678' }],
      },
    ]);
  });

  it('is taken once when its answer is lost: the id of a retry is the same', async () => {
    receiver.fail({ kind: 'cut', after: true }, { kind: 'status', status: 500 });

    expect(await tell()).toMatchObject({ delivered: true, requests: 3 });

    expect(new Set(receiver.requests.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(receiver.messages).toHaveLength(1);
  });

  it('says so when the other side has another secret', async () => {
    expect(await tell(aMessage(), 'another secret of the user')).toMatchObject({
      delivered: false,
      requests: 1,
      reason: 'it does not take the signature; check that both sides have the same webhook-secret (HTTP 401)',
    });
  });

  it('does not follow a redirect', async () => {
    receiver.fail({ kind: 'status', status: 302, headers: { location: receiver.url } });

    expect(await tell()).toMatchObject({ delivered: false, requests: 1 });
  });

  it.each(hostileTexts.map((text, index) => [index, text]))(
    'keeps to its schema with hostile text %i',
    async (_, text) => {
      const message: Message = {
        event: 'failed',
        environment: text,
        commit: { sha, url: text, author: text, subject: text },
        runUrl: text,
        serviceUrl: text,
        actor: text,
        title: text,
        text,
        fields: Array.from({ length: 2 }, () => ({ name: text, value: text })),
        failures: Array.from({ length: 2 }, () => ({ name: text, url: text, reason: text })),
        mentions: [],
      };

      const payload = renderWebhook(message, new Date(0));

      expect(jsonProblems(JSON.parse(JSON.stringify(payload)))).toEqual([]);
      expect(JSON.stringify(payload)).not.toMatch(/\\u00[01]|[\u202e\u2066\u200b]/);
    },
  );
});

it('leaves out what is more than its schema takes', () => {
  const fields = Array.from({ length: 51 }, () => ({ name: 'n', value: 'v' }));
  const failures = Array.from({ length: 101 }, () => ({ name: 'n' }));

  const payload = renderWebhook(aMessage({ fields, failures, text: 'x'.repeat(10_001) }), new Date(0));

  expect([payload.fields.length, payload.failures.length, String(payload['text']).length]).toEqual([
    50, 100, 10_000,
  ]);
});

describe('what the JSON webhook takes', () => {
  it.each([
    'https://example.com/',
    'https://example.com:8443/a?token=x',
    'http://127.0.0.1:9/',
    'http://localhost/',
  ])('posts to %s', (text) => {
    expect(parseJsonWebhook(text)?.href).toBe(text);
  });

  it.each([
    'http://example.com/',
    'https://u:p@example.com/',
    'https://x/#y',
    'x',
    `https://x/${'y'.repeat(2_048)}`,
  ])('refuses %s', (text) => {
    expect(parseJsonWebhook(text)).toBeUndefined();
  });

  it('signs as Standard Webhooks does, with the key behind whsec_ or any other text as it is', () => {
    const parts = { id: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W', timestamp: 1_674_087_231, body: '{"é":1}' };
    const signed = (key: Buffer | string): string =>
      `v1,${createHmac('sha256', key).update(`${parts.id}.${parts.timestamp}.${parts.body}`).digest('base64')}`;
    const keyOf = (text: string): Buffer => webhookKey(text) ?? Buffer.alloc(0);

    expect(signWebhook(parts, keyOf(secret))).toBe(signed('a key of twenty-four bytes'));
    expect(signWebhook(parts, keyOf('sixteen letters!'))).toBe(signed('sixteen letters!'));
  });

  it.each(['fifteen letters', '', 'whsec_', 'whsec_c2hvcnQ=', 'whsec_not base64 at all, not at all'])(
    'refuses the secret %j',
    (text) => {
      expect(webhookKey(text)).toBeUndefined();
    },
  );
});
