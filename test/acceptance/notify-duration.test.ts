import { expect, onTestFinished, test } from 'vitest';
import { startDiscordReceiver } from '../support/discord-receiver.ts';
import { runBundle } from '../support/run-bundle.ts';
import { startSlackReceiver } from '../support/slack-receiver.ts';
import { repositoryRoot as root } from '../support/use-sandbox.ts';

const receivers = async () => {
  const discord = await startDiscordReceiver();
  const slack = await startSlackReceiver();
  onTestFinished(async () => {
    await discord.close();
    await slack.close();
  });
  return { discord, slack };
};

test.each([
  ['2345ms', '2.3 s'],
  ['12s', '12.0 s'],
])('a duration of %s is told on both channels', async (duration, shown) => {
  const { discord, slack } = await receivers();

  const told = await runBundle({
    root,
    action: 'notify',
    inputs: { event: 'live', duration, 'discord-webhook': discord.url, 'slack-webhook': slack.url },
  });

  expect(told.exitCode, told.log).toBe(0);
  expect(JSON.stringify(discord.messages.map(({ payload }) => payload))).toContain(shown);
  expect(JSON.stringify(slack.messages.map(({ payload }) => payload))).toContain(shown);
});

test.each(['', 'ms'])('%j is no duration, as when the step before it did not run', async (duration) => {
  const { discord } = await receivers();

  const told = await runBundle({
    root,
    action: 'notify',
    inputs: { event: 'live', duration, 'discord-webhook': discord.url },
  });

  expect(told.exitCode, told.log).toBe(0);
  expect(JSON.stringify(discord.messages.map(({ payload }) => payload))).not.toContain('Duration');
});

test('a duration that is none is refused', async () => {
  const told = await runBundle({ root, action: 'notify', inputs: { event: 'live', duration: 'soon' } });

  expect(told.exitCode).toBe(1);
  expect(told.log).toContain('duration: expected a duration like 850ms, 12s or 2m, got "soon"');
});
