import { type Counted, countedOf } from './counted.ts';
import type { CiRun, Evidence } from './evidence.ts';
import { type Expectation, isAside, namesWorkflow } from './expectation.ts';

/**
 * What CI said of one commit. Three kinds of answer: it passed, it failed, or nobody can tell. Only the first
 * validates and only the second rolls back; everything else is the third kind, never rounded to one of them.
 */
export type Verdict = 'success' | 'failure' | 'cancelled' | 'missing' | 'timeout' | 'unknown';

/** What one look at the evidence allows to say. */
export type Judgement = {
  /** Everything that counted. */
  readonly counted: readonly Counted[];
} & (
  | { readonly kind: 'success' | 'failure' | 'cancelled' }
  | {
      readonly kind: 'wait';
      /** Names that are declared and absent, or finished without saying anything. */
      readonly absent: readonly string[];
      /** Nothing runs that could still bring what is absent: its absence counts. */
      readonly idle: boolean;
    }
);

export interface WatchTimes {
  /** Since the watch began, in milliseconds. */
  readonly elapsedMs: number;
  /** Since absence counts without a break, in milliseconds: the judgement has been idle for so long. */
  readonly idleMs: number;
  readonly appearTimeoutMs: number;
  readonly timeoutMs: number;
}

/** Judges one look at a commit, without regard to time. */
export function judge(evidence: Evidence, expectation: Expectation): Judgement {
  const counted = countedOf(evidence, expectation);
  const has = (voice: Counted['voice']): boolean => counted.some((each) => each.voice === voice);
  if (has('failure')) return { kind: 'failure', counted };
  const absent = absentNames(counted, expectation);
  const waiting = has('waiting');
  if (!waiting && absent.length === 0) {
    if (has('cancelled')) return { kind: 'cancelled', counted };
    if (has('success')) return { kind: 'success', counted };
  }
  const idle = !waiting && !evidence.runs.some((run) => mayBringMore(run, expectation));
  return { kind: 'wait', counted, absent, idle };
}

/** A declared name is answered by something that speaks: skipped is not success, and absent is not passed. */
function absentNames(counted: readonly Counted[], { workflows, checks }: Expectation): string[] {
  const answered = new Set(counted.filter((each) => each.voice !== 'silent').flatMap((each) => each.answers));
  return [...workflows, ...checks].filter((name) => !answered.has(name));
}

const notStarted = ['queued', 'waiting', 'pending', 'requested'];

/** Runs that have not started, and running ones that are not ignored: others may start when they end. */
function mayBringMore(run: CiRun, expectation: Expectation): boolean {
  if (run.status === 'completed' || isAside(run, expectation)) return false;
  return notStarted.includes(run.status) || !expectation.ignore.some((name) => namesWorkflow(name, run));
}

/** The verdict that a judgement and the time passed allow, or `wait`. */
export function conclude(judgement: Judgement, times: WatchTimes): Verdict | 'wait' {
  if (judgement.kind !== 'wait') return judgement.kind;
  const isOver = times.elapsedMs >= times.timeoutMs;
  if (judgement.idle && (isOver || times.idleMs >= times.appearTimeoutMs)) return 'missing';
  return isOver ? 'timeout' : 'wait';
}
