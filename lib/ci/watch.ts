import type { GitHubClient, GitHubFailure, GitHubFailureReason, GitHubResult } from '../github/client.ts';
import { backoff, isPassing } from '../github/retrying.ts';
import type { Clock } from '../ports/clock.ts';
import { formatDuration } from '../ports/duration.ts';
import type { Log } from '../ports/log.ts';
import type { Evidence } from './evidence.ts';
import type { Expectation } from './expectation.ts';
import { describeWaiting, explainObstacle, explainVerdict } from './explanation.ts';
import { createPace, type Pace } from './pace.ts';
import { readEvidence } from './read-evidence.ts';
import { conclude, type Judgement, judge, type Verdict } from './verdict.ts';

/** Which runs of a commit are asked about, and for how long. Times in milliseconds. */
export interface CiQuestion extends Expectation {
  /** The full commit id. */
  readonly sha: string;
  /** How long to watch at all; 0 looks once. */
  readonly timeoutMs: number;
  /** How long something expected may stay absent. */
  readonly appearTimeoutMs: number;
  /** The longest wait between two looks. */
  readonly intervalMs: number;
}

export interface WatchPorts {
  readonly github: GitHubClient;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal?: AbortSignal;
  /** From 0 to 1, for the jitter of retries; Math.random unless told. */
  readonly random?: () => number;
}

export interface CountedRun {
  /** Display name of the workflow, or of the check. Untrusted text. */
  readonly name: string;
  /** Empty where GitHub gives none. */
  readonly url: string;
  /** GitHub's word for how it ended; its status while it has not. */
  readonly conclusion: string;
  /** The check suite that the jobs of a run belong to; undefined for checks and statuses. */
  readonly suiteId?: number | undefined;
}

export interface CiReport {
  readonly verdict: Verdict;
  readonly failedRuns: readonly CountedRun[];
  /** Everything that counted at the last look. */
  readonly runs: readonly CountedRun[];
  readonly watchedMs: number;
  /** Requests sent to GitHub while watching. */
  readonly requests: number;
  /** One sentence: why this verdict, and what to do about it. */
  readonly explanation: string;
  /** Only for `unknown`: what stood in the way. */
  readonly obstacle?: GitHubFailureReason;
}

/** Reading one look may take this long over all its requests. */
const lookMs = 20_000;
/** How long a watch that only looks once waits out GitHub's passing troubles: one hiccup is no answer. */
const patienceMs = 30_000;
/** How long GitHub may not know a commit that was just pushed. */
const graceMs = 30_000;

interface Watch {
  readonly question: CiQuestion;
  readonly ports: WatchPorts;
  readonly startedMs: number;
  readonly sentBefore: number;
  readonly pace: Pace;
  readonly workflowNames: Map<number, string>;
  /** Since when absence counts; undefined while something may still bring what is absent. */
  idleSinceMs: number | undefined;
  failures: number;
  /** Since when GitHub answers as if it did not know the commit. */
  unknownSinceMs: number | undefined;
  judgement: Judgement;
  /** The last line of progress, to say each thing once. */
  said: string;
}

type Next =
  | { readonly kind: 'report'; readonly report: CiReport }
  | { readonly kind: 'sleep'; readonly ms: number };

/** Watches CI of a commit until there is a verdict. Rejects only when the signal is aborted, with its reason. */
export async function watchCi(question: CiQuestion, ports: WatchPorts): Promise<CiReport> {
  const watch: Watch = {
    question,
    ports,
    startedMs: ports.clock.monotonic(),
    sentBefore: ports.github.counts().sent,
    pace: createPace(question.intervalMs),
    workflowNames: new Map(),
    idleSinceMs: undefined,
    failures: 0,
    unknownSinceMs: undefined,
    judgement: { kind: 'wait', counted: [], absent: [], idle: true },
    said: '',
  };
  for (;;) {
    const next = await lookOnce(watch);
    if (next.kind === 'report') return next.report;
    await ports.clock.sleep(next.ms, ports.signal);
  }
}

async function lookOnce(watch: Watch): Promise<Next> {
  const seen = await look(watch, false);
  if (seen.kind === 'failed') return afterFailure(watch, seen);
  const judgement = judge(seen.data, watch.question);
  if (judgement.kind !== 'failure') return afterJudgement(watch, judgement);
  // A rollback may hang on it, and a re-run may just have begun: read once more, past every cache.
  const again = await look(watch, true);
  if (again.kind === 'failed') return afterFailure(watch, again);
  return afterJudgement(watch, judge(again.data, watch.question));
}

async function look(watch: Watch, fresh: boolean): Promise<GitHubResult<Evidence>> {
  const { question, ports, workflowNames } = watch;
  ports.signal?.throwIfAborted();
  const { sha } = question;
  const deadlineMs = ports.clock.monotonic() + lookMs;
  const asked = { sha, expectation: question, fresh, deadlineMs, workflowNames };
  const seen = await readEvidence(ports.github, asked);
  ports.signal?.throwIfAborted();
  return seen;
}

function afterJudgement(watch: Watch, judgement: Judgement): Next {
  const { question, ports } = watch;
  const now = ports.clock.monotonic();
  const isIdle = judgement.kind === 'wait' && judgement.idle;
  watch.failures = 0;
  watch.unknownSinceMs = undefined;
  watch.judgement = judgement;
  watch.idleSinceMs = isIdle ? (watch.idleSinceMs ?? now) : undefined;
  const elapsedMs = now - watch.startedMs;
  const idleMs = now - (watch.idleSinceMs ?? now);
  const verdict = conclude(judgement, { ...question, elapsedMs, idleMs });
  if (verdict !== 'wait' && verdict !== 'unknown') {
    return reportOf(watch, { verdict, explanation: explainVerdict(verdict, judgement) });
  }
  const changed = judgement.kind === 'wait' && say(watch, `Waiting for ${describeWaiting(judgement)}`);
  const paced = watch.pace.next(changed);
  const absenceEnds = isIdle ? question.appearTimeoutMs - idleMs : Number.POSITIVE_INFINITY;
  return sleepWithin(watch, Math.min(paced, absenceEnds));
}

function afterFailure(watch: Watch, failure: GitHubFailure): Next {
  const { question, ports } = watch;
  const now = ports.clock.monotonic();
  const leftMs = watch.startedMs + (question.timeoutMs || patienceMs) - now;
  watch.unknownSinceMs = isSettling(failure) ? (watch.unknownSinceMs ?? now) : undefined;
  const inGrace = watch.unknownSinceMs !== undefined && now - watch.unknownSinceMs < graceMs;
  watch.failures += 1;
  const backoffMs = backoff(watch.failures, { baseMs: 2_000, capMs: question.intervalMs }, jitter(ports));
  const toldMs = failure.retryAtMs === undefined ? 0 : failure.retryAtMs - now;
  const waitMs = Math.max(toldMs, backoffMs, Math.min(question.intervalMs, 200));
  const mayPass = isPassing(failure) || inGrace;
  if (!mayPass || leftMs <= 0 || toldMs > leftMs) {
    const gaveUp = `after ${formatDuration(now - watch.startedMs)} of asking`;
    const explanation = explainObstacle(failure, { now, gaveUp });
    return reportOf(watch, { verdict: 'unknown', explanation, obstacle: failure.reason });
  }
  say(watch, `GitHub could not be asked: ${failure.detail}; asking again`);
  return { kind: 'sleep', ms: Math.max(1, Math.ceil(Math.min(waitMs, leftMs))) };
}

/** What GitHub answers for a commit it has not seen yet looks like a wrong question. */
function isSettling({ reason }: GitHubFailure): boolean {
  return reason === 'not-found' || reason === 'invalid' || reason === 'conflict';
}

function jitter({ random }: WatchPorts): number {
  return (random ?? Math.random)();
}

/** Never past the end of the watch, which has a look of its own. */
function sleepWithin({ question, ports, startedMs }: Watch, ms: number): Next {
  const leftMs = startedMs + question.timeoutMs - ports.clock.monotonic();
  return { kind: 'sleep', ms: Math.max(1, Math.ceil(Math.min(ms, leftMs))) };
}

/** Logs a line unless it was the last one said; answers whether it was news. */
function say(watch: Watch, line: string): boolean {
  if (line === watch.said) return false;
  watch.said = line;
  const elapsed = watch.ports.clock.monotonic() - watch.startedMs;
  watch.ports.log.info(`${line} (${formatDuration(elapsed)} so far).`);
  return true;
}

function reportOf(
  watch: Watch,
  said: Pick<CiReport, 'verdict' | 'explanation' | 'obstacle'>,
): Extract<Next, { readonly kind: 'report' }> {
  const { ports, startedMs, sentBefore, judgement } = watch;
  const counted = judgement.counted.map((each) => ({
    run: { name: each.name, url: each.url, conclusion: each.word, suiteId: each.suiteId },
    voice: each.voice,
  }));
  const report: CiReport = {
    ...said,
    failedRuns: counted.filter(({ voice }) => voice === 'failure').map(({ run }) => run),
    runs: counted.map(({ run }) => run),
    watchedMs: Math.round(ports.clock.monotonic() - startedMs),
    requests: ports.github.counts().sent - sentBefore,
  };
  return { kind: 'report', report };
}
