import { neutralise } from '../ports/foreign-text.ts';
import type { Log } from '../ports/log.ts';
import type { Redactor } from './redactor.ts';

/** A plain log with times, for a program that outlives the job. */
export function createFileLog(redactor: Redactor, write: (line: string) => void): Log {
  const line = (text: string): void =>
    write(`${new Date().toISOString()} ${neutralise(redactor.redact(text))}`);
  return {
    info: line,
    notice: line,
    warning: (message) => line(`warning: ${message}`),
    debug: () => undefined,
    async group(title, body) {
      line(title);
      return body();
    },
    async foreign(title, body) {
      line(title);
      return body((text) => line(`  ${text}`));
    },
  };
}
