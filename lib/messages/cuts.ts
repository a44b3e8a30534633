import { linkable } from './link.ts';
import type { Message } from './message.ts';
import { wordsIn } from './wording.ts';

/** What did not fit into a message. */
export interface Cuts {
  readonly title: boolean;
  readonly text: boolean;
  /** Values that were shortened. */
  readonly values: number;
  /** Rows that were left out. */
  readonly rows: number;
}

/** The longest {@link describeCuts} can be, in characters of any language; a test holds it. */
export const cutNoteLimit = 220;

/** One sentence of Belay's own that says what was cut and where the rest is; undefined when nothing was. */
export function describeCuts(cuts: Cuts, message: Pick<Message, 'language' | 'runUrl'>): string | undefined {
  const { cut } = wordsIn(message.language);
  const parts = [
    ...(cuts.title ? [cut.title] : []),
    ...(cuts.text ? [cut.text] : []),
    ...(cuts.values > 0 ? [cut.values(cuts.values)] : []),
    ...(cuts.rows > 0 ? [cut.rows(cuts.rows)] : []),
  ];
  if (parts.length === 0) return undefined;
  const note = cut.note(parts);
  return linkable(message.runUrl) === undefined ? note : `${note} ${cut.inRun}`;
}
