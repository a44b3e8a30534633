import type { Log } from '../../ports/log.ts';
import { sayOf } from './host-line.ts';

/** Lines of one host that are kept: the last ones. */
const lineLimit = 2_000;

/** The log of one of several hosts that are worked on side by side. */
export interface HostLog {
  readonly log: Log;
  /** Prints everything the host had to say, folded under this line. */
  close(title: string): Promise<void>;
}

/** Logs that do not run into each other. */
export interface HostLogs {
  of(host: string): HostLog;
}

/**
 * Collects what each host tells and prints it when that host is done. Warnings and notices come at once with the
 * host's name, but never into the middle of what is being printed, where commands are switched off.
 */
export function createHostLogs(base: Log): HostLogs {
  let printing = Promise.resolve();
  let isPrinting = false;
  const held: (() => void)[] = [];
  const say = (act: () => void): void => {
    if (isPrinting) held.push(act);
    else act();
  };
  const print = async (title: string, lines: readonly string[]): Promise<void> => {
    isPrinting = true;
    try {
      if (lines.length === 0) base.info(title);
      else
        await base.foreign(title, async (line) => {
          for (const each of lines) line(each);
        });
    } finally {
      isPrinting = false;
      for (const act of held.splice(0)) act();
    }
  };
  return {
    of(host) {
      const collected = createCollector();
      return {
        log: {
          ...collected.log,
          notice: (message) => say(() => base.notice(sayOf(host, message))),
          warning: (message) => say(() => base.warning(sayOf(host, message))),
          debug: (line) => say(() => base.debug(`${host}: ${line}`)),
        },
        close(title) {
          printing = printing.then(() => print(title, collected.lines()));
          return printing;
        },
      };
    },
  };
}

function createCollector(): {
  readonly log: Pick<Log, 'info' | 'group' | 'foreign'>;
  lines(): readonly string[];
} {
  const kept: string[] = [];
  let dropped = 0;
  let indent = '';
  const add = (line: string): void => {
    kept.push(`${indent}${line}`);
    if (kept.length > lineLimit) {
      kept.shift();
      dropped += 1;
    }
  };
  const under = async <T>(title: string, body: () => Promise<T>): Promise<T> => {
    add(title);
    indent = '  ';
    try {
      return await body();
    } finally {
      indent = '';
    }
  };
  return {
    log: {
      info: add,
      group: under,
      foreign: (title, body) => under(title, () => body(add)),
    },
    lines: () => (dropped === 0 ? kept : [`(${dropped} earlier lines are left out)`, ...kept]),
  };
}
