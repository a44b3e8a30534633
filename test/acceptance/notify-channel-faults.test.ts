import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostileTexts } from '../support/hostile-text.ts';
import { type JsonReceiver, startJsonReceiver } from '../support/json-receiver.ts';
import { type BundleResult, type BundleRun, runBundle } from '../support/run-bundle.ts';
import { type SlackBotReceiver, startSlackBotReceiver } from '../support/slack-bot-receiver.ts';
import type { WebhookServer } from '../support/webhook-server.ts';

const root = join(import.meta.dirname, '../..');
const canary = 'CANARYc4n4ryCANARYc4n4ryCANARYc4n4ry';
const token = `xoxb-${canary}`;
const key = randomBytes(24).toString('base64');
const secret = `whsec_${key}`;
let bot: SlackBotReceiver;
let json: JsonReceiver;

beforeEach(async () => {
  [bot, json] = await Promise.all([
    startSlackBotReceiver({ token }),
    startJsonReceiver({ token: canary, secret }),
  ]);
});

afterEach(() => Promise.all([bot.close(), json.close()]));

function notify(
  inputs: Readonly<Record<string, string>> = {},
  run: Partial<BundleRun> = {},
): Promise<BundleResult> {
  const slack = { 'slack-token': token, 'slack-channel': 'C024BE91L' };
  const webhook = { webhook: json.url, 'webhook-secret': secret };
  return runBundle({
    root,
    action: 'notify',
    inputs: { event: 'live', environment: 'preprod', ...slack, ...webhook, ...inputs },
    env: { GITHUB_SHA: 'a'.repeat(40), BELAY_SLACK_API: bot.api, GITHUB_ACTOR: 'octocat' },
    ...run,
  });
}

/** Everything a person or a program can read of a run; `::add-mask::` is for the runner, which does not show it. */
function readable(ended: BundleResult): string {
  const log = ended.log.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  const sent = [...bot.requests, ...json.requests].map(({ body }) => body.toString());
  return [...log, JSON.stringify(ended.outputs), ended.summary, ...sent].join('\n');
}

function expectNoSecret(ended: BundleResult): void {
  const forms = [
    canary,
    key,
    Buffer.from(key, 'base64').toString('hex'),
    Buffer.from(canary).toString('base64').slice(4, -4),
  ];
  expect(forms.filter((form) => readable(ended).includes(form))).toEqual([]);
}

const both = { slack: () => bot as WebhookServer, webhook: () => json as WebhookServer };
const names = ['slack', 'webhook'] as const;
const other = { slack: 'webhook', webhook: 'slack' } as const;

describe('the plain JSON webhook', () => {
  it('is told as documented, signed, and takes hostile text as data', async () => {
    const texts = hostileTexts.map((text) => text.replaceAll('\0', '').slice(0, 30_000));
    for (let index = 0; index < texts.length; index += 6) {
      const [title = '', message = '', subject = '', name = '', ...more] = texts.slice(index, index + 6);
      const event = { head_commit: { id: 'a'.repeat(40), message: subject, author: { name } } };
      const fields = more.map((text, at) => `f${at}: ${JSON.stringify(text.slice(0, 2_000))}`).join('\n');
      const ended = await notify({ title, message, fields, 'slack-token': '' }, { event });

      expect([ended.exitCode, ended.outputs['delivered']], ended.log).toEqual([0, 'webhook']);
    }
    expect(json.refusals).toEqual([]);
    expect(json.messages).toHaveLength(Math.ceil(texts.length / 6));
    expect(json.messages[0]).toMatchObject({
      event: 'live',
      environment: 'preprod',
      actor: 'octocat',
      language: 'en',
    });
  });

  it('is refused where its name leads to a metadata service, and nothing is sent', async () => {
    const ended = await notify({ webhook: 'https://169.254.169.254/latest', 'slack-token': '' });

    expect(ended.outputs['reason-code']).toBe('invalid_input');
  });

  it('sends without a signature when there is no secret', async () => {
    const open = await startJsonReceiver();
    const ended = await notify({ webhook: open.url, 'webhook-secret': '' });
    await open.close();

    expect(ended.outputs['delivered']).toBe('slack\nwebhook');
    expect(open.requests[0]?.headers).not.toHaveProperty('webhook-signature');
  });
});

describe.each(names)('%s in trouble', (name) => {
  const receiver = (): WebhookServer => both[name]();

  it.each([400, 401, 403, 404, 410])('N1: is asked once when it answers %i', async (status) => {
    receiver().failAlways({ kind: 'status', status, body: `see ${json.url} ${token}` });

    const ended = await notify();

    expect(ended.exitCode).toBe(0);
    expect(ended.outputs).toMatchObject({ delivered: other[name], 'reason-code': 'not_delivered' });
    expect(ended.log).toMatch(
      new RegExp(`::warning::(Slack|Webhook) did not take the message: .*HTTP ${status}`),
    );
    expect(receiver().requests).toHaveLength(1);
    expectNoSecret(ended);
  });

  it('N2: is asked again when its rate limit is over, and given up when that is too late', async () => {
    receiver().fail({ kind: 'limited', seconds: 0 });
    const soon = await notify();
    receiver().failAlways({ kind: 'limited', seconds: 60 });
    const late = await notify();

    expect(soon.outputs['delivered']).toBe('slack\nwebhook');
    expect(late.outputs['delivered']).toBe(other[name]);
    expect(late.log).toContain('the next try would be in 1 min 0 s, past the 30.0 s allowed');
    expect(late.durationMs).toBeLessThan(10_000);
  });

  it('N3: is tried three times when it answers 5xx, and again when the connection is cut', async () => {
    const headers = { 'retry-after': '0' };
    receiver().fail({ kind: 'status', status: 500, headers }, { kind: 'status', status: 502, headers });
    const healed = await notify();
    receiver().failAlways({ kind: 'status', status: 503, headers });
    const broken = await notify({ required: 'true' });
    receiver().failAlways(undefined);
    receiver().fail({ kind: 'cut', after: true });
    const cut = await notify();

    expect([healed, cut].map(({ outputs }) => outputs['delivered'])).toEqual([
      'slack\nwebhook',
      'slack\nwebhook',
    ]);
    expect(broken.exitCode).toBe(1);
    expect(broken.log).toContain('it has a trouble of its own (HTTP 503), after 3 tries.');
    if (name === 'webhook') expect(json.messages).toHaveLength(2);
    expectNoSecret(broken);
  });

  it('N4: takes a message far over every limit', async () => {
    const fields = Array.from({ length: 15 }, (_, index) => `f${index}: ${'💥'.repeat(600)}`).join('\n');

    const ended = await notify({ title: '💥'.repeat(500), message: '👩‍👩‍👧'.repeat(4_000), fields });

    expect(ended.outputs['delivered'], ended.log).toBe('slack\nwebhook');
  });

  it('N6: hangs alone, and the step ends soon when the run is cancelled', async () => {
    receiver().failAlways({ kind: 'hang' });
    const title = name === 'slack' ? 'Webhook' : 'Slack';
    let kill = (): void => undefined;

    const ended = await notify(
      {},
      {
        onStart: (child) => {
          kill = () => void child.kill('SIGINT');
        },
        onLine: (line) => void (line.startsWith(`${title}: delivered`) && kill()),
      },
    );

    expect(ended.outputs).toMatchObject({ delivered: other[name], 'reason-code': 'cancelled' });
    expect(ended.durationMs).toBeLessThan(5_000);
  });
});

describe('the secrets', () => {
  it.each([
    { 'slack-token': `xapp-${canary}` },
    { webhook: `http://example.com/${canary}` },
    { webhook: `https://user:${canary}@example.com/` },
    { 'webhook-secret': `whsec_${canary}!` },
  ])('N5: are refused without being shown: %#', async (inputs) => {
    const ended = await notify(inputs);

    expect(ended.outputs).toMatchObject({ delivered: '', skipped: '', 'reason-code': 'invalid_input' });
    expect([bot.requests.length, json.requests.length]).toEqual([0, 0]);
    expectNoSecret(ended);
  });

  it('stay secret when somebody puts them into the message itself', async () => {
    const ended = await notify({
      title: `see ${json.url} and ${token}`,
      message: `${key} ${secret} ${canary} ${encodeURIComponent(json.url)}`,
      fields: `Hook: ${json.url}?x=1\n${token}: x`,
    });

    expect(ended.outputs['delivered']).toBe('slack\nwebhook');
    expectNoSecret(ended);
  });
});
