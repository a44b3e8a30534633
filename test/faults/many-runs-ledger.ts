import type { EndedRun } from './many-runs.ts';
import { type Book, bookOf, booksOf, type Entry, eventsOf } from './many-runs-book.ts';
import { urlOf } from './many-runs-place.ts';
import type { StormPlan } from './many-runs-plan.ts';

export interface LedgerFacts {
  readonly shas: readonly string[];
  readonly plan: StormPlan;
  readonly ended: readonly EndedRun[];
  readonly lines: readonly string[];
}

/** Every line whole, and every event allowed after those before it. */
export function checkLedger(facts: LedgerFacts): readonly string[] {
  const problems: string[] = [];
  const entries = eventsOf(facts.lines, problems);
  const books = booksOf(entries);
  const undone = new Set<number>();
  for (const [index, entry] of entries.entries()) {
    const book = books[index];
    if (book === undefined) continue;
    const wrong = wrongWith(entry, book, facts);
    if (entry.op === 'rollback' && entry.reason !== 'requested') {
      if (undone.has(entry.undoes ?? 0)) wrong.push('this deployment was rolled back by itself before');
      undone.add(entry.undoes ?? 0);
    }
    for (const each of wrong) problems.push(`ledger line ${index + 1}, ${briefly(entry)}: ${each}`);
  }
  return problems;
}

function briefly({ event, op, to, generation }: Entry): string {
  return `${event === 'intent' ? `${op} to ${to?.slice(0, 8)}` : event} (${generation})`;
}

function wrongWith(entry: Entry, book: Book, facts: LedgerFacts): string[] {
  switch (entry.event) {
    case 'intent':
      return wrongIntent(entry, book, facts);
    case 'live':
      return wrongLive(entry, book);
    case 'validated':
      return wrongValidated(entry, book, facts);
    case 'undone':
    case 'interrupted':
      return book.open?.generation === entry.generation ? [] : ['nothing of that generation is open'];
    case 'verdict':
    case 'recipe':
      return isLive(entry, book) ? [] : ['it is about something that is not live'];
    default:
      return ['nobody gave a reason for it'];
  }
}

function isLive({ sha, generation }: Entry, { live }: Book): boolean {
  return live?.generation === generation && live.sha === sha;
}

function wrongIntent(entry: Entry, book: Book, facts: LedgerFacts): string[] {
  const wrong: string[] = [];
  const validated = book.proven[0]?.sha ?? null;
  if (entry.generation !== book.highest + 1) wrong.push(`it comes after generation ${book.highest}`);
  if (entry.rollbackPoint !== validated)
    wrong.push(`its rollback point is ${entry.rollbackPoint}, and validated is ${validated}`);
  const by = facts.ended.find(({ run }) => urlOf(run) === entry.run?.url);
  const isBefore = entry.run?.url.endsWith('/runs/1') === true;
  if (by === undefined && !isBefore) wrong.push(`no run ${String(entry.run?.url)} was started`);
  if (entry.op === 'rollback') return [...wrong, ...wrongRollback(entry, book, facts, by)];
  if (book.open !== undefined) wrong.push(`deployment ${book.open.generation} is open still`);
  if (entry.from !== (book.live?.sha ?? null)) wrong.push(`it is from ${entry.from}, which is not live`);
  const task = by?.run.task;
  if (by !== undefined && (task?.kind !== 'deploy' || facts.shas[task.commit] !== entry.to))
    wrong.push(`run ${by.run.id} was not to deploy it`);
  return wrong;
}

/** What CI says of a commit in the end, and how it is. */
export function kindOf(
  sha: string | null | undefined,
  { shas, plan }: Pick<LedgerFacts, 'shas' | 'plan'>,
): string {
  return plan.commits[shas.indexOf(sha ?? '')]?.kind ?? 'unknown';
}

function wrongRollback(entry: Entry, book: Book, facts: LedgerFacts, by: EndedRun | undefined): string[] {
  const { live, open, proven } = book;
  const { reason, undoes, to } = entry;
  const wrong: string[] = [];
  const task = by?.run.task;
  const asked = task?.kind === 'rollback' && task.to !== undefined ? facts.shas[task.to] : undefined;
  const wanted = reason === 'requested' ? (asked ?? proven[0]?.sha) : proven[0]?.sha;
  if (to !== wanted) wrong.push(`it should return to ${String(wanted)}`);
  if (reason === 'requested' || reason === 'ci_failed') {
    if (open !== undefined) wrong.push('something else is open');
    if (live?.generation !== undoes) wrong.push(`live is generation ${String(live?.generation)}`);
    const kind = reason === 'requested' ? 'rollback' : 'watch';
    if (task?.kind !== kind) wrong.push(`it was announced by a ${String(task?.kind)}, not by a ${kind}`);
    if (reason === 'ci_failed') wrong.push(...wrongWatcher(entry, facts, by));
    return wrong;
  }
  if (open?.op !== 'deploy' || open.generation !== undoes) wrong.push('the deployment it undoes is not open');
  if (reason === 'unhealthy' && kindOf(open?.to, facts) === 'sick') return wrong;
  if (reason === 'restart_failed' && kindOf(open?.to, facts) === 'broken') return wrong;
  if (reason === 'restart_failed' && by !== undefined && mayBeKilled(by, facts)) return wrong;
  return [...wrong, `its release could not be ${String(reason)}`];
}

/** Whether something may have ended a command of this run: its own mishap, or that of a connection. */
export function mayBeKilled({ run, wasHit }: EndedRun, { ended }: Pick<LedgerFacts, 'ended'>): boolean {
  return wasHit || (run.over === 'ssh' && wereCut(ended));
}

/** Whether a connection was cut or stopped: whose it was nobody knows. */
export function wereCut(ended: readonly EndedRun[]): boolean {
  return ended.some(({ run, wasHit }) => wasHit && /^(cut|freeze)$/.test(run.mishap?.kind ?? ''));
}

/** A verdict is about what was live when the watcher looked first: never about a later deployment. */
function wrongWatcher(entry: Entry, facts: LedgerFacts, by: EndedRun | undefined): string[] {
  const task = by?.run.task;
  if (by === undefined || task?.kind !== 'watch') return [];
  if (facts.shas[task.commit] !== entry.from) return [`run ${by.run.id} did not watch ${String(entry.from)}`];
  const wrong = ['bad', 'sick', 'broken', 'late-bad'].includes(kindOf(entry.from, facts))
    ? []
    : [`CI never failed of ${String(entry.from)}`];
  const highest = watchedUpTo(by, facts.lines);
  return (entry.undoes ?? 0) > highest
    ? [...wrong, `the watcher began when ${highest} was the last generation, and took back a later one`]
    : wrong;
}

/** The last generation that a watcher can have meant. */
export function watchedUpTo({ watchedFrom }: EndedRun, lines: readonly string[]): number {
  return watchedFrom === undefined ? Number.POSITIVE_INFINITY : bookOf(lines.slice(0, watchedFrom)).highest;
}

function wrongLive(entry: Entry, book: Book): string[] {
  const { open } = book;
  if (open?.generation === entry.generation && open.to === entry.sha) return [];
  // A release that has recovered is said to be well before it is validated.
  return open === undefined && isLive(entry, book) ? [] : ['it was not announced'];
}

function wrongValidated(entry: Entry, book: Book, facts: LedgerFacts): string[] {
  const wrong: string[] = [];
  if (!['good', 'late-good'].includes(kindOf(entry.sha, facts))) wrong.push('CI never said yes of it');
  if (book.open !== undefined) wrong.push('something is open');
  if (!isLive(entry, book)) wrong.push('it is not live');
  if (book.live?.healthy !== true) wrong.push('it was not healthy');
  if (book.proven[0]?.generation === entry.generation) wrong.push('it was validated already');
  return wrong;
}
