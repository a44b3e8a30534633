import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A change that no test can or need notice, and why. */
export interface Justified {
  readonly file: string;
  /** The source line on which the change begins, trimmed: line numbers move, this seldom. */
  readonly line: string;
  /** What is replaced, and by what, on one line each. */
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

const justifiedFile = join(import.meta.dirname, 'justified.json');

/** Those that stand in justified.json. */
export function readJustified(): readonly Justified[] {
  return JSON.parse(readFileSync(justifiedFile, 'utf8'));
}

/** Code on one line, so that formatting does not matter. */
export function onOneLine(code: string): string {
  return code.replace(/\s+/g, ' ').trim();
}

/** Why an entry says nothing any more, or undefined while its file still holds what it speaks of. */
export function staleness(
  { file, line, from, why }: Justified,
  source: string | undefined,
): string | undefined {
  if (source === undefined) return `${file} is gone`;
  if (!source.split('\n').some((each) => each.trim() === line)) return `${file} has no line \`${line}\``;
  if (!onOneLine(source).includes(from)) return `${file} has no \`${from}\``;
  return why.trim() === '' ? `\`${line}\` of ${file} has no reason` : undefined;
}
