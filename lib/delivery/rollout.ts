import { quoteValue } from '../ports/value-forms.ts';

/** How a release goes over the hosts of an environment. */
export interface Rollout {
  readonly batch: Share;
  /** Hosts that may fail before it stops and those already done go back. */
  readonly maxFailures: number;
}

/** So many hosts at a time. */
export type Share =
  | { readonly kind: 'number'; readonly hosts: number }
  | { readonly kind: 'percentage'; readonly percent: number };

/** Reads `2` or `25%`. Throws an Error whose message says what is expected. */
export function parseShare(text: string): Share {
  const [, digits, percent] = /^([1-9]\d{0,3})(%)?$/.exec(text) ?? [];
  const number = Number(digits);
  if (digits === undefined || (percent === '%' && number > 100))
    throw new Error(`expected a number of hosts like 2, or a percentage like 25%, got ${quoteValue(text)}.`);
  return percent === '%' ? { kind: 'percentage', percent: number } : { kind: 'number', hosts: number };
}

/** How many of so many hosts are changed at a time: at least one. */
export function batchSize(batch: Share, hosts: number): number {
  const wanted = batch.kind === 'number' ? batch.hosts : Math.floor((hosts * batch.percent) / 100);
  return Math.max(1, Math.min(hosts, wanted));
}
