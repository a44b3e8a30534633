import { formatDuration } from '../ports/duration.ts';
import type { Log } from '../ports/log.ts';

/** Most lines a run of checks writes while it waits; the report at the end has every check anyway. */
export const progressLimit = 200;

/** Tells, while checks are asked, who fails and when it is tried next. */
export interface CheckProgress {
  failed(name: string, reason: string, tries: Tries): void;
  recovered(name: string, attempt: number): void;
  /** All checks passed, for the `inARow`th time of `needed`. */
  passed(inARow: number, needed: number, nextMs: number): void;
}

/** Where a check stands after a failed try. */
export interface Tries {
  readonly made: number;
  /** Undefined: it is not tried again. */
  readonly nextMs: number | undefined;
  /** Tries that are left after this one. */
  readonly left: number;
}

/** Progress as lines of a log, at most {@link progressLimit} of them. */
export function reportProgress(log: Pick<Log, 'info'>): CheckProgress {
  let lines = 0;
  const say = (line: string): void => {
    lines += 1;
    if (lines < progressLimit) log.info(line);
    if (lines === progressLimit) log.info('There is more of this; the report at the end has every check.');
  };
  return {
    failed(name, reason, { made, left, nextMs }) {
      const next =
        nextMs === undefined
          ? 'no tries are left'
          : `next try in ${formatDuration(nextMs)}, ${left} ${left === 1 ? 'is' : 'are'} left`;
      say(`${name}: ${reason} (try ${made}; ${next})`);
    },
    recovered: (name, attempt) => say(`${name}: passed on try ${attempt}`),
    passed: (inARow, needed, nextMs) =>
      say(`All passed, ${inARow} of ${needed} in a row; asking again in ${formatDuration(nextMs)}`),
  };
}
