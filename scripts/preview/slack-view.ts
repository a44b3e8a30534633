import type { SlackBlock, SlackPayload, SlackText } from '../../lib/messages/slack-payload.ts';
import { slackMrkdwn, slackPlain } from './markup-slack.ts';

function textHtml(text: SlackText): string {
  return text.type === 'plain_text' ? slackPlain(text.text) : slackMrkdwn(text.text);
}

function blockHtml(block: SlackBlock): string {
  if (block.type === 'header') return `<div class="header">${textHtml(block.text)}</div>`;
  if (block.type === 'context') {
    return `<div class="context">${block.elements.map((each) => `<span>${textHtml(each)}</span>`).join('')}</div>`;
  }
  if ('text' in block) return `<div class="section">${textHtml(block.text)}</div>`;
  return `<div class="section cells">${block.fields.map((each) => `<div>${textHtml(each)}</div>`).join('')}</div>`;
}

/** One message as Slack's client shows it, with the answers in its thread below. */
export function slackMessage(
  { blocks = [], attachments = [] }: Partial<SlackPayload>,
  { edited, thread }: { readonly edited: boolean; readonly thread: readonly Partial<SlackPayload>[] },
): string {
  const colored = attachments.map(
    ({ color, blocks: inner }) =>
      `<div class="attachment"><i style="background:${color}"></i><div>${inner.map(blockHtml).join('')}</div></div>`,
  );
  const answers = thread.map((each) => slackMessage(each, { edited: false, thread: [] }));
  const count = answers.length === 1 ? '1 reply' : `${answers.length} replies`;
  return `<div class="slack message"><div class="avatar square">B</div><div class="body">
<div class="who"><b>Belay</b><span class="tag">APP</span><time>3:12 AM</time></div>
${blocks.map(blockHtml).join('')}${colored.join('')}
${edited ? '<span class="edited">(edited)</span>' : ''}
${answers.length === 0 ? '' : `<div class="thread"><div class="replies">${count}</div>${answers.join('')}</div>`}
</div></div>`;
}
