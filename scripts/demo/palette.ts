type Paint = (text: string) => string;

/** The few colours of the demo; without colours every one leaves the text as it is. */
export interface Palette {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  readonly back: Paint;
  readonly fresh: Paint;
  /** A colour as chats know it: six hex digits, red green blue. */
  hex(digits: string, text: string): string;
}

/** ECMA-48 "select graphic rendition"; 256 colours, which terminals have had for twenty years. */
export function createPalette(enabled: boolean): Palette {
  const paint =
    (on: string, off: string): Paint =>
    (text) =>
      enabled && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return {
    bold: paint('1', '22'),
    dim: paint('2', '22'),
    good: paint('32', '39'),
    bad: paint('31', '39'),
    back: paint('33', '39'),
    fresh: paint('34', '39'),
    hex: (digits, text) => paint(`38;5;${cubeIndex(digits)}`, '39')(text),
  };
}

/** The nearest colour of the 6 x 6 x 6 cube that starts at index 16. */
export function cubeIndex(digits: string): number {
  const level = (at: number): number => Math.round(Number.parseInt(digits.slice(at, at + 2), 16) / 51);
  return 16 + 36 * level(0) + 6 * level(2) + level(4);
}
