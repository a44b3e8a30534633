import { describe, expect, it } from 'vitest';
import { discordProblems, startDiscordReceiver } from '../../support/discord-receiver.ts';
import { startSlackBotReceiver } from '../../support/slack-bot-receiver.ts';
import { slackError, startSlackReceiver } from '../../support/slack-receiver.ts';
import { entriesOf } from '../../support/webhook-server.ts';

const x = (length: number): string => 'x'.repeat(length);
const embed = (parts: object): object => ({ embeds: [{ color: 1, ...parts }] });
const fields = (count: number, value = 'v'): object =>
  embed({ fields: Array.from({ length: count }, () => ({ name: 'n', value })) });

describe('the Discord receiver', () => {
  it.each<[string, object, object]>([
    ['content', { content: x(2_000) }, { content: x(2_001) }],
    ['title', embed({ title: x(256) }), embed({ title: x(257) })],
    ['description', embed({ description: x(4_096) }), embed({ description: x(4_097) })],
    ['fields', fields(25), fields(26)],
    [
      'field name',
      embed({ fields: [{ name: x(256), value: 'v' }] }),
      embed({ fields: [{ name: x(257), value: 'v' }] }),
    ],
    ['field value', fields(1, x(1_024)), fields(1, x(1_025))],
    [
      'footer',
      embed({ title: 't', footer: { text: x(2_048) } }),
      embed({ title: 't', footer: { text: x(2_049) } }),
    ],
    [
      'total',
      embed({ description: x(4_096), footer: { text: x(1_904) } }),
      embed({ description: x(4_096), footer: { text: x(1_905) } }),
    ],
    ['embeds', { embeds: Array(10).fill({ title: 't' }) }, { embeds: Array(11).fill({ title: 't' }) }],
  ])('takes the longest %s and refuses one more', (_, longest, over) => {
    expect(discordProblems(longest)).toEqual([]);
    expect(discordProblems(over)).toHaveLength(1);
  });

  it.each<[string, unknown]>([
    ['nothing', {}],
    ['a list', []],
    ['an unknown key', { content: 'x', blocks: [] }],
    ['an empty field', fields(1, ' ')],
    ['half a character', { content: 'x\ud800' }],
    ['parse and ids at once', { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } }],
  ])('refuses %s', (_, payload) => {
    expect(discordProblems(payload)).not.toEqual([]);
  });

  it('answers as Discord does', async () => {
    const receiver = await startDiscordReceiver();
    const post = (url: string, body: string) =>
      fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });

    expect((await post(receiver.url, '{"content":"x"}')).status).toBe(204);
    expect(await (await post(`${receiver.url}?wait=true`, '{"content":"x"}')).json()).toMatchObject({
      content: 'x',
    });
    expect(await (await post(receiver.url, '{')).json()).toMatchObject({ code: 50109 });
    expect(await (await post(receiver.url, '{}')).json()).toMatchObject({ code: 50035 });
    expect((await post(`${receiver.url}x`, '{"content":"x"}')).status).toBe(401);
    receiver.fail({ kind: 'limited', seconds: 0.5 }, { kind: 'limited', seconds: 0.5 });
    expect(await (await post(receiver.url, '{}')).json()).toMatchObject({ retry_after: 500 });
    const versioned = receiver.url.replace('/api/', '/api/v10/');
    expect(await (await post(versioned, '{}')).json()).toMatchObject({ retry_after: 0.5 });
    expect(receiver.messages).toHaveLength(2);
    await receiver.close();
  });
});

const plain = (text: string): object => ({ type: 'plain_text', text });
const sections = (count: number): object => ({
  blocks: Array.from({ length: count }, () => ({ type: 'section', text: plain('x') })),
});
const section = (text: string): object => ({ blocks: [{ type: 'section', text: plain(text) }] });
const cells = (count: number, text = 'x'): object => ({
  blocks: [{ type: 'section', fields: Array.from({ length: count }, () => plain(text)) }],
});

describe('the Slack receiver', () => {
  it.each<[string, object, object, string]>([
    ['text', { text: 'é'.repeat(2_000) }, { text: `${'é'.repeat(2_000)}x` }, 'msg_too_long'],
    ['blocks', sections(50), sections(51), 'invalid_blocks'],
    [
      'header',
      { blocks: [{ type: 'header', text: plain(x(150)) }] },
      { blocks: [{ type: 'header', text: plain(x(151)) }] },
      'invalid_blocks',
    ],
    ['section', section(x(3_000)), section(x(3_001)), 'invalid_blocks'],
    ['fields', cells(10), cells(11), 'invalid_blocks'],
    ['field', cells(1, x(2_000)), cells(1, x(2_001)), 'invalid_blocks'],
    ['total', cells(6, x(1_999)), cells(7, x(1_999)), 'msg_blocks_too_long'],
  ])('takes the longest %s and refuses one more', (_, longest, over, error) => {
    expect(slackError(longest)).toBeUndefined();
    expect(slackError(over)).toBe(error);
  });

  it('answers as Slack does', async () => {
    const receiver = await startSlackReceiver();
    const post = async (url: string, body: string) => {
      const answer = await fetch(url, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      });
      return `${answer.status} ${await answer.text()}`;
    };

    expect(await post(receiver.url, '{"text":"x"}')).toBe('200 ok');
    expect(await post(receiver.url, '{')).toBe('400 invalid_payload');
    expect(await post(receiver.url, '{}')).toBe('400 no_text');
    expect(await post(`${receiver.url}x`, '{"text":"x"}')).toBe('404 no_service');
    expect(receiver.messages).toHaveLength(1);
    await receiver.close();
  });
});

describe('the Discord receiver, edited', () => {
  it('answers as Discord does, and rings by default', async () => {
    const receiver = await startDiscordReceiver();
    const ask = async (method: string, path: string, body: object) => {
      const headers = { 'content-type': 'application/json' };
      const sent = { method, headers, ...(method === 'GET' ? {} : { body: JSON.stringify(body) }) };
      const answer = await fetch(`${receiver.url}${path}`, sent);
      return entriesOf(await answer.json()) ?? {};
    };
    const { id } = await ask('POST', '?wait=true', { content: 'x', embeds: [{ title: 't' }] });
    const at = `/messages/${id}`;

    expect(await ask('PATCH', '/messages/1', { content: 'y' })).toMatchObject({ code: 10008 });
    expect(await ask('PATCH', `${at}?thread_id=7`, { content: 'y' })).toMatchObject({ code: 10008 });
    expect(await ask('POST', at, { content: 'y' })).toMatchObject({ code: 0 });
    expect(await ask('PATCH', at, { content: '@here' })).toMatchObject({
      id,
      content: '@here',
      embeds: [{}],
    });
    expect(await ask('PATCH', at, { content: '@here', allowed_mentions: { parse: [] } })).toMatchObject({
      id,
    });
    expect(await ask('PATCH', at, { content: null })).toMatchObject({ content: '' });
    expect(await ask('PATCH', at, { content: null, embeds: [] })).toMatchObject({ code: 50035 });
    expect(await ask('GET', '', {})).toHaveProperty('guild_id');
    expect(receiver.pings).toEqual([{ by: 'edit', who: ['@here'] }]);
    await receiver.close();
  });
});

describe('the receiver for a Slack bot', () => {
  it('answers as Slack does', async () => {
    const archived = { id: 'C0ARCH1VE', name: 'old', archived: true };
    const channels = [{ id: 'C024BE91L', name: 'deploys' }, archived];
    const receiver = await startSlackBotReceiver({ channels });
    const call = async (method: string, body: object, token = receiver.token) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' };
      const answer = await fetch(`${receiver.api}${method}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      return entriesOf(await answer.json()) ?? {};
    };
    const post = (body: object) => call('chat.postMessage', { channel: '#deploys', text: 'x', ...body });
    const update = (body: object) => call('chat.update', { channel: 'C024BE91L', parse: 'none', ...body });

    const { ok, channel, ts } = await post({ attachments: [{ color: '#112233' }] });
    expect({ ok, channel }).toEqual({ ok: true, channel: 'C024BE91L' });
    const errors = await Promise.all([
      call('chat.postMessage', { channel: 'deploys', text: 'x' }, 'xoxb-wrong'),
      post({ channel: 'nowhere' }),
      post({ channel: 'old' }),
      post({ text: '' }),
      post({ thread_ts: '1.1' }),
      update({ channel: '#deploys', ts, text: 'x' }),
      update({ ts: '1712345000.000100', text: 'x' }),
      update({ ts, text: '&amp;'.repeat(801) }),
    ]);
    expect(errors.map((each) => each['error'])).toEqual([
      'invalid_auth',
      'channel_not_found',
      'is_archived',
      'no_text',
      'thread_not_found',
      'channel_not_found',
      'message_not_found',
      'msg_too_long',
    ]);
    expect(await update({ ts, text: '&amp;'.repeat(800) })).toMatchObject({ ok: true });
    expect(receiver.messages[0]?.payload).toHaveProperty('attachments', [{ color: '#112233' }]);
    await receiver.close();
  });
});
