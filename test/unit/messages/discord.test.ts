import { describe, expect, it } from 'vitest';
import { discordLimits, escapeDiscord, renderDiscord } from '../../../lib/messages/discord.ts';
import { discordProblems } from '../../support/discord-receiver.ts';
import { aBareMessage, aMessage, sha } from './a-message.ts';

function embedOf(message: Parameters<typeof renderDiscord>[0]) {
  const embed = renderDiscord(message).embeds[0];
  if (embed === undefined) throw new Error('no embed');
  return embed;
}

describe('renderDiscord', () => {
  it('counts the failures it was not even told of', () => {
    const message = aMessage({ failures: [{ name: 'API' }], failureCount: 70 });

    expect(renderDiscord(message).embeds[0]?.description).toContain('and 69 more');
  });

  it('renders a rollback as a colleague would like to read it', () => {
    expect(renderDiscord(aMessage())).toEqual({
      embeds: [
        {
          title: 'preprod: rolled back',
          url: 'https://preprod.example.com/',
          description: [
            'Live ✓ · **Rolled back ✓**',
            'CI failed; the last validated release is serving again.',
            `**Taken back** [1a2b3c4](https://github.com/acme/shop/commit/${sha}) Fix the cart · Ada Lovelace`,
            '[Open the run](https://github.com/acme/shop/actions/runs/7) · [Open the service](https://preprod.example.com/)',
          ].join('\n\n'),
          color: 0xe3a008,
          fields: [
            { name: 'Duration', value: '4.2 s', inline: true },
            { name: 'Failed', value: 'ci.yml', inline: true },
          ],
        },
      ],
      allowed_mentions: { parse: [], users: [], roles: [] },
    });
  });

  it.each([
    ['started', 'preprod: deployment started', '1d6fdc'],
    ['live', 'preprod: live', '1d6fdc'],
    ['validated', 'preprod: validated', '2da44e'],
    ['failed', 'preprod: deployment failed', 'cf222e'],
    ['rolled-back', 'preprod: rolled back', 'e3a008'],
    ['down', 'preprod: down', 'cf222e'],
    ['recovered', 'preprod: recovered', '2da44e'],
    ['custom', 'preprod', '6e7781'],
  ] as const)('says %s in title and colour', (event, title, colour) => {
    const embed = embedOf(aMessage({ event }));

    expect([embed.title, embed.color.toString(16)]).toEqual([title, colour]);
  });

  it.each([
    ['title', 'x'.repeat(discordLimits.title), (text: string) => aBareMessage({ title: text })],
    ['description', 'x'.repeat(discordLimits.description), (text: string) => aBareMessage({ text })],
    [
      'field value',
      'x'.repeat(discordLimits.fieldValue),
      (text: string) => aBareMessage({ title: 't', fields: [{ name: 'n', value: text }] }),
    ],
    [
      'field name',
      'x'.repeat(discordLimits.fieldName),
      (text: string) => aBareMessage({ title: 't', fields: [{ name: text, value: 'v' }] }),
    ],
  ])('takes a %s at its limit whole, and one above it cut and said', (_, longest, message) => {
    expect(JSON.stringify(renderDiscord(message(longest)))).toContain(`"${longest}"`);
    expect(embedOf(message(longest)).footer).toBeUndefined();

    const over = renderDiscord(message(`${longest}x`));
    expect(JSON.stringify(over)).toContain(`"${longest.slice(0, -1)}…"`);
    expect(over.embeds[0]?.footer?.text).toMatch(/^Cut to the size this chat takes: /);
    expect(discordProblems(over)).toEqual([]);
  });

  it.each([24, 25, 26])('keeps %i fields as far as Discord does', (count) => {
    const fields = Array.from({ length: count }, (_, index) => ({ name: `n${index}`, value: 'v' }));

    const embed = embedOf(aBareMessage({ title: 't', fields }));

    expect(embed.fields).toHaveLength(Math.min(count, 25));
    expect(embed.footer?.text).toBe(
      count > 25 ? 'Cut to the size this chat takes: 1 field left out.' : undefined,
    );
  });

  it('stays within 6000 characters in total and leaves room for the message', () => {
    const fields = Array.from({ length: 15 }, (_, index) => ({
      name: `n${index}`,
      value: 'v'.repeat(2_000),
    }));

    const payload = renderDiscord(aMessage({ text: 'm'.repeat(9_000), fields }));

    expect(discordProblems(payload)).toEqual([]);
    expect(payload.embeds[0]?.description?.length).toBeGreaterThan(1_000);
    expect(JSON.stringify(payload).length).toBeGreaterThan(5_800);
    expect(payload.embeds[0]?.footer?.text).toMatch(
      /the message, \d+ values, \d+ fields left out\. The run has all of it\.$/,
    );
  });

  it('takes 6000 characters in total whole, and one more cut and said', () => {
    const fields = Array.from({ length: 5 }, () => ({ name: 'n', value: 'v'.repeat(1_024) }));
    const rest = discordLimits.total - 't'.length - 5 * 1_025;
    const of = (length: number) =>
      renderDiscord(aBareMessage({ title: 't', text: 'm'.repeat(length), fields }));

    expect(of(rest).embeds[0]?.description).toBe('m'.repeat(rest));
    expect(of(rest).embeds[0]?.footer).toBeUndefined();
    expect(of(rest + 1).embeds[0]?.footer?.text).toBe('Cut to the size this chat takes: 1 value.');
    expect([of(rest), of(rest + 1)].flatMap(discordProblems)).toEqual([]);
  });

  it('lists what failed with links, says why, and counts what it leaves out', () => {
    const url = 'https://github.com/acme/shop/actions/runs/7/job/1';
    const failures = [
      { name: 'CI / unit_tests (node 24)', url, reason: 'timed_out' },
      { name: 'CI / [x] *y*', url, reason: 'answered **503**' },
      { name: 'login.github.com', url },
      { name: 'database', reason: 'degraded' },
      ...Array.from({ length: 8 }, (_, index) => ({ name: `shard ${index}`, reason: 'failure' })),
    ];

    const lines = embedOf(aMessage({ failures })).description?.split('\n') ?? [];

    const start = lines.indexOf('**What failed**');
    expect(lines.slice(start + 1, start + 5)).toEqual([
      `- [CI / unit_tests (node 24)](${url}): timed out`,
      `- CI / \\[x\\] \\*y\\*: answered \\*\\*503\\*\\* ([open](${url}))`,
      `- login.github.com ([open](${url}))`,
      '- database: degraded',
    ]);
    expect(lines).toContain('- and 2 more');
  });

  it('tells where the deployment stands, with a link to what is live', () => {
    const url = `https://github.com/acme/shop/commit/${'9'.repeat(40)}`;
    const message = aMessage({ cause: 'ci', liveCommit: { sha: '9'.repeat(40), url }, liveForMs: 80_000 });

    const { description, fields } = embedOf(message);

    expect(description?.split('\n')[0]).toBe(`Live ✓ · CI failed ✗ · **back to [9999999](${url}) ✓**`);
    expect(fields.slice(0, 2)).toEqual([
      { name: 'Live now', value: `[9999999](${url})`, inline: true },
      { name: 'Was live for', value: '1 min 20 s', inline: true },
    ]);
  });

  it('never cuts inside a character', () => {
    const title = embedOf(aBareMessage({ title: `a${'👩‍👩‍👧'.repeat(200)}` })).title ?? '';

    expect(title.length).toBeLessThanOrEqual(256);
    expect(title).toMatch(/^a(?:👩‍👩‍👧)+…$/u);
  });

  it('never cuts between a backslash and what it escapes', () => {
    const title = embedOf(aBareMessage({ title: '*'.repeat(200) })).title ?? '';

    expect(title).toMatch(/^(?:\\\*)+…$/);
  });

  it('calls only whom it was asked to call, and nobody of another chat', () => {
    const payload = renderDiscord(
      aMessage({
        text: '@everyone <@999999999999999999>',
        mentions: [
          { kind: 'here' },
          { kind: 'user', id: '123456789012345678' },
          { kind: 'user', id: 'U12345678' },
          { kind: 'role', id: '223456789012345678' },
        ],
      }),
    );

    expect(payload.content).toBe('@here <@123456789012345678> <@&223456789012345678>');
    expect(payload.allowed_mentions).toEqual({
      parse: ['everyone'],
      users: ['123456789012345678'],
      roles: ['223456789012345678'],
    });
  });

  it('links nothing that is not http(s) or that hides its host behind a user name', () => {
    const payload = JSON.stringify(
      renderDiscord(
        aMessage({
          serviceUrl: 'javascript:alert(1)',
          runUrl: 'https://github.com@evil.example/',
          fields: [{ name: 'Logs', value: 'https://github.com@evil.example/' }],
        }),
      ),
    );

    expect(payload).not.toContain('javascript');
    expect(payload).not.toContain('https://github.com@');
  });
});

describe('escapeDiscord', () => {
  it('escapes what Markdown, mentions, links and blocks are made of, and leaves the rest', () => {
    expect(escapeDiscord('# a\n- b\n1. c 1.10\n> d *e* [f](https://g) <@1> @here fix(cart): h-i')).toBe(
      '\\# a\n\\- b\n1\\. c 1.10\n\\> d \\*e\\* \\[f\\](https\\://g) \\<@1\\> @\u200bhere fix(cart): h-i',
    );
  });
});
