import type { Finding } from './finding.ts';

const dayMs = 86_400_000;

/** How long a certificate lasts, and what is wrong with that. */
export interface TlsJudgement {
  /** Whole days that are left, negative when it has ended; undefined without a certificate. */
  readonly daysLeft?: number;
  readonly findings: readonly Finding[];
}

/** Holds the end of a certificate against the days asked for; without any asked for, it only counts them. */
export function judgeTls(
  minDays: number | undefined,
  certificate: { readonly validUntilMs: number } | undefined,
  now: number,
): TlsJudgement {
  const until = certificate?.validUntilMs;
  if (until === undefined || !Number.isFinite(until)) {
    return { findings: minDays === undefined ? [] : [missing(minDays)] };
  }
  const daysLeft = Math.floor((until - now) / dayMs);
  if (minDays === undefined || daysLeft >= minDays) return { daysLeft, findings: [] };
  const reason = `its TLS certificate ${describeEnd(daysLeft)} (${writeDay(until)}), expected at least ${writeDays(minDays)} left`;
  const hint = 'Renew the certificate, or look at why its automatic renewal does not run.';
  return { daysLeft, findings: [{ health: 'degraded', reason, hint, isLasting: true }] };
}

function missing(minDays: number): Finding {
  const reason = `it showed no TLS certificate, expected one with at least ${writeDays(minDays)} left`;
  return { health: 'unhealthy', reason };
}

function describeEnd(daysLeft: number): string {
  if (daysLeft < 0) return `ended ${writeDays(-daysLeft)} ago`;
  return daysLeft === 0 ? 'ends within a day' : `ends in ${writeDays(daysLeft)}`;
}

function writeDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

/** `2026-11-21`; a time no calendar holds is left to its number of days. */
function writeDay(ms: number): string {
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString().slice(0, 10) : 'beyond the calendar';
}
