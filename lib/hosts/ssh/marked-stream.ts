/** What is told of a stream with marks in it. */
export interface StreamMarks {
  readonly onBegin: (fields: readonly string[]) => void;
  readonly onData: (chunk: Buffer) => void;
  /** The word after the mark: an exit code, or why nothing was begun. */
  readonly onEnd: (word: string) => void;
}

/** Of what a login shell prints before, only this much is looked at. */
const searchLimit = 1024 * 1024;

/**
 * Cuts a stream at its marks. What comes before the first and after the last belongs to others. The nonce is random
 * and known to nothing that writes into the stream, so no output can be taken for a mark.
 */
export function createMarkedStream(nonce: string, marks: StreamMarks): (chunk: Buffer) => void {
  let state: 'before' | 'within' | 'after' = 'before';
  let held: Buffer = Buffer.alloc(0);
  const step = (): boolean => {
    const mark = Buffer.from(`${nonce}:${state === 'before' ? 'begin' : 'end'}:`);
    const at = held.indexOf(mark);
    const lineEnd = at === -1 ? -1 : held.indexOf('\n', at);
    if (state === 'within') passOn(mark, at);
    if (lineEnd === -1) {
      if (state === 'before' && at === -1) held = held.subarray(-searchLimit);
      return false;
    }
    // What was passed on is gone from the front, so the mark is looked for again.
    const from = held.indexOf(mark) + mark.length;
    const to = held.indexOf('\n', from);
    const word = held.subarray(from, to).toString('latin1').replace(/\r$/, '');
    held = held.subarray(to + 1);
    if (state === 'before') marks.onBegin(word.split(':'));
    else marks.onEnd(word);
    state = state === 'before' ? 'within' : 'after';
    return state === 'within';
  };
  const passOn = (mark: Buffer, at: number): void => {
    const upTo = at === -1 ? held.length - startOf(mark, held) : at;
    if (upTo > 0) marks.onData(held.subarray(0, upTo));
    held = held.subarray(upTo);
  };
  return (chunk) => {
    if (state === 'after') return;
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    while (step());
  };
}

/** How many bytes at the end may be the start of the mark. */
function startOf(mark: Buffer, bytes: Buffer): number {
  for (let length = Math.min(mark.length - 1, bytes.length); length > 0; length -= 1) {
    if (bytes.subarray(bytes.length - length).equals(mark.subarray(0, length))) return length;
  }
  return 0;
}
