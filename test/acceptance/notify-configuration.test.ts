import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DiscordReceiver, startDiscordReceiver } from '../support/discord-receiver.ts';
import { startJsonReceiver } from '../support/json-receiver.ts';
import { type BundleResult, runBundle } from '../support/run-bundle.ts';
import { type SlackReceiver, startSlackReceiver } from '../support/slack-receiver.ts';
import { createWorkspace } from '../support/workspace.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;
let discord: DiscordReceiver;
let slack: SlackReceiver;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'belay-notify-'));
  [discord, slack] = await Promise.all([startDiscordReceiver(), startSlackReceiver()]);
});

afterEach(async () => {
  await Promise.all([discord.close(), slack.close()]);
  rmSync(folder, { recursive: true });
});

function notify(
  inputs: Readonly<Record<string, string>>,
  content: string | Readonly<Record<string, unknown>>,
): Promise<BundleResult> {
  const webhooks = { 'discord-webhook': discord.url, 'slack-webhook': slack.url };
  return runBundle({
    root,
    action: 'notify',
    inputs: { event: 'failed', environment: 'preprod', ...webhooks, ...inputs },
    ...createWorkspace(folder, content).in,
  });
}

it.each([
  ['live', 'discord', 'slack'],
  ['rolled-back', 'discord\nslack', ''],
  ['failed', 'discord\nslack', ''],
  ['down', 'discord\nslack', ''],
])('tells "%s" to the channels that want to hear of it', async (event, delivered, spared) => {
  const notifies = { discord: 'all', slack: 'failures' };

  const ended = await notify({ event }, { preprod: { path: '/srv/x', notify: notifies } });

  expect(ended.outputs, ended.log).toMatchObject({ delivered, skipped: 'webhook', 'reason-code': 'sent' });
  expect(JSON.parse(ended.outputs['result'] ?? '')['spared'] ?? []).toEqual(spared === '' ? [] : [spared]);
  expect([discord.messages.length, slack.messages.length]).toEqual([1, spared === '' ? 1 : 0]);
});

it.each([
  ['rolled-back', 0],
  ['failed', 0],
  ['down', 1],
  ['recovered', 1],
])('tells of outages alone where that is asked for: "%s"', async (event, told) => {
  const ended = await notify(
    { event, 'discord-webhook': '' },
    { preprod: { path: '/srv/x', notify: { slack: 'down' } } },
  );

  expect(ended.exitCode, ended.log).toBe(0);
  expect(slack.messages).toHaveLength(told);
});

it('tells the JSON webhook what belay.yml asks for', async () => {
  const json = await startJsonReceiver();
  const content = { preprod: { path: '/srv/x', notify: { webhook: 'down' } } };

  for (const event of ['live', 'failed', 'down', 'recovered'])
    await notify({ event, webhook: json.url }, content);
  await json.close();

  expect(json.messages.map(({ event }) => event)).toEqual(['down', 'recovered']);
});

it('links to where the environment is, unless an input says otherwise', async () => {
  const content = { preprod: { path: '/srv/x', url: 'https://preprod.example.com/' } };

  await notify({}, content);
  await notify({ url: 'https://other.example.com/' }, content);

  const [first, second] = discord.messages.map(({ payload }) => JSON.stringify(payload));
  expect(first).toContain('https://preprod.example.com/');
  expect(second).toContain('https://other.example.com/');
  expect(second).not.toContain('https://preprod.example.com/');
});

it.each([
  ['is broken', 'environments:\n  preprod:\n    pth: /srv/x\n', /belay\.yml:3:5/],
  ['does not know the environment', 'environments:\n  production:\n    path: /srv/x\n', /delivered/],
])('tells all the same where belay.yml %s', async (_, content, log) => {
  const ended = await notify({}, content);

  expect(ended.outputs).toMatchObject({ delivered: 'discord\nslack', 'reason-code': 'sent' });
  expect(ended.log).toMatch(log);
});
