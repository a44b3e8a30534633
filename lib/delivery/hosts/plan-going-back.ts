import type { DeployReport, DeployRequest } from '../deploy-report.ts';
import { positionOf, type Turn } from './turn.ts';

/** One host that goes back for the sake of all. */
export interface StepBack {
  readonly name: string;
  readonly to: string;
  /** Only while this very deployment is live there. */
  readonly ifLive: { readonly sha: string; readonly generation: number | undefined };
}

/**
 * Who goes back to what after more hosts failed than may, so that no two hosts run different releases at the end.
 * A host that failed has put itself back already: where that was to its last validated release, the environment is
 * back there and all other hosts follow; otherwise those that were done go back to what each ran before. A host this
 * run did not change keeps a release that is validated there. Pure.
 */
export function planGoingBack(
  turns: readonly Turn[],
  { sha, recipe }: Pick<DeployRequest, 'sha' | 'recipe'>,
): readonly StepBack[] {
  const staysByWish = (turn: Turn): boolean => recipe.onFailure === 'keep' && isSickOn(reportOf(turn), sha);
  if (turns.some(staysByWish)) return [];
  const validated = turns.map(returnedTo).find((each) => each !== undefined);
  return turns.flatMap((turn) => {
    const to = validated === undefined || isProven(turn) ? ownReturn(turn, sha) : validated;
    const position = positionOf(turn);
    if (to === undefined || position.kind === 'unknown' || position.sha === null || position.sha === to)
      return [];
    return [{ name: turn.name, to, ifLive: { sha: position.sha, generation: generationOf(turn) } }];
  });
}

/** Not changed by this run, and what it runs is proven there. */
function isProven({ came, before }: Turn): boolean {
  const isSame =
    came.kind === 'untouched' || (came.kind === 'reported' && came.report.status === 'unchanged');
  return isSame && before?.live !== undefined && before.live.sha === before.validated?.sha;
}

function reportOf({ came }: Turn): DeployReport | undefined {
  return came.kind === 'reported' ? came.report : undefined;
}

function isSickOn(report: DeployReport | undefined, sha: string): boolean {
  return report?.status === 'failed' && report.sha === sha;
}

/** Where a host went by its own rollback. */
function returnedTo(turn: Turn): string | undefined {
  const report = reportOf(turn);
  const wentBack = report?.status === 'rolled-back' || report?.reasonCode === 'rollback_failed';
  return wentBack ? (report?.sha ?? undefined) : undefined;
}

/** What a host ran before this run; undefined where it stays as it is. */
function ownReturn(turn: Turn, sha: string): string | undefined {
  const report = reportOf(turn);
  const isDone = report?.status === 'live';
  const isStuck = isSickOn(report, sha) && report?.reasonCode === 'no_rollback_target';
  if (!isDone && !isStuck) return undefined;
  const before = report?.previousSha ?? undefined;
  return before === sha ? undefined : before;
}

function generationOf({ came, before }: Turn): number | undefined {
  return came.kind === 'reported' && came.report.status !== 'failed'
    ? came.report.generation
    : came.kind === 'untouched'
      ? before?.live?.generation
      : undefined;
}
