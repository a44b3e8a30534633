import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../../lib/messages/channel.ts';
import { createDiscordWebhook, parseDiscordWebhook } from '../../../lib/messages/discord-webhook.ts';
import type { Message } from '../../../lib/messages/message.ts';
import { type Delivery, send, sendPolicy } from '../../../lib/messages/send.ts';
import { createSlackBot } from '../../../lib/messages/slack-bot.ts';
import { createNodeHttp } from '../../../lib/ports/node-http.ts';
import { type DiscordReceiver, discordPlace, startDiscordReceiver } from '../../support/discord-receiver.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { type SlackBotReceiver, startSlackBotReceiver } from '../../support/slack-bot-receiver.ts';
import { aMessage } from './a-message.ts';

const http = createNodeHttp();
let discord: DiscordReceiver;
let slack: SlackBotReceiver;
let clock: FakeClock;

beforeEach(async () => {
  [discord, slack] = await Promise.all([startDiscordReceiver(), startSlackBotReceiver()]);
  clock = createFakeClock();
});

afterEach(() => Promise.all([discord.close(), slack.close()]));

const quiet = (changes: Partial<Message> = {}): Message => aMessage({ event: 'live', ...changes });

function tell(channel: Channel, message: Message, edits?: string): Promise<Delivery> {
  return send(channel, message, {
    http,
    clock,
    policy: sendPolicy,
    ...(edits === undefined ? {} : { edits }),
  });
}

function discordChannel(query = ''): Channel {
  const url = parseDiscordWebhook(`${discord.url}${query}`);
  if (url === undefined) throw new Error('not a webhook');
  return createDiscordWebhook(url);
}

function slackChannel(channel = 'C024BE91L'): Channel {
  return createSlackBot({ token: slack.token, channel, api: new URL(slack.api) });
}

describe('editing in Discord', () => {
  it('replaces the whole message and clears what the new one has not', async () => {
    const first = await tell(discordChannel(), quiet({ mentions: [{ kind: 'here' }] }));
    expect(discord.messages[0]?.payload['content']).toBe('@here');

    const edited = await tell(discordChannel(), quiet({ event: 'validated' }), first.id);

    expect(edited).toMatchObject({ delivered: true, edit: 'edited', id: first.id, requests: 1 });
    expect(discord.messages).toHaveLength(1);
    expect(discord.messages[0]?.payload).not.toHaveProperty('content');
    expect(JSON.stringify(discord.messages[0]?.payload)).toContain('validated');
    expect(discord.requests.at(-1)?.url.search).toBe('?wait=true');
  });

  it('calls nobody a second time by the edit itself, whatever stands in the texts', async () => {
    const first = await tell(discordChannel(), quiet());

    await tell(discordChannel(), quiet({ text: '@everyone <@123456789012345678>' }), first.id);

    expect(discord.pings).toEqual([]);
  });

  it.each<[string, Partial<Message>, readonly string[]]>([
    [
      'a mention',
      { event: 'validated', mentions: [{ kind: 'role', id: '123456789012345678' }] },
      ['<@&123456789012345678>'],
    ],
    ['bad news', { event: 'failed' }, []],
    ['what is neither good nor bad', { event: 'custom' }, []],
  ])('sends a short new message beside an edit with %s, which leads to it', async (_, changes, who) => {
    const first = await tell(discordChannel(), quiet());

    const edited = await tell(discordChannel(), aMessage(changes), first.id);

    const { guild_id: guild, channel_id: channel } = discordPlace;
    expect(edited).toMatchObject({ delivered: true, id: first.id, requests: 3 });
    expect(discord.messages).toHaveLength(2);
    expect(discord.messages[1]?.payload['content']).toContain(
      ` https://discord.com/channels/${guild}/${channel}/${first.id}`,
    );
    expect(discord.pings.filter(({ by }) => by === 'post').map((ping) => ping.who)).toEqual(
      who.length === 0 ? [] : [who],
    );
  });

  it('rings without the link when Discord does not say where the message is', async () => {
    const first = await tell(discordChannel(), quiet());
    discord.fail(
      { kind: 'status', status: 200, body: '{"id":"1400000000000000001"}' },
      { kind: 'status', status: 500 },
    );

    expect(await tell(discordChannel(), aMessage(), first.id)).toMatchObject({
      delivered: true,
      requests: 3,
    });

    expect(discord.messages[1]?.payload['content']).toBe('preprod: rolled back');
  });

  it('says so when those to be called were not', async () => {
    const first = await tell(discordChannel(), quiet());
    const saved = { kind: 'status', status: 200, body: '{"id":"1400000000000000001"}' } as const;
    const refusal = { kind: 'status', status: 403 } as const;
    discord.fail(saved, saved, refusal, refusal, saved, saved, refusal, refusal);

    const called = await tell(discordChannel(), aMessage({ mentions: [{ kind: 'here' }] }), first.id);
    const uncalled = await tell(discordChannel(), aMessage(), first.id);

    expect(called).toMatchObject({
      delivered: false,
      id: first.id,
      reason: expect.stringMatching(
        /^the message was edited, but nobody was called: the webhook may not post/,
      ),
    });
    expect(uncalled).toMatchObject({
      delivered: true,
      missing: expect.stringMatching(/^the webhook may not/),
    });
  });

  it('posts the whole message once more where the line that should ring is refused', async () => {
    const first = await tell(discordChannel(), quiet());
    const saved = { kind: 'status', status: 200, body: '{"id":"1400000000000000001"}' } as const;
    discord.fail(saved, saved, { kind: 'status', status: 400, body: '{"code":50035}' });

    const edited = await tell(discordChannel(), aMessage(), first.id);

    expect(edited).toMatchObject({ delivered: true, edit: 'replaced', requests: 4 });
    expect(edited.id).toBe(discord.messages[1]?.id);
    expect(JSON.stringify(discord.messages[1]?.payload)).toContain('Live ✓ · **Rolled back ✓**');
  });

  it('links from the line that rings to the message in its thread, which the place is not asked by', async () => {
    const thread = discordChannel('?thread_id=1500000000000000001');
    const first = await tell(thread, quiet());

    await tell(thread, aMessage(), first.id);

    const asked = discord.requests.find(({ method }) => method === 'GET');
    expect(asked?.url.search).toBe('');
    expect(discord.messages[1]?.payload['content']).toContain(
      `https://discord.com/channels/${discordPlace.guild_id}/1500000000000000001/${first.id}`,
    );
  });

  it('cuts the title of the line that rings', async () => {
    const first = await tell(discordChannel(), quiet());

    await tell(discordChannel(), aMessage({ title: 't'.repeat(5_000) }), first.id);

    const content = String(discord.messages[1]?.payload['content']);
    expect(content).toMatch(/^t{255}… https:/);
  });

  it('stays in its thread', async () => {
    const thread = discordChannel('?thread_id=1500000000000000001');
    const first = await tell(thread, quiet());

    expect(await tell(thread, quiet(), first.id)).toMatchObject({ edit: 'edited', id: first.id });
    expect(await tell(discordChannel(), quiet(), first.id)).toMatchObject({ edit: 'replaced' });
  });

  it.each([
    [404, 10_008],
    [429, 30_046],
    [403, 50_005],
    [403, 50_083],
    [400, 50_035],
  ])('sends a new message where the old one cannot be edited (%i, %i)', async (status, code) => {
    const first = await tell(discordChannel(), quiet());
    discord.fail({ kind: 'status', status, body: JSON.stringify({ code }) });

    const again = await tell(discordChannel(), quiet(), first.id);

    expect(again).toMatchObject({ delivered: true, edit: 'replaced', requests: 2 });
    expect(again.id).not.toBe(first.id);
  });

  it('never asks a webhook again that does not exist any more', async () => {
    discord.failAlways({ kind: 'status', status: 404, body: '{"code":10015}' });

    expect(await tell(discordChannel(), aMessage(), '1400000000000000001')).toMatchObject({
      delivered: false,
      requests: 1,
      reason: expect.stringContaining('does not exist any more'),
    });
  });

  it.each([401, 403, 410])('does not post where the webhook itself is refused (%i)', async (status) => {
    discord.failAlways({ kind: 'status', status });

    expect(await tell(discordChannel(), aMessage(), '1400000000000000001')).toMatchObject({
      delivered: false,
      requests: 1,
    });
  });

  it('leaves an emptied bucket alone before its next request', async () => {
    const first = await tell(discordChannel(), quiet());
    discord.drain(0.47);

    await tell(discordChannel(), aMessage(), first.id);

    expect(clock.sleeps).toEqual([470]);
  });

  it('does not wait for a bucket past the time it has', async () => {
    const first = await tell(discordChannel(), quiet());
    discord.drain(45);

    expect(await tell(discordChannel(), aMessage({ mentions: [{ kind: 'here' }] }), first.id)).toMatchObject({
      delivered: false,
      requests: 1,
      reason: expect.stringContaining('past the 30.0 s allowed'),
    });
    expect(clock.sleeps).toEqual([]);
  });
});

describe('editing in Slack', () => {
  it('replaces the whole message, and its thread gets one reply a step', async () => {
    const first = await tell(slackChannel('#deploys'), quiet());
    expect(first.id).toBe(slack.messages[0]?.id);

    for (const event of ['live', 'validated'] as const) {
      expect(await tell(slackChannel(), quiet({ event }), first.id)).toMatchObject({
        delivered: true,
        edit: 'edited',
        id: first.id,
        requests: 2,
      });
    }

    const [message, ...replies] = slack.messages;
    expect(message).toMatchObject({ edits: 2 });
    expect(JSON.stringify(message?.payload)).toContain('validated');
    expect(replies.map(({ thread, broadcast }) => [thread, broadcast])).toEqual([
      [message?.ts, false],
      [message?.ts, false],
    ]);
  });

  it('clears blocks and attachments the new message has not', async () => {
    const first = await tell(slackChannel(), quiet());

    await tell(slackChannel(), { event: 'custom', text: 'x', fields: [], mentions: [] }, first.id);

    const { blocks, attachments } = slack.messages[0]?.payload ?? {};
    expect(JSON.stringify([blocks, attachments])).not.toContain('preprod');
  });

  it.each<[string, Message, readonly string[]]>([
    ['a mention', quiet({ mentions: [{ kind: 'user', id: 'U12345678' }] }), ['<@U12345678>']],
    ['bad news', aMessage({ event: 'failed' }), []],
    ['what is neither good nor bad', aMessage({ event: 'custom', cause: 'no-verdict' }), []],
  ])('shows a reply with %s in the channel too', async (_, message, who) => {
    const first = await tell(slackChannel(), quiet());

    await tell(slackChannel(), message, first.id);

    expect(slack.messages[1]).toMatchObject({ thread: slack.messages[0]?.ts, broadcast: true });
    expect(slack.pings).toEqual(who);
  });

  it.each([
    'message_not_found',
    'cant_update_message',
    'edit_window_closed',
    'channel_not_found',
    'invalid_blocks',
    'an_error_of_tomorrow',
  ])('sends a new message where the old one cannot be edited (%s)', async (error) => {
    slack.refuse(error);

    expect(await tell(slackChannel(), aMessage(), 'C024BE91L/1712345678.000100')).toMatchObject({
      delivered: true,
      edit: 'replaced',
      requests: 2,
    });
  });

  it('says that there are no attachments, since those left out would stay', async () => {
    const first = await tell(slackChannel(), quiet());

    await tell(slackChannel(), { event: 'recovered', title: 'x', fields: [], mentions: [] }, first.id);
    await tell(slackChannel(), { event: 'recovered', fields: [], mentions: [] }, first.id);

    const updates = slack.requests.filter(({ url }) => url.pathname.endsWith('chat.update'));
    for (const { body } of updates) {
      expect(JSON.parse(body.toString())).toMatchObject({
        attachments: expect.any(Array),
        blocks: expect.any(Array),
      });
    }
    expect(updates).toHaveLength(2);
  });

  it('posts bad news once more where its thread takes no reply, and other news not', async () => {
    const first = await tell(slackChannel(), quiet());
    const { id = '' } = first;
    const [channel, ts] = id.split('/');
    const taken = { kind: 'status', status: 200, body: JSON.stringify({ ok: true, channel, ts }) } as const;
    const locked = { ...taken, body: '{"ok":false,"error":"restricted_action_thread_locked"}' };
    slack.fail(taken, locked);
    const bad = await tell(slackChannel(), aMessage(), id);
    slack.fail(taken, locked);
    const good = await tell(slackChannel(), quiet(), id);

    expect(bad).toMatchObject({ delivered: true, edit: 'replaced', requests: 3 });
    expect(bad.id).toBe(slack.messages[1]?.id);
    expect(slack.messages[1]?.thread).toBeUndefined();
    expect(good).toMatchObject({ delivered: true, edit: 'edited', id, requests: 2 });
    expect(good.missing).toContain('the thread of the message is locked');
    expect(slack.messages).toHaveLength(2);
  });

  it.each(['invalid_auth', 'token_revoked', 'missing_scope'])(
    'does not post where the bot itself is refused (%s)',
    async (error) => {
      slack.refuse(error);

      expect(await tell(slackChannel(), aMessage(), 'C024BE91L/1712345678.000100')).toMatchObject({
        delivered: false,
        requests: 1,
      });
    },
  );

  it('does not ask an archived channel twice', async () => {
    slack.refuse('is_archived');

    expect(await tell(slackChannel(), aMessage(), 'C024BE91L/1712345678.000100')).toMatchObject({
      delivered: false,
      requests: 1,
      reason: 'the channel is archived; unarchive it or give another slack-channel (is_archived)',
    });
  });

  it('stays within its requests over edit, new message and thread', async () => {
    slack.failAlways({ kind: 'limited', seconds: 0 });
    slack.refuse('message_not_found');

    const delivery = await tell(slackChannel(), aMessage(), 'C024BE91L/1712345678.000100');

    expect(delivery).toMatchObject({ delivered: false, requests: 8 });
  });
});
