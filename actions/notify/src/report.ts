import { titleOf } from '../../../lib/messages/details.ts';
import type { Message } from '../../../lib/messages/message.ts';
import type { Delivery } from '../../../lib/messages/send.ts';
import { formatDuration } from '../../../lib/ports/duration.ts';
import { escapeMarkdown } from '../../../lib/ports/foreign-text.ts';

/** How people write the channels' names. */
export const channelTitles: Readonly<Record<string, string>> = { discord: 'Discord', slack: 'Slack' };

function titled(channel: string): string {
  return channelTitles[channel] ?? channel;
}

/** One line about one channel, for the log. */
export function describeDelivery(delivery: Delivery): string {
  const { channel, requests } = delivery;
  if (!delivery.delivered) return `${titled(channel)} did not take the message: ${delivery.reason}.`;
  const took = formatDuration(delivery.durationMs);
  return `${titled(channel)}: delivered in ${took}${requests === 1 ? '' : ` with ${requests} requests`}`;
}

/** The job summary: what was said, and who heard it. */
export function renderSummary(
  message: Message,
  deliveries: readonly Delivery[],
  skipped: readonly string[],
): string {
  const rows = [
    ...deliveries.map((delivery) => `| ${titled(delivery.channel)} | ${describeResult(delivery)} |`),
    ...skipped.map((channel) => `| ${titled(channel)} | skipped: no webhook was given |`),
  ];
  const heading = titleOf(message) || 'Message';
  return `### ${escapeMarkdown(heading)}\n\n| Channel | Message |\n| --- | --- |\n${rows.join('\n')}\n`;
}

function describeResult(delivery: Delivery): string {
  return delivery.delivered
    ? `delivered in ${formatDuration(delivery.durationMs)}`
    : `not delivered: ${delivery.reason}`;
}
