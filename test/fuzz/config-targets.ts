import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseFields } from '../../actions/notify/src/fields.ts';
import { readResult } from '../../actions/notify/src/told-result.ts';
import { isBackupName, isUndoName } from '../../lib/backup/backup-name.ts';
import { isDatabaseName, parseRedisAddress } from '../../lib/backup/part.ts';
import { parseBelayFile } from '../../lib/config/belay-file.ts';
import { readFreezeEnd } from '../../lib/delivery/freeze-end.ts';
import { parseFreezeWindows } from '../../lib/delivery/freeze-windows.ts';
import { parseShare } from '../../lib/delivery/rollout.ts';
import { parseImage, sameImage, withoutVersion } from '../../lib/drivers/compose/image-reference.ts';
import { chosenRemote, parseRemote, tokenEnvironment } from '../../lib/drivers/git/remote.ts';
import { readCheckUrl } from '../../lib/health/check-url.ts';
import { parseJsonPath } from '../../lib/health/json-path.ts';
import { parseCheckItems, parseHealth } from '../../lib/health/parse-checks.ts';
import { parseDiscordWebhook } from '../../lib/messages/discord-webhook.ts';
import { parseJsonWebhook } from '../../lib/messages/json-webhook.ts';
import { linkable } from '../../lib/messages/link.ts';
import { parseMention } from '../../lib/messages/mention.ts';
import { isSlackChannel, isSlackMessageId, isSlackToken } from '../../lib/messages/slack-bot.ts';
import { parseSlackWebhook } from '../../lib/messages/slack-webhook.ts';
import { formatDuration, parseDuration } from '../../lib/ports/duration.ts';
import { passedNames } from '../../lib/ports/passed-variables.ts';
import { absolutePath, listItems, quoteValue, wholeNumber } from '../../lib/ports/value-forms.ts';
import { contractExample } from '../unit/config/belay-texts.ts';
import {
  changedJson,
  changedText,
  changedValue,
  hostileText,
  jsonText,
  yamlTraps,
} from './hostile-values.ts';
import { assertNoInnards, assertSentence, calmly, judged } from './oracles.ts';
import { type FuzzTarget, fuzz } from './target.ts';

const control = /\p{Cc}/u;

/** In a sentence, and in nothing that is taken. */
const canary = 'canary-0123456789abcdef';

const goodChecks = `- url: https://a.example/health
  method: POST
  headers: { authorization: "Bearer \${TOKEN}" }
  body: { a: [1] }
  status: [200, 201-299]
  json: { "a[0]": "< 5", status: [ok, up] }
  matches: ^ok
  max-latency: { p95: 1s, tries: 5 }
  redirects: 3
  ip: 4
- exec: make check
- tcp://a.example:5432
`;

const documents: readonly FuzzTarget[] = [
  fuzz({
    name: 'T12: belay.yml is judged in sentences that name it, whatever stands in it',
    runs: 60,
    given: fc.oneof(
      { weight: 3, arbitrary: changedText(contractExample) },
      { weight: 1, arbitrary: hostileText },
      {
        weight: 1,
        arbitrary: hostileText.map((text) => `environments:\n  a:\n    restart: ${JSON.stringify(text)}\n`),
      },
      {
        weight: 1,
        arbitrary: changedJson({ environments: { a: { path: '/srv', health: [{ url: '/h' }] } } }),
      },
    ),
    examples: [
      ...yamlTraps,
      ...yamlTraps.map((trap) => `environments:\n  a:\n    health:\n${trap.replace(/^/gm, '      ')}`),
    ],
    holds(text) {
      const { problems, environments } = calmly(() => parseBelayFile(text, 'belay.yml'));
      for (const problem of problems.slice(0, 20)) assertSentence(problem, /^belay\.yml/);
      assert.equal(environments.size > 0, problems.length === 0);
    },
  }),
  fuzz({
    name: 'H9: a list of health checks is read, or refused in sentences that say what was expected',
    runs: 100,
    given: fc.oneof(
      { weight: 3, arbitrary: changedText(goodChecks) },
      { weight: 1, arbitrary: hostileText },
      {
        weight: 2,
        arbitrary: changedJson([{ url: 'https://a.example/', json: { a: 1 }, headers: { a: 'b' } }]),
      },
    ),
    examples: [...yamlTraps],
    holds(text) {
      const read = judged(() => parseHealth(text));
      if (read.kind === 'refused') assertSentence(read.message);
      else for (const { name } of read.value) assert.ok(name !== '');
    },
  }),
  fuzz({
    name: 'H9: health checks of a file that was parsed elsewhere are judged as those of a text are',
    runs: 200,
    given: changedValue([
      { url: 'https://a.example/', json: { a: '< 5' } },
      { exec: 'x', matches: '^a' },
    ]).map(jsonText),
    holds(text) {
      const { problems } = calmly(() => parseCheckItems(JSON.parse(text)));
      for (const problem of problems) assertSentence(problem);
    },
  }),
  fuzz({
    name: 'N4: the fields of a message are at most fifteen texts, or refused in a sentence',
    runs: 200,
    given: fc.oneof(changedText('Version: 1.10\n"a b": ~\n? c\n: |\n  d\n  e\n'), hostileText),
    examples: [...yamlTraps],
    holds(text) {
      const read = judged(() => parseFields(text));
      if (read.kind === 'refused') return assertSentence(read.message);
      assert.ok(read.value.length <= 15);
      for (const { name, value } of read.value) assert.ok(name.trim() !== '' && typeof value === 'string');
    },
  }),
  fuzz({
    name: 'T25: freeze windows are understood whole, or there are none and sentences say why',
    runs: 80,
    given: changedValue([
      { from: 'Fri 16:00', until: 'Mon 08:00', 'time-zone': 'Europe/Paris', reason: 'weekend' },
      { from: '2026-12-20', until: '2027-01-04 08:00' },
      { from: '22:00', until: '06:00' },
    ]).map(jsonText),
    examples: [JSON.stringify([{ from: 'Fri 16:00', until: 'Mon 08:00', 'time-zone': 'x'.repeat(100_000) }])],
    holds(text) {
      const { windows, problems } = calmly(() => parseFreezeWindows(JSON.parse(text)));
      assert.ok(problems.length === 0 || windows.length === 0);
      for (const problem of problems.slice(0, 10)) assertSentence(problem);
    },
  }),
  fuzz({
    name: 'N4: the result of another action is told as far as it is one, and nothing in it throws',
    runs: 200,
    given: changedJson(
      {
        'schema-version': 1,
        'reason-code': 'deployed',
        status: 'live',
        requested: 'a'.repeat(40),
        sha: 'a'.repeat(40),
        message: 'x',
        failures: [{ name: 'a', reason: 'b' }],
      },
      {
        'schema-version': 1,
        'reason-code': 'unhealthy',
        status: 'unhealthy',
        checks: [{ name: 'a', health: 'unhealthy', reason: 'b' }],
        'down-ms': 4,
      },
      {
        'schema-version': 1,
        'reason-code': 'ci_failed',
        verdict: 'failure',
        action: 'rolled-back',
        'failed-runs': [{ name: 'a', url: 'b', conclusion: 'failure' }],
      },
      {
        'schema-version': 1,
        'reason-code': 'frozen',
        purpose: 'promote',
        'frozen-until': '2026-12-20T00:00:00Z',
        message: 'x',
      },
    ),
    holds(text) {
      const { told, notes } = calmly(() => readResult(text));
      for (const note of notes) assertSentence(note, /^result: /);
      assert.ok(told.sha === undefined || /^[0-9a-f]{40,64}$/.test(told.sha));
      for (const { name } of told.failures) assert.equal(typeof name, 'string');
    },
  }),
];

const words: readonly FuzzTarget[] = [
  fuzz({
    name: 'T3: a repository is an address that starts no program and holds no credential, or is refused',
    runs: 300,
    given: fc.oneof(
      hostileText,
      changedText(
        'https://github.com/acme/shop.git',
        'ssh://git@github.com:22/acme/shop',
        'git@github.com:acme/shop.git',
        '/srv/git/shop.git',
        'file:///srv/git/shop.git',
        'http://127.0.0.1:8080/shop',
        `https://user:${canary}@github.com/acme/shop`,
      ),
    ),
    examples: [`https:=//user:${canary}@github.com/acme/shop`],
    holds(text) {
      const remote = calmly(() => chosenRemote(text));
      if (remote.kind === 'unusable') return assert.ok(!remote.reason.includes(canary));
      assert.doesNotMatch(remote.url, /^-|^ext:/);
      assert.ok(![...remote.url].some((character) => character < ' '));
      // What begins with a slash is a path, whatever is in it.
      if (remote.protocols !== 'file')
        assert.ok(!remote.url.includes(`//user:${canary}@`), 'a credential was let through');
      assert.match(remote.protocols, /^(?:https|http|ssh|file)$/);
      const given = tokenEnvironment(remote.url, { token: canary, serverUrl: 'https://github.com' });
      if (Object.keys(given).length > 0) assert.equal(new URL(remote.url).origin, 'https://github.com');
    },
  }),
  fuzz({
    name: 'T10: what a health check asks is a plain URL, an address or a command; a refusal shows no credential',
    runs: 300,
    given: fc.oneof(
      hostileText,
      changedText(
        'https://a.example:8443/x?y=z#f',
        `https://user:${canary}@a.example/`,
        'http://[::1]:80/',
        'tcp://a.example:5432',
        'exec: make check',
        `https://a.example/?token=${canary}`,
      ),
    ),
    holds(text) {
      const read = calmly(() => readCheckUrl(text));
      if (read.kind === 'refused') {
        assertSentence(`${read.problem}.`);
        // Without an @ nothing says that it is a credential.
        const mayHold = text.includes('@');
        return assert.ok(!mayHold || !read.problem.includes(canary), read.problem);
      }
      if (read.asks === 'exec') return;
      assert.match(read.url, /^(?:https?|tcp):\/\/[^\s]+$/);
      assert.equal(new URL(read.url).username + new URL(read.url).password, '');
      assert.deepEqual(readCheckUrl(read.url), read);
    },
  }),
  fuzz({
    name: 'N5: the address of a webhook is that of its service, and says nothing where it is not',
    runs: 300,
    given: fc.oneof(
      hostileText,
      changedText(
        'https://discord.com/api/webhooks/123456789012345678/abcdefghijklmnop',
        'https://hooks.slack.com/services/T0/B0/abcdefghijkl',
        'https://hooks.example.com/x?y=z',
        'http://127.0.0.1:8080/api/webhooks/1/x',
      ),
    ),
    holds(text) {
      const loopback = (url: URL): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
      const discord = calmly(() => parseDiscordWebhook(text));
      const slack = calmly(() => parseSlackWebhook(text));
      const json = calmly(() => parseJsonWebhook(text));
      if (discord !== undefined && !loopback(discord))
        assert.match(
          discord.href,
          /^https:\/\/(?:(?:ptb|canary)\.)?(?:discord|discordapp)\.com\/api\/v10\/webhooks\/\d+\/[\w-]+\?wait=true/,
        );
      if (slack !== undefined && !loopback(slack))
        assert.match(slack.href, /^https:\/\/hooks\.slack(?:-gov)?\.com\/services\//);
      if (json !== undefined) assert.ok(json.protocol === 'https:' || loopback(json));
      for (const url of [discord, slack, json])
        assert.ok(url === undefined || (url.username === '' && url.password === ''));
    },
  }),
  fuzz({
    name: 'T6: an image is taken apart without a throw, and every image is the same as itself',
    runs: 200,
    given: fc.oneof(
      hostileText,
      changedText('ghcr.io/acme/shop:{sha}', 'localhost:5000/a/b@sha256:abc', 'nginx'),
    ),
    holds(text) {
      const { registry, repository } = calmly(() => parseImage(text));
      assert.ok(typeof registry === 'string' && typeof repository === 'string');
      assert.ok(sameImage(text, text));
      assert.ok(text.startsWith(withoutVersion(text)));
    },
  }),
  fuzz({
    name: 'T20: links, mentions and ids of messages have the form of theirs, and nothing beside it',
    runs: 300,
    given: fc.oneof(
      hostileText,
      changedText(
        'https://a.example/x',
        '@here',
        '<@123456789012345678>',
        'C024BE91L/1712345678.000100',
        '#deploys',
        `xoxb-${canary}`,
      ),
    ),
    holds(text) {
      const link = calmly(() => linkable(text));
      if (link !== undefined) assert.match(link, /^https?:\/\/[^\s<>|()[\]]+$/);
      const mention = calmly(() => parseMention(text));
      if (mention !== undefined) assertNoInnards(JSON.stringify(mention));
      if (isSlackChannel(text)) assert.doesNotMatch(text, /[\s<>&|!*`]/);
      if (isSlackToken(text)) assert.match(text, /^xox[\w.-]+$/);
      if (isSlackMessageId(text)) assert.match(text, /^[A-Z0-9]+\/[\d.]+$/);
    },
  }),
  fuzz({
    name: 'T26: names of backups and databases are plain words, and the address of a Redis is one',
    runs: 200,
    given: fc.oneof(
      hostileText,
      changedText('20261121T020000Z-0a1b2c', 'shop_db', 'cache.internal:6379', '[::1]:6379'),
    ),
    holds(text) {
      if (calmly(() => isBackupName(text)) || isUndoName(text)) assert.match(text, /^[0-9A-Za-z-]+$/);
      if (isDatabaseName(text)) assert.match(text, /^\w[\w.-]*$/);
      const redis = parseRedisAddress(text);
      if (redis !== undefined) assert.doesNotMatch(JSON.stringify(redis), /"-|\s|\\|\.\.\//);
    },
  }),
  fuzz({
    name: 'T9: no variable of the runner, of an input or of Belay is let through to a command by its name',
    runs: 200,
    given: fc.oneof(
      hostileText,
      changedText('TOKEN, PGHOST PGUSER', 'INPUT_TOKEN', 'ACTIONS_RUNTIME_TOKEN BELAY_SCRIPT'),
    ),
    holds(text) {
      for (const name of calmly(() => passedNames({ BELAY_PASS_ENV: text }))) {
        assert.match(name, /^[A-Za-z_][A-Za-z0-9_]*$/);
        assert.doesNotMatch(name, /^(?:INPUT_|ACTIONS_|BELAY_)/);
      }
    },
  }),
  fuzz({
    name: 'T12: a path is absolute and does not climb, a number is within its range, and a duration is one',
    runs: 300,
    given: fc.oneof(
      hostileText,
      changedText(
        '/srv/app',
        '//a/./b/',
        '30s',
        '1.5h',
        '500ms',
        '7',
        '25%',
        'Fri 16:00',
        'a[0].b["c"]',
        '$',
      ),
    ),
    holds(text) {
      const path = calmly(() => absolutePath(text));
      if (path !== undefined) {
        assert.ok(path.startsWith('/') && !path.split('/').includes('..') && !path.includes('\0'));
        assert.equal(absolutePath(path), path);
      }
      const number = wholeNumber(text, { min: 1, max: 9 });
      assert.ok(number === undefined || (number >= 1 && number <= 9));
      const ms = calmly(() => parseDuration(text));
      if (ms !== undefined) assert.ok(Number.isFinite(ms) && ms >= 0 && formatDuration(ms) !== '');
      const share = judged(() => parseShare(text));
      if (share.kind === 'refused') assertSentence(share.message.replace(/\p{Cc}/gu, ''));
      calmly(() => readFreezeEnd(text));
      const steps = calmly(() => parseJsonPath(text));
      assert.ok(steps === undefined || steps.length <= 64);
      assertSentence(`got ${quoteValue(text)}.`);
      for (const item of calmly(() => listItems(text))) assert.ok(item !== '' && !item.includes('\n'));
    },
  }),
  fuzz({
    name: 'T3: what a repository is called in sentences has no control characters',
    runs: 150,
    given: fc.oneof(hostileText, changedText('git@github.com:acme/shop.git', '/srv/git/shop.git')),
    holds(text) {
      const remote = parseRemote(text);
      if (remote.kind === 'url') assert.ok(!control.test(remote.label.replace(/[\u0080-\u009f]/g, '')));
    },
  }),
];

/** What people write into files and inputs. */
export const configTargets: readonly FuzzTarget[] = [...documents, ...words];
