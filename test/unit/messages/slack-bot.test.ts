import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../../lib/messages/channel.ts';
import { send, sendPolicy } from '../../../lib/messages/send.ts';
import {
  createSlackBot,
  isSlackChannel,
  isSlackMessageId,
  isSlackToken,
  slackApiUrl,
} from '../../../lib/messages/slack-bot.ts';
import { slackUpdate } from '../../../lib/messages/slack-update.ts';
import { createNodeHttp } from '../../../lib/ports/node-http.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { type SlackBotReceiver, startSlackBotReceiver } from '../../support/slack-bot-receiver.ts';
import { aMessage } from './a-message.ts';

const http = createNodeHttp();
let slack: SlackBotReceiver;
let clock: FakeClock;

beforeEach(async () => {
  const channels = [
    { id: 'C024BE91L', name: 'deploys' },
    { id: 'C0PR1VATE', name: 'secret', member: false },
    { id: 'C0ARCH1VE', name: 'old', archived: true },
  ];
  slack = await startSlackBotReceiver({ channels });
  clock = createFakeClock();
});

afterEach(() => slack.close());

function bot(channel: string, token = slack.token): Channel {
  return createSlackBot({ token, channel, api: new URL(slack.api) });
}

function tell(channel: Channel) {
  return send(channel, aMessage(), { http, clock, policy: sendPolicy });
}

describe('a Slack bot', () => {
  it.each(['C024BE91L', '#deploys', 'deploys'])(
    'posts to %s, with the token in a header alone',
    async (channel) => {
      expect(await tell(bot(channel))).toMatchObject({
        delivered: true,
        id: slack.messages[0]?.id,
        requests: 1,
      });

      const [request] = slack.requests;
      expect(request?.headers['authorization']).toBe(`Bearer ${slack.token}`);
      expect(`${request?.url.href}${request?.body}`).not.toContain(slack.token);
    },
  );

  it.each([
    ['C0PR1VATE', 'the bot is not in the channel; invite it there with /invite (not_in_channel)'],
    ['C0ARCH1VE', 'the channel is archived; unarchive it or give another slack-channel (is_archived)'],
    ['nowhere', /^there is no such channel, .* \(channel_not_found\)$/],
  ])('says what to do when it cannot post to %s', async (channel, reason) => {
    const delivery = await tell(bot(channel));

    expect(delivery).toMatchObject({ delivered: false, requests: 1 });
    expect(delivery.reason).toMatch(reason);
  });

  it.each([
    'account_inactive',
    'invalid_auth',
    'missing_scope',
    'msg_too_long',
    'restricted_action',
    'token_expired',
    'token_revoked',
  ])('is refused once by %s, and names it', async (error) => {
    slack.refuse(error);

    const delivery = await tell(bot('deploys'));

    expect(delivery).toMatchObject({ delivered: false, requests: 1 });
    expect(delivery.reason).toContain(`(${error})`);
  });

  it.each(['constructor', 'xoxb-1234567890-secret', '::error::x', '\u001b[31m'])(
    'does not repeat an error it does not know: %j',
    async (error) => {
      slack.refuse(error);

      expect((await tell(bot('deploys'))).reason).toBe('it gave an error that Belay does not know');
    },
  );

  it.each(['internal_error', 'fatal_error', 'service_unavailable'])('tries again after %s', async (error) => {
    slack.refuse(error, error);

    expect(await tell(bot('deploys'))).toMatchObject({ delivered: true, requests: 3 });
  });

  it('waits as long as Slack asks, by status or by error', async () => {
    slack.fail({ kind: 'limited', seconds: 2 });
    slack.refuse('ratelimited');

    expect(await tell(bot('deploys'))).toMatchObject({ delivered: true, requests: 3 });
    expect(clock.sleeps).toEqual([2_000, 1_000]);
  });

  it('waits its turn where a channel takes one message a second', async () => {
    const strict = await startSlackBotReceiver({ rateBy: () => clock.monotonic() });
    const channel = createSlackBot({ token: strict.token, channel: 'deploys', api: new URL(strict.api) });

    const first = await tell(channel);
    const options = { http, clock, policy: sendPolicy, edits: first.id ?? '' };
    const edited = await send(channel, aMessage(), options);
    await strict.close();

    expect(edited).toMatchObject({ delivered: true, edit: 'edited', requests: 3 });
    expect(clock.sleeps).toEqual([1_000]);
  });

  it.each(['<html>', '{}', '{"ok":true}', '{"ok":true,"channel":"C1","ts":"x"}', '[]', 'null'])(
    'does not take %s for Slack',
    async (body) => {
      slack.fail({ kind: 'status', status: 200, body });

      expect((await tell(bot('deploys'))).reason).toMatch(/^something other than Slack answered/);
    },
  );
});

describe('the forms of Slack', () => {
  it('knows tokens, channels and ids from what is none', () => {
    expect(['xoxb-12345678-x', 'xoxp-12345678-x', 'xoxe.xoxb-1-abcdefghij'].every(isSlackToken)).toBe(true);
    expect(['', 'xoxb-', 'xapp-12345678-x', 'xoxb-1234 5678', 'xoxb-12345678\nx'].some(isSlackToken)).toBe(
      false,
    );
    expect(
      ['C024BE91L', 'D024BE91L', 'U024BE91L', '#deploys', 'deploys', 'équipe-1', '部署'].every(
        isSlackChannel,
      ),
    ).toBe(true);
    expect(
      ['', '#', 'a b', '<#C024BE91L>', '@here', 'Deploys', 'a/b', 'x'.repeat(82)].some(isSlackChannel),
    ).toBe(false);
    expect(isSlackMessageId('C024BE91L/1712345678.000100')).toBe(true);
    expect(
      ['C1', 'C024BE91L/1', '#x/1712345678.000100', 'C024BE91L/1712345678.0001000'].some(isSlackMessageId),
    ).toBe(false);
  });

  it('speaks to Slack, or to this machine in a test, and to nobody else', () => {
    expect(slackApiUrl(undefined)?.href).toBe('https://slack.com/api/');
    expect(slackApiUrl('')?.href).toBe('https://slack.com/api/');
    expect(slackApiUrl('http://127.0.0.1:9/api')?.href).toBe('http://127.0.0.1:9/api/');
    for (const other of [
      'https://evil.example/api/',
      'http://127.0.0.1.evil.example/',
      'http://x@127.0.0.1/',
      'file:///x',
    ]) {
      expect(slackApiUrl(other)).toBeUndefined();
    }
  });

  it.each<[string, number]>([
    ['x', 4_000],
    ['&', 800],
    ['é', 2_000],
    ['💥', 1_000],
  ])('fits the text of an update into 4,000 bytes after escaping: %s', (character, most) => {
    const escaped = character === '&' ? '&amp;' : character;
    const payload = { mrkdwn: false, unfurl_links: false, unfurl_media: false } as const;
    const whole = slackUpdate({ ...payload, text: escaped.repeat(most) }).text;
    const cut = slackUpdate({ ...payload, text: escaped.repeat(most + 1) }).text;

    expect(whole).toBe(escaped.repeat(most));
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(4_000);
    expect(cut).toMatch(/…$/);
    expect(cut.slice(0, -1).replaceAll(escaped, '')).toBe('');
  });
});
