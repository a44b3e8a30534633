import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiscordReceiver, startDiscordReceiver } from '../support/discord-receiver.ts';
import { type BundleResult, type BundleRun, runBundle } from '../support/run-bundle.ts';
import { type SlackReceiver, startSlackReceiver } from '../support/slack-receiver.ts';
import { repositoryRoot as root } from '../support/use-sandbox.ts';

const [bad, good] = ['1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d', '9'.repeat(40)];
let discord: DiscordReceiver;
let slack: SlackReceiver;

beforeEach(async () => {
  [discord, slack] = await Promise.all([startDiscordReceiver(), startSlackReceiver()]);
});

afterEach(() => Promise.all([discord.close(), slack.close()]));

function notify(
  inputs: Readonly<Record<string, string>>,
  run: Partial<BundleRun> = {},
): Promise<BundleResult> {
  const webhooks = { 'discord-webhook': discord.url, 'slack-webhook': slack.url };
  return runBundle({
    root,
    action: 'notify',
    inputs: { event: 'rolled-back', environment: 'preprod', ...webhooks, ...inputs },
    env: { GITHUB_SHA: good },
    ...run,
  });
}

const rolledBack = JSON.stringify({
  'schema-version': 1,
  'reason-code': 'rolled_back',
  message: `CI failed for ${bad}; ${good} is live again and healthy.`,
  verdict: 'failure',
  sha: bad,
  'live-sha': good,
  'live-ms': 80_000,
  'failed-runs': [
    {
      name: 'CI',
      url: 'https://github.com/acme/shop/actions/runs/7',
      conclusion: 'failure',
      jobs: [
        { name: 'test', url: 'https://github.com/acme/shop/actions/runs/7/job/1', conclusion: 'failure' },
        { name: '@everyone [x](https://evil.example)', conclusion: 'timed_out' },
      ],
    },
  ],
});

function texts(): readonly string[] {
  return [discord, slack].map(({ messages }) => JSON.stringify(messages.map(({ payload }) => payload)));
}

describe('notify tells the result of another action', () => {
  it('with the failed jobs, what is live again, and how long the commit was live', async () => {
    const ended = await notify({ result: rolledBack });

    expect(ended.exitCode, ended.log).toBe(0);
    for (const text of texts()) {
      expect(text).toContain('preprod: rolled back');
      expect(text).toContain('CI failed for 1a2b3c4; 9999999 is live again and healthy.');
      expect(text).toContain('https://github.com/acme/shop/actions/runs/7/job/1');
      expect(text).toContain('CI / test');
      expect(text).toContain(`https://github.com/acme/shop/commit/${good}`);
      expect(text).toContain(`https://github.com/acme/shop/commit/${bad}`);
      expect(text).toContain('1 min 20 s');
      expect(text).toMatch(/Live ✓ · CI failed ✗ · \*+back to /);
    }
    expect(texts()[0]).not.toContain('](https://evil');
    expect(discord.messages[0]?.payload['allowed_mentions']).toEqual({ parse: [], users: [], roles: [] });
  });

  it('in French, every word of its own', async () => {
    const ended = await notify({ result: rolledBack, language: 'fr' });

    expect(ended.exitCode, ended.log).toBe(0);
    for (const text of texts()) {
      expect(text).toContain('preprod\u00a0: retour arrière');
      expect(text).toMatch(/En ligne ✓ · CI en échec ✗ · \*+retour à /);
      expect(text).toContain('la dernière version validée est de nouveau en ligne');
      expect(text).toContain('1\u00a0min\u00a020\u00a0s');
      expect(text).toContain('Voir l’exécution');
      expect(text).not.toMatch(/rolled back|CI failed|Live now|What failed|Open the run/);
    }
  });

  it('behind what the inputs say themselves', async () => {
    const own = { sha: 'b'.repeat(40), message: 'Called off by Ada.', duration: '12s' };

    await notify({ result: rolledBack, ...own });

    for (const text of texts()) {
      expect(text).toContain('Called off by Ada.');
      expect(text).toContain(`commit/${own.sha}`);
      expect(text).toContain('12.0 s');
      expect(text).not.toContain('CI failed for');
      expect(text).not.toContain(bad);
    }
  });

  it.each(['{', '[]', '{"schema-version":9,"message":"no"}', '{"schema-version":1,"foo":1}'])(
    'or goes on without it, and says so in the log: %s',
    async (result) => {
      const ended = await notify({ result, message: 'Still told.' });

      expect(ended.exitCode, ended.log).toBe(0);
      expect(ended.log).toContain('result: expected the result output of deploy, watch-ci');
      for (const text of texts()) expect(text).toContain('Still told.');
    },
  );

  it('as all there is to say in a custom message', async () => {
    const result = JSON.stringify({
      'schema-version': 1,
      'reason-code': 'unproven',
      message: 'Unproven.',
      verdict: 'timeout',
    });

    const ended = await notify({ event: 'custom', result });

    expect(ended.exitCode, ended.log).toBe(0);
    for (const text of texts()) expect(text).toMatch(/no verdict from CI \?.*Unproven\./);
  });

  it.each([
    ['en', 'unproven', 'timeout', 'preprod: live, unproven'],
    ['en', 'degraded', 'success', 'preprod: live, degraded'],
    ['fr', 'unproven', 'timeout', 'preprod\u00a0: en ligne, non validé'],
    ['fr', 'degraded', 'success', 'preprod\u00a0: en ligne, dégradé'],
  ])('and titles a custom message in %s by its outcome: %s', async (language, reasonCode, verdict, title) => {
    const result = JSON.stringify({
      'schema-version': 1,
      'reason-code': reasonCode,
      message: 'So.',
      verdict,
    });

    const ended = await notify({ event: 'custom', language, result });

    expect(ended.exitCode, ended.log).toBe(0);
    for (const text of texts()) expect(text).toContain(title);
  });

  it('in several parts, of which a rollback for health is not one by hand', async () => {
    const rollback = { 'from-sha': bad, sha: good, 'reason-code': 'rolled_back', message: 'Back.' };
    const failures = [{ name: 'API', reason: 'answered 503' }];
    const health = { status: 'unhealthy', 'reason-code': 'unhealthy', failures, 'failed-count': 4 };
    const result = [rollback, health]
      .map((each) => JSON.stringify({ 'schema-version': 1, ...each }))
      .join('\n');

    const ended = await notify({ result });

    expect(ended.exitCode, ended.log).toBe(0);
    for (const text of texts()) {
      expect(text).toMatch(/Live ✓ · unhealthy ✗ · \*+back to /);
      expect(text).toContain('answered 503');
      expect(text).toContain('and 3 more');
      expect(text).not.toContain('by hand');
    }
  });

  it('with a rollback that failed as well, where it really did', async () => {
    const result = JSON.stringify({ ...JSON.parse(rolledBack), 'reason-code': 'rollback_failed' });

    await notify({ event: 'failed', result });

    for (const text of texts()) {
      expect(text).toContain('preprod: rollback failed');
      expect(text).toMatch(/Live ✓ · CI failed ✗ · \*+back to .*✗/);
    }
  });

  it.each([
    ['deploy', { requested: bad, sha: bad, status: 'failed', 'reason-code': 'unhealthy' }, /reste en ligne/],
    ['deploy', { requested: bad, sha: good, status: 'rolled-back', 'reason-code': 'unhealthy' }, /retirée/],
    [
      'watch-ci',
      { verdict: 'timeout', sha: bad, 'reason-code': 'no_rollback_target' },
      /pas rendu de verdict/,
    ],
    [
      'confirm',
      { 'validated-in': 'preprod', 'reason-code': 'frozen', 'frozen-until': '2026-11-23T07:00:00.000Z' },
      /gel est en cours.*prend fin le 2026-11-23 07:00 UTC/,
    ],
  ])('in French as it came out: %s %j', async (_, told, says) => {
    await notify({
      event: 'failed',
      language: 'fr',
      result: JSON.stringify({ 'schema-version': 1, ...told }),
    });

    for (const text of texts()) expect(text).toMatch(says);
  });

  it('and sends a custom message also where its result cannot be read', async () => {
    const ended = await notify({ event: 'custom', result: '{"broken' });

    expect(ended.outputs['delivered'], ended.log).toBe('discord\nslack');
    expect(ended.log).toContain('the message is sent without it');
    for (const text of texts()) expect(text).toMatch(/preprod.*message/);
  });

  it('and names no commit where a service could not be looked at', async () => {
    const result = JSON.stringify({ 'schema-version': 1, 'reason-code': 'invalid_input', message: 'No.' });

    await notify({ event: 'custom', result });

    for (const text of texts()) {
      expect(text).toContain('preprod: could not be checked');
      expect(text).not.toContain(good.slice(0, 7));
    }
  });

  it('and takes secrets out of what others wrote: the commit, what failed, their texts', async () => {
    const secret = discord.url;
    const failures = [
      { name: `API ${secret}`, reason: `see ${secret}`, url: `https://a.example/?u=${secret}` },
    ];
    const told = { status: 'unhealthy', 'reason-code': 'unhealthy', message: secret, failures };
    const event = { head_commit: { id: bad, message: `Use ${secret}`, author: { name: `Ada ${secret}` } } };
    const result = JSON.stringify({ 'schema-version': 1, ...told });

    const ended = await notify({ event: 'failed', sha: bad, result }, { event });

    expect(ended.exitCode, ended.log).toBe(0);
    for (const text of texts()) {
      expect(text).toMatch(/Use (?:\\*\*){3}/);
      expect(text).toMatch(/Ada (?:\\*\*){3}/);
      expect(text).toMatch(/API (?:\\*\*){3}: see (?:\\*\*){3}/);
      expect(text).not.toContain(new URL(secret).pathname.split('/').at(-1));
    }
  });

  it('and refuses a language it has no words in', async () => {
    const ended = await notify({ language: 'de' });

    expect(ended.exitCode).toBe(1);
    expect(ended.log).toContain('language: expected en or fr, got "de".');
  });
});
