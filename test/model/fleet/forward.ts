import assert from 'node:assert/strict';
import { type Commit, running, shaOf } from '../target.ts';
import { hasGoneForward, isTakenForCi } from './book.ts';
import type { Ended } from './ending.ts';
import type { FleetWorld, ModelHost } from './world.ts';

/**
 * The commit that a watcher is to bring to all of these hosts: it heads its branch, its CI is green after its rollback,
 * and each is at that rollback or has gone forward from it, or a run died there while it did. Undefined where something
 * may stand in the way.
 */
export function forwardOn({ hosts, github }: Pick<FleetWorld, 'hosts' | 'github'>): Commit | undefined {
  const { head } = github;
  if (github.ci.get(head) !== 'success') return undefined;
  const isDue = hosts.some(({ book }) => isTakenForCi(book, head));
  return isDue && hosts.every((host) => mayFollow(host, head)) ? head : undefined;
}

function mayFollow({ book, target, isAway }: ModelHost, commit: Commit): boolean {
  const { pending, live } = book;
  const isBack = isTakenForCi(book, commit);
  if (isAway || target.stopped || target.missing.size > 0 || target.activationFaults.length > 0) return false;
  if (![...target.health.values()].every((health) => health === 'healthy')) return false;
  if (target.crashing.size > 0 || target.failing.size > 0 || !target.kept.has(commit)) return false;
  if (pending !== undefined)
    return isBack && pending.op === 'deploy' && pending.to === shaOf(commit) && isBetween(target, book);
  const isSo = isBack || hasGoneForward(book, commit);
  return isSo && target.clean && running(target) === live?.commit;
}

/** Nobody has put a third release there by hand. */
function isBetween(target: ModelHost['target'], { pending }: ModelHost['book']): boolean {
  const now = running(target);
  return now !== undefined && [pending?.from, pending?.to].includes(shaOf(now));
}

/** Rule 3: what a run that died in going forward has left, the same watch finishes, on every host. */
export function checkForward({ run, over, told, forward }: Ended): void {
  const { request } = run;
  if (forward === undefined || run.struck || told.kind !== 'watch' || request.kind !== 'watch') return;
  if (!request.rollForward || request.commit !== forward) return;
  const { reasonCode, message } = told.report;
  for (const { name, target, book } of over) {
    assert.equal(running(target), forward, `${name} does not go forward: ${reasonCode}, ${message}`);
    assert.equal(book.proven[0]?.commit, forward, `${name}: forward and not validated: ${message}`);
  }
  assert(
    ['rolled_forward', 'validated', 'already_validated'].includes(reasonCode),
    `${reasonCode}: ${message}`,
  );
}
