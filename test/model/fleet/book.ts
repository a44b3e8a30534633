import assert from 'node:assert/strict';
import type { IntentEvent, LedgerEvent } from '../../../lib/delivery/ledger-event.ts';
import { type Commit, commitOf } from '../target.ts';

interface Deployment {
  readonly commit: Commit;
  readonly generation: number;
}

/** One host in the words of domain.md, kept by what its ledger says and nothing else. */
export interface Book {
  readonly host: string;
  live: (Deployment & { readonly healthy: boolean }) | undefined;
  /** Newest first. */
  proven: readonly Deployment[];
  /** Validated, and two others after it: nothing promises that their releases are kept. */
  readonly beyond: Set<Commit>;
  /** Validated once, whatever came of it. */
  readonly everProven: Set<Commit>;
  pending: IntentEvent | undefined;
  highest: number;
  /** The last rollback, and why. */
  left: (Deployment & { readonly by: number; readonly reason: string }) | undefined;
  /** Generations that were rolled back by themselves. */
  readonly undone: Set<number>;
  /** Rollbacks after which the commit went forward again, and by which deployment. */
  readonly forwarded: Map<number, number>;
  /** Lines so far. */
  lines: number;
}

export function createBook(host: string): Book {
  return {
    host,
    live: undefined,
    proven: [],
    beyond: new Set(),
    everProven: new Set(),
    pending: undefined,
    highest: 0,
    left: undefined,
    undone: new Set(),
    forwarded: new Map(),
    lines: 0,
  };
}

/** Follows one more line. */
export function follow(book: Book, event: LedgerEvent): void {
  const { generation } = event;
  book.lines += 1;
  switch (event.event) {
    case 'intent':
      assert(generation > book.highest, `${book.host}: generation ${generation} was given twice`);
      // Begun while a deployment is open: what was deployed is live, and sick.
      if (event.op === 'rollback' && book.pending?.generation === event.undoes)
        book.live = { commit: commitOf(event.from ?? ''), generation: event.undoes ?? 0, healthy: false };
      book.pending = event;
      break;
    case 'live': {
      const { pending } = book;
      if (pending?.op === 'rollback' && pending.generation === generation && book.live !== undefined)
        book.left = { ...book.live, by: generation, reason: pending.reason ?? '' };
      book.live = { commit: commitOf(event.sha), generation, healthy: event.healthy };
      book.pending = undefined;
      break;
    }
    case 'adopted':
      book.live = { commit: commitOf(event.sha), generation, healthy: false };
      book.pending = undefined;
      break;
    case 'undone':
      book.pending = undefined;
      // It did not go forward after all.
      for (const [by, forward] of book.forwarded) if (forward === generation) book.forwarded.delete(by);
      break;
    case 'validated':
      book.everProven.add(commitOf(event.sha));
      book.proven = [{ commit: commitOf(event.sha), generation }, ...without(book, event.sha)];
      book.beyond.delete(commitOf(event.sha));
      for (const { commit } of book.proven.slice(2)) book.beyond.add(commit);
      break;
    case 'withdrawn':
      book.proven = without(book, event.sha);
      break;
    case 'interrupted':
    case 'verdict':
    case 'recipe':
      break;
  }
  book.highest = Math.max(book.highest, generation);
}

function without({ proven }: Book, sha: string): readonly Deployment[] {
  return proven.filter(({ commit }) => commit !== commitOf(sha)).slice(0, 10);
}

/** Whether what is live is the rollback that took this commit away for its CI. */
export function isTakenForCi({ live, left }: Book, commit: Commit): boolean {
  return (
    left?.commit === commit &&
    left.by === live?.generation &&
    ['ci_failed', 'no_verdict'].includes(left.reason)
  );
}

/** Whether it went forward to this commit from the rollback that took it away, and has been well since. */
export function hasGoneForward({ live, left, forwarded }: Book, commit: Commit): boolean {
  if (live?.commit !== commit || !live.healthy || left?.commit !== commit) return false;
  return forwarded.get(left.by) === live.generation;
}
