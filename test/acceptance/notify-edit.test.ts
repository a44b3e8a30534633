import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiscordReceiver, startDiscordReceiver } from '../support/discord-receiver.ts';
import { hostileTexts } from '../support/hostile-text.ts';
import { type BundleResult, runBundle } from '../support/run-bundle.ts';
import { type SlackBotReceiver, startSlackBotReceiver } from '../support/slack-bot-receiver.ts';
import { type SlackReceiver, startSlackReceiver } from '../support/slack-receiver.ts';
import { createWorkspace } from '../support/workspace.ts';

const root = join(import.meta.dirname, '../..');
let discord: DiscordReceiver;
let bot: SlackBotReceiver;

beforeEach(async () => {
  [discord, bot] = await Promise.all([startDiscordReceiver(), startSlackBotReceiver()]);
});

afterEach(() => Promise.all([discord.close(), bot.close()]));

function notify(inputs: Readonly<Record<string, string>>, place: object = {}): Promise<BundleResult> {
  const secrets = { 'discord-webhook': discord.url, 'slack-token': bot.token, 'slack-channel': '#deploys' };
  const env = { GITHUB_SHA: 'a'.repeat(40), BELAY_SLACK_API: bot.api };
  return runBundle({
    root,
    action: 'notify',
    inputs: { event: 'started', environment: 'preprod', ...secrets, ...inputs },
    ...place,
    env: { ...env, ...('env' in place ? (place.env as Record<string, string>) : {}) },
  });
}

const idOf = (ended: BundleResult): string => ended.outputs['message-id'] ?? '';

describe('one message that lives', () => {
  it('is edited as the story goes on, and its thread tells the steps', async () => {
    let id = '';
    for (const event of ['started', 'live', 'validated']) {
      const ended = await notify({ event, 'message-id': id });

      expect(ended.outputs, ended.log).toMatchObject({ delivered: 'discord\nslack', 'reason-code': 'sent' });
      expect(idOf(ended)).toMatch(/^\d{19} C024BE91L\/\d{10}\.\d{6}$/);
      if (id !== '') expect(idOf(ended)).toBe(id);
      id = idOf(ended);
    }

    expect(discord.messages).toHaveLength(1);
    expect(JSON.stringify(discord.messages)).toContain('validated');
    expect(bot.messages.map(({ thread, edits }) => [thread === undefined, edits])).toEqual([
      [true, 2],
      [false, 0],
      [false, 0],
    ]);
    expect(JSON.stringify(bot.messages[0])).toContain('validated');
  });

  it('says in itself alone that a newer release is live', async () => {
    const id = idOf(await notify({ event: 'live', 'slack-token': '', 'slack-channel': '' }));
    const result = JSON.stringify({
      'schema-version': 1,
      'reason-code': 'superseded',
      message: 'Another release is live by now.',
      verdict: null,
      sha: 'a'.repeat(40),
      'live-sha': 'b'.repeat(40),
    });

    const ended = await notify({ event: 'live', 'message-id': id, result });

    expect(ended.outputs, ended.log).toMatchObject({ delivered: 'discord', 'message-id': id });
    expect(discord.messages).toHaveLength(1);
    expect(JSON.stringify(discord.messages)).toMatch(/preprod: superseded.*superseded by/s);
    expect(JSON.stringify(discord.messages)).not.toContain('CI …');
    expect(bot.messages).toEqual([]);
    expect(ended.log).toContain('Slack: not told, there is no message of this deployment to edit');
  });

  it('lets bad news ring beside the edit, and calls only whom mention names', async () => {
    const id = idOf(await notify({}));

    const ended = await notify({
      event: 'rolled-back',
      'message-id': id,
      message: '@everyone <!channel>',
      mention: 'here\nuser:U12345678\nuser:123456789012345678',
    });

    expect([ended.outputs['reason-code'], idOf(ended)]).toEqual(['sent', id]);
    expect(discord.pings.filter(({ by }) => by === 'post')).toEqual([
      { by: 'post', who: ['@here', '<@123456789012345678>'] },
    ]);
    expect(bot.pings).toEqual(['<!here>', '<@U12345678>']);
    expect(bot.messages[1]).toMatchObject({ thread: bot.messages[0]?.ts, broadcast: true });
  });

  it('is sent anew where somebody deleted it', async () => {
    const id = idOf(await notify({}));
    const [inDiscord = '', inSlack = ''] = id.split(' ');
    discord.forget(inDiscord);
    bot.forget(inSlack);

    const ended = await notify({ event: 'live', 'message-id': id });

    expect(ended.outputs).toMatchObject({ delivered: 'discord\nslack', 'reason-code': 'sent' });
    expect(ended.log).toContain('delivered anew');
    expect(ended.summary).toContain('as the earlier message could not be edited');
    expect(idOf(ended)).toBe(`${discord.messages[0]?.id} ${bot.messages[0]?.id}`);
  });

  it('keeps the ids of channels that are not told this time', async () => {
    const id = idOf(await notify({}));
    const [inDiscord = '', inSlack = ''] = id.split(' ');

    const withoutSlack = await notify({ event: 'live', 'message-id': id, 'slack-token': '' });
    const withoutBoth = await notify({ 'message-id': id, 'slack-token': '', 'discord-webhook': '' });
    const onlySlack = await notify({ 'message-id': inSlack, event: 'live' });

    expect([idOf(withoutSlack), idOf(withoutBoth)]).toEqual([id, id]);
    expect(withoutSlack.outputs['skipped']).toBe('slack\nwebhook');
    expect(idOf(onlySlack).split(' ')[1]).toBe(inSlack);
    expect(idOf(onlySlack).split(' ')[0]).not.toBe(inDiscord);
  });

  it('keeps the id through an outage, so that the next step edits again', async () => {
    const id = idOf(await notify({}));
    discord.failAlways({ kind: 'status', status: 401 });
    bot.refuse('is_archived');

    const ended = await notify({ event: 'live', 'message-id': id });

    expect(ended.exitCode).toBe(0);
    expect(ended.outputs).toMatchObject({ delivered: '', 'message-id': id, 'reason-code': 'not_delivered' });
  });

  it('waits for an emptied bucket of Discord before its next request', async () => {
    const id = idOf(await notify({}));
    discord.drain(0.4);

    await notify({ event: 'failed', 'message-id': id });

    const [edit, next] = discord.requests.slice(-3);
    expect((next?.at ?? 0) - (edit?.at ?? 0)).toBeGreaterThanOrEqual(390);
  });

  it('delivers every hostile text as text, in threads too, and calls nobody', async () => {
    let id = idOf(await notify({}));
    const texts = hostileTexts.map((text) => text.replaceAll('\0', '').slice(0, 30_000));
    for (let index = 0; index < texts.length; index += 6) {
      const [title = '', message = '', subject = '', name = '', ...more] = texts.slice(index, index + 6);
      const event = { head_commit: { id: 'a'.repeat(40), message: subject, author: { name } } };
      const fields = more.map((text, at) => `f${at}: ${JSON.stringify(text.slice(0, 2_000))}`).join('\n');
      const ended = await notify({ event: 'failed', title, message, fields, 'message-id': id }, { event });

      expect([ended.exitCode, ended.outputs['reason-code']], ended.log).toEqual([0, 'sent']);
      expect(idOf(ended)).toBe(id);
      id = idOf(ended);
      const commands = ended.log.split(/\r?\n/).filter((line) => /^\s*::|##\[/.test(line));
      expect(commands.filter((line) => !line.startsWith('::add-mask::'))).toEqual([]);
    }
    expect([discord.pings, bot.pings]).toEqual([[], []]);
    expect(JSON.stringify(discord.messages)).not.toMatch(/@(?:everyone|here)/);
  });
});

describe('a Slack bot and a Slack webhook', () => {
  let webhook: SlackReceiver;

  beforeEach(async () => {
    webhook = await startSlackReceiver();
  });

  afterEach(() => webhook.close());

  it('are not both used: the bot is, and the log says so', async () => {
    const ended = await notify({ 'slack-webhook': webhook.url });

    expect(ended.outputs['delivered']).toBe('discord\nslack');
    expect(ended.log).toContain('slack-token is given, so the bot posts and slack-webhook is not used');
    expect([webhook.messages.length, bot.messages.length]).toEqual([0, 1]);
  });

  it('are told apart on a fork: a channel alone is skipped, a webhook beside it is used', async () => {
    const alone = await notify({ 'slack-token': '', 'discord-webhook': '' });
    const beside = await notify({
      'slack-token': '',
      'slack-webhook': webhook.url,
      'message-id': 'C024BE91L/1712345678.000100',
    });

    expect(alone.outputs).toMatchObject({
      skipped: 'discord\nslack\nwebhook',
      'reason-code': 'nothing_to_send',
    });
    expect(beside.outputs['delivered']).toBe('discord\nslack');
    expect(idOf(beside).split(' ')[1]).toBe('C024BE91L/1712345678.000100');
  });

  it('take the channel from belay.yml, and its audience', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'belay-notify-'));
    const notifies = { 'slack-channel': 'C024BE91L', slack: 'failures', discord: 'all' };
    const place = createWorkspace(folder, { preprod: { path: '/srv/x', notify: notifies } }).in;

    const good = await notify({ 'slack-channel': '' }, place);
    const bad = await notify({ 'slack-channel': '', event: 'failed' }, place);
    rmSync(folder, { recursive: true });

    expect([good.outputs['delivered'], bad.outputs['delivered']]).toEqual(['discord', 'discord\nslack']);
    expect(bot.messages).toHaveLength(1);
  });

  it('edit a message that is there, whatever belay.yml asks for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'belay-notify-'));
    const notifies = { slack: 'failures', discord: 'down' };
    const place = createWorkspace(folder, { preprod: { path: '/srv/x', notify: notifies } }).in;
    const id = idOf(await notify({ event: 'failed' }));

    const edited = await notify({ event: 'validated', 'message-id': id }, place);
    const spared = await notify({ event: 'validated' }, place);
    rmSync(folder, { recursive: true });

    expect([edited.outputs['delivered'], spared.outputs['delivered']]).toEqual(['discord\nslack', '']);
    for (const [first] of [discord.messages, bot.messages]) {
      expect(JSON.stringify(first)).toContain('preprod: validated');
    }
  });

  it.each([
    ['is broken', 'environments:\n  preprod:\n    pth: /srv/x\n'],
    [
      'has a malformed channel',
      'environments:\n  preprod:\n    path: /x\n    notify:\n      slack-channel: "a b"\n',
    ],
    ['knows no such environment', 'environments:\n  production:\n    path: /srv/x\n'],
    ['names no channel', 'environments:\n  preprod:\n    path: /srv/x\n'],
  ])('leave the other channels alone where belay.yml %s', async (_, content) => {
    const folder = mkdtempSync(join(tmpdir(), 'belay-notify-'));
    const place = createWorkspace(folder, content).in;

    const alone = await notify({ 'slack-channel': '' }, place);
    const beside = await notify({ 'slack-channel': '', 'slack-webhook': webhook.url }, place);
    const edited = await notify({ 'slack-channel': '', 'message-id': 'C024BE91L/1712345678.000100' }, place);
    rmSync(folder, { recursive: true });

    expect([alone.exitCode, alone.outputs['delivered']], alone.log).toEqual([0, 'discord']);
    expect(alone.log).toMatch(
      /::warning::Slack did not take the message: .*notify\.slack-channel .*belay\.yml/,
    );
    expect(beside.outputs['delivered'], beside.log).toBe('discord\nslack');
    expect(webhook.messages).toHaveLength(1);
    expect(edited.outputs['delivered'], edited.log).toBe('discord\nslack');
    expect(bot.messages).toHaveLength(1);
  });

  it('speak to no other host, whatever the environment says', async () => {
    const ended = await notify({}, { env: { BELAY_SLACK_API: 'https://evil.example/api/' } });

    expect(ended.outputs['reason-code']).toBe('invalid_input');
    expect(ended.log).toContain('slack-token: expected no variable BELAY_SLACK_API');
    expect(bot.requests).toHaveLength(0);
  });
});
