import { randomBytes } from 'node:crypto';
import * as core from '@actions/core';
import { neutralise, truncate } from '../ports/foreign-text.ts';
import type { Log } from '../ports/log.ts';
import type { Redactor } from './redactor.ts';

/** GitHub cuts an annotation at 4,096 characters; the log keeps the whole line. */
const annotationLimit = 4_000;

/** The log of a GitHub Actions step: groups, annotations, and foreign text that cannot give the runner commands. */
export function createActionsLog(redactor: Redactor): Log {
  const clean = (line: string): string => neutralise(redactor.redact(line));
  return {
    info: (line) => core.info(clean(line)),
    notice: (message) => core.notice(truncate(clean(message), annotationLimit)),
    warning: (message) => core.warning(truncate(clean(message), annotationLimit)),
    debug: (line) => core.debug(clean(line)),
    group: (title, body) => core.group(clean(title), body),
    foreign: (title, body) =>
      core.group(clean(title), async () => {
        const resume = randomBytes(16).toString('hex');
        core.info(`::stop-commands::${resume}`);
        try {
          return await body((line) => core.info(`  ${clean(line)}`));
        } finally {
          core.info(`::${resume}::`);
        }
      }),
  };
}
