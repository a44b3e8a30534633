import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderDiscord } from '../../../lib/messages/discord.ts';
import { type Message, messageEvents } from '../../../lib/messages/message.ts';
import { cleanText } from '../../../lib/messages/plain-text.ts';
import { renderSlack } from '../../../lib/messages/slack.ts';
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

const message: fc.Arbitrary<Message> = fc.record({
  event: fc.constantFrom(...messageEvents),
  environment: text,
  commit: fc.record({ sha: fc.constantFrom(sha, ''), url: text, author: text, subject: text }),
  runUrl: text,
  serviceUrl: text,
  title: text,
  text,
  fields: fc.array(fc.record({ name: text, value: text }), { maxLength: 40 }),
  mentions: fc.constant([]),
});

/** What Discord's Markdown would act on, once what a backslash makes literal is taken away. */
function activeInDiscord(rendered: string): string[] {
  const literal = rendered.replace(/\\[^0-9A-Za-z\s]/g, 'x');
  const found = literal.match(/[\\*_~`|<>[\]]|:\/\/|@(?:everyone|here)|^\s*(?:[#-]|\d+\.\s)/gim);
  return found ?? [];
}

/** Every foreign text in a payload; links of Belay's own are known by their form. */
function foreignInDiscord(payload: ReturnType<typeof renderDiscord>): string[] {
  const ownLink = /^(?:\[(?:[0-9a-f]{7}|Open the run)\]\(https?:\/\/[^()<>|\s]+\)|https?:\/\/[^()<>|\s]+)$/;
  return payload.embeds
    .flatMap(({ title = '', description = '', fields }) => [
      title,
      description,
      ...fields.flatMap(({ name, value }) => [name, value]),
    ])
    .filter((each) => !ownLink.test(each));
}

function textsInSlack(value: unknown): { readonly type: string; readonly text: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(textsInSlack);
  return 'type' in value && 'text' in value && typeof value.text === 'string'
    ? [{ type: String(value.type), text: value.text }, ...inner]
    : inner;
}

const ownMrkdwn = /^(?:\*[\p{L}\p{N} .,/()-]+\*|<https?:\/\/[^<>|\s]+(?:\|(?:[0-9a-f]{7}|Open the run))?>)$/u;

function checkDiscord(each: Message): void {
  const payload = renderDiscord(each);
  expect(discordProblems(payload)).toEqual([]);
  expect(payload.content).toBeUndefined();
  expect(payload.allowed_mentions).toEqual({ parse: [], users: [], roles: [] });
  expect(foreignInDiscord(payload).flatMap(activeInDiscord)).toEqual([]);
}

function checkSlack(each: Message): void {
  const payload = renderSlack(each);
  expect(slackError(payload)).toBeUndefined();
  const texts = textsInSlack(payload);
  expect(texts.filter(({ type, text: shown }) => type === 'mrkdwn' && !ownMrkdwn.test(shown))).toEqual([]);
  const plain = [
    payload.text,
    ...texts.filter(({ type }) => type === 'plain_text').map(({ text: shown }) => shown),
  ];
  expect(plain.filter((shown) => /[<>]|&(?!(?:amp|lt|gt);)/.test(shown))).toEqual([]);
}

describe('foreign text', () => {
  it.each(hostileTexts.map((each) => [JSON.stringify(each).slice(0, 60), each]))(
    'is inert everywhere: %s',
    (_, each) => {
      const everywhere: Message = {
        event: 'failed',
        environment: each,
        commit: { sha, url: each, author: each, subject: each },
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
      { numRuns: 300 },
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
