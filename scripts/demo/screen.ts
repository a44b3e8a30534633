import type { WriteStream } from 'node:tty';
import { widthOf } from './layout.ts';
import { createPalette, type Palette } from './palette.ts';

/** Where the demo writes. */
export interface Screen {
  readonly palette: Palette;
  /** Columns to use. */
  readonly width: number;
  line(text?: string): void;
  /** In a terminal, keeps one line at the bottom up to date until `work` ends, and then takes it away. */
  during<T>(render: () => string, work: Promise<T>): Promise<T>;
  /** Leaves the terminal as it was; nothing is written any more. */
  close(): void;
}

const widest = 96;
const narrowest = 72;
const redrawMs = 80;
const hideCursor = '\u001b[?25l';
const showCursor = '\u001b[?25h';
const clearLine = '\r\u001b[2K';

/** Colours only where a terminal shows them and nobody asked for none (no-color.org). */
export function createScreen(out: WriteStream, env: Readonly<Record<string, string | undefined>>): Screen {
  const moving = out.isTTY === true && env['TERM'] !== 'dumb';
  const palette = createPalette(moving && (env['NO_COLOR'] ?? '') === '');
  const width =
    out.isTTY === true ? Math.min(widest, Math.max(narrowest, (out.columns ?? widest) - 2)) : widest;
  let bottom: (() => string) | undefined;
  let closed = false;
  const write = (text: string): void => {
    if (!closed) out.write(text);
  };
  const draw = (): void => {
    // A line that wraps could not be taken away again.
    const text = bottom?.() ?? '';
    if (text !== '' && widthOf(text) <= width) write(`${clearLine}${text}`);
  };
  return {
    palette,
    width,
    line: (text = '') => {
      write(`${bottom === undefined ? '' : clearLine}${text}\n`);
      draw();
    },
    async during(render, work) {
      if (!moving) return work;
      bottom = render;
      write(hideCursor);
      draw();
      const timer = setInterval(draw, redrawMs);
      try {
        return await work;
      } finally {
        clearInterval(timer);
        bottom = undefined;
        write(`${clearLine}${showCursor}`);
      }
    },
    close: () => {
      if (bottom !== undefined) write(`${clearLine}${showCursor}`);
      closed = true;
    },
  };
}
