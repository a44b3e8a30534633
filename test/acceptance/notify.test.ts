import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DiscordField } from '../../lib/messages/discord.ts';
import { type DiscordReceiver, startDiscordReceiver } from '../support/discord-receiver.ts';
import { hostileTexts } from '../support/hostile-text.ts';
import { type BundleResult, runBundle } from '../support/run-bundle.ts';
import { type SlackReceiver, startSlackReceiver } from '../support/slack-receiver.ts';

const root = join(import.meta.dirname, '../..');
const sha = '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d';
let discord: DiscordReceiver;
let slack: SlackReceiver;

beforeEach(async () => {
  [discord, slack] = await Promise.all([startDiscordReceiver(), startSlackReceiver()]);
});

afterEach(() => Promise.all([discord.close(), slack.close()]));

function notify(inputs: Readonly<Record<string, string>>, event?: unknown): Promise<BundleResult> {
  const webhooks = { 'discord-webhook': discord.url, 'slack-webhook': slack.url };
  return runBundle({
    root,
    action: 'notify',
    inputs: { event: 'failed', environment: 'preprod', ...webhooks, ...inputs },
    env: { GITHUB_SHA: sha },
    event,
  });
}

function pushOf(message: string, name = 'Ada Lovelace'): unknown {
  return { head_commit: { id: sha, message, author: { name } } };
}

describe('notify', () => {
  it('runs as Node 24 and weighs at most 1.3 MB', () => {
    const dist = join(root, 'actions/notify/dist');
    const bytes = readdirSync(dist).reduce((sum, name) => sum + statSync(join(dist, name)).size, 0);

    expect(process.version).toMatch(/^v24\./);
    expect(bytes).toBeLessThanOrEqual(1_300_000);
  });

  it('tells both channels what happened, to which commit, by whom and where to look', async () => {
    const ended = await notify(
      {
        event: 'rolled-back',
        url: 'https://preprod.example.com/',
        message: 'CI failed.',
        fields: 'Failed: ci.yml',
      },
      pushOf('Fix the cart\n\nand more', 'Ada Lovelace'),
    );

    expect(ended.exitCode).toBe(0);
    expect(ended.outputs).toMatchObject({
      delivered: 'discord\nslack',
      skipped: 'webhook',
      'message-id': discord.messages[0]?.id,
      'reason-code': 'sent',
    });
    const texts = [JSON.stringify(discord.messages), JSON.stringify(slack.messages)];
    for (const text of texts) {
      expect(text).toContain('preprod: rolled back');
      expect(text).toContain(`https://github.com/acme/shop/commit/${sha}`);
      expect(text).toContain('https://github.com/acme/shop/actions/runs/1');
      expect(text).toContain('Ada Lovelace');
      expect(text).toContain('Fix the cart');
      expect(text).not.toContain('and more');
      expect(text).toContain('ci.yml');
    }
    expect(ended.summary).toContain('| Discord | delivered in ');
    expect(ended.summary).toContain('| Slack | delivered in ');
  });

  it('gives scripts the whole outcome', async () => {
    const ended = await notify({ 'slack-webhook': '' });

    expect(JSON.parse(ended.outputs['result'] ?? '')).toEqual({
      'schema-version': 1,
      'reason-code': 'sent',
      event: 'failed',
      channels: [
        {
          channel: 'discord',
          delivered: true,
          id: discord.messages[0]?.id,
          requests: 1,
          'duration-ms': expect.any(Number),
        },
      ],
      skipped: ['slack', 'webhook'],
    });
  });

  it('says nothing and passes on a fork, where the secrets are empty, even when required', async () => {
    const ended = await notify({ 'discord-webhook': '', 'slack-webhook': '', required: 'true' });

    expect(ended.exitCode).toBe(0);
    expect(ended.outputs).toMatchObject({
      delivered: '',
      skipped: 'discord\nslack\nwebhook',
      'message-id': '',
      'reason-code': 'nothing_to_send',
    });
    expect(ended.log).toContain('::notice');
    expect(ended.summary).toContain('| Discord | skipped: no secret was given |');
  });

  it('names the commit it is given, not the one of the run', async () => {
    await notify({ sha: 'b'.repeat(40) }, pushOf('Not this one'));

    expect(JSON.stringify(discord.messages)).toContain(`commit/${'b'.repeat(40)}`);
    expect(JSON.stringify(discord.messages)).not.toContain('Not this one');
  });

  it('names no commit for an outage, for the run that noticed it need not have deployed it', async () => {
    await notify({ event: 'down' }, pushOf('Not to blame'));

    expect(JSON.stringify(discord.messages)).not.toContain(sha);
  });

  it('calls people only through the input mention', async () => {
    await notify({
      message: '@everyone <!channel>',
      mention: 'here\nuser:U12345678\n<@&123456789012345678>',
    });

    expect(discord.messages[0]?.payload).toMatchObject({
      content: '@here <@&123456789012345678>',
      allowed_mentions: { parse: ['everyone'], users: [], roles: ['123456789012345678'] },
    });
    expect(JSON.stringify(slack.messages)).toContain('"<!here> <@U12345678>"');
    expect(JSON.stringify(slack.messages)).not.toContain('<!channel>');
  });

  it('keeps a value as it is written and leaves out an empty one', async () => {
    await notify({ fields: 'Version: 1.10\nOn: yes\nNothing:\nLogs: https://logs.example.com/' });

    const embeds = discord.messages[0]?.payload['embeds'];
    const fields = Array.isArray(embeds) ? (embeds[0].fields as readonly DiscordField[]) : [];
    const own = fields.slice(-3).map(({ name, value }) => [name, value]);
    expect(own).toEqual([
      ['Version', '1.10'],
      ['On', 'yes'],
      ['Logs', 'https://logs.example.com/'],
    ]);
  });

  it('delivers every hostile text as text, and gives the runner no command', async () => {
    // The runner cannot pass NUL in an environment variable.
    const texts = hostileTexts.map((text) => text.replaceAll('\0', '').slice(0, 30_000));
    for (let index = 0; index < texts.length; index += 4) {
      const [title = '', message = '', subject = '', author = ''] = texts.slice(index, index + 4);
      const ended = await notify({ title, message }, pushOf(subject, author));

      expect([ended.exitCode, ended.outputs['reason-code']]).toEqual([0, 'sent']);
      const commands = ended.log.split(/\r?\n/).filter((line) => /^\s*::|##\[/.test(line));
      expect(commands.filter((line) => !line.startsWith('::add-mask::'))).toEqual([]);
    }
    expect(slack.messages).toHaveLength(Math.ceil(texts.length / 4));
    expect(JSON.stringify(discord.messages)).not.toMatch(/@(?:everyone|here)/);
  });
});
