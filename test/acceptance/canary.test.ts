import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type Canary, type Finding, findCanaries } from '../support/canaries.ts';
import { startDiscordReceiver } from '../support/discord-receiver.ts';
import { startGitOverHttp } from '../support/git-over-http.ts';
import { type Behaviour, startHostileServer } from '../support/hostile-server.ts';
import { startJsonReceiver } from '../support/json-receiver.ts';
import { startSlackBotReceiver } from '../support/slack-bot-receiver.ts';
import { startSlackReceiver } from '../support/slack-receiver.ts';
import { useSshd } from '../support/sshd.ts';
import { readPrograms, recordingPrograms } from '../support/started-programs.ts';
import { useSandbox } from '../support/use-sandbox.ts';
import type { WebhookRequest } from '../support/webhook-server.ts';
import { type CanaryPlace, masksFirst, useCanaryPlace } from './canary-place.ts';

vi.setConfig({ testTimeout: 180_000 });

const random = (): string => randomBytes(18).toString('base64url').replace(/[-_]/g, 'x');
const canary = (name: string, prefix = ''): Canary => ({ name, value: `${prefix}${random()}` });

/** Git is told its token by its environment, a command of the user what it asked for; nobody else is told anything. */
const isItsOwn = ({ canary: name, where }: Finding): boolean =>
  (name === 'token' &&
    /^the environment of (\S*\/(git|git-remote-https?) |\S*sh .*"answer\(\) \{)/.test(where)) ||
  (name === 'a variable' && where.startsWith('the environment of '));

/** In a request the secret of an address stands in the address, and a token in its header. */
function inRequest(request: WebhookRequest, canaries: readonly Canary[]): Finding[] {
  const { authorization: _, ...headers } = request.headers;
  return findCanaries(
    `a request to ${request.url.origin}`,
    `${JSON.stringify(headers)}\n${request.body.toString('latin1')}`,
    canaries,
  );
}

test('T9: notify lets no webhook, token or key out, whatever the services answer', async () => {
  const place = useCanaryPlace();
  const secrets = {
    discord: canary('discord-webhook', 'dd'.padEnd(40, 'Q')),
    slack: canary('slack-webhook'),
    slackToken: canary('slack-token', 'xoxb-'),
    webhook: canary('webhook'),
    webhookSecret: { name: 'webhook-secret', value: `whsec_${randomBytes(24).toString('base64')}` },
  };
  const canaries = Object.values(secrets);
  const discord = await startDiscordReceiver({ token: secrets.discord.value });
  const slack = await startSlackReceiver({ token: secrets.slack.value });
  const bot = await startSlackBotReceiver({ token: secrets.slackToken.value });
  const json = await startJsonReceiver({
    token: secrets.webhook.value,
    secret: secrets.webhookSecret.value,
  });
  const servers = [discord, slack, bot, json];
  onTestFinished(async () => {
    for (const server of servers) await server.close();
  });
  const inputs = {
    event: 'live',
    environment: 'preprod',
    'discord-webhook': discord.url,
    'slack-webhook': slack.url,
    'slack-token': secrets.slackToken.value,
    'slack-channel': 'C024BE91L',
    webhook: json.url,
    'webhook-secret': secrets.webhookSecret.value,
  };
  const env = { GITHUB_SHA: 'a'.repeat(40), BELAY_SLACK_API: bot.api };
  const tell = (more: Record<string, string> = {}) =>
    place.run({ action: 'notify', inputs: { ...inputs, ...more }, env });
  const echo = canaries.map(({ value }) => value).join(' ');

  const told = await tell();
  for (const server of servers)
    server.failAlways({ kind: 'status', status: 404, body: `{"message":"${echo}","error":"${echo}"}` });
  await tell({ required: 'true' });
  for (const server of servers) server.failAlways({ kind: 'cut' });
  await tell();
  for (const server of servers) server.failAlways(undefined);
  // A person who writes them where they do not belong, and what no grammar takes.
  await tell({ message: echo, title: echo, fields: `a: ${echo}` });
  await tell({ 'discord-webhook': `${discord.url} `, webhook: `httpx://${secrets.webhook.value}` });
  await tell({ 'discord-webhook': secrets.discord.value, 'slack-webhook': secrets.slack.value });
  await tell({ 'message-id': echo, config: join(place.folder, secrets.webhook.value) });

  expect(told.outputs['delivered']).toBe('discord\nslack\nwebhook');
  for (const secret of canaries) expect(masksFirst(told, secret) || secret.name.endsWith('hook')).toBe(true);
  expect(place.findings(canaries)).toEqual([]);
  for (const { requests } of servers)
    expect(requests.flatMap((each) => inRequest(each, canaries))).toEqual([]);
});

/** Prints a secret in the ways in which a command shows one by accident. */
const printing = [
  'echo "$SECRET"; echo "Authorization: Bearer $SECRET" >&2',
  'printf %s "$SECRET" | base64 -w0; echo',
  'printf "someone:%s" "$SECRET" | base64 -w0; echo',
  'head -c 70000 /dev/zero | tr "\\0" x; echo "$SECRET"',
  'echo "coloured $SECRET" | grep --color=always "${SECRET#????????}"',
  'printf "%s\\000%s\\n" "${SECRET%????????}" "${SECRET#????????????????}"',
  'echo "tried $SHORT_PASSWORD"',
].join('\n');

test('T9: deploy, watch-ci, rollback and confirm let no token out, whatever goes wrong', async () => {
  const token = canary('token', 'ghs_');
  const jobToken = canary('job-token', 'ghs_');
  const password = canary('registry-password');
  const variable = canary('a variable');
  const canaries = [token, jobToken, password, variable];
  const place = useCanaryPlace();
  const sandbox = await useSandbox({ github: { token: token.value } });
  const server = await startGitOverHttp(sandbox.folder);
  onTestFinished(() => server.stop());
  server.conduct = { kind: 'serve', password: token.value };
  const [good, sick] = [sandbox.release('1.0'), sandbox.sickRelease('1.1')];
  const step = (action: string, inputs: Record<string, string>, env: Record<string, string> = {}) =>
    place.run({
      action,
      inputs: {
        environment: 'preprod',
        'state-dir': join(sandbox.folder, 'state'),
        'lock-timeout': '20s',
        token: token.value,
        ...inputs,
      },
      env: { GITHUB_API_URL: sandbox.github.url, GITHUB_SERVER_URL: server.base, ...env },
    });
  const service = {
    path: sandbox.path,
    repository: server.url,
    restart: sandbox.service.restart,
    health: `${sandbox.service.url}/health`,
    'health-retries': '0',
  };
  const watching = { interval: '100ms', timeout: '10s', 'appear-timeout': '100ms' };
  const passed = {
    BELAY_PASS_ENV: 'SECRET SHORT_PASSWORD',
    SECRET: variable.value,
    SHORT_PASSWORD: 'hunter2!',
  };

  const live = await step('deploy', { ...service, sha: good });
  sandbox.ci(good, 'success');
  const settled = await step('watch-ci', { ...watching, sha: good });
  await step('deploy', { ...service, sha: sick, restart: `${printing}\n${service.restart}` }, passed);
  await step('deploy', { ...service, sha: sick, restart: `${printing}\nexit 1` }, passed);
  await step('deploy', { ...service, sha: sick, repository: `https://u:${token.value}@127.0.0.1/r.git` });
  await step('deploy', { ...service, sha: token.value, driver: token.value });
  await step('deploy', { ...service, sha: sick, 'registry-password': password.value });
  server.conduct = { kind: 'status', status: 500 };
  await step('deploy', { ...service, sha: sandbox.release('1.2') });
  const confirming = { confirmation: 'preprod', expected: 'preprod', sha: good };
  await step('confirm', confirming);
  await step('confirm', { ...confirming, confirmation: token.value, actors: token.value });
  sandbox.github.faults.add(
    { kind: 'answer', status: 401, body: { message: `Bad credentials: ${token.value}` } },
    { times: Number.POSITIVE_INFINITY },
  );
  await step('watch-ci', { ...watching, sha: good, timeout: '300ms' });
  await step('watch-ci', { ...watching, sha: good, 'job-token': jobToken.value, workflows: token.value });
  await step('rollback', { reason: `because of ${token.value}` });
  await step('rollback', { to: token.value });
  const broken = await step('rollback', {}, { GITHUB_OUTPUT: sandbox.folder });

  expect([live.outputs['status'], settled.outputs['action']], settled.log).toEqual(['live', 'validated']);
  expect(masksFirst(live, token), live.log.slice(0, 500)).toBe(true);
  expect(broken.exitCode).not.toBe(0);
  expect(place.results.map(({ log, outputs }) => log + JSON.stringify(outputs)).join()).not.toContain(
    'hunter2',
  );
  expect(place.findings(canaries, [sandbox.folder]).filter((each) => !isItsOwn(each))).toEqual([]);
  for (const { headers, body, path } of sandbox.github.requests) {
    const { authorization: _, ...others } = headers;
    expect(findCanaries(path, JSON.stringify([path, others, body]), canaries)).toEqual([]);
  }
});

test('T9: a key for SSH is gone with the run, and stands in no argument, here or on the host', async () => {
  const place = useCanaryPlace();
  const programs = join(place.folder, 'programs');
  mkdirSync(programs);
  const record = recordingPrograms(join(programs, 'session')).join(' ');
  const sshd = await useSshd({
    config: [`ForceCommand exec ${record}.$$ /bin/sh -c "$SSH_ORIGINAL_COMMAND"`],
  });
  const key = { name: 'ssh-key', value: sshd.privateKey.trim() };
  const token = canary('token', 'ghs_');
  const variable = canary('a variable that is passed on');
  const canaries = [key, token, variable];
  const sandbox = await useSandbox({ github: { token: token.value } });
  const sha = sandbox.release('1.0');
  const access = { hosts: sshd.label, 'ssh-key': sshd.privateKey, 'known-hosts': sshd.knownHosts };
  const deploy = (more: Record<string, string> = {}) =>
    place.run({
      action: 'deploy',
      inputs: {
        environment: 'preprod',
        ...access,
        path: join(sshd.home, 'srv'),
        repository: sandbox.origin.path,
        restart: 'test -n "$SECRET" && echo "$SECRET"',
        token: token.value,
        sha,
        ...more,
      },
      env: { GITHUB_API_URL: sandbox.github.url, BELAY_PASS_ENV: 'SECRET', SECRET: variable.value },
    });

  const live = await deploy();
  await deploy({ 'known-hosts': sshd.knownHosts.replace(/AAAA\S+/, 'AAAAC3NzaC1lZDI1NTE5AAAAIA==') });
  await deploy({ 'ssh-key': sshd.privateKey.replace(/\n/g, ' ') });
  await deploy({ 'ssh-key': sshd.privateKey.split('\n').slice(0, 4).join('\n') });
  await deploy({ sha: 'b'.repeat(40), 'ssh-config': `ProxyCommand ${token.value}` });

  expect(live.outputs['status'], live.log).toBe('live');
  const host = readPrograms(programs);
  expect(host.length).toBeGreaterThan(20);
  const there = host.flatMap(({ program, argv, env }) => [
    ...findCanaries(`the arguments of ${program} on the host`, argv, canaries),
    // The command itself is given the variable, by its environment: that is what it was asked for.
    ...findCanaries(`the environment of ${program} on the host`, env, [key, token]),
  ]);
  expect(there).toEqual([]);
  expect(findings(place, canaries, [sshd.home])).toEqual([]);
});

/** The test's own record of what ran on the host is no leak. */
function findings(place: CanaryPlace, canaries: readonly Canary[], folders: readonly string[]): Finding[] {
  return place.findings(canaries, folders).filter(({ where }) => !where.includes('/programs/session'));
}

test('T9: health-check tells nobody the credentials of an address or a header, not even where they come back', async () => {
  const place = useCanaryPlace();
  const token = canary('token', 'ghs_');
  const header = canary('a header');
  const password = canary('the password of an address');
  const canaries = [token, header, password];
  const echo =
    (status: number, type: string): Behaviour =>
    (socket, { path, headers }) => {
      const known = path.split('token=')[1] ?? headers['authorization']?.split(' ')[1] ?? 'nothing';
      const said = known.startsWith('dXNlcj') ? Buffer.from(known, 'base64').toString() : known;
      const body = JSON.stringify({ status: said, error: said, components: { [said]: { status: 'down' } } });
      const lines = [`HTTP/1.1 ${status} ${said}`, `content-type: ${type}`, `content-length: ${body.length}`];
      socket.end(
        `${[...lines, `location: http://127.0.0.1:1/${said}`, `retry-after: ${said}`].join('\r\n')}\r\n\r\n${body}`,
      );
    };
  const shop = await startHostileServer({
    '/json': echo(500, 'application/json'),
    '/text': echo(200, 'text/plain'),
    '/moved': echo(302, 'text/html'),
    '/odd': (socket, { headers }) => socket.end(`${headers['authorization']}\r\n\r\n`),
  });
  onTestFinished(() => shop.close());
  const sandbox = await useSandbox({ github: { token: token.value } });
  sandbox.github.permissions.issues = 'write';
  const check = (path: string) =>
    `- { name: "${path}", url: "${shop.origin}${path}", headers: { authorization: "Bearer \${SECRET}", x-api-key: "\${SECRET}" } }`;
  const look = (inputs: Record<string, string>) =>
    place.run({
      action: 'health-check',
      inputs: { retries: '0', interval: '10ms', environment: 'preprod', token: token.value, ...inputs },
      env: { GITHUB_API_URL: sandbox.github.url, SECRET: header.value },
    });
  const all = ['/json', '/text', '/moved', '/odd', '/none'].map(check).join('\n');

  await look({ checks: all, 'incident-issue': 'true' });
  await look({ checks: `${all}\n- { name: x, url: "${shop.origin}/text", contains: "\${SECRET} is here" }` });
  await look({ urls: `http://user:${password.value}@127.0.0.1:${shop.port}/json` });
  await look({ urls: `${shop.origin}/json?token=${password.value}` });
  await look({ checks: `- { name: x, exec: 'echo "\${SECRET}" >&2; exit 1' }` });

  expect(place.findings(canaries).filter((each) => !isItsOwn(each))).toEqual([]);
  const sent = sandbox.github.requests.map(({ path, body }) => JSON.stringify([path, body])).join('\n');
  expect(findCanaries('what GitHub was told', sent, canaries)).toEqual([]);
  expect(sent).toContain('issues');
});
