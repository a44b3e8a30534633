import { stripVTControlCharacters } from 'node:util';

/** Columns a text takes, without its colours. Every character of the demo is one column wide. */
export function widthOf(text: string): number {
  return [...stripVTControlCharacters(text)].length;
}

/** Fills with spaces on the right. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Fills with spaces on the left. */
export function padLeft(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}

/** Cuts a text without colours, and shows that it did. */
export function cut(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, Math.max(0, width - 1)).join('')}…`;
}

/** Keeps the words of a text on one line when it is wrapped. */
export function together(text: string): string {
  return text.replaceAll(' ', noBreak);
}

const noBreak = '\u00a0';

/** Breaks a text without colours into lines between words; a longer word is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/[ \n]+/).filter((each) => each !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= width)
      lines.push(`${lines.pop()} ${word}`);
    else lines.push(cut(word, width));
  }
  return lines.map((line) => line.replaceAll(noBreak, ' '));
}

/** A text without colours beside what begins it, broken into lines that hang below each other. */
export function hang(beginning: string, text: string, width: number): string[] {
  const indent = widthOf(beginning);
  const lines = wrap(text, Math.max(20, width - indent));
  return lines.map((line, index) => `${index === 0 ? beginning : ' '.repeat(indent)}${line}`);
}

/** A heading with a line to the right edge. */
export function rule(title: string, width: number): string {
  return `${title} ${'─'.repeat(Math.max(3, width - widthOf(title) - 1))}`;
}

/** Two blocks of lines beside each other. */
export function beside(left: readonly string[], right: readonly string[], leftWidth: number): string[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
    `${pad(left[index] ?? '', leftWidth)}  ${right[index] ?? ''}`.trimEnd(),
  );
}

/** Rows in columns as wide as their widest cell; the last one takes what is left of the width, and is cut there. */
export function columns(
  rows: readonly (readonly string[])[],
  paint: (cell: string, column: number, row: number) => string,
  width: number,
): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  const before = widths.slice(0, -1).reduce((sum, each) => sum + each + 2, 0);
  return rows.map((row, index) =>
    row
      .map((cell, column) => {
        if (column === count - 1) return paint(cut(cell, width - before), column, index);
        return pad(paint(cell, column, index), widths[column] ?? 0);
      })
      .join('  ')
      .trimEnd(),
  );
}
