import { describe, expect, it } from 'vitest';
import { parseDiscordWebhook, readSaved } from '../../../lib/messages/discord-webhook.ts';
import { parseSlackWebhook, readSlackWebhook } from '../../../lib/messages/slack-webhook.ts';
import type { HttpResponse } from '../../../lib/ports/http.ts';

function answer(status: number, body = '', headers: Readonly<Record<string, string>> = {}): HttpResponse {
  return { kind: 'response', status, headers, body, bodyCut: false, durationMs: 1 };
}

describe('parseDiscordWebhook', () => {
  it.each([
    [
      'https://discord.com/api/webhooks/123/abc_-D',
      'https://discord.com/api/v10/webhooks/123/abc_-D?wait=true',
    ],
    ['https://discordapp.com/api/webhooks/1/a', 'https://discordapp.com/api/v10/webhooks/1/a?wait=true'],
    ['https://ptb.discord.com/api/webhooks/1/a', 'https://ptb.discord.com/api/v10/webhooks/1/a?wait=true'],
    [
      'https://canary.discord.com/api/v9/webhooks/1/a',
      'https://canary.discord.com/api/v10/webhooks/1/a?wait=true',
    ],
    [
      'https://discord.com/api/webhooks/1/a?thread_id=7',
      'https://discord.com/api/v10/webhooks/1/a?wait=true&thread_id=7',
    ],
    ['http://127.0.0.1:8080/api/webhooks/1/a', 'http://127.0.0.1:8080/api/v10/webhooks/1/a?wait=true'],
    ['http://[::1]:8080/api/webhooks/1/a', 'http://[::1]:8080/api/v10/webhooks/1/a?wait=true'],
  ])('takes %s', (text, target) => {
    expect(parseDiscordWebhook(text)?.href).toBe(target);
  });

  it.each([
    '',
    'not a url',
    'discord.com/api/webhooks/1/a',
    'http://discord.com/api/webhooks/1/a',
    'https://discord.com.evil.example/api/webhooks/1/a',
    'https://evildiscord.com/api/webhooks/1/a',
    'https://discord.com:8443/api/webhooks/1/a',
    'https://user:pw@discord.com/api/webhooks/1/a',
    'https://discord.com/api/webhooks/1',
    'https://discord.com/api/webhooks/1/a/github',
    'https://discord.com/api/webhooks/1/a/../../2/b/c',
    'https://discord.com/api/webhooks/1/a?thread_id=x',
    'https://discord.com/api/webhooks/1/a?with=more',
    'https://discord.com/api/webhooks/1/a#x',
    'http://localhost.evil.example/api/webhooks/1/a',
    'https://discord.com/api/webhooks/1/a\nhttps://discord.com/api/webhooks/1/b',
  ])('refuses %j', (text) => {
    expect(parseDiscordWebhook(text)).toBeUndefined();
  });
});

describe('parseSlackWebhook', () => {
  it.each([
    'https://hooks.slack.com/services/T1/B2/x3',
    'https://hooks.slack-gov.com/services/T1/B2/x3',
    'http://localhost:9/services/T1/B2/x3',
  ])('takes %s', (text) => {
    expect(parseSlackWebhook(text)?.href).toBe(text);
  });

  it.each([
    'https://slack.com/services/T1/B2/x3',
    'http://hooks.slack.com/services/T1/B2/x3',
    'https://hooks.slack.com/triggers/T1/B2/x3',
    'https://hooks.slack.com/services/T1/B2',
    'https://hooks.slack.com/services/T1/B2/x3?x=1',
    'https://hooks.slack.com.evil.example/services/T1/B2/x3',
  ])('refuses %j', (text) => {
    expect(parseSlackWebhook(text)).toBeUndefined();
  });
});

describe('what an answer of Discord means', () => {
  const read = readSaved;

  it.each([
    [answer(200, '{"id":"1400000000000000001"}'), { kind: 'taken', value: '1400000000000000001' }],
    [answer(204), { kind: 'taken' }],
    [
      answer(204, '', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': '0.470' }),
      { kind: 'taken', restMs: 470 },
    ],
    [answer(204, '', { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset-after': '2' }), { kind: 'taken' }],
    [
      answer(429, '{"retry_after":64.57,"global":true}', { 'x-ratelimit-scope': 'global' }),
      {
        kind: 'limited',
        waitMs: 64_570,
        reason: "Discord's global rate limit for this machine's address is reached",
      },
    ],
    [answer(429, '{"retry_after":0.25}', { 'retry-after': '1' }), { kind: 'limited', waitMs: 250 }],
    [answer(429, 'cloudflare', { 'retry-after': '3' }), { kind: 'limited', waitMs: 3_000 }],
    [answer(429), { kind: 'limited' }],
  ])('is read right: answer %#', (response, reply) => {
    expect(read(response)).toEqual(reply);
  });

  it.each([
    [
      answer(200, '<html>log in</html>'),
      'refused',
      'something other than Discord answered (HTTP 200 without a message)',
    ],
    [answer(302), 'refused', 'it gave an answer no working webhook gives (HTTP 302)'],
    [
      answer(400, '{"code":50035,"message":"Invalid"}'),
      'refused',
      'the message was refused as malformed (HTTP 400, code 50035)',
    ],
    [
      answer(404, '{"code":10015}'),
      'refused',
      'the webhook does not exist any more; create a new one and replace the secret (HTTP 404, code 10015)',
    ],
    [answer(500, '{'), 'trouble', 'it has a trouble of its own (HTTP 500)'],
  ])('says why: %#', (response, kind, reason) => {
    expect(read(response)).toEqual({ kind, reason });
  });
});

describe('what an answer of Slack means', () => {
  const read = readSlackWebhook;

  it.each([
    [answer(200, 'ok'), { kind: 'taken' }],
    [answer(429, 'rate_limited', { 'retry-after': '30' }), { kind: 'limited', waitMs: 30_000 }],
    [
      answer(400, 'invalid_blocks'),
      { kind: 'refused', reason: 'the message was refused as malformed (HTTP 400, invalid_blocks)' },
    ],
    [
      answer(410, 'https://hooks.slack.com/services/T1/B2/secret'),
      {
        kind: 'refused',
        reason:
          'the channel of the webhook is gone or archived; create a new webhook and replace the secret (HTTP 410)',
      },
    ],
    [
      answer(200, '<html>'),
      { kind: 'refused', reason: 'something other than Slack answered (HTTP 200 without its "ok")' },
    ],
    [
      answer(503, '', { 'retry-after': '2' }),
      { kind: 'trouble', reason: 'it has a trouble of its own (HTTP 503)', waitMs: 2_000 },
    ],
  ])('is read right: answer %#', (response, reply) => {
    expect(read(response)).toEqual(reply);
  });
});
