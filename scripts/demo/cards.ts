import type { Card } from './chat.ts';
import { columns, cut, pad, wrap } from './layout.ts';
import type { Palette } from './palette.ts';

/** One message in a box, with the colour its chat gives it. */
export function renderCard(channel: string, card: Card, at: { palette: Palette; width: number }): string[] {
  const { palette, width } = at;
  const inner = width - 6;
  const nameWidth = Math.max(0, ...card.fields.map(([name]) => name.length));
  const fields = card.fields.map(
    ([name, value]) => `${palette.dim(pad(name, nameWidth))}  ${cut(value, inner - nameWidth - 2)}`,
  );
  const body = [palette.bold(cut(card.title, inner)), ...wrap(card.text, inner), '', ...fields];
  const bar = palette.hex(card.colour, '┃');
  return [
    palette.dim(`╭─ ${channel} ${'─'.repeat(Math.max(0, width - channel.length - 5))}╮`),
    ...body.map((line) => `${palette.dim('│')} ${bar} ${pad(line, inner)}${palette.dim(' │')}`),
    palette.dim(`╰${'─'.repeat(width - 2)}╯`),
  ];
}

/** Every message in one line each, in order. */
export function renderMessages(cards: readonly Card[], at: { palette: Palette; width: number }): string[] {
  const { palette, width } = at;
  const rows = cards.map((card) => ['┃', card.title, card.text]);
  const paint = (cell: string, column: number, row: number): string => {
    if (column === 0) return palette.hex(cards[row]?.colour ?? '000000', cell);
    return column === 1 ? palette.bold(cell) : palette.dim(cell);
  };
  return columns(rows, paint, width);
}
