import { compareHealth, type HealthStatus, worstHealth } from './health-report.ts';

/** One thing about an answer that is not as asked for, with the values seen. */
export interface Finding {
  readonly health: Exclude<HealthStatus, 'healthy'>;
  /** Part of a sentence, without a full stop. */
  readonly reason: string;
  /** What to look at, where the reason does not say it. */
  readonly hint?: string;
  /** It is the same however soon it is asked again. */
  readonly isLasting?: true;
}

/** Findings that are named; the others are counted. */
const namedLimit = 3;

/** What several findings come to: the worst of them, their reasons worst first, and the first hint of the worst. Lasting when all are. */
export function summarise(findings: readonly Finding[]): {
  readonly health: HealthStatus;
  readonly reason: string;
  readonly hint?: string;
  readonly isLasting?: true;
} {
  const sorted = [...findings].sort((left, right) => compareHealth(right.health, left.health));
  const named = sorted.slice(0, namedLimit).map(({ reason }) => reason);
  const more = sorted.length - named.length;
  const health = worstHealth(sorted.map((finding) => finding.health));
  const hint = sorted.find((finding) => finding.health === health && finding.hint !== undefined)?.hint;
  const isLasting = sorted.length > 0 && sorted.every((finding) => finding.isLasting === true);
  return {
    health,
    reason: [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('; '),
    ...(hint === undefined ? {} : { hint }),
    ...(isLasting ? { isLasting } : {}),
  };
}
