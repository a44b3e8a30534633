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
    [{ event: 'custom' }, 'event: expected a title or a message when it is custom'],
    [{ event: 'custom', message: '\u200b' }, 'event: expected a title or a message when it is custom'],
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
      { event: 'live', 'slack-token': 'xoxb-canary-canary' },
      'slack-token: expected nothing: this input comes with a later release; until then use slack-webhook.',
    ],
    [
      { event: 'live', 'slack-channel': 'C1' },
      'slack-channel: expected nothing: this input comes with a later release',
    ],
    [
      { event: 'live', webhook: 'https://example.com/hook-canary' },
      'webhook: expected nothing: this input comes with a later release',
    ],
    [
      { event: 'live', 'message-id': '1' },
      'message-id: expected nothing: this input comes with a later release',
    ],
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
