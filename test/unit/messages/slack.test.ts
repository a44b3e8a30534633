import { describe, expect, it } from 'vitest';
import { renderSlack, renderSlackThread } from '../../../lib/messages/slack.ts';
import { slackLimits } from '../../../lib/messages/slack-blocks.ts';
import { slackError } from '../../support/slack-receiver.ts';
import { aBareMessage, aMessage, sha } from './a-message.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const marked = (text: string) => ({ type: 'mrkdwn', text, verbatim: true });

describe('renderSlack', () => {
  it('renders a rollback as a colleague would like to read it', () => {
    const notice =
      'preprod: rolled back - Live ✓ · Rolled back ✓ - CI failed; the last validated release is serving again.';

    expect(renderSlack(aMessage())).toEqual({
      text: notice,
      mrkdwn: false,
      unfurl_links: false,
      unfurl_media: false,
      blocks: [{ type: 'header', text: plain('preprod: rolled back') }],
      attachments: [
        {
          color: '#e3a008',
          fallback: notice,
          blocks: [
            { type: 'section', text: marked('Live ✓ · *Rolled back ✓*') },
            { type: 'section', text: plain('CI failed; the last validated release is serving again.') },
            {
              type: 'section',
              fields: [marked('*Duration*'), plain('4.2 s'), marked('*Failed*'), plain('ci.yml')],
            },
            {
              type: 'context',
              elements: [
                marked(`*Taken back* <https://github.com/acme/shop/commit/${sha}|1a2b3c4>`),
                plain('Fix the cart'),
                plain('Ada Lovelace'),
              ],
            },
            {
              type: 'context',
              elements: [
                marked(
                  '<https://github.com/acme/shop/actions/runs/7|Open the run> · <https://preprod.example.com/|Open the service>',
                ),
              ],
            },
          ],
        },
      ],
    });
  });

  it.each([
    ['header', 'x'.repeat(slackLimits.header), (text: string) => aBareMessage({ title: text })],
    ['section', 'x'.repeat(slackLimits.section), (text: string) => aBareMessage({ text })],
    [
      'field',
      'x'.repeat(slackLimits.field),
      (text: string) => aBareMessage({ title: 't', fields: [{ name: 'n', value: text }] }),
    ],
  ])('takes a %s at its limit whole, and one above it cut and said', (_, longest, message) => {
    expect(JSON.stringify(renderSlack(message(longest)))).toContain(`"${longest}"`);

    const over = renderSlack(message(`${longest}x`));
    expect(JSON.stringify(over)).toContain(`"${longest.slice(0, -1)}…"`);
    expect(JSON.stringify(over)).toContain('Cut to the size this chat takes: ');
    expect(slackError(over)).toBeUndefined();
  });

  it('counts what escaping adds', () => {
    const header = renderSlack(aBareMessage({ title: '&'.repeat(100) })).blocks?.[0];

    expect(header).toEqual({ type: 'header', text: plain(`${'&amp;'.repeat(29)}…`) });
  });

  it('stays within the total and leaves room for the message', () => {
    const fields = Array.from({ length: 60 }, (_, index) => ({
      name: `n${index}`,
      value: '漢'.repeat(3_000),
    }));

    const payload = renderSlack(aMessage({ text: '💥'.repeat(9_000), fields }));

    expect(slackError(payload)).toBeUndefined();
    expect(slackLimits.total).toBe(13_200);
    const all = [payload.blocks, payload.attachments?.[0]?.blocks];
    expect(Buffer.byteLength(JSON.stringify(all))).toBeLessThanOrEqual(13_200);
    const first = payload.attachments?.[0]?.blocks[1];
    expect(JSON.stringify(first).length).toBeGreaterThan(1_250);
    expect(JSON.stringify(payload)).toMatch(
      /the message, \d+ values?, \d+ fields left out\. The run has all of it\./,
    );
  });

  it('keeps room for the longest note there can be', () => {
    const fields = Array.from({ length: 15 }, (_, index) => ({
      name: `n${index}`,
      value: 'x'.repeat(1_950),
    }));
    const { blocks, attachments } = renderSlack(aMessage({ text: 'y'.repeat(3_000), fields }));
    const [note, ...others] = (attachments?.[0]?.blocks ?? []).toReversed();

    expect(JSON.stringify(note)).toContain('fields left out');
    const used = Buffer.byteLength(JSON.stringify([...(blocks ?? []), ...others]));
    expect(used).toBeGreaterThan(13_200 - 3 * 220 - 200 - 200);
    expect(used).toBeLessThanOrEqual(13_200 - 3 * 220 - 150);
  });

  it('counts the failures it was not even told of', () => {
    const failures = [{ name: 'API' }, { name: 'web' }];
    const message = aMessage({ failures, failureCount: 70 });

    expect(JSON.stringify(renderSlack(message))).toContain('and 68 more');
    expect(JSON.stringify(renderSlackThread(message) ?? {})).not.toContain('more in the thread');
    expect(renderSlack(message).text).toContain('(+69)');
  });

  it('calls only whom it was asked to call, and nobody of another chat', () => {
    const payload = renderSlack(
      aMessage({
        text: '<!channel> <@U99999999>',
        mentions: [
          { kind: 'channel' },
          { kind: 'user', id: 'U12345678' },
          { kind: 'user', id: '123456789012345678' },
          { kind: 'role', id: 'S12345678' },
        ],
      }),
    );

    expect(payload.blocks?.[1]).toEqual({
      type: 'section',
      text: marked('<!channel> <@U12345678> <!subteam^S12345678>'),
    });
    expect(JSON.stringify(payload.attachments)).not.toContain('<!channel>');
    expect('link_names' in payload).toBe(false);
  });

  it('shows a name that could be markup as plain text', () => {
    const payload = renderSlack(aBareMessage({ title: 't', fields: [{ name: '*_x_*', value: 'v' }] }));

    expect(payload.attachments?.[0]?.blocks).toEqual([
      { type: 'section', fields: [plain('*_x_*'), plain('v')] },
    ]);
  });

  const failures = [
    { name: 'CI / unit_tests [x]', url: 'https://github.com/acme/shop/1', reason: 'timed_out' },
    { name: 'CI / *b*', url: 'https://github.com/acme/shop/2', reason: 'failure' },
    { name: 'database', reason: 'degraded' },
    { name: 'Lint', url: 'https://github.com/acme/shop/3' },
  ];

  it('lists what failed; a name that could be markup stands in plain text beside its link', () => {
    const blocks = renderSlack(aMessage({ failures })).attachments?.[0]?.blocks;

    expect(blocks).toContainEqual({
      type: 'section',
      text: marked(
        '*What failed*\n• <https://github.com/acme/shop/1|CI / unit_tests [x]>: timed out\n• database: degraded\n• <https://github.com/acme/shop/3|Lint>',
      ),
    });
    expect(blocks).toContainEqual({
      type: 'section',
      fields: [plain('CI / *b*: failed'), marked('<https://github.com/acme/shop/2|open>')],
    });
  });

  it('says on a lock screen what happened, what failed and why', () => {
    expect(renderSlack(aMessage({ event: 'down', failures })).text).toBe(
      'preprod: down - CI / unit_tests [x]: timed out (+3) - CI failed; the last validated release is serving again.',
    );
  });

  it('leaves the details to the thread where there is one', () => {
    const message = aMessage({ failures, language: 'fr' });

    const main = JSON.stringify(renderSlack(message, { details: 'thread' }));
    const thread = JSON.stringify(renderSlackThread(message));

    expect(main).toContain('et 1\u00a0autre dans le fil');
    expect(main).not.toContain('Durée');
    expect(main).toContain('Fix the cart');
    expect(thread).toContain('Durée');
    expect(thread).toContain('Lint');
    expect(renderSlackThread(aBareMessage({ title: 'Hello' }))).toBeUndefined();
  });

  it('sends no empty attachment', () => {
    expect(renderSlack(aBareMessage({ title: 'Hello' })).attachments).toBeUndefined();
  });
});
