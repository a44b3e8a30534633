import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BundleResult } from '../support/run-bundle.ts';
import { descendantsOf, servingOf } from '../support/sshd.ts';
import { checkSnapshot } from './many-runs-book.ts';
import { checkEnd } from './many-runs-end.ts';
import { checkLedger } from './many-runs-ledger.ts';
import { judgeLate, ledgerLines, type StormPlace, urlOf } from './many-runs-place.ts';
import type { MomentKind, PlannedRun } from './many-runs-plan.ts';
import { checkReports } from './many-runs-reports.ts';

/** A run that is over, and between which lengths of the ledger it was there. */
export interface EndedRun {
  readonly run: PlannedRun;
  readonly result: BundleResult;
  readonly pid: number;
  readonly wasHit: boolean;
  /** As `performance.now()`. */
  readonly startedAt: number;
  readonly from: number;
  readonly to: number;
  /** The length when it said that it waits for CI, where it did. */
  readonly watchedFrom: number | undefined;
}

export interface StormResult {
  /** What was wrong, one sentence each; empty when every rule held. */
  readonly problems: readonly string[];
  readonly ended: readonly EndedRun[];
  /** How many of each mishap really met somebody. */
  readonly mishaps: ReadonlyMap<string, number>;
}

interface Going {
  readonly child: ChildProcess;
  readonly run: PlannedRun;
  wasHit: boolean;
  isSeen: boolean;
  isAnnounced: boolean;
}

/** Something that comes once, and that others wait for. */
interface Moment {
  readonly come: Promise<void>;
  comes(): void;
}

function createMoments(): Record<MomentKind, Moment> {
  return { watching: createMoment(), announced: createMoment(), stopped: createMoment() };
}

function createMoment(): Moment {
  let comes = (): void => undefined;
  const come = new Promise<void>((resolve) => {
    comes = resolve;
  });
  return { come, comes: () => comes() };
}

interface Storm {
  readonly place: StormPlace;
  readonly going: Map<number, Going>;
  readonly mishaps: Map<string, number>;
  readonly pauses: Set<Promise<void>>;
  readonly problems: string[];
  /** Every state.json that was seen. */
  readonly snapshots: Set<string>;
  /** When each run comes to what others wait for, or has ended. */
  readonly moments: ReadonlyMap<number, Readonly<Record<MomentKind, Moment>>>;
  readonly running: Promise<EndedRun>[];
  lines: readonly string[];
}

/** Starts all runs of the plan, lets their mishaps happen, waits for them all and looks whether every rule held. */
export async function storm(place: StormPlace): Promise<StormResult> {
  const of: Storm = {
    place,
    going: new Map(),
    mishaps: new Map(),
    pauses: new Set(),
    problems: [],
    snapshots: new Set(),
    moments: new Map(place.plan.runs.map(({ id }) => [id, createMoments()])),
    running: [],
    lines: ledgerLines(place),
  };
  const watching = new AbortController();
  const watched = watchFiles(of, watching.signal);
  const { running } = of;
  for (const run of place.plan.runs) running.push(carryOut(of, run));
  const judged = new Map<number, number>();
  const late = place.plan.commits.map(async ({ kind, judgedMs }, index) => {
    if (!kind.startsWith('late')) return;
    const { again } = place.plan;
    await (index === again.commit ? running[again.judgedAfter] : sleep(judgedMs));
    judgeLate(place, place.shas[index] ?? '', kind);
    judged.set(index, performance.now());
  });
  const ended = await Promise.all(running);
  watching.abort();
  await Promise.all([watched, ...late, ...of.pauses]);
  const { shas, plan } = place;
  const before = ledgerLines(place);
  const problems = [...of.problems, ...checkReports({ shas, plan, ended, judged, lines: before })];
  problems.push(...[...of.snapshots].flatMap((text) => checkSnapshot(text, before)));
  problems.push(...(await checkEnd(place)));
  problems.push(...checkLedger({ shas, plan, lines: ledgerLines(place), ended }));
  return { problems, ended, mishaps: of.mishaps };
}

async function carryOut(of: Storm, run: PlannedRun): Promise<EndedRun> {
  for (const id of run.after) await of.running[id];
  if (run.during !== undefined) await of.moments.get(run.during.run)?.[run.during.is].come;
  await sleep(run.startMs);
  const startedAt = performance.now();
  const from = grown(of);
  let watchedFrom: number | undefined;
  let own: Going | undefined;
  const result = await of.place.start(run, {
    onStart: (child) => {
      own = { child, run, wasHit: false, isSeen: false, isAnnounced: false };
      of.going.set(child.pid ?? 0, own);
      if (run.mishap?.since === 'start') later(of, own);
    },
    onLine: (line) => {
      if (watchedFrom !== undefined || !line.includes(' so far)')) return;
      watchedFrom = grown(of);
      of.moments.get(run.id)?.watching.comes();
    },
  });
  for (const moment of Object.values(of.moments.get(run.id) ?? {})) moment.comes();
  const pid = own?.child.pid ?? 0;
  of.going.delete(pid);
  return { run, result, pid, wasHit: own?.wasHit === true, startedAt, from, to: grown(of), watchedFrom };
}

/** The ledger's length now. What stood in it stands in it still. */
function grown(of: Storm): number {
  const now = ledgerLines(of.place);
  const changed = of.lines.findIndex((line, index) => now[index] !== line);
  if (changed !== -1) of.problems.push(`line ${changed + 1} of the ledger was changed or lost`);
  of.lines = now;
  return now.length;
}

/** Sees from outside who is said to hold the lock and what is announced; that the lock is the kernel's is what the runs rely on. */
async function watchFiles(of: Storm, signal: AbortSignal): Promise<void> {
  const { sandbox, lock, ledger } = of.place;
  const snapshot = join(sandbox.state, 'state.json');
  let size = 0;
  while (!signal.aborted) {
    if (existsSync(snapshot)) of.snapshots.add(readFileSync(snapshot, 'utf8'));
    const holder = existsSync(lock) ? /^pid (\d+)/.exec(readFileSync(lock, 'utf8'))?.[1] : undefined;
    const going = of.going.get(Number(holder ?? 0));
    if (going !== undefined && !going.isSeen) {
      going.isSeen = true;
      if (going.run.mishap?.since === 'lock') later(of, going);
    }
    if (statSync(ledger).size !== size) {
      const text = readFileSync(ledger, 'utf8');
      size = Buffer.byteLength(text);
      seeAnnounced(of, text);
    }
    await sleep(10);
  }
}

function seeAnnounced(of: Storm, ledger: string): void {
  for (const going of of.going.values()) {
    if (going.isAnnounced || !ledger.includes(`${urlOf(going.run)}"`)) continue;
    going.isAnnounced = true;
    of.moments.get(going.run.id)?.announced.comes();
    if (going.run.mishap?.since === 'intent') later(of, going);
  }
}

function later(of: Storm, going: Going): void {
  const pause = sleep(going.run.mishap?.afterMs ?? 0).then(() => befall(of, going));
  of.pauses.add(pause);
}

async function befall(of: Storm, going: Going): Promise<void> {
  const { child, run } = going;
  const { mishap } = run;
  const pid = child.pid ?? 0;
  if (mishap === undefined || !of.going.has(pid)) return;
  const { kind, pauseMs, until } = mishap;
  going.wasHit = true;
  of.mishaps.set(kind, (of.mishaps.get(kind) ?? 0) + 1);
  const first: Record<typeof kind, () => void> = {
    kill: () => signal(pid, 'SIGKILL'),
    'kill-tree': () => killTree(pid),
    term: () => signal(pid, 'SIGTERM'),
    'term-kill': () => signal(pid, 'SIGTERM'),
    stop: () => signal(pid, 'SIGSTOP'),
    cut: () => toConnection(of, run, 'SIGKILL'),
    freeze: () => toConnection(of, run, 'SIGSTOP'),
  };
  first[kind]();
  if (kind === 'stop') of.moments.get(run.id)?.stopped.comes();
  await sleep(pauseMs);
  if (until !== undefined) await of.running[until];
  if (kind === 'freeze') toConnection(of, run, 'SIGCONT');
  if (!of.going.has(pid)) return;
  if (kind === 'term-kill') signal(pid, 'SIGKILL');
  if (kind === 'stop') signal(pid, 'SIGCONT');
}

/** As a machine out of memory, or a runner that ends a job. */
function killTree(pid: number): void {
  const below = descendantsOf(pid);
  for (const each of [pid, ...below]) signal(each, 'SIGKILL');
}

/** That of some run: the server's processes do not say whose they are. All of them go on together. */
function toConnection({ place: { sshd } }: Storm, { id }: PlannedRun, how: NodeJS.Signals): void {
  if (sshd === undefined) return;
  const serving = servingOf(sshd.pid);
  const chosen = how === 'SIGCONT' ? serving : serving.filter((_, index) => index === id % serving.length);
  for (const pid of chosen) signal(pid, how);
}

function signal(pid: number, how: NodeJS.Signals): void {
  try {
    process.kill(pid, how);
  } catch {
    // It has ended.
  }
}
