import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiscordReceiver, startDiscordReceiver } from '../support/discord-receiver.ts';
import { runBundle } from '../support/run-bundle.ts';

const root = join(import.meta.dirname, '../..');
let discord: DiscordReceiver;

beforeEach(async () => {
  discord = await startDiscordReceiver();
});

afterEach(() => discord.close());

function notify(inputs: Readonly<Record<string, string>>) {
  return runBundle({ root, action: 'notify', inputs: { 'discord-webhook': discord.url, ...inputs } });
}

describe('notify refuses, in one sentence that names the input,', () => {
  it.each<[Readonly<Record<string, string>>, string]>([
    [
      {},
      'event: expected started or live or validated or failed or rolled-back or down or recovered or custom, got nothing.',
    ],
    [{ event: 'sucess' }, 'custom, got "sucess".'],
    [{ event: 'custom' }, 'event: expected a title, a message or a result when it is custom'],
    [
      { event: 'custom', message: '\u200b' },
      'event: expected a title, a message or a result when it is custom',
    ],
    [
      { event: 'live', sha: 'abc1234' },
      'sha: expected a full commit id (40 or 64 lower-case hex digits), got "abc1234".',
    ],
    [
      { event: 'live', sha: 'main' },
      'sha: expected a full commit id (40 or 64 lower-case hex digits), got "main".',
    ],
    [{ event: 'live', url: 'ftp://x/' }, 'url: expected an http or https URL'],
    [{ event: 'live', url: 'https://github.com@evil.example/' }, 'url: expected an http or https URL'],
    [{ event: 'live', environment: 'a\nb' }, 'environment: expected one line of at most 255 characters'],
    [{ event: 'live', required: 'yes' }, 'required: expected true or false, got "yes".'],
    [
      { event: 'live', mention: 'here\nops' },
      'mention: expected here, channel, everyone, user:ID or role:ID, one a line',
    ],
    [
      { event: 'live', fields: '- a\n- b' },
      'fields: expected a YAML mapping of names to single values, like "Version: 1.2".',
    ],
    [
      { event: 'live', fields: 'a: [1, 2]' },
      'fields: expected a YAML mapping of names to single values, got a list',
    ],
    [{ event: 'live', fields: 'a: b\nc: d: e' }, 'got something that is no YAML (line 2)'],
    [{ event: 'live', fields: 'a: 1\na: 2' }, 'fields: expected a YAML mapping'],
    [{ event: 'live', fields: 'a: &x 1\nb: *x' }, 'an alias (field 2)'],
    [
      {
        event: 'live',
        fields: Array.from({ length: 16 }, (_, index) => `f${index}: v`).join('\n'),
      },
      'fields: expected at most 15 fields, got 16.',
    ],
    [
      { event: 'live', 'slack-token': 'canary-canary' },
      "slack-token: expected a Slack app's token, xoxb-… (the value is not shown: it is a secret).",
    ],
    [
      { event: 'live', 'slack-token': 'xoxb-canary-canary', 'slack-channel': 'Deploys!' },
      'slack-channel: expected a channel by its id, like C024BE91L, or by its name, like #deploys, got "Deploys!".',
    ],
    ...[
      'http://example.com/hook-canary',
      'https://me:canary-canary@example.com/',
      'ftp://example.com/hook-canary',
      'https://169.254.169.254/hook-canary',
      'http://[fd00:ec2::254]/hook-canary',
      'https://example.com/#canary',
      'canary',
    ].map((webhook): [Record<string, string>, string] => [
      { event: 'live', webhook },
      'webhook: expected an https URL without user name, password and fragment, or an http one of this machine',
    ]),
    [
      { event: 'live', webhook: 'https://example.com/', 'webhook-secret': 'canary' },
      'webhook-secret: expected whsec_ and a key in base64, or another text of at least 16 characters',
    ],
    [
      { event: 'live', 'webhook-secret': 'whsec_canary-canary-canary-canary' },
      'webhook-secret: expected whsec_ and a key in base64',
    ],
    ...[
      '1',
      'C024BE91L',
      '123456789012345678 223456789012345678',
      'C024BE91L/17.1',
      '#deploys/1712345678.000100',
    ].map((id): [Record<string, string>, string] => [
      { event: 'live', 'message-id': id },
      'message-id: expected the message-id output of an earlier notify step: at most one id a channel',
    ]),
    [{ event: 'live', mesage: 'x' }, 'mesage: this action has no such input; did you mean "message"'],
  ])('%j', async (inputs, sentence) => {
    const ended = await notify(inputs);

    expect(ended.exitCode).toBe(1);
    expect(ended.log).toContain(sentence);
    expect(ended.log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain('canary');
    expect(ended.outputs).toMatchObject({
      delivered: '',
      skipped: '',
      'message-id': '',
      'reason-code': 'invalid_input',
    });
    expect(discord.requests).toHaveLength(0);
  });

  it('every problem at once', async () => {
    const ended = await notify({ event: 'x', sha: 'y', required: 'z', mention: '@ops', fields: '[' });

    expect(JSON.parse(ended.outputs['result'] ?? '')['problems']).toHaveLength(5);
  });
});
