import type { Clock } from '../ports/clock.ts';
import { formatDuration } from '../ports/duration.ts';
import { truncate } from '../ports/foreign-text.ts';
import type { Log } from '../ports/log.ts';
import { compareHealth, type HealthStatus } from './health-report.ts';

/** Most lines a run of checks writes while it waits; the report at the end has every check anyway. */
export const progressLimit = 200;

/** With more checks than this, and after so many lines, what is told is put together. */
const eachLimit = 20;
const eachLineLimit = 100;

/** Checks named in a line that is put together, and the longest reason in it. */
const namedLimit = 3;
const reasonLimit = 160;

/** Between two such lines: at first this long, later a tenth of what the run has taken. Milliseconds. */
const leastGapMs = 2_000;
const gapShare = 0.1;

/** Tells, while checks are asked, who is not well and when it is tried next. */
export interface CheckProgress {
  /** A try has ended. */
  tried(name: string, seen: Seen, tries: Tries): void;
  /** Nothing was unhealthy, for the `inARow`th time of `needed`. */
  passed(inARow: number, needed: number, nextMs: number): void;
}

/** What a try saw. */
export interface Seen {
  readonly health: HealthStatus;
  readonly reason: string;
}

/** Where a check stands after a try. */
export interface Tries {
  readonly made: number;
  /** Undefined: it is not tried again. */
  readonly nextMs: number | undefined;
  /** Tries that are left after this one. */
  readonly left: number;
}

/** What progress is told with. */
export interface ProgressPorts {
  readonly log: Pick<Log, 'info'>;
  readonly clock: Pick<Clock, 'monotonic'>;
}

/** A check that is not well, as last seen. */
interface Unwell extends Seen, Tries {
  readonly name: string;
  readonly nextAtMs: number | undefined;
}

/**
 * Progress on `total` checks as lines of a log, at most {@link progressLimit} of them. Few checks are told one by
 * one as they change; many are put together in lines that come less often the longer it takes.
 */
export function reportProgress(total: number, { log, clock }: ProgressPorts): CheckProgress {
  const startedMs = clock.monotonic();
  const unwell = new Map<string, Unwell>();
  const asked = new Set<string>();
  let lines = 0;
  let saidMs = startedMs;
  const say = (line: string): void => {
    lines += 1;
    saidMs = clock.monotonic();
    if (lines < progressLimit) log.info(line);
    if (lines === progressLimit) log.info('There is more of this; the report at the end has every check.');
  };
  const isDue = (): boolean => {
    const nowMs = clock.monotonic();
    return nowMs - saidMs >= Math.max(leastGapMs, (nowMs - startedMs) * gapShare);
  };
  const tellOne = (was: Unwell | undefined, now: Unwell): void => {
    if (now.health !== 'healthy') say(describeTry(now));
    else if (was !== undefined) say(`${now.name}: healthy on try ${now.made}`);
  };
  return {
    tried(name, seen, tries) {
      const was = unwell.get(name);
      const nextAtMs = tries.nextMs === undefined ? undefined : clock.monotonic() + tries.nextMs;
      const now = { name, ...seen, ...tries, nextAtMs };
      if (seen.health === 'healthy') unwell.delete(name);
      else unwell.set(name, now);
      const isNew = asked.size < asked.add(name).size;
      if (total <= eachLimit && lines < eachLineLimit) tellOne(was, now);
      else if ((isNew && asked.size === total) || isDue())
        say(describeAll(asked.size, total, [...unwell.values()], clock.monotonic()));
    },
    passed: (inARow, needed, nextMs) =>
      say(
        `${unwell.size === 0 ? 'All passed' : 'Nothing is down'}, ${inARow} of ${needed} in a row; asking again in ${formatDuration(nextMs)}`,
      ),
  };
}

function describeTry({ name, health, reason, made, left, nextMs }: Unwell): string {
  const word = health === 'degraded' ? 'degraded: ' : '';
  const next =
    nextMs === undefined
      ? 'no tries are left'
      : `next try in ${formatDuration(nextMs)}, ${left} ${left === 1 ? 'is' : 'are'} left`;
  return `${name}: ${word}${truncate(reason, reasonLimit * 2)} (try ${made}; ${next})`;
}

/** `412 of 1,000 asked, 3 not well: a (answered 503, expected 200-299; try 1, next in 1.8 s), …`. */
function describeAll(asked: number, total: number, unwell: readonly Unwell[], nowMs: number): string {
  const so = asked < total ? `${count(asked)} of ${count(total)} asked` : `All ${count(total)} asked`;
  if (unwell.length === 0) return `${so}, all of them are well`;
  const named = [...unwell]
    .sort((left, right) => compareHealth(right.health, left.health))
    .slice(0, namedLimit)
    .map((each) => describeUnwell(each, nowMs));
  const more = unwell.length - named.length;
  const rest = more > 0 ? [`and ${count(more)} more`] : [];
  return `${so}, ${count(unwell.length)} not well: ${[...named, ...rest].join(', ')}`;
}

function describeUnwell({ name, reason, made, nextAtMs }: Unwell, nowMs: number): string {
  const next =
    nextAtMs === undefined
      ? 'no tries are left'
      : nextAtMs > nowMs
        ? `next in ${formatDuration(nextAtMs - nowMs)}`
        : 'next about now';
  return `${name} (${truncate(reason, reasonLimit)}; try ${made}, ${next})`;
}

/** `1,000`. Intl would take a tenth of a second to begin. */
function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
