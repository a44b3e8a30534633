import type { CommandOutput } from '../hosts/host.ts';
import { cleanText } from './shown-value.ts';

const shownLimit = 200;

/** The last line a command wrote, for behind a sentence: `: …`; of its errors first. Empty when it wrote nothing. */
export function lastLine({ stderr, stdout }: Pick<CommandOutput, 'stderr' | 'stdout'>): string {
  for (const stream of [stderr, stdout]) {
    const line = lastOf(stream);
    if (line !== '') return `: ${line}`;
  }
  return '';
}

function lastOf(text: string): string {
  const lines = text.slice(-8_192).split(/[\r\n]+/);
  for (const line of lines.reverse()) {
    const cleaned = cleanText(line, shownLimit);
    if (cleaned !== '') return cleaned;
  }
  return '';
}
