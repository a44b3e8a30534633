import { wording } from './wording.ts';

/** What did not fit into a message. */
export interface Cuts {
  readonly title: boolean;
  readonly text: boolean;
  /** Values that were shortened. */
  readonly values: number;
  /** Rows that were left out. */
  readonly rows: number;
}

/** The longest {@link describeCuts} can be, in characters. */
export const cutNoteLimit = 160;

/** One sentence of Belay's own that says what was cut; undefined when nothing was. */
export function describeCuts(cuts: Cuts): string | undefined {
  const parts = [
    ...(cuts.title ? [wording.cut.title] : []),
    ...(cuts.text ? [wording.cut.text] : []),
    ...(cuts.values > 0 ? [wording.cut.values(cuts.values)] : []),
    ...(cuts.rows > 0 ? [wording.cut.rows(cuts.rows)] : []),
  ];
  return parts.length === 0 ? undefined : wording.cut.note(parts);
}
