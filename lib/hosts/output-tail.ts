import { StringDecoder } from 'node:string_decoder';
import { cutMark } from '../ports/foreign-text.ts';

/** The last bytes of a stream, its lines reported as they come. */
export interface OutputTail {
  readonly add: (chunk: Buffer) => void;
  /**
   * What was kept, from the beginning of a line where there is one; a line that was cut begins with the mark of a
   * cut. A last line without its newline is reported now.
   */
  text(): string;
  truncated(): boolean;
}

/** Bytes kept of a stream unless a command asks for more or fewer. */
export const defaultOutputLimit = 64 * 1024;

/** Longest line that is shown as it comes. */
const lineLimit = 4_096;

/** Keeps the last bytes of a stream and reports its lines. */
export function createTail(limit: number, onLine: ((line: string) => void) | undefined): OutputTail {
  let chunks: Buffer[] = [];
  let size = 0;
  let dropped = false;
  let partial = '';
  // A character may begin in one chunk and end in the next.
  const decoder = new StringDecoder('utf8');
  const report = (text: string): void => {
    const lines = (partial + text).split('\n');
    partial = endOf(lines.pop() ?? '');
    for (const line of lines) onLine?.(beginningOf(line));
  };
  return {
    add(chunk) {
      if (onLine !== undefined) report(decoder.write(chunk));
      chunks.push(chunk);
      size += chunk.length;
      if (size > limit * 2) {
        chunks = [Buffer.concat(chunks).subarray(-limit)];
        size = limit;
        dropped = true;
      }
    },
    text() {
      if (partial !== '') onLine?.(partial);
      partial = '';
      const kept = Buffer.concat(chunks).subarray(-limit);
      return dropped || size > limit ? fromALine(kept.toString('utf8')) : kept.toString('utf8');
    },
    truncated: () => dropped || size > limit,
  };
}

function beginningOf(line: string): string {
  return line.length <= lineLimit ? line : `${line.slice(0, lineLimit - 1)}${cutMark}`;
}

function endOf(line: string): string {
  return line.length <= lineLimit ? line : `${cutMark}${line.slice(1 - lineLimit)}`;
}

/** Half a line may begin with half a secret, which nobody would know as one. */
function fromALine(text: string): string {
  const end = text.indexOf('\n');
  return end < 0 || end === text.length - 1 ? `${cutMark}${text.slice(1)}` : text.slice(end + 1);
}
