import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiscordReceiver, startDiscordReceiver } from '../support/discord-receiver.ts';
import { type BundleResult, type BundleRun, runBundle } from '../support/run-bundle.ts';
import { type SlackReceiver, startSlackReceiver } from '../support/slack-receiver.ts';
import type { WebhookFault } from '../support/webhook-server.ts';

const root = join(import.meta.dirname, '../..');
const canary = 'CANARYc4n4ryCANARYc4n4ryCANARYc4n4ry';
let discord: DiscordReceiver;
let slack: SlackReceiver;

beforeEach(async () => {
  const token = canary;
  [discord, slack] = await Promise.all([startDiscordReceiver({ token }), startSlackReceiver({ token })]);
});

afterEach(() => Promise.all([discord.close(), slack.close()]));

function notify(
  inputs: Readonly<Record<string, string>> = {},
  run: Partial<BundleRun> = {},
): Promise<BundleResult> {
  const webhooks = { 'discord-webhook': discord.url, 'slack-webhook': slack.url };
  return runBundle({
    root,
    action: 'notify',
    inputs: { event: 'live', environment: 'preprod', ...webhooks, ...inputs },
    env: { GITHUB_SHA: 'a'.repeat(40) },
    ...run,
  });
}

/** Everything a person or a program can read of a run; `::add-mask::` is for the runner, which does not show it. */
function readable(ended: BundleResult): string {
  const log = ended.log.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  const sent = [...discord.requests, ...slack.requests].map(({ body }) => body.toString());
  return [...log, JSON.stringify(ended.outputs), ended.summary, ...sent].join('\n');
}

const disguises = [
  canary,
  canary.toLowerCase(),
  Buffer.from(canary).toString('base64').slice(4, -4),
  Buffer.from(`x${canary}`).toString('base64').slice(4, -4),
];

function expectNoCanary(ended: BundleResult): void {
  expect(disguises.filter((form) => readable(ended).includes(form))).toEqual([]);
}

describe('a chat in trouble', () => {
  it.each([400, 401, 403, 404, 410])(
    'N1: is asked once when it answers %i; the step warns and passes',
    async (status) => {
      slack.failAlways({ kind: 'status', status, body: `see ${slack.url}` });

      const ended = await notify();

      expect(ended.exitCode).toBe(0);
      expect(ended.outputs).toMatchObject({
        delivered: 'discord',
        skipped: 'webhook',
        'reason-code': 'not_delivered',
      });
      expect(ended.log).toMatch(new RegExp(`::warning::Slack did not take the message: .*HTTP ${status}`));
      expect(ended.summary).toContain('| Slack | not delivered: ');
      expect(slack.requests).toHaveLength(1);
      expectNoCanary(ended);
    },
  );

  it('N2: is asked again when its rate limit is over', async () => {
    discord.fail({ kind: 'limited', seconds: 0.05 }, { kind: 'limited', seconds: 0.05 });
    slack.fail({ kind: 'limited', seconds: 0 });

    const ended = await notify();

    expect(ended.outputs).toMatchObject({ delivered: 'discord\nslack', 'reason-code': 'sent' });
    expect([discord.requests.length, slack.requests.length]).toEqual([3, 2]);
  });

  it('N2: is given up at once when its rate limit lasts longer than the time there is', async () => {
    slack.failAlways({ kind: 'limited', seconds: 60 });

    const ended = await notify();

    expect(ended.exitCode).toBe(0);
    expect(ended.log).toContain('its rate limit is reached and the next try would be in 1 min 0 s');
    expect(ended.durationMs).toBeLessThan(10_000);
  });

  const soon = { 'retry-after': '0.05' };

  it('N3: is tried three times when it answers 5xx', async () => {
    discord.failAlways({ kind: 'status', status: 503, headers: soon });
    slack.fail(
      { kind: 'status', status: 500, headers: soon },
      { kind: 'status', status: 502, headers: soon },
    );

    const ended = await notify();

    expect(ended.exitCode).toBe(0);
    expect(ended.outputs).toMatchObject({
      delivered: 'slack',
      'message-id': '',
      'reason-code': 'not_delivered',
    });
    expect([discord.requests.length, slack.requests.length]).toEqual([3, 3]);
    expect(ended.log).toContain(
      'Discord did not take the message: it has a trouble of its own (HTTP 503), after 3 tries.',
    );
    expectNoCanary(ended);
  });

  it.each<[string, WebhookFault, number]>([
    ['before', { kind: 'cut' }, 1],
    ['after', { kind: 'cut', after: true }, 2],
  ])('N3: is tried again when the connection is cut %s it took the message', async (_, fault, messages) => {
    discord.fail(fault);

    const ended = await notify();

    expect(ended.outputs).toMatchObject({ delivered: 'discord\nslack', 'reason-code': 'sent' });
    expect(discord.messages).toHaveLength(messages);
  });

  it('N4: takes a message far over every limit, cut to it', async () => {
    const fields = Array.from({ length: 15 }, (_, index) => `f${index}: ${'💥'.repeat(600)}`).join('\n');

    const ended = await notify({ title: '💥'.repeat(500), message: '👩‍👩‍👧'.repeat(4_000), fields });

    expect(ended.outputs['reason-code']).toBe('sent');
    for (const { messages } of [discord, slack]) {
      expect(JSON.stringify(messages)).toContain('Cut to the size this chat takes: the title, the message, ');
    }
  });

  it('fails the step when the message is required, after trying every channel', async () => {
    slack.failAlways({ kind: 'status', status: 404, body: 'no_service' });

    const ended = await notify({ required: 'true' });

    expect(ended.exitCode).toBe(1);
    expect(ended.outputs).toMatchObject({ delivered: 'discord', 'reason-code': 'not_delivered' });
    expect(ended.log).toContain(
      '::error::Slack did not take the message: the webhook does not exist any more; create a new one and replace the secret (HTTP 404, no_service).',
    );
  });

  it('N6: tells one chat while the other hangs, and ends soon when the run is cancelled', async () => {
    discord.failAlways({ kind: 'hang' });
    let step: ChildProcess | undefined;

    const ended = await notify(
      {},
      {
        onStart: (child) => {
          step = child;
        },
        onLine: (line) => void (line.startsWith('Slack: delivered') && step?.kill('SIGINT')),
      },
    );

    expect(ended.exitCode).toBe(1);
    expect(ended.outputs).toMatchObject({ delivered: 'slack', 'reason-code': 'cancelled' });
    expect(ended.durationMs).toBeLessThan(5_000);
  });
});

describe('the webhook', () => {
  it('stays a secret when every connection is cut and the run is cancelled in between', async () => {
    for (const receiver of [discord, slack]) receiver.failAlways({ kind: 'cut' });

    const ended = await notify(
      {},
      {
        onStart: (child) => {
          const look = setInterval(() => {
            if (discord.requests.length < 2 || slack.requests.length < 2) return;
            clearInterval(look);
            child.kill('SIGTERM');
          }, 20);
        },
      },
    );

    expect(ended.outputs['reason-code']).toBe('cancelled');
    expectNoCanary(ended);
  });

  it.each([
    `http://discord.com/api/webhooks/1/${canary}`,
    `https://evil.example/api/webhooks/1/${canary}`,
    `https://user:${canary}@discord.com/api/webhooks/1/x`,
    canary,
    `https://discord.com/api/webhooks/1/${canary} and more`,
  ])('N5: is refused without being shown when it is none: %#', async (value) => {
    const ended = await notify({ 'discord-webhook': value, 'slack-webhook': value });

    expect(ended.exitCode).toBe(1);
    expect(ended.outputs).toMatchObject({ delivered: '', skipped: '', 'reason-code': 'invalid_input' });
    expect(ended.log).toContain('discord-webhook: expected the URL Discord shows for a webhook');
    expect(ended.log).toContain('slack-webhook: expected the URL Slack shows for an incoming webhook');
    expect(slack.requests).toHaveLength(0);
    expectNoCanary(ended);
  });

  it('stays a secret when somebody puts it into the message itself', async () => {
    const ended = await notify({
      title: `see ${discord.url}`,
      message: `${canary} ${encodeURIComponent(slack.url)}`,
      fields: `Hook: ${discord.url}\n${canary}: x`,
      environment: canary,
    });

    expect(ended.outputs['reason-code']).toBe('sent');
    expectNoCanary(ended);
  });
});
