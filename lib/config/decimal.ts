import { quoteValue } from '../ports/value-forms.ts';

/** Whether a number is written so that everybody reads the same one: YAML takes `0o17`, `0x10`, `1e3` and `007` too. */
export function isDecimal(source: string): boolean {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(source);
}

/** A sentence for a number that is written in another way. */
export function describeNumber(source: string, value: number): string {
  const like = Number.isFinite(value) && isDecimal(String(value)) ? `, like ${value}` : '';
  return `${quoteValue(source)}: YAML reads the number ${value} here; write a number in decimal digits alone${like}, and a text in quotes.`;
}
