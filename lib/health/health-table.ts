import { formatDuration } from '../ports/duration.ts';
import { escapeMarkdown, truncate } from '../ports/foreign-text.ts';
import type { Timing } from '../ports/http.ts';
import { sortWorstFirst } from './describe-health.ts';
import type { CheckResult, ComponentHealth, HealthReport } from './health-report.ts';
import { latencyBar } from './latency-bar.ts';

/** Rows of checks in all, and those that stand in the open before the others are folded away. */
const rowLimit = 200;
const openLimit = 20;

/** Most characters of all rows together; a job summary may hold 1 MiB, and other steps want some of it. */
const sizeLimit = 150_000;

/** Longest texts of a cell, in code points, longest address that is linked, and most components of one check. */
const nameLimit = 120;
const reasonLimit = 400;
const linkLimit = 400;
const componentsLimit = 8;

/**
 * The results as a Markdown table, worst first; many are folded. Empty when nothing was checked. Whatever a service
 * says of itself shows as the characters it is: no link, image, mention or HTML.
 */
export function healthTable(report: HealthReport): string {
  const sorted = sortWorstFirst(report.results);
  if (sorted.length === 0) return '';
  const shape: Shape = {
    slowestMs: Math.max(...sorted.map(({ latencyMs }) => latencyMs)),
    certificates: sorted.some(({ tlsDaysLeft }) => tlsDaysLeft !== undefined),
    timings: sorted.some(({ timing, phase }) => timing !== undefined || phase !== undefined),
  };
  const rows = fittingRows(sorted.slice(0, rowLimit), shape);
  const head = writeHead(shape);
  const table = (some: readonly string[]): string => `${head}\n${some.join('\n')}\n`;
  // One more row than fits is shown in the open: folding it would take as much room.
  const open = rows.length > openLimit + 1 ? openLimit : rows.length;
  const folded = rows.slice(open);
  const parts = [table(rows.slice(0, open))];
  if (folded.length > 0) {
    const title = `${folded.length} more, ${countByHealth(sorted.slice(open, rows.length))}`;
    parts.push(`<details><summary>${title}</summary>\n\n${table(folded)}\n</details>\n`);
  }
  const more = sorted.length - rows.length;
  if (more > 0) parts.push(`${more} more, ${countByHealth(sorted.slice(rows.length))}, not shown.\n`);
  return parts.join('\n');
}

/** What the columns depend on. */
interface Shape {
  readonly slowestMs: number;
  readonly certificates: boolean;
  readonly timings: boolean;
}

/** A cell for each column there is. */
interface Cells {
  readonly check: string;
  readonly health: string;
  readonly latency?: string;
  readonly timing?: string;
  readonly tries?: string;
  readonly certificate?: string;
  readonly reason: string;
}

function writeRow(cells: Cells, { timings, certificates }: Shape): string {
  const { check, health, latency = '', timing = '', tries = '', certificate = '', reason } = cells;
  const row = [check, health, latency, ...(timings ? [timing] : []), tries];
  return `| ${[...row, ...(certificates ? [certificate] : []), reason].join(' | ')} |`;
}

function writeHead(shape: Shape): string {
  const titles = {
    check: 'Check',
    health: 'Health',
    latency: 'Latency',
    timing: 'Where the time went',
    tries: 'Tries',
    certificate: 'Certificate',
    reason: 'Reason',
  };
  const lines = {
    check: '---',
    health: '---',
    latency: '---',
    timing: '---',
    tries: '--:',
    certificate: '--:',
    reason: '---',
  };
  return `${writeRow(titles, shape)}\n${writeRow(lines, shape).replaceAll(' ', '')}`;
}

/** One text a check, its components below it; as many as stay within the size. */
function fittingRows(results: readonly CheckResult[], shape: Shape): string[] {
  const rows: string[] = [];
  let size = 0;
  for (const result of results) {
    const row = [checkRow(result, shape), ...componentRows(result.components ?? [], shape)].join('\n');
    size += row.length;
    if (size > sizeLimit) break;
    rows.push(row);
  }
  return rows;
}

function checkRow(result: CheckResult, shape: Shape): string {
  const bar = latencyBar(result.latencyMs, shape.slowestMs);
  const cells = {
    check: linkedName(result),
    health: result.health === 'healthy' ? 'healthy' : `**${result.health}**`,
    latency: `${bar}${bar === '' ? '' : ' '}${formatDuration(result.latencyMs)}`,
    timing: whereTheTimeWent(result),
    tries: String(result.attempts),
    certificate: result.tlsDaysLeft === undefined ? '' : describeDays(result.tlsDaysLeft),
    reason: cell([result.reason, result.hint ?? ''].filter((text) => text !== '').join('. '), reasonLimit),
  };
  return writeRow(cells, shape);
}

function linkedName({ name, url }: CheckResult): string {
  const shown = cell(name, nameLimit);
  const isLink = /^https?:/.test(url) && url.length <= linkLimit;
  return isLink ? `[${shown}](${inLink(url)})` : shown;
}

/** What would end the address or the cell, or be taken for a mention, is written as a URL has it. */
function inLink(url: string): string {
  const encode = (character: string): string =>
    `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  return url.replace(/[\s()<>|\\"'`[\]{}@]/g, encode).replaceAll('&', '&amp;');
}

const parts: readonly (readonly [keyof Timing, string])[] = [
  ['dnsMs', 'dns'],
  ['connectMs', 'connect'],
  ['tlsMs', 'tls'],
  ['firstByteMs', 'first byte'],
  ['bodyMs', 'body'],
];

/** `dns 2 ms, connect 5 ms, first byte 180 ms`; where it broke off last. Parts under a millisecond are left out. */
function whereTheTimeWent({ timing, phase }: CheckResult): string {
  const known = parts.flatMap(([key, word]) => {
    const ms = timing?.[key];
    return ms === undefined || ms < 0.5 ? [] : [`${word} ${formatDuration(ms)}`];
  });
  const end = phase === undefined ? [] : [`broke off at ${phase.replace('-', ' ')}`];
  return [...known, ...end].join(', ');
}

function describeDays(days: number): string {
  if (days < 0) return 'ended';
  return days === 1 ? '1 day' : `${days} days`;
}

function componentRows(components: readonly ComponentHealth[], shape: Shape): string[] {
  const rows = components
    .slice(0, componentsLimit)
    .map(({ name, health, detail }) =>
      writeRow(
        { check: `↳ ${cell(name, nameLimit)}`, health: `**${health}**`, reason: cell(detail, reasonLimit) },
        shape,
      ),
    );
  const more = components.length - rows.length;
  const rest = { check: `↳ ${more} more`, health: '', reason: '' };
  return more > 0 ? [...rows, writeRow(rest, shape)] : rows;
}

/** `2 unhealthy, 178 healthy`. */
function countByHealth(results: readonly CheckResult[]): string {
  const words = ['unhealthy', 'degraded', 'healthy'] as const;
  return words
    .map((word) => [results.filter(({ health }) => health === word).length, word] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => (count === results.length ? `all ${word}` : `${count} ${word}`))
    .join(', ');
}

/** Foreign text of a cell. GitHub would make links of addresses that stand there bare. */
function cell(text: string, limit: number): string {
  return escapeMarkdown(truncate(text, limit))
    .replaceAll('://', '&#58;//')
    .replace(/www\./gi, (found) => `${found.slice(0, 3)}&#46;`);
}
