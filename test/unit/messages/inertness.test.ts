import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderDiscord } from '../../../lib/messages/discord.ts';
import { languages } from '../../../lib/messages/language.ts';
import { linkable } from '../../../lib/messages/link.ts';
import { failureCauses, type Message, messageEvents, messageStates } from '../../../lib/messages/message.ts';
import { cleanText } from '../../../lib/messages/plain-text.ts';
import { renderSlack, renderSlackThread } from '../../../lib/messages/slack.ts';
import { discordMessage } from '../../../scripts/preview/discord-view.ts';
import { slackMessage } from '../../../scripts/preview/slack-view.ts';
import { discordProblems } from '../../support/discord-receiver.ts';
import { hostileTexts } from '../../support/hostile-text.ts';
import { slackError } from '../../support/slack-receiver.ts';
import { sha } from './a-message.ts';

const text = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(fc.constantFrom(...'@<>!&|[]()*_~`#->:/\\\n 1.', 'everyone', 'here', 'https://', '\u200b', 'x'), {
      maxLength: 60,
    })
    .map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom(...hostileTexts), fc.integer({ min: 0, max: 40 }))
    .map(([part, times]) => part.slice(0, 500).repeat(times)),
);

/** Also names and addresses that are as they should be, so that every way to write them is taken. */
const name = fc.oneof(
  text,
  fc.constantFrom('CI / unit_tests (node 24)', 'E2E [x]', 'evil.example', 'a|b', 'c]d'),
);
const address = fc.oneof(
  text,
  fc.constantFrom('https://github.com/acme/shop/actions/runs/7/job/1', 'https://a.example/?x=1|2&y=<z>(w)'),
  fc.integer({ min: 20, max: 1_200 }).map((length) => `https://a.example/${'p'.repeat(length)}`),
);
const commit = fc.record({
  sha: fc.constantFrom(sha, '', '9'.repeat(40)),
  url: address,
  author: text,
  subject: text,
});

const plainMessage: fc.Arbitrary<Message> = fc.record({
  event: fc.constantFrom(...messageEvents),
  language: fc.constantFrom(...languages),
  cause: fc.constantFrom(...failureCauses),
  returnFailed: fc.boolean(),
  liveCommit: commit,
  liveForMs: fc.nat(),
  downForMs: fc.nat(),
  durationMs: fc.nat(),
  failures: fc.array(fc.record({ name, url: address, reason: text }), { maxLength: 15 }),
  environment: text,
  commit,
  runUrl: address,
  serviceUrl: address,
  title: text,
  text,
  fields: fc.array(fc.record({ name: text, value: text }), { maxLength: 40 }),
  mentions: fc.constant([]),
});

const message: fc.Arbitrary<Message> = fc
  .tuple(plainMessage, fc.option(fc.constantFrom(...messageStates)), fc.nat())
  .map(([each, state, failureCount]) => ({ ...each, failureCount, ...(state === null ? {} : { state }) }));

/** What Discord's Markdown would act on, once what a backslash makes literal is taken away. */
function activeInDiscord(rendered: string): string[] {
  const literal = rendered.replace(/\\[^0-9A-Za-z\s]/g, 'x');
  const found = literal.match(/[\\*_~`|<>[\]]|:\/\/|@(?:everyone|here)|^\s*(?:[#-]|\d+\.\s)/gim);
  return found ?? [];
}

/** Markup of Belay's own, known by its form: the address, and a text that holds nothing active. */
const ownLink = /\[[\p{L}\p{M}\p{N} .,;/()'"=%+!?…_:{}’-]+\]\(https?:\/\/[^()<>|\s[\]]+\)/gu;
const ownStrong = /\*\*[\p{L}\p{N} ✓✗…?]+\*\*/gu;

/** Every foreign text in a payload, with what Belay itself wrote around it taken away. */
function foreignInDiscord(payload: ReturnType<typeof renderDiscord>): string[] {
  return payload.embeds
    .flatMap(({ title = '', description = '', fields }) => [
      title,
      description.replace(ownLink, 'x').replace(ownStrong, 'x').replace(/^- /gm, ''),
      ...fields.flatMap(({ name: label, value }) => [label, value.replace(ownLink, 'x')]),
    ])
    .filter((each) => !/^https?:\/\/[^()<>|\s]+$/.test(each));
}

function textsInSlack(value: unknown): { readonly type: string; readonly text: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(textsInSlack);
  return 'type' in value && 'text' in value && typeof value.text === 'string'
    ? [{ type: String(value.type), text: value.text }, ...inner]
    : inner;
}

/** Addresses a message may link to: those it was given for that, in the form that can stand in markup. */
function allowedLinks({
  commit: of,
  liveCommit,
  runUrl,
  serviceUrl,
  failures = [],
  fields,
}: Message): string[] {
  const given = [of?.url, liveCommit?.url, runUrl, serviceUrl, ...failures.map(({ url }) => url)];
  return [...given, ...fields.map(({ value }) => cleanText(value))].flatMap((each) => linkable(each) ?? []);
}

/** What a client would show: links only to where they may lead, nobody called, no markup but Belay's own. */
function checkShown(html: string, each: Message): void {
  const hrefs = [...html.matchAll(/<a href="([^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );
  const allowed = new Set(allowedLinks(each));
  expect(
    hrefs.filter((href) => !allowed.has(href.replaceAll('&quot;', '"').replaceAll('&lt;', '<'))),
  ).toEqual([]);
  expect(
    html.match(/class="called"|<(?:em|u|s|code|pre|h\d|blockquote|small)>|class="spoiler"/g) ?? [],
  ).toEqual([]);
}

function checkDiscord(each: Message): void {
  const payload = renderDiscord(each);
  expect(discordProblems(payload)).toEqual([]);
  expect(payload.content).toBeUndefined();
  expect(payload.allowed_mentions).toEqual({ parse: [], users: [], roles: [] });
  expect(foreignInDiscord(payload).flatMap(activeInDiscord)).toEqual([]);
  const bullets = payload.embeds[0]?.description?.match(/^- /gm) ?? [];
  expect(bullets.length).toBeLessThanOrEqual((each.failures?.length ?? 0) + 1);
  checkShown(discordMessage(payload, false), each);
}

/** In mrkdwn a link is what `<` and `>` hold, and nothing else may hold what could be markup, beside Belay's own. */
function activeInMrkdwn(shown: string): string[] {
  const rest = shown
    .replace(/<https?:\/\/[^<>|\s]+(?:\|[^<>|*`~@#&\n]+)?>/g, 'x')
    .replace(/\*[\p{L}\p{N} .,/()✓✗…?-]+\*/gu, 'x')
    .replace(/(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])/gu, '');
  return rest.match(/[<>&*_~`@#]/g) ?? [];
}

function checkSlack(each: Message): void {
  for (const payload of [
    renderSlack(each),
    renderSlack(each, { details: 'thread' }),
    renderSlackThread(each),
  ]) {
    if (payload === undefined) continue;
    expect(slackError(payload)).toBeUndefined();
    expect(Buffer.byteLength(payload.text)).toBeLessThanOrEqual(4_000);
    const texts = textsInSlack(payload);
    expect(
      texts.flatMap(({ type, text: shown }) => (type === 'mrkdwn' ? activeInMrkdwn(shown) : [])),
    ).toEqual([]);
    const plain = texts.flatMap(({ type, text: shown }) => (type === 'plain_text' ? [shown] : []));
    expect([payload.text, ...plain].filter((shown) => /[<>]|&(?!(?:amp|lt|gt);)/.test(shown))).toEqual([]);
    checkShown(slackMessage(payload, { edited: false, thread: [] }), each);
  }
}

describe('foreign text', () => {
  it.each(hostileTexts.map((each) => [JSON.stringify(each).slice(0, 60), each]))(
    'is inert everywhere: %s',
    (_, each) => {
      const everywhere: Message = {
        event: 'failed',
        environment: each,
        commit: { sha, url: each, author: each, subject: each },
        cause: 'ci',
        liveCommit: { sha: '9'.repeat(40), url: each },
        failures: [
          { name: each, url: 'https://a.example/', reason: each },
          { name: each, url: each },
        ],
        runUrl: each,
        serviceUrl: each,
        title: each,
        text: each,
        fields: [{ name: each, value: each }],
        mentions: [],
      };

      checkDiscord(everywhere);
      checkSlack(everywhere);
    },
  );

  it('never makes a message either chat would refuse or act on, whatever it is', () => {
    fc.assert(
      fc.property(message, (each) => {
        checkDiscord(each);
        checkSlack(each);
      }),
      { numRuns: 100 },
    );
  });

  it('is shown letter for letter in Discord where it fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (each) => {
        const { description = '' } =
          renderDiscord({ event: 'custom', text: each, fields: [], mentions: [] }).embeds[0] ?? {};
        expect(description.replaceAll('\u200b', '').replace(/\\([^0-9A-Za-z\s])/g, '$1')).toBe(
          cleanText(each),
        );
      }),
    );
  });

  it('loses what cannot be seen and keeps what scripts and emoji need', () => {
    expect(cleanText('a\u200bb\u202ec\u0000d\u2060e\u001b[31mf')).toBe('abcdef');
    expect(cleanText('👩‍👩‍👧 می‌خواهم क्‍ष ❤️')).toBe('👩‍👩‍👧 می‌خواهم क्‍ष ❤️');
    expect(cleanText('\ud800x')).toBe('\ufffdx');
    expect(cleanText(' a\r\n\r\n\r\n\r\nb\u2028c ')).toBe('a\n\nb\nc');
  });
});
