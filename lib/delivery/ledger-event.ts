import { createHash } from 'node:crypto';
import type { Verdict } from '../ci/verdict.ts';
import type { Recipe } from './recipe.ts';

/** What can be wrong with a release that was made live. */
export type SickCode =
  | 'restart_failed'
  | 'unhealthy'
  /** It answers, and not as well as before it went live. */
  | 'degraded'
  | 'hook_failed'
  | 'wrong_commit';

/** Why a rollback was begun. */
export type RollbackReason =
  | 'unhealthy'
  | 'restart_failed'
  | 'hook_failed'
  | 'wrong_commit'
  | 'ci_failed'
  | 'no_verdict'
  | 'requested';

interface Stamped {
  /** Wall time, ISO 8601: for people only, nothing is decided by it. */
  readonly at: string;
  readonly generation: number;
}

/** Announces that the target is about to change. Everything up to the event that concludes it is one act. */
export interface IntentEvent extends Stamped {
  readonly event: 'intent';
  readonly op: 'deploy' | 'rollback';
  /** What the target ran before; null when nothing. */
  readonly from: string | null;
  readonly to: string;
  /** The last validated release at this moment: what a failure of this act returns to. */
  readonly rollbackPoint: string | null;
  /** GitHub's number of the deployment a rollback takes away. */
  readonly leftDeploymentId?: number;
  /** The generation a rollback undoes. */
  readonly undoes?: number;
  readonly reason?: RollbackReason;
  /** A person's words for it. Untrusted text. */
  readonly note?: string;
  readonly recipe: Recipe;
  readonly run?: { readonly url: string; readonly actor: string };
}

/** What the target runs after an act: `healthy` says what its checks said. */
export interface LiveEvent extends Stamped {
  readonly event: 'live';
  readonly sha: string;
  readonly healthy: boolean;
  /** What was wrong with it, where it is not healthy. */
  readonly sickness?: SickCode;
  readonly recovered?: true;
  readonly deploymentId?: number;
  readonly savedRef?: string;
}

/** The act did not happen: the target is as it was before. */
export interface UndoneEvent extends Stamped {
  readonly event: 'undone';
  readonly sha: string | null;
  readonly code: string;
}

/** The run was cancelled in the middle; the next run finds out what is live. */
export interface InterruptedEvent extends Stamped {
  readonly event: 'interrupted';
}

/** A release that Belay did not make live was found on the target. */
export interface AdoptedEvent extends Stamped {
  readonly event: 'adopted';
  readonly sha: string;
}

/** A verdict that neither validated nor rolled back. */
export interface VerdictEvent extends Stamped {
  readonly event: 'verdict';
  readonly sha: string;
  readonly verdict: Verdict;
}

export interface ValidatedEvent extends Stamped {
  readonly event: 'validated';
  readonly sha: string;
}

/** CI said no of a release it had said yes of. */
export interface WithdrawnEvent extends Stamped {
  readonly event: 'withdrawn';
  readonly sha: string;
}

/** The same release is to be kept live in another way from now on. */
export interface RecipeEvent extends Stamped {
  readonly event: 'recipe';
  readonly sha: string;
  readonly recipe: Recipe;
}

export type LedgerEvent =
  | IntentEvent
  | LiveEvent
  | UndoneEvent
  | InterruptedEvent
  | AdoptedEvent
  | VerdictEvent
  | ValidatedEvent
  | WithdrawnEvent
  | RecipeEvent;

const names: ReadonlySet<string> = new Set<LedgerEvent['event']>([
  'intent',
  'live',
  'undone',
  'interrupted',
  'adopted',
  'verdict',
  'validated',
  'withdrawn',
  'recipe',
]);

/** Version of the lines; a line of a later one is not understood and not rewritten. */
export const ledgerVersion = 1;

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** One line with its newline. `sum` covers the line without it, so that a flipped byte is noticed. */
export function writeEvent(event: LedgerEvent): string {
  const body = JSON.stringify({ v: ledgerVersion, ...event });
  return `${body.slice(0, -1)},"sum":"${sumOf(body)}"}\n`;
}

export type ReadEvent =
  | { readonly kind: 'event'; readonly event: LedgerEvent }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'newer' };

/** Reads one line without its newline. */
export function readEvent(line: string): ReadEvent {
  // With `s`: JSON leaves U+2028 and U+2029 in strings as they are, and `.` alone would stop at them.
  const match = /^(\{.*),"sum":"([0-9a-f]{16})"\}$/s.exec(line);
  const body = match?.[1] === undefined ? undefined : `${match[1]}}`;
  if (body === undefined || sumOf(body) !== match?.[2]) return { kind: 'damaged' };
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return { kind: 'damaged' };
  }
  if (typeof parsed !== 'object' || parsed === null || !('v' in parsed) || !('event' in parsed))
    return { kind: 'damaged' };
  const { v, ...event } = parsed;
  if (typeof v === 'number' && v > ledgerVersion) return { kind: 'newer' };
  // The sum was made by writeEvent, so what it covers has the shape writeEvent was given.
  return typeof event.event === 'string' && names.has(event.event)
    ? { kind: 'event', event: event as unknown as LedgerEvent }
    : { kind: 'damaged' };
}
