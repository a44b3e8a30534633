import assert from 'node:assert/strict';
import type { Verdict } from '../../lib/ci/verdict.ts';
import type { DeliveryState } from '../../lib/delivery/delivery-state.ts';
import { emptyState } from '../../lib/delivery/delivery-state.ts';
import type { LedgerEvent } from '../../lib/delivery/ledger-event.ts';
import { foldEvents, readLedgerText } from '../../lib/delivery/ledger-text.ts';
import { readSnapshot } from '../../lib/delivery/snapshot.ts';
import type { Disk } from './disk.ts';
import { environmentOf, expectRecovery, expectRequest, factsOf, type Watcher } from './expectation.ts';
import type { Ending, Report, World } from './history.ts';
import type { Damage, Request, Trouble } from './operation.ts';
import { commitOf, running, shaOf, type Target } from './target.ts';

/** One request with everything that is known of it. */
export interface Carried {
  readonly request: Request;
  readonly trouble: Trouble;
  readonly watcher: Watcher | undefined;
  readonly ending: Ending;
  readonly before: DeliveryState;
  readonly after: DeliveryState;
  readonly targetBefore: Pick<Target, 'head' | 'clean' | 'stopped' | 'kept'>;
  /** state.json or state.json.1 was a whole one. */
  readonly hadSnapshot: boolean;
  /** The fault came about. */
  readonly struck: boolean;
  readonly activations: number;
}

/** What a history has shown so far, beside what Belay remembers. */
export interface Memory {
  /** Commits of which CI has said yes while they were what was asked about. */
  readonly saidYes: Set<string>;
  /** Validated, and two others after it, or known from an older memory: nothing promises that they are kept. */
  readonly beyond: Set<string>;
  /** Automatic rollbacks by the generation they undo. */
  readonly undone: Map<number, number>;
  highest: number;
  /** Events seen so far; the ledger is compared only from there on. */
  seen: number;
  /** Since the ledger was lost it does not hold everything. */
  ledgerIsWhole: boolean;
  /** The last run came to its end, so state.json is up to date. */
  saved: boolean;
  /** A file was lost since the last run: what it knew may be uncertain. */
  uncertain: boolean;
  afterDamage(what: Damage, before: DeliveryState, after: DeliveryState): void;
}

export function startMemory(): Memory {
  const memory: Memory = {
    saidYes: new Set(),
    beyond: new Set(),
    undone: new Map(),
    highest: 0,
    seen: 0,
    ledgerIsWhole: true,
    saved: true,
    uncertain: false,
    afterDamage(what, before, after) {
      // One thing lost is nothing lost: state.json tells what the ledger told, and the other way round.
      const covered = what === 'ledger lost' ? memory.saved : memory.ledgerIsWhole && what !== 'all lost';
      if (what === 'ledger lost' || what === 'all lost')
        Object.assign(memory, { seen: 0, ledgerIsWhole: false });
      if (covered) assert.deepEqual(after, before, `${what}: other things are known`);
      if (after.generation < before.generation) {
        forget(memory);
        // What an older memory names may have been pruned since.
        for (const each of [after.live, after.validated, ...after.earlier])
          if (each !== undefined) memory.beyond.add(each.sha);
      }
      if (what !== 'ledger torn' && what !== 'validated file edited') memory.saved = false;
    },
  };
  return memory;
}

/** Everything was lost: numbers begin anew. */
function forget(memory: Memory): void {
  memory.undone.clear();
  Object.assign(memory, { highest: 0, seen: 0, ledgerIsWhole: false, uncertain: true });
}

/** Every rule of domain.md that can be seen from outside, after one request. */
export function checkRequest(world: World, carried: Carried): void {
  const { memory } = world;
  const events = newEvents(world);
  noteSuccess(memory, carried);
  checkNumbers(memory, carried, events);
  checkRollbacks(memory, carried, events);
  checkVerdict(carried, events);
  checkValidated(world, carried);
  checkKept(world, carried);
  if (carried.ending.kind === 'report') {
    checkReport(world, carried.ending.report, carried);
    if (!carried.struck) checkCalm(world, carried, carried.ending.report);
  }
  checkState(world, carried, events);
  memory.saved = carried.ending.kind === 'report' && !carried.struck;
}

function newEvents({ disk, files, memory }: World): readonly LedgerEvent[] {
  const ledger = disk.read(files.ledger);
  if (ledger === undefined) return [];
  const { events, damaged } = readLedgerText(ledger);
  assert.equal(damaged, 0, 'the ledger has a damaged line in the middle');
  const fresh = events.slice(memory.seen);
  memory.seen = events.length;
  return fresh;
}

function noteSuccess({ saidYes }: Memory, { request, watcher }: Carried): void {
  if (request.kind === 'verdict' && request.verdict === 'success' && watcher !== undefined)
    saidYes.add(shaOf(watcher.commit));
}

/** Rule 2 stands on it: a generation names one deployment. */
function checkNumbers(memory: Memory, { after }: Carried, events: readonly LedgerEvent[]): void {
  for (const event of events) {
    if (event.event === 'intent')
      assert(event.generation > memory.highest, `generation ${event.generation} was given twice`);
    memory.highest = Math.max(memory.highest, event.generation);
  }
  assert(after.generation >= memory.highest, 'the generation fell');
}

/** Rules 4 and 9: one automatic rollback a deployment, to the validated release, never for want of a verdict. */
function checkRollbacks(memory: Memory, carried: Carried, events: readonly LedgerEvent[]): void {
  for (const event of events) {
    if (event.event !== 'intent' || event.op !== 'rollback' || event.reason === 'requested') continue;
    const undoes = event.undoes ?? 0;
    const times = (memory.undone.get(undoes) ?? 0) + 1;
    memory.undone.set(undoes, times);
    assert.equal(times, 1, `deployment ${undoes} was rolled back ${times} times`);
    assert.equal(
      event.to,
      carried.before.validated?.sha,
      'rolled back to a release that is not the validated one',
    );
    const { request } = carried;
    const asked = request.kind === 'verdict' ? request : undefined;
    if (event.reason === 'ci_failed') assert.equal(asked?.verdict, 'failure');
    if (event.reason === 'no_verdict') {
      assert.equal(asked?.onNoVerdict, 'rollback');
      assert(asked !== undefined && !(['success', 'failure'] as Verdict[]).includes(asked.verdict));
    }
  }
}

/** Rule 2: what a verdict does, it does to the deployment it is about. */
function checkVerdict({ request, watcher }: Carried, events: readonly LedgerEvent[]): void {
  const isAbout = (sha: string, generation: number): boolean =>
    watcher !== undefined &&
    shaOf(watcher.commit) === sha &&
    (watcher.generation === undefined || watcher.generation === generation);
  for (const event of events) {
    if (event.event === 'validated') {
      assert(request.kind === 'verdict' && request.verdict === 'success', 'validated without a success');
      assert(isAbout(event.sha, event.generation), 'another deployment was validated');
    }
    if (event.event === 'withdrawn' || event.event === 'verdict')
      assert(isAbout(event.sha, event.generation), 'a verdict was noted of another deployment');
    if (event.event === 'intent' && (event.reason === 'ci_failed' || event.reason === 'no_verdict'))
      assert(isAbout(event.from ?? '', event.undoes ?? 0), 'another deployment was rolled back');
  }
}

/** Rule 1, and the file for people. */
function checkValidated({ target, memory, files, disk }: World, { ending, struck, after }: Carried): void {
  const { validated, earlier } = after;
  for (const each of [...(validated === undefined ? [] : [validated]), ...earlier]) {
    assert(memory.saidYes.has(each.sha), 'validated without CI');
    assert(target.seenUp.has(commitOf(each.sha)), 'validated and never up');
  }
  if (ending.kind !== 'report' || struck || ending.report.kind === 'refused') return;
  const file = disk.read(files.validated)?.toString('utf8') ?? '';
  assert.equal(file.trim(), validated?.sha ?? '', 'last-validated-sha.txt is another');
  const left = disk.names(files.folder).filter((name) => name.endsWith('.tmp'));
  assert.deepEqual(left, [], 'temporary files were left');
}

/** D14: what is live, what is or may come to be returned to and what is on its way is never pruned. */
function checkKept({ target, memory: { beyond } }: World, { after }: Carried): void {
  const { live, validated, earlier, pending } = after;
  const [next, ...others] = earlier;
  for (const { sha } of others) beyond.add(sha);
  const onTheWay = [pending?.from, pending?.to, pending?.rollbackPoint];
  for (const sha of [live?.sha, validated?.sha, next?.sha, ...onTheWay]) {
    if (typeof sha !== 'string') continue;
    const commit = commitOf(sha);
    const isThere = target.kept.has(commit) || target.lost.has(commit) || beyond.has(sha);
    assert(isThere, `${commit} was pruned and is needed`);
  }
}

/** Rule 7: what is reported is what the target says. */
function checkReport({ target }: World, report: Report, { after, struck, trouble }: Carried): void {
  const now = running(target);
  const head = now === undefined ? null : shaOf(now);
  if (report.kind === 'refused') {
    assert(struck || !/Nothing was changed/.test(report.message) || report.code !== 'state_not_saved');
    return;
  }
  if (trouble.fault?.kind === 'cancel' && report.reasonCode === 'rollback_not_possible')
    assert(
      target.missing.size > 0 || target.offline || !target.fetchesForReturn,
      'a cancelled question was taken for a no',
    );
  const said = report.kind === 'settled' ? report.liveSha : report.sha;
  // Without a recipe nobody knows how to ask the target.
  const knowsHow = report.kind === 'deployed' || (after.live ?? after.validated)?.recipe !== undefined;
  if (said === null && !knowsHow) return;
  // Of what has ended the last word is what was live.
  if (target.stopped && said === after.live?.sha) return;
  assert.equal(said, head, `reported ${said} as live (${report.reasonCode}), the target runs ${head}`);
  if (report.kind === 'settled') assert.equal(report.validatedSha, after.validated?.sha ?? null);
}

/** Nothing was in the way: rules 3 and 6, and the very result the model computes. */
function checkCalm(world: World, carried: Carried, report: Report): void {
  const { target, memory } = world;
  const { before, after, request, watcher, targetBefore, trouble } = carried;
  if (trouble.activationFaults.length > 0) return;
  // A refusal changes nothing: what was uncertain is so for the next request too.
  if (memory.uncertain && report.kind === 'refused' && request.kind === 'rollback') return;
  memory.uncertain = false;
  assert(report.kind !== 'refused', `refused: ${report.kind === 'refused' ? report.message : ''}`);
  assert.equal(after.pending, undefined, 'an act is still open');
  const was = { ...target, ...targetBefore };
  const expected = environmentOf(before, was);
  if (before.pending !== undefined) expectRecovery(expected, was, before.pending);
  const code = expectRequest(expected, was, request, watcher);
  const finished = before.pending !== undefined && report.reasonCode === 'deployed' && code === 'unchanged';
  if (!finished) assert.equal(report.reasonCode, code);
  assert.deepEqual(factsOf(environmentOf(after, target)), factsOf(expected));
  const isUnchanged = report.kind === 'deployed' && report.status === 'unchanged';
  if (isUnchanged && before.pending === undefined)
    assert.equal(carried.activations, 0, 'the same request touched the target');
}

/** What is known is what was known and what was written since: wherever a process died, nothing else is lost. */
function checkState({ disk, files, memory }: World, carried: Carried, events: readonly LedgerEvent[]): void {
  const { before, after, ending, struck } = carried;
  assert.deepEqual(after, foldEvents(before, events), 'something else is known than what was written');
  const ledger = disk.read(files.ledger) ?? Buffer.alloc(0);
  if (memory.ledgerIsWhole)
    assert.deepEqual(
      foldEvents(emptyState, readLedgerText(ledger).events),
      after,
      'the ledger tells otherwise',
    );
  if (ending.kind !== 'report' || struck || events.length === 0 || !carried.hadSnapshot) return;
  assert(isSnapshot(disk, files.previousState), 'state.json.1 is not a good one');
}

/** Whether the file is a whole state.json. */
export function isSnapshot(disk: Disk, path: string): boolean {
  const file = disk.read(path);
  return file !== undefined && readSnapshot(file.toString('utf8')).kind === 'snapshot';
}
