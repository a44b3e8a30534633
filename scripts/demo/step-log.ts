import type { BundleResult } from '../../test/support/run-bundle.ts';

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

/** What a step says of its own parts: how long the restart took and how long the health check, `9 ms`. */
export function partsOf(step: BundleResult): string {
  const restart = lastMatch(step.log, /^Restart: done in (.+)\.$/gm);
  const health = lastMatch(step.log, /^The health check passed in (.+)\.$/gm);
  const parts = [
    ...(restart === undefined ? [] : [`restart ${restart}`]),
    ...(health === undefined ? [] : [`health ${health}`]),
  ];
  return parts.join(', ');
}

function lastMatch(text: string, pattern: RegExp): string | undefined {
  return [...text.matchAll(pattern)].at(-1)?.[1];
}
