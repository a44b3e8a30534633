import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startJsonReceiver } from '../support/json-receiver.ts';
import { runBundle } from '../support/run-bundle.ts';
import type { WebhookRequest } from '../support/webhook-server.ts';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'actions/notify/README.md'), 'utf8');
const secrets = [
  `whsec_${Buffer.from('twenty-four bytes of a key').toString('base64')}`,
  'any text that is long enough, é',
];
let folder: string;
const requests = new Map<string, WebhookRequest>();

/** The one block of the README in a language. */
function blockIn(language: string): string {
  const blocks = [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))];
  expect(blocks).toHaveLength(1);
  return blocks[0]?.[1] ?? '';
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'belay-verification-'));
  writeFileSync(join(folder, 'genuine.mjs'), blockIn('js'));
  writeFileSync(join(folder, 'genuine.sh'), blockIn('sh'));
  for (const secret of secrets) {
    const receiver = await startJsonReceiver({ secret });
    const inputs = {
      event: 'live',
      message: "Ça marche, $(id) 'quoted'",
      webhook: receiver.url,
      'webhook-secret': secret,
    };
    const ended = await runBundle({ root, action: 'notify', inputs });
    expect(ended.outputs['delivered'], ended.log).toBe('webhook');
    const [request] = receiver.requests;
    if (request !== undefined) requests.set(secret, request);
    await receiver.close();
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

type Headers = Readonly<Record<string, string>>;

function byNode(headers: Headers, body: string, secret: string): boolean {
  const code = `import { isGenuine } from './genuine.mjs';
    const { headers, body, secret } = JSON.parse(process.argv[1]);
    console.log(isGenuine(headers, body, secret));`;
  const given = JSON.stringify({ headers, body, secret });
  const shown = execFileSync(process.execPath, ['--input-type=module', '-e', code, given], { cwd: folder });
  return shown.toString().trim() === 'true';
}

function byShell(headers: Headers, body: string, secret: string): boolean {
  const env = {
    PATH: process.env['PATH'] ?? '',
    WEBHOOK_SECRET: secret,
    WEBHOOK_ID: headers['webhook-id'] ?? '',
    WEBHOOK_TIMESTAMP: headers['webhook-timestamp'] ?? '',
    WEBHOOK_SIGNATURE: headers['webhook-signature'] ?? '',
  };
  return spawnSync('sh', ['genuine.sh'], { cwd: folder, env, input: body }).status === 0;
}

describe.each([
  ['Node', byNode],
  ['a shell', byShell],
] as const)('the check of the README in %s', (_, isGenuine) => {
  it.each(secrets)('takes what was signed with %s, and nothing else', (secret) => {
    const request = requests.get(secret);
    const headers = { ...request?.headers } as Headers;
    const body = request?.body.toString() ?? '';
    const stale = { ...headers, 'webhook-timestamp': '1674087231' };

    expect(isGenuine(headers, body, secret)).toBe(true);
    expect(
      isGenuine({ ...headers, 'webhook-signature': `v1,x= ${headers['webhook-signature']}` }, body, secret),
    ).toBe(true);
    expect(isGenuine(headers, `${body} `, secret)).toBe(false);
    expect(isGenuine(headers, body, 'another text that is long enough')).toBe(false);
    expect(isGenuine({ ...headers, 'webhook-id': 'msg_other' }, body, secret)).toBe(false);
    expect(isGenuine({ ...headers, 'webhook-signature': '' }, body, secret)).toBe(false);
    expect(isGenuine(stale, body, secret)).toBe(false);
    expect(isGenuine({ ...headers, 'webhook-timestamp': 'x[$(id)]' }, body, secret)).toBe(false);
  });
});
