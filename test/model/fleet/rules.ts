import assert from 'node:assert/strict';
import type { LedgerEvent } from '../../../lib/delivery/ledger-event.ts';
import { type Commit, commitOf, running, shaOf } from '../target.ts';
import { follow, isTakenForCi } from './book.ts';
import type { FleetRun } from './run.ts';
import type { FleetWorld, ModelHost } from './world.ts';

/** A line of a ledger, and who wrote it where. */
export interface Written {
  readonly host: ModelHost;
  readonly run: FleetRun;
  readonly event: LedgerEvent;
}

type Of<K extends LedgerEvent['event']> = Written & { readonly event: Extract<LedgerEvent, { event: K }> };

/** Every rule that holds for one line, however many runs are at work. Throws where it does not. */
export function checkEvent(world: FleetWorld, written: Written): void {
  const { host, run, event } = written;
  assert.equal(host.holder, run, `${host.name}: written without holding the environment (rule 5)`);
  switch (event.event) {
    case 'intent':
      if (event.op === 'rollback') checkRollback(world, { ...written, event });
      else checkBegun(world, { ...written, event });
      break;
    case 'live':
      assert.equal(
        running(host.target),
        commitOf(event.sha),
        `${host.name}: said to be live and is not (rule 7)`,
      );
      if (event.healthy) assert(host.target.seenUp.has(commitOf(event.sha)), 'healthy and never up');
      break;
    case 'validated':
      checkValidated(world, { ...written, event });
      break;
    case 'withdrawn':
      assert(said(world, event.sha, 'failure'), 'CI never took its word back');
      checkAbout(world, written, event.sha);
      break;
    case 'verdict':
      checkAbout(world, written, event.sha);
      break;
    case 'undone':
    case 'interrupted':
    case 'adopted':
    case 'recipe':
      break;
  }
  follow(host.book, event);
}

function said({ github }: FleetWorld, sha: string, word: 'success' | 'failure'): boolean {
  return github.said.get(commitOf(sha))?.has(word) === true;
}

/** Rule 1. */
function checkValidated(world: FleetWorld, written: Of<'validated'>): void {
  const { host, event } = written;
  const commit = commitOf(event.sha);
  assert(said(world, event.sha, 'success'), 'validated without CI');
  assert(host.target.seenUp.has(commit), 'validated and never up');
  assert.equal(host.book.live?.healthy, true, 'validated and not well when it went live');
  checkAbout(world, written, event.sha);
}

/** Rule 2: a verdict touches the deployment it is about: live, of that commit, and not begun after it was looked for. */
function checkAbout(_world: FleetWorld, { host, run, event }: Written, sha: string): void {
  const { book, name } = host;
  const { request } = run;
  assert.equal(request.kind, 'watch', 'a verdict of nobody');
  assert.equal(shaOf(watched(run)), sha, 'a verdict on another commit');
  assert.deepEqual(
    { commit: book.live?.commit, generation: book.live?.generation },
    { commit: commitOf(sha), generation: event.generation },
    `${name}: a verdict on what is not live`,
  );
  checkLooked(host, run, event.generation);
}

/** Nothing that went live after a watcher has looked is touched by it, but what it has deployed itself. */
function checkLooked({ name }: ModelHost, run: FleetRun, generation: number): void {
  const highest = run.looked?.get(name);
  if (!run.seen.has(name) || run.deployed.get(name) === generation) return;
  assert(
    highest !== undefined && generation <= highest,
    `${name}: a later deployment was touched by an old verdict`,
  );
}

function watched({ request }: FleetRun): Commit {
  assert(request.kind === 'watch', 'no watcher');
  return request.commit;
}

/** Rules 2, 4 and 9. */
function checkRollback(world: FleetWorld, written: Of<'intent'>): void {
  const { host, run, event } = written;
  const { book, name } = host;
  if (event.reason === 'requested') return;
  const undoes = event.undoes ?? 0;
  assert(!book.undone.has(undoes), `${name}: deployment ${undoes} was rolled back twice by itself`);
  book.undone.add(undoes);
  const elsewhere = world.hosts.flatMap((other) => other.book.proven.map(({ commit }) => commit));
  assert(elsewhere.includes(commitOf(event.to)), `${name}: rolled back to what nothing has proven`);
  const isOfCi = event.reason === 'ci_failed' || event.reason === 'no_verdict';
  if (!isOfCi) {
    assert.equal(book.pending?.generation, undoes, `${name}: took back what it did not deploy`);
    assert.equal(book.proven[0]?.commit, commitOf(event.to), `${name}: not the last validated one`);
    return;
  }
  const { request } = run;
  assert(request.kind === 'watch', 'CI rolled back without a watcher');
  assert.equal(event.from, shaOf(request.commit), 'CI rolled back another commit');
  assert.equal(book.live?.generation, undoes, `${name}: CI rolled back what is not live`);
  checkLooked(host, run, undoes);
  if (event.reason === 'ci_failed')
    assert(said(world, event.from ?? '', 'failure'), 'rolled back for a CI that did not fail');
  else assert.equal(request.onNoVerdict, 'rollback', 'rolled back for want of a verdict');
}

/** Who deploys: who was asked to, and a watcher that goes forward after a rollback, once. */
function checkBegun(world: FleetWorld, { host, run, event }: Of<'intent'>): void {
  const { request } = run;
  const { book, name } = host;
  if (request.kind === 'deploy') {
    assert.equal(event.to, shaOf(request.commit), `${name}: deployed what was not asked for`);
    return;
  }
  assert(request.kind === 'watch' && request.rollForward, `${name}: deployed without being asked`);
  assert.equal(event.to, shaOf(request.commit), `${name}: went forward to another commit`);
  assert(said(world, event.to, 'success'), `${name}: went forward without CI`);
  assert.equal(run.headSaid, request.commit, `${name}: went forward to what heads no branch`);
  assert(isTakenForCi(book, request.commit), `${name}: went forward over what is not its rollback`);
  const by = book.left?.by ?? 0;
  assert(!book.forwarded.has(by), `${name}: went forward twice`);
  book.forwarded.set(by, event.generation);
  run.deployed.set(name, event.generation);
}
