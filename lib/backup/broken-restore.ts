import { isHostError, isHostLost } from '../hosts/host.ts';
import type { OpenPlace } from './backup-place.ts';
import { backupStop, isBackupStop } from './backup-stop.ts';
import { type GoingBack, goingBack } from './going-back.ts';
import type { FoundDatabase } from './restore-databases.ts';
import type { KeptFiles } from './restore-mark.ts';

/** How far a restore has come. */
export interface Progress {
  /** Databases and paths that are the restored ones now, by label. */
  readonly restored: string[];
  /** The database that is being replaced. */
  broken: FoundDatabase | undefined;
  /** What was moved aside. */
  readonly kept: KeptFiles[];
}

/** What is told of a restore that broke off. */
export interface BrokenRestore extends Readonly<Progress> {
  /** Everything that was to be restored, by label. */
  readonly wanted: readonly string[];
  readonly back: GoingBack;
}

/** The error that says why, what is restored, what is as it was, and how to go back. */
export function describeBroken(place: OpenPlace, error: unknown, broken: BrokenRestore): unknown {
  const told = `${stateOf(error, broken)}${goingBack(broken.back, place)}`;
  if (isBackupStop(error)) return backupStop('restore_failed', `${error.message} ${told}`);
  if (isHostError(error)) return backupStop('restore_failed', `${error.message} ${told}`);
  if (isHostLost(error)) return backupStop('host_lost', `${error.message} ${told}`);
  // A run that is cancelled, or a fault in Belay, ends with a sentence of its own.
  place.log.warning(`${place.prefix}The restore broke off. ${told}`);
  return error;
}

function stateOf(error: unknown, { restored, broken, wanted, kept }: BrokenRestore): string {
  const partly = [
    ...(broken === undefined ? [] : [labelOf(broken)]),
    ...kept.map(({ path }) => path).filter((path) => !restored.includes(path)),
  ];
  const untouched = wanted.filter((label) => !restored.includes(label) && !partly.includes(label));
  return [
    ...(broken === undefined ? [] : [stateOfDatabase(error, broken)]),
    ...kept
      .filter(({ path }) => !restored.includes(path))
      .map((each) => `${each.path} is moved aside to ${each.kept}, and nothing may be in its place.`),
    restored.length === 0 ? 'Nothing else is restored.' : `Restored already: ${restored.join(', ')}.`,
    ...(untouched.length === 0 ? [] : [`Not touched: ${untouched.join(', ')}.`]),
    'What was there before is kept until a restore of the same ends well.',
  ].join(' ');
}

function labelOf({ kind, database }: FoundDatabase): string {
  return `${kind} ${database}`;
}

function stateOfDatabase(error: unknown, database: FoundDatabase): string {
  const label = labelOf(database);
  if (!isBackupStop(error))
    return database.kind === 'postgres'
      ? `${label} is either restored or as it was: its restore is one transaction, and it is not known how it ended.`
      : `${label} may be restored in part.`;
  return database.kind === 'postgres'
    ? `${label}: It is as it was, its restore is one transaction.`
    : `${label} may be restored in part: MySQL has no transaction over tables.`;
}
