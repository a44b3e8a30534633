/** The last bytes of a stream, its lines reported as they come. */
export interface OutputTail {
  readonly add: (chunk: Buffer) => void;
  /** What was kept; a last line without its newline is reported now. */
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
  const report = (text: string): void => {
    const lines = (partial + text).split('\n');
    partial = (lines.pop() ?? '').slice(-lineLimit);
    for (const line of lines) onLine?.(line.slice(0, lineLimit));
  };
  return {
    add(chunk) {
      if (onLine !== undefined) report(chunk.toString('utf8'));
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
      return Buffer.concat(chunks).subarray(-limit).toString('utf8');
    },
    truncated: () => dropped || size > limit,
  };
}
