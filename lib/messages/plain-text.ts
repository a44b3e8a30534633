import { escapeSequences } from '../ports/foreign-text.ts';

/** No limit of any channel is above this, so what stands behind it is never looked at. */
const longest = 16_000;
/** A letter under a tower of combining marks may be cut inside the tower. */
const longestGrapheme = 32;

/**
 * Foreign text without what cannot be seen: escape sequences, controls, direction overrides, zero-width and
 * other ignorable characters. Joiners stay where scripts and emoji need them, variation selectors everywhere.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(escapeSequences, '')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/[^\P{Cc}\n]/gu, '')
    .replace(/(?!\u200c|\u200d|\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/(?<=^|\s)\p{Variation_Selector}+/gu, '')
    .replace(
      /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{M}|\p{Script=Arabic})(?:\u200c|\u200d)+/gu,
      '',
    )
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** {@link cleanText} in one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ');
}

export interface Fitted {
  readonly text: string;
  readonly cut: boolean;
}

/**
 * Renders a text; where the whole does not fit, its longest start that does, with an ellipsis. It cuts between
 * graphemes and renders only afterwards, so neither a character nor an escape sequence is ever torn.
 */
export function shorten(
  text: string,
  render: (part: string) => string,
  fits: (rendered: string) => boolean,
): Fitted {
  const whole = render(text);
  if (fits(whole)) return { text: whole, cut: false };
  // Made here and not before: it reads tables that take 20 ms, and most texts fit.
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const pieces = [...graphemes.segment(text.slice(0, longest))].flatMap(({ segment }) =>
    segment.length > longestGrapheme ? [...segment] : [segment],
  );
  const start = (count: number): string => `${render(pieces.slice(0, count).join('').trimEnd())}…`;
  let [fitting, tooMany] = [0, pieces.length];
  while (tooMany - fitting > 1) {
    const middle = Math.floor((fitting + tooMany) / 2);
    if (fits(start(middle))) fitting = middle;
    else tooMany = middle;
  }
  return { text: start(fitting), cut: true };
}

/** A limit counted in UTF-16 units, the strictest reading of "characters": code points are never more. */
export function atMost(limit: number): (rendered: string) => boolean {
  return (rendered) => rendered.length <= limit;
}

/** Enough to fill any line, also where most of it is not seen. */
const lineSource = 2_000;

/** Foreign text as one short line: cleaned, and cut to at most `limit` UTF-16 units. */
export function shortLine(foreign: string | undefined, limit: number): string {
  const line = cleanLine((foreign ?? '').slice(0, lineSource));
  return shorten(line, (part) => part, atMost(limit)).text;
}
