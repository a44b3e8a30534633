import assert from 'node:assert/strict';
import fc from 'fast-check';
import { summaryOf as backupSummary } from '../../actions/backup/src/summary.ts';
import { summaryOf as confirmSummary } from '../../actions/confirm/src/summary.ts';
import { reportSummary } from '../../actions/deploy/src/summary.ts';
import { renderSummary } from '../../actions/notify/src/report.ts';
import { hostsTable } from '../../lib/delivery/hosts/hosts-table.ts';
import { healthTable } from '../../lib/health/health-table.ts';
import { changeComment, closingComment, incidentTitle, openBody } from '../../lib/health/incident-text.ts';
import { renderDiscord } from '../../lib/messages/discord.ts';
import type { Message } from '../../lib/messages/message.ts';
import { renderSlack } from '../../lib/messages/slack.ts';
import { renderWebhook } from '../../lib/messages/webhook-payload.ts';
import { escapeMarkdown, neutralise } from '../../lib/ports/foreign-text.ts';
import { createActionsLog } from '../../lib/runner/actions-log.ts';
import { createFileLog } from '../../lib/runner/file-log.ts';
import { createRedactor } from '../../lib/runner/redactor.ts';
import type { Action } from '../../lib/runner/run-action.ts';
import { discordProblems } from '../support/discord-receiver.ts';
import { findRunnerCommands } from '../support/runner-commands.ts';
import { slackError } from '../support/slack-receiver.ts';
import { hostileText, pieces } from './hostile-values.ts';
import { calmly, calmlyLater } from './oracles.ts';
import { printedBy, runStep } from './step.ts';
import { type FuzzTarget, fuzz } from './target.ts';

/** Its last character makes a quote behind it one of JSON's own. */
const secret = 'canary-0123456789\\';
const sha = '1'.repeat(40);

/** What commands, logs and Markdown are made of, in any order. */
const nasty = fc.oneof(
  hostileText.map((text) => text.slice(0, 20_000)),
  fc
    .array(
      fc.oneof(
        pieces,
        fc.constantFrom(
          '::',
          '##[',
          'set-output name=a',
          ']',
          '::stop-commands::x',
          'endgroup',
          '<b>',
          '](http://x)',
          '|',
          '`',
          '@everyone',
        ),
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join('')),
);

const logs: readonly FuzzTarget[] = [
  fuzz({
    name: 'T8: no line of the log gives the runner an order but those Belay means, whatever text is logged',
    runs: 150,
    given: nasty,
    examples: [
      '\u001b]0;x##[set-output name=a]b',
      '#\u0000#[add-mask]live',
      '\u200b::set-output name=a::b',
      ':\u001b[0m:error::x',
    ],
    async holds(text) {
      const redactor = createRedactor();
      const log = createActionsLog(redactor);
      const orders = async (act: () => unknown): Promise<readonly string[]> => {
        const printed = await printedBy(async () => act());
        for (const line of printed.split('\n').slice(0, -1))
          assert.doesNotMatch(line, /[\p{Zl}\p{Zp}]|(?!\t)\p{Cc}/u);
        return findRunnerCommands(printed).map(({ name }) => name);
      };
      assert.deepEqual(await orders(() => log.info(text)), []);
      assert.deepEqual(await orders(() => log.notice(text)), ['notice']);
      assert.deepEqual(await orders(() => log.warning(text)), ['warning']);
      assert.deepEqual(await orders(() => log.debug(text)), ['debug']);
      assert.deepEqual(await orders(() => log.group(text, async () => log.info(text))), [
        'group',
        'endgroup',
      ]);
      const foreign = await orders(() => log.foreign(text, async (print) => text.split('\n').map(print)));
      assert.deepEqual(foreign, ['group', 'stop-commands', 'endgroup']);
      const lines: string[] = [];
      createFileLog(redactor, (line) => lines.push(line)).info(text);
      assert.ok(
        lines.length === 1 && !lines[0]?.includes('\n') && findRunnerCommands(lines[0] ?? '').length === 0,
      );
    },
  }),
  fuzz({
    name: 'T7, T8, T9: outputs, failure and summary of a step hold what they should, no further output, no order, no secret',
    runs: 60,
    given: fc.record({ text: nasty, around: nasty, failure: nasty, key: fc.string({ maxLength: 10 }) }),
    examples: [
      {
        text: 'a\nghadelimiter_x\nb<<EOF\nc\nEOF',
        around: `${secret} canary-0123456789"`,
        failure: '%0A::error::x\r\n::set-output name=a::b',
        key: 'k',
      },
    ],
    holds: stepIsClean,
  }),
];

async function stepIsClean(given: {
  text: string;
  around: string;
  failure: string;
  key: string;
}): Promise<void> {
  const { text, around, failure, key } = given;
  const action: Action<unknown, 'text'> = {
    outputNames: ['text'],
    parse: (read) => read.done(read.secret('token')),
    run: async () => ({
      outputs: { text: `${text}${secret}` },
      reasonCode: 'x',
      result: { [`a${key}`]: `${around}${secret}${around}`, list: [text] },
      failure: `x${failure}${secret}`,
      summary: `${escapeMarkdown(text)} ${escapeMarkdown(secret)} ${secret}`,
    }),
  };
  const step = await calmlyLater(() => runStep(action, { INPUT_TOKEN: secret }));
  assert.deepEqual([...step.outputs.keys()].sort(), ['reason-code', 'result', 'text']);
  assert.ok(step.failed);
  const told: unknown = JSON.parse(step.outputs.get('result') ?? '');
  assert.equal(Reflect.get(told as object, 'schema-version'), 1);
  const [own, orders] = [['add-mask', 'error'], findRunnerCommands(step.printed).map(({ name }) => name)];
  assert.deepEqual(
    orders.filter((name) => !own.includes(name)),
    [],
  );
  assert.equal(orders.filter((name) => name === 'error').length, 1);
  const shown = step.printed.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  const places = [shown.join('\n'), step.summary, step.outputs.get('text') ?? '', ...textsIn(told)];
  for (const place of places) assert.ok(!place.includes(secret), 'the secret stands there');
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What Markdown and HTML of GitHub would act on, beside what Belay itself wrote. */
function assertInert(markdown: string, ours: readonly RegExp[] = []): void {
  const rest = ours.reduce(
    (text, own) => text.replace(own, 'own'),
    markdown.replace(/<\/?(?:details|summary)>|<!-- belay:incident [^<>]* -->/g, ''),
  );
  const found = /<[A-Za-z!/?]|!\[|\]\(|^\s*\[[^\]]*\]:|@(?=\w)/m.exec(rest);
  assert.equal(
    found === null ? undefined : rest.slice(Math.max(0, found.index - 60), found.index + 60),
    undefined,
  );
  assert.doesNotMatch(rest, /[\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
}

const ownLinks = [
  /\[`[0-9a-f]{12}`\]\(https:\/\/github\.com\/acme\/shop\/(?:commit|compare)\/[0-9a-f.]+\)/g,
  /\[[\w ]+\]\(https:\/\/github\.com\/acme\/shop\/[\w/.]+\)/g,
];
/** The name of a check links to what it asks. */
const checkLink = /(?<=^\| )\[[^\n[\]]*\]\(https?:\/\/[^\s()<>|@]*\)(?= \|)/gm;

const workflowRun = {
  repository: 'acme/shop',
  runId: 1,
  attempt: 1,
  workflow: 'x',
  eventName: 'push',
  ref: '',
  sha,
  actor: '',
  serverUrl: 'https://github.com',
  apiUrl: '',
  url: 'https://github.com/acme/shop/actions/runs/1',
  fromFork: false,
  commitOf: () => undefined,
};

function reportOf(name: string, reason: string, url: string) {
  const unwell = { status: 503, latencyMs: 12, attempts: 1, hint: reason };
  const components = [{ name, health: 'unhealthy' as const, detail: reason }];
  const results = [{ name, url, health: 'unhealthy' as const, reason, components, ...unwell }];
  return { status: 'unhealthy' as const, durationMs: 1, results };
}

const texts = fc.record({ one: nasty, two: nasty, name: nasty });
const address = fc.oneof(
  fc.constantFrom('https://a.example/x?y=(z)|<b>&@me', 'http://a.example/`"\'', 'tcp://a.example:1', 'exec'),
  nasty,
);

const summaries: readonly FuzzTarget[] = [
  fuzz({
    name: 'T20: foreign text in the summary of a deployment is text: no HTML, image, link or mention of its own',
    runs: 120,
    given: texts,
    holds({ one, two, name }) {
      const inputs = {
        sha,
        recipe: { path: `/srv/${one.replace(/\p{Cc}/gu, '')}` },
        target: { environment: name },
      };
      const line = { host: name, status: 'failed', reasonCode: 'x', sha, durationMs: 1, message: two };
      const report = {
        status: 'failed',
        message: one,
        recovered: two,
        wasSick: one,
        sha,
        previousSha: null,
        rollbackSha: sha,
        saved: { ref: 'refs/belay/x', paths: [one, two], files: 2, commits: 1 },
        health: reportOf(name, one, 'https://a.example/'),
        hosts: [line],
      };
      const facts = { inputs, report, durationMs: 1, commit: { message: one, author: two }, workflowRun };
      const summary = calmly(() => reportSummary(facts as unknown as Parameters<typeof reportSummary>[0]));
      assertInert(summary, [...ownLinks, checkLink]);
      assertInert(hostsTable([line as Parameters<typeof hostsTable>[0][number]]));
    },
  }),
  fuzz({
    name: 'T20: commits of others in the summary of a promotion are rows of a table and nothing else',
    runs: 100,
    given: texts,
    holds({ one, two, name }) {
      const inputs = {
        target: { environment: name, hosts: [] },
        purpose: { kind: 'promote', wanted: { kind: 'any', sha } },
      };
      const concluded = {
        reasonCode: 'confirmed',
        message: one,
        sha,
        proof: { kind: 'validated', sha, at: two, source: 'github', note: one },
        live: { kind: 'live', sha: '2'.repeat(40), at: two, source: 'github', note: name },
        between: { kind: 'known', ahead: 2, behind: 1, commits: [{ sha, message: one, author: two }] },
      };
      const summary = calmly(() =>
        confirmSummary(inputs as never, concluded as never, { workflowRun } as never),
      );
      assertInert(summary, ownLinks);
      assert.equal(summary.split('\n').filter((row) => row.startsWith(`| [\`${sha.slice(0, 12)}`)).length, 1);
    },
  }),
  fuzz({
    name: 'T20: what a service says of itself stays in its cell of the table, and its row is one line',
    runs: 120,
    given: fc.tuple(nasty, nasty, address),
    holds([name, reason, url]) {
      const table = calmly(() => healthTable(reportOf(name, reason, url)));
      assertInert(table, [checkLink]);
      const rows = table.split('\n').filter((line) => line.startsWith('| '));
      assert.equal(rows.length, 3, JSON.stringify(rows));
      assert.equal(new Set(rows.map((row) => row.replace(/\\\|/g, '').split('|').length)).size, 1);
    },
  }),
  fuzz({
    name: 'T20: an issue about an outage shows foreign text as text, and calls nobody',
    runs: 100,
    given: fc.tuple(nasty, nasty, address),
    holds([name, reason, url]) {
      const report = reportOf(name, reason, url);
      // The name of an environment or of a workflow.
      const story = {
        subject: { name: name.slice(0, 300), key: 'k', label: 'l' },
        report,
        runUrl: workflowRun.url,
      };
      const record = { key: 'k', lists: [] };
      const change = { worse: [name], better: [], stillFailing: [name], gone: 1 };
      const ending = { downtime: { fromMs: 0, toMs: 1_000 }, gone: 1 };
      const bodies = calmly(() => [
        openBody(story as never, 0, record),
        changeComment(story as never, change, { unasked: 1 }),
        closingComment(story as never, ending),
      ]);
      for (const body of bodies) {
        assertInert(body, [...ownLinks, /(?<=^\| )\[[^\n[\]]*\]\(https?:\/\/[^\s()<>|]*\)(?= \|)/gm]);
        assert.ok(body.length <= 65_536);
      }
      assert.doesNotMatch(incidentTitle(story.subject as never), /\n|(?!\t)\p{Cc}/u);
    },
  }),
  fuzz({
    name: 'T20: summaries of messages and backups show foreign text as text',
    runs: 100,
    given: texts,
    holds({ one, two, name }) {
      const message = {
        event: 'failed',
        environment: name,
        title: one,
        fields: [],
        mentions: [],
      } as unknown as Message;
      assertInert(calmly(() => renderSummary(message, [], { skipped: [], spared: [] })));
      const part = { part: one, file: two, state: 'verified', bytes: 1, 'duration-ms': 1 };
      const told = {
        status: 'backed-up',
        reasonCode: 'x',
        message: one,
        name: '20261121T020000Z-0a1b2c',
        byHand: [two],
      };
      const host = { host: name, folder: one, bytes: 1, parts: [part] };
      assertInert(calmly(() => backupSummary(name, { ...told, hosts: [host] } as never, 1)));
    },
  }),
];

const messages: readonly FuzzTarget[] = [
  fuzz({
    name: 'T20, N4: every message is one Discord and Slack take, and it calls nobody',
    runs: 60,
    given: fc.record({
      one: nasty,
      two: nasty,
      url: address,
      fields: fc.array(fc.record({ name: nasty, value: nasty }), { maxLength: 6 }),
    }),
    holds({ one, two, url, fields }) {
      const message: Message = {
        event: 'failed',
        environment: one,
        commit: { sha, url, author: two, subject: one },
        cause: 'ci',
        failures: [{ name: one, url, reason: two }],
        runUrl: url,
        serviceUrl: url,
        title: two,
        text: one,
        fields,
        mentions: [],
      };
      const discord = calmly(() => renderDiscord(message));
      assert.deepEqual(discordProblems(discord), []);
      assert.deepEqual(discord.allowed_mentions, { parse: [], users: [], roles: [] });
      const slack = calmly(() => renderSlack(message));
      assert.equal(slackError(slack), undefined);
      assert.doesNotMatch(JSON.stringify(slack), /<[!@#]/);
      const plain = calmly(() => JSON.stringify(renderWebhook(message, new Date(0))));
      assert.deepEqual(
        Object.keys(JSON.parse(plain)).filter((key) => !/^[a-z-]+$/.test(key)),
        [],
      );
    },
  }),
  fuzz({
    name: 'T8: a text that was made inert once stays as it is, and loses no letter',
    runs: 200,
    given: nasty,
    holds(text) {
      const once = calmly(() => neutralise(text));
      assert.equal(neutralise(once), once);
      assert.ok(!/[<>[\]()`*_|@]/.test(calmly(() => escapeMarkdown(text))));
    },
  }),
];

/** Everything that shows text of others to people or programs. */
export const renderTargets: readonly FuzzTarget[] = [...logs, ...summaries, ...messages];
