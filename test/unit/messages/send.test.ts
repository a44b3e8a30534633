import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SendPolicy } from '../../../lib/messages/courier.ts';
import { createDiscordWebhook, parseDiscordWebhook } from '../../../lib/messages/discord-webhook.ts';
import { send, sendPolicy } from '../../../lib/messages/send.ts';
import type { Http } from '../../../lib/ports/http.ts';
import { createNodeHttp } from '../../../lib/ports/node-http.ts';
import { systemClock } from '../../../lib/ports/system-clock.ts';
import { type DiscordReceiver, startDiscordReceiver } from '../../support/discord-receiver.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import type { WebhookFault } from '../../support/webhook-server.ts';
import { aMessage } from './a-message.ts';

const http = createNodeHttp();
let receiver: DiscordReceiver;
let clock: FakeClock;

beforeEach(async () => {
  receiver = await startDiscordReceiver();
  clock = createFakeClock();
});

afterEach(() => receiver.close());

function channel(url = receiver.url) {
  const parsed = parseDiscordWebhook(url);
  if (parsed === undefined) throw new Error('not a webhook');
  return createDiscordWebhook(parsed);
}

function post(policy: SendPolicy = sendPolicy) {
  return send(channel(), aMessage(), { http, clock, policy });
}

describe('send', () => {
  it('delivers and tells the id', async () => {
    expect(await post()).toMatchObject({
      channel: { name: 'discord', title: 'Discord' },
      delivered: true,
      id: receiver.messages[0]?.id,
      requests: 1,
    });
  });

  it.each<[string, WebhookFault]>([
    ['a 500', { kind: 'status', status: 500 }],
    ['a 503', { kind: 'status', status: 503 }],
    ['a cut connection', { kind: 'cut' }],
  ])('tries again after %s', async (_, fault) => {
    receiver.fail(fault, fault);

    expect(await post()).toMatchObject({ delivered: true, requests: 3 });
    expect(clock.sleeps).toEqual([200, 4_000]);
    expect(receiver.messages).toHaveLength(1);
  });

  it('gives up after three troubles and says which', async () => {
    receiver.failAlways({ kind: 'status', status: 502 });

    expect(await post()).toMatchObject({
      delivered: false,
      requests: 3,
      reason: 'it has a trouble of its own (HTTP 502), after 3 tries',
    });
  });

  it.each([400, 401, 403, 404, 410, 405, 302])('does not try again after a %i', async (status) => {
    receiver.failAlways({ kind: 'status', status });

    expect(await post()).toMatchObject({ delivered: false, requests: 1 });
    expect(clock.sleeps).toEqual([]);
  });

  it('waits as long as Discord asks, to the millisecond, and longer than three times', async () => {
    const limited = { kind: 'limited', seconds: 0.25 } as const;
    receiver.fail(limited, limited, limited, limited);

    expect(await post()).toMatchObject({ delivered: true, requests: 5 });
    expect(clock.sleeps).toEqual([250, 250, 250, 250]);
  });

  it('does not wait past the time it has', async () => {
    receiver.failAlways({ kind: 'limited', seconds: 31 });

    expect(await post()).toMatchObject({
      delivered: false,
      requests: 1,
      reason: 'its rate limit is reached and the next try would be in 31.0 s, past the 30.0 s allowed',
    });
    expect(clock.sleeps).toEqual([]);
  });

  it('stops asking a channel that limits it again and again', async () => {
    receiver.failAlways({ kind: 'limited', seconds: 0 });

    expect(await post()).toMatchObject({ delivered: false, requests: 8 });
  });

  it('gives up on a channel that never answers', async () => {
    receiver.failAlways({ kind: 'hang' });

    const delivery = await post({ totalMs: 30_000, attemptMs: 60, tries: 3, pausesMs: [1, 1] });

    expect(delivery).toMatchObject({
      delivered: false,
      requests: 3,
      reason: expect.stringMatching(/before the deadline, after 3 tries$/),
    });
  });

  it('gives no try more time than the whole has left', async () => {
    const timeouts: number[] = [];
    const slow: Http = {
      async request({ timeoutMs }) {
        timeouts.push(timeoutMs);
        clock.advance(timeoutMs);
        return { kind: 'failed', cause: 'timeout', detail: 'it did not answer', durationMs: timeoutMs };
      },
      close: async () => {},
    };

    const policy = { totalMs: 25_000, attemptMs: 10_000, tries: 9, pausesMs: [0] };
    const delivery = await send(channel(), aMessage(), { http: slow, clock, policy });

    expect(timeouts).toEqual([10_000, 10_000, 5_000]);
    expect(delivery.delivered).toBe(false);
  });

  it('says when nobody listens, without the address', async () => {
    const gone = channel();
    await receiver.close();

    const delivery = await send(gone, aMessage(), { http, clock, policy: sendPolicy });

    expect(delivery).toMatchObject({ delivered: false, requests: 3 });
    expect(delivery.reason).toMatch(/^the connection was refused.*, after 3 tries$/);
    expect(JSON.stringify(delivery)).not.toContain('webhooks');
  });

  it('stops at once when the run is cancelled', async () => {
    receiver.failAlways({ kind: 'hang' });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 30);

    const options = { http, clock: systemClock, signal: controller.signal, policy: sendPolicy };

    expect(await send(channel(), aMessage(), options)).toMatchObject({
      delivered: false,
      reason: 'the run was cancelled',
    });
  });
});
