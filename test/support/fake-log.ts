import type { Log } from '../../lib/ports/log.ts';

/** A log that remembers. */
export interface FakeLog extends Log {
  /** `level: text`, in order. */
  readonly lines: readonly string[];
}

export function createFakeLog(): FakeLog {
  const lines: string[] = [];
  const note =
    (level: string) =>
    (text: string): void => {
      lines.push(`${level}: ${text}`);
    };
  return {
    lines,
    info: note('info'),
    notice: note('notice'),
    warning: note('warning'),
    debug: note('debug'),
    group: (title, body) => {
      note('group')(title);
      return body();
    },
    foreign: (title, body) => {
      note('group')(title);
      return body(note('foreign'));
    },
  };
}
