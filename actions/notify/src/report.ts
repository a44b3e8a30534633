import type { ChannelName } from '../../../lib/messages/channel.ts';
import { titleOf } from '../../../lib/messages/details.ts';
import type { Message } from '../../../lib/messages/message.ts';
import type { Delivery } from '../../../lib/messages/send.ts';
import { formatDuration } from '../../../lib/ports/duration.ts';
import { escapeMarkdown } from '../../../lib/ports/foreign-text.ts';

/** One line about one channel, for the log. */
export function describeDelivery(delivery: Delivery): string {
  const { title } = delivery.channel;
  if (!delivery.delivered) return `${title} did not take the message: ${delivery.reason}.`;
  const requests = delivery.requests === 1 ? '' : ` with ${delivery.requests} requests`;
  const incomplete = delivery.missing === undefined ? '' : `; ${describeMissing(delivery.missing)}.`;
  return `${title}: ${describeTaken(delivery)}${requests}${incomplete}`;
}

/** The job summary: what was said, and who heard it. */
export function renderSummary(
  message: Message,
  deliveries: readonly Delivery[],
  { skipped, spared }: { readonly skipped: readonly ChannelName[]; readonly spared: readonly ChannelName[] },
): string {
  const rows = [
    ...deliveries.map((delivery) => `| ${delivery.channel.title} | ${describeResult(delivery)} |`),
    ...skipped.map(({ title }) => `| ${title} | skipped: no secret was given |`),
    ...spared.map(({ title }) => `| ${title} | not told: belay.yml asks for no such event there |`),
  ];
  const heading = titleOf(message) || 'Message';
  return `### ${escapeMarkdown(heading)}\n\n| Channel | Message |\n| --- | --- |\n${rows.join('\n')}\n`;
}

function describeResult(delivery: Delivery): string {
  if (!delivery.delivered) return `not delivered: ${delivery.reason}`;
  const { missing } = delivery;
  return `${describeTaken(delivery)}${missing === undefined ? '' : `; ${describeMissing(missing)}`}`;
}

function describeTaken({ edit, durationMs }: Delivery): string {
  const took = formatDuration(durationMs);
  if (edit === 'edited') return `edited in ${took}`;
  return edit === 'replaced'
    ? `delivered anew in ${took}, as the earlier message could not be edited or answered`
    : `delivered in ${took}`;
}

/** What an edit adds so that it is noticed, and did not. */
function describeMissing(reason: string): string {
  return `what should tell of the edit was not taken: ${reason}`;
}
