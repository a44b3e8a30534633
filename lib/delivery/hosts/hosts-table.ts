import { formatDuration } from '../../ports/duration.ts';
import { escapeMarkdown, truncate } from '../../ports/foreign-text.ts';
import { describeSha, type HostLine, worstFirst } from './host-line.ts';

/** Rows of the table; characters of a reason in it. */
const rowLimit = 100;
const reasonLimit = 200;
/** Characters of the longest bar. */
const barLength = 10;

/** The hosts as a Markdown table, worst first; nothing where there is only one. */
export function hostsTable(lines: readonly HostLine[]): string {
  if (lines.length === 0) return '';
  const longest = Math.max(...lines.map(({ durationMs }) => durationMs));
  const rows = worstFirst(lines)
    .slice(0, rowLimit)
    .map(
      (line) =>
        `| ${escapeMarkdown(line.host)} | ${line.status} | ${shaCell(line)} | ${tookCell(line, longest)} | ${reasonCell(line)} |`,
    );
  const more = lines.length > rowLimit ? `\n\n${lines.length - rowLimit} more hosts are in the log.` : '';
  return `\n| Host | State | Runs | Took | Why |\n|---|---|---|---|---|\n${rows.join('\n')}${more}\n`;
}

function shaCell(line: HostLine): string {
  return line.sha === null ? describeSha(line) : `\`${line.sha.slice(0, 12)}\``;
}

/** A bar beside the time: which host was slow is seen at a glance. */
function tookCell({ durationMs }: HostLine, longest: number): string {
  if (durationMs <= 0) return '';
  const length = Math.max(1, Math.round((durationMs / longest) * barLength));
  return `${'█'.repeat(length)} ${formatDuration(durationMs)}`;
}

const well: readonly HostLine['status'][] = ['live', 'unchanged', 'validated'];

function reasonCell({ status, reasonCode, message }: HostLine): string {
  return well.includes(status) && reasonCode !== 'degraded'
    ? ''
    : escapeMarkdown(truncate(message.replace(/\s+/g, ' '), reasonLimit));
}
