import type { Row } from './row.ts';
import { type ShownRow, shown, shownHead } from './shown.ts';

const columns = ['name', 'belay', 'reference', 'ratio', 'goal', 'met'] as const;
/** A name that is longer makes its own line longer, not all of them. */
const widest = 64;

/** The rows as lines for a terminal. */
export function textTable(rows: readonly Row[]): string {
  const lines: readonly ShownRow[] = [shownHead, ...rows.map(shown)];
  const widths = columns.map((column) =>
    Math.min(widest, Math.max(...lines.map((line) => line[column].length))),
  );
  return lines
    .map((line) =>
      columns
        .map((column, at) => line[column].padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
