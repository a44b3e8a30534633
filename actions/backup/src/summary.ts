import { formatBytes } from '../../../lib/backup/room.ts';
import { formatDuration } from '../../../lib/ports/duration.ts';
import { escapeMarkdown } from '../../../lib/ports/foreign-text.ts';
import type { Conclusion, ToldHost } from './conclusion.ts';

/** The job summary: what it came to, then every part of every host. */
export function summaryOf(environment: string, told: Conclusion, durationMs: number): string {
  const { status, message, name, hosts, byHand } = told;
  const called = name === '' ? '' : ` ${name}`;
  const head = `### ${escapeMarkdown(environment)}: ${status}${called}\n\n${escapeMarkdown(message)}\n`;
  const hand = byHand.map((sentence) => `\n- ${escapeMarkdown(sentence)}`).join('');
  const took = `\nTook ${formatDuration(durationMs)}.\n`;
  return [head, ...hosts.map(tableOf), ...(hand === '' ? [] : [`${hand}\n`]), took].join('');
}

function tableOf({ host, folder, bytes, parts, removed = [] }: ToldHost): string {
  const rows = parts.map(
    (part) =>
      `| ${escapeMarkdown(part.part)} | ${part.bytes === undefined ? '' : formatBytes(part.bytes)} | ${part['duration-ms'] === undefined ? '' : formatDuration(part['duration-ms'])} | ${part.state} | ${escapeMarkdown(part.file)} |`,
  );
  const gone = removed.length === 0 ? '' : `\nNot kept any more: ${removed.join(', ')}.\n`;
  return `\n**${escapeMarkdown(host)}**, ${escapeMarkdown(folder)}, ${formatBytes(bytes)}\n\n| Part | Size | Took | State | File |\n|---|---|---|---|---|\n${rows.join('\n')}\n${gone}`;
}
