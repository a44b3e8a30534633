import type { EndedRun } from './many-runs.ts';
import { type Book, booksOf, type Entry, eventsOf } from './many-runs-book.ts';
import { kindOf } from './many-runs-ledger.ts';
import { urlOf } from './many-runs-place.ts';
import {
  failures,
  type Moment,
  promises,
  type ReportFacts,
  unless,
  wasSilent,
} from './many-runs-promises.ts';

/** Whether what each run reported stands in the ledger, and was true while the run was there. */
export function checkReports(facts: ReportFacts): readonly string[] {
  const events = eventsOf(facts.lines);
  const books = booksOf(events);
  const wrong = facts.ended.flatMap((ended) => {
    const { from, to, run, result } = ended;
    const commit = run.task.kind === 'rollback' ? run.task.to : run.task.commit;
    const sha = commit === undefined ? '' : (facts.shas[commit] ?? '');
    const told = result.outputs['live-sha'] || result.outputs['sha'] || '';
    const there = { events: events.slice(from, to), books: books.slice(from, to + 1) };
    const own = ownConclusion(ended, there);
    const moment = { facts, ended, sha, kind: kindOf(sha, facts), told, ...there, own };
    const code = result.outputs['reason-code'] ?? 'nothing';
    const who = `run ${run.id} (${run.task.kind}, ${run.over}, ${run.mishap?.kind ?? 'no mishap'}) said ${code}`;
    return wrongReport(moment).map((each) => `${who}: ${each}`);
  });
  return [...wrong, ...wrongCount(facts, events)];
}

/** A validation is the word of one run. */
function wrongCount({ ended, shas }: ReportFacts, events: readonly Entry[]): readonly string[] {
  return shas.flatMap((sha, commit) => {
    const said = ended.filter(
      ({ run, result }) =>
        run.task.kind === 'watch' &&
        run.task.commit === commit &&
        result.outputs['reason-code'] === 'validated',
    ).length;
    const written = events.filter((each) => each.event === 'validated' && each.sha === sha).length;
    return said > written ? [`${said} runs say that they validated ${sha}, and ${written} did`] : [];
  });
}

function ownConclusion(
  { run }: EndedRun,
  { events, books }: Pick<Moment, 'events' | 'books'>,
): Book | undefined {
  const numbers = events.filter((each) => each.run?.url === urlOf(run)).map(({ generation }) => generation);
  const at = events.findLastIndex(
    ({ event, generation }) => event === 'live' && numbers.at(-1) === generation,
  );
  return at === -1 ? undefined : books[at + 1];
}

function wrongReport(moment: Moment): readonly string[] {
  const { result, wasHit, run } = moment.ended;
  const { outputs, exitCode, signal } = result;
  if (exitCode === null) return wasHit ? [] : [`it ended by ${String(signal)}`];
  const code = outputs['reason-code'] ?? '';
  const promise = promises[code]?.[run.task.kind];
  if (promise === undefined) return [`that is not to be expected here:\n${result.log}`];
  const fails = failures.has(code) || (code === 'rolled_back' && run.task.kind === 'watch');
  return [
    ...promise(moment),
    ...unless(exitCode === (fails ? 1 : 0), `it exited with ${exitCode}`),
    ...unless(isTrue(moment), `it named ${moment.told} as live, which it was not`),
    ...unless(mayLeaveOpen(moment) || hadNothingOpen(moment), 'it left open what it found open'),
    ...wrongVerdict(moment),
  ];
}

/** Who made something live says what was live then; who did nothing, what was live meanwhile. */
function isTrue({ told, own, books, ended }: Moment): boolean {
  if (told === '') return true;
  if (own !== undefined) return own.live?.sha === told;
  return books.some(
    ({ live, open }) =>
      live?.sha === told ||
      // Half way the target has the one or the other.
      (ended.result.exitCode !== 0 && [open?.from, open?.to].includes(told)),
  );
}

/** Who never had its turn, was interrupted, or only looked: a watcher without a verdict has not settled. */
function mayLeaveOpen({ ended: { run, result } }: Moment): boolean {
  const { 'reason-code': code = '', verdict = '' } = result.outputs;
  return (run.task.kind === 'watch' && verdict === '') || interrupted.has(code);
}

/** What an earlier run left open is finished or undone first: at the latest at the end nothing was open. */
function hadNothingOpen({ books }: Moment): boolean {
  return books.some(({ open }) => open === undefined);
}

const interrupted: ReadonlySet<string> = new Set(['lock_held', 'host_unreachable', 'host_lost', 'cancelled']);

function wrongVerdict(moment: Moment): readonly string[] {
  const { verdict = '' } = moment.ended.result.outputs;
  const wanted = verdicts[moment.kind] ?? '';
  if (verdict === '' || verdict === wanted) return [];
  return unless(verdict === 'timeout' && wasSilent(moment), `the verdict is ${verdict}, not ${wanted}`);
}

const verdicts: Readonly<Record<string, string>> = {
  good: 'success',
  'late-good': 'success',
  bad: 'failure',
  sick: 'failure',
  broken: 'failure',
  'late-bad': 'failure',
  mute: 'cancelled',
};
