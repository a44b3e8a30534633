import { describe, expect, it } from 'vitest';
import { renderSlack, slackLimits } from '../../../lib/messages/slack.ts';
import { slackError } from '../../support/slack-receiver.ts';
import { aBareMessage, aMessage, sha } from './a-message.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const marked = (text: string) => ({ type: 'mrkdwn', text, verbatim: true });

describe('renderSlack', () => {
  it('renders a rollback as a colleague would like to read it', () => {
    const notice = 'preprod: rolled back - CI failed; the last validated release is serving again.';

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
            {
              type: 'section',
              text: plain('CI failed; the last validated release is serving again.'),
            },
            {
              type: 'section',
              fields: [
                marked('*Environment*'),
                plain('preprod'),
                marked('*Commit*'),
                marked(`<https://github.com/acme/shop/commit/${sha}|1a2b3c4>`),
                marked('*Author*'),
                plain('Ada Lovelace'),
                marked('*Commit message*'),
                plain('Fix the cart'),
                marked('*Run*'),
                marked('<https://github.com/acme/shop/actions/runs/7|Open the run>'),
              ],
            },
            {
              type: 'section',
              fields: [
                marked('*Duration*'),
                plain('4.2 s'),
                marked('*Service*'),
                marked('<https://preprod.example.com/>'),
                marked('*Failed*'),
                plain('ci.yml'),
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
    const first = payload.attachments?.[0]?.blocks[0];
    expect(JSON.stringify(first).length).toBeGreaterThan(1_400);
    expect(JSON.stringify(payload)).toMatch(/the message, \d+ values?, \d+ fields left out\./);
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

  it('sends no empty attachment', () => {
    expect(renderSlack(aBareMessage({ title: 'Hello' })).attachments).toBeUndefined();
  });
});
