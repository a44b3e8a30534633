import type { DeployReport, DeployRequest } from '../deploy-report.ts';
import type { Recipe } from '../recipe.ts';
import { asKnownOn, chooseReturn } from './choose-return.ts';
import { common } from './host-line.ts';
import { positionOf, type Turn } from './turn.ts';

/** One host that goes back for the sake of all. */
export interface StepBack {
  readonly name: string;
  readonly to: string;
  /** How it was live: undefined where nobody knows. */
  readonly recipe: Recipe | undefined;
  /** Only while this very deployment is live there. */
  readonly ifLive: { readonly sha: string; readonly generation: number | undefined };
}

/**
 * Who goes back to what after more hosts failed than may, so that no two hosts run different releases at the end.
 * A host that failed has put itself back already: where that was to its last validated release, the environment is
 * back there and all other hosts follow; so they do to what all have proven where a new host has nothing of its own to
 * return to. Otherwise those that were done go back to what each ran before. Where the hosts ran different releases
 * before, one this run did not change keeps a release that is validated there. Pure.
 */
export function planGoingBack(
  turns: readonly Turn[],
  { sha, recipe }: Pick<DeployRequest, 'sha' | 'recipe'>,
): readonly StepBack[] {
  const staysByWish = (turn: Turn): boolean => recipe.onFailure === 'keep' && isSickOn(reportOf(turn), sha);
  if (turns.some(staysByWish)) return [];
  const shared = sharedTarget(turns, sha);
  const wasOne = common(turns.flatMap(({ before }) => (before === undefined ? [] : [before.live?.sha])));
  const keeps = (turn: Turn): boolean => wasOne === undefined && isProven(turn);
  return turns.flatMap((turn) => {
    const target = shared === undefined || keeps(turn) ? ownReturn(turn, sha) : knownOn(turn, shared);
    const position = positionOf(turn);
    if (target === undefined || position.kind === 'unknown') return [];
    if (position.sha === null || position.sha === target.sha) return [];
    const ifLive = { sha: position.sha, generation: generationOf(turn) };
    return [{ name: turn.name, to: target.sha, recipe: target.recipe, ifLive }];
  });
}

type Target = Pick<StepBack, 'recipe'> & { readonly sha: string };

/** What all go back to; undefined where each goes back to what it ran before. */
function sharedTarget(turns: readonly Turn[], leaving: string): Target | undefined {
  const returned = turns.flatMap((turn) => returnedTo(turn) ?? []);
  const [first] = returned;
  if (common(returned.map(({ sha }) => sha)) !== undefined) return first;
  if (first === undefined && !turns.some((turn) => hasNothingOfItsOwn(turn, leaving))) return undefined;
  const hosts = turns.flatMap(({ name, before }) => (before === undefined ? [] : [{ name, state: before }]));
  const choice = chooseReturn(hosts, leaving);
  return choice.kind === 'none' ? first : (choice.release ?? first);
}

/** A new host that runs the release, well or sick. */
function hasNothingOfItsOwn(turn: Turn, sha: string): boolean {
  const report = reportOf(turn);
  const isThere = report?.status === 'live' || isSickOn(report, sha);
  return isThere && report?.previousSha === null;
}

function knownOn({ before }: Turn, { sha, recipe }: Target): Target {
  return before === undefined || recipe === undefined ? { sha, recipe } : asKnownOn(before, { sha, recipe });
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
function returnedTo(turn: Turn): Target | undefined {
  const report = reportOf(turn);
  if (report === undefined) return undefined;
  const { status, reasonCode, sha } = report;
  if (sha === null || (status !== 'rolled-back' && reasonCode !== 'rollback_failed')) return undefined;
  const { validated } = turn.before ?? {};
  return { sha, recipe: validated?.sha === sha ? validated.recipe : undefined };
}

/** What a host ran before this run, as it ran it; undefined where it stays as it is. */
function ownReturn(turn: Turn, sha: string): Target | undefined {
  const report = reportOf(turn);
  if (report === undefined) return undefined;
  const { status, reasonCode, previousSha: before } = report;
  const isStuck = isSickOn(report, sha) && reasonCode === 'no_rollback_target';
  if (before === null || (status !== 'live' && !isStuck)) return undefined;
  const { live } = turn.before ?? {};
  return { sha: before, recipe: live?.sha === before ? live.recipe : undefined };
}

function generationOf({ came, before }: Turn): number | undefined {
  if (came.kind === 'untouched') return before?.live?.generation;
  if (came.kind !== 'reported') return undefined;
  const { status, reasonCode, generation } = came.report;
  return status === 'failed' && reasonCode !== 'no_rollback_target' ? undefined : generation;
}
