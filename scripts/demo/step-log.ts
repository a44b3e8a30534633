import type { BundleResult } from '../../test/support/run-bundle.ts';
import { together } from './layout.ts';

const mostLines = 30;

/** What a step wrote, for people: without the commands to the runner that only hide secrets. */
export function stepLog(step: BundleResult): string[] {
  const ended = step.signal === null ? `exit code ${step.exitCode}` : `ended by ${step.signal}`;
  const lines = step.log.split('\n').filter((line) => line.trim() !== '' && !isNoise(line));
  const shown = lines.slice(-mostLines);
  const left = lines.length - shown.length;
  return [
    `The step's log (${ended}):`,
    ...(left === 0 ? [] : [`(${left} lines before these)`]),
    ...(shown.length === 0 ? ['(it wrote nothing)'] : shown),
  ];
}

function isNoise(line: string): boolean {
  return /^::(?:add-mask|stop-commands|endgroup|[0-9a-f]{32})(?:::|$)/.test(line);
}

/** How long a step says its restart took, and the health check after it: `restart 9 ms; then health check 3 ms`. */
export function partsOf(step: BundleResult): string {
  const restart = lastMatch(step.log, /^Restart: done in (.+)\.$/gm) ?? 'unknown';
  const health = lastMatch(step.log, /^The health check passed in (.+)\.$/gm) ?? 'unknown';
  return `${together(`restart ${restart}`)}; then ${together(`health check ${health}`)}`;
}

function lastMatch(text: string, pattern: RegExp): string | undefined {
  return [...text.matchAll(pattern)].at(-1)?.[1];
}
