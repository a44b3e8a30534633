import { setTimeout as sleep } from 'node:timers/promises';
import { type Baseline, type Baselines, type FollowUp, follow } from './sweep-baseline.ts';
import {
  checkHarmed,
  checkPicture,
  checkSaid,
  type Problems,
  type Recovered,
  untilFree,
} from './sweep-checks.ts';
import { disarm, killing, wasReached } from './sweep-injection.ts';
import { isBegun, isOpen } from './sweep-ledger.ts';
import { differences, type Picture, takePicture } from './sweep-picture.ts';
import type { DriverName, HostKind, Place } from './sweep-place.ts';
import type { KillPoint } from './sweep-points.ts';
import { wordOf } from './sweep-scenarios.ts';

export interface SweepResult {
  readonly driver: DriverName;
  readonly host: HostKind;
  readonly scenario: string;
  readonly point: KillPoint;
  readonly followUp: FollowUp;
  /** Whether the bundle was killed. */
  readonly killed: boolean;
  /** False where the run ended before it came to the point; undefined where that cannot be told. */
  readonly reached: boolean | undefined;
  /** What the harmed run said, where it lived to say something. */
  readonly said: string;
  /** What the run after it said. */
  readonly outcome: string;
  readonly recoveryMs: number;
  readonly problems: Problems;
  /** Logs of the runs, for a person who looks into a problem. */
  readonly log: string;
}

/** What is done at which point, what follows, and what that is compared with. */
export interface Trial {
  readonly point: KillPoint;
  readonly followUp: FollowUp;
  readonly baselines: Baselines;
}

/** Harms the act of a place at one point, runs what follows, and compares with what must be. */
export async function sweepPoint(place: Place, trial: Trial): Promise<SweepResult> {
  const { point, followUp } = trial;
  await place.reset();
  const before = await takePicture(place);
  const first = await place.scenario.act(place, killing(place, point));
  const reached = wasReached(place, point);
  disarm(place);
  const killed = first.signal === 'SIGKILL' || first.exitCode === 137;
  const problems = await checkHarmed(place);
  problems.push(...(await checkSaid(place, before, first)));
  await untilFree(place);
  const { events } = await takePicture(place);
  const begun = isBegun(events);
  // One that did not come about is still open: the next run finishes it.
  const gaveUp = first.outputs['reason-code'] === 'rollback_failed' && !isOpen(events);
  const next = await follow(place, followUp);
  const expectation = expectationOf(place, followUp, { said: wordOf(next), begun, gaveUp });
  // A lock that the disk would not remove stays until something is deployed again: git meets it then (G8).
  const isKept = isUnremoved(point) && wordOf(next) === 'unchanged';
  const expected = { ...expectation, cleared: expectation.cleared && !isKept };
  if (!expected.says.includes(wordOf(next)))
    problems.push(`the next run said ${wordOf(next)} (${next.outputs['reason-code']})`);
  // On a host what a lost run left ends when it finds nobody listening, which is waited for.
  if (place.host.kind === 'local' && next.log.includes('is held by another run'))
    problems.push('the next run had to wait for the lock');
  const afterNext = await settled(place, expected);
  const third = await follow(place, followUp);
  if (!expected.third.includes(wordOf(third)))
    problems.push(`the third run said ${wordOf(third)} (${third.outputs['reason-code']})`);
  const afterThird = await settled(place, expected);
  problems.push(...afterNext.problems, ...afterThird.problems.map((text) => `third run: ${text}`));
  if (problems.length === 0 && expected.sick !== true) {
    const pictures = [afterNext.picture, afterThird.picture] as const;
    problems.push(...(await compare(place, trial, { known: before.events.length, pictures })));
  }
  return {
    driver: place.driver,
    host: place.host.kind,
    scenario: place.scenario.name,
    ...{ point, followUp, killed, reached, problems },
    said: killed ? 'killed' : `${wordOf(first)} (${first.outputs['reason-code'] ?? 'no reason'})`,
    outcome: wordOf(next),
    recoveryMs: next.durationMs,
    log: [first, next, third].map(({ log }) => log).join('\n--- next run ---\n'),
  };
}

function isUnremoved(point: KillPoint): boolean {
  return 'moment' in point && point.harm !== 'kill' && point.moment.call.startsWith('unlink');
}

interface Seen {
  readonly picture: Picture | undefined;
  readonly problems: Problems;
}

/** A server ends its sessions a moment after their client: only what stays is a problem. */
async function settled(place: Place, expected: Recovered): Promise<Seen> {
  for (let tries = place.host.kind === 'ssh' ? 20 : 1; ; tries -= 1) {
    const seen = await look(place, expected);
    if (seen.problems.length === 0 || tries <= 1) return seen;
    await sleep(50);
  }
}

async function look(place: Place, expected: Recovered): Promise<Seen> {
  try {
    const picture = await takePicture(place);
    return { picture, problems: checkPicture(place, picture, expected) };
  } catch (error) {
    const words = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    return { picture: undefined, problems: [`it could not be read: ${words}`] };
  }
}

/** What a sound place is compared by: how many lines the ledger had at first, and what was seen after two more runs. */
interface Compared {
  readonly known: number;
  readonly pictures: readonly [Picture | undefined, Picture | undefined];
}

/**
 * As if the act had been done, or as if it had never been begun: it must be the one or the other in all. What was open
 * when it began may also have been taken back: where the harm tore its files, or made its service sick.
 */
async function compare(
  place: Place,
  { baselines, followUp }: Trial,
  { known, pictures: [next, third] }: Compared,
): Promise<Problems> {
  if (next === undefined || third === undefined) return [];
  const against = (baseline: Baseline, names: readonly string[]): string[] => {
    // What was prepared and not begun may stay: only what neither history has is left over.
    const withMore = (picture: Picture): Picture => ({ ...picture, names: [...picture.names, ...names] });
    const after =
      baseline.third === undefined ? [] : differences(third, withMore(baseline.third), place, known);
    return [
      ...differences(next, withMore(baseline.next), place, known),
      ...after.map((text) => `third run: ${text}`),
    ];
  };
  const done = await baselines.done(followUp);
  if (against(done, []).length === 0) return [];
  const never = await baselines.never(followUp);
  const takenBack = await baselines.takenBack?.(followUp);
  const all = [done, never, ...(takenBack === undefined ? [] : [takenBack])];
  const names = all.flatMap((each) => (each.third ?? each.next).names);
  const found = all.map((each) => against(each, names));
  return found.toSorted((one, other) => one.length - other.length)[0] ?? [];
}

interface Expectation extends Recovered {
  readonly says: readonly string[];
  readonly third: readonly string[];
}

function expectationOf(
  place: Place,
  followUp: FollowUp,
  { said, begun, gaveUp }: { readonly said: string; readonly begun: boolean; readonly gaveUp: boolean },
): Expectation {
  const { scenario } = place;
  const cleared = followUp === 'other' || (followUp === 'same' && scenario.deploys);
  // A verdict that follows a failed rollback makes no second hop (D12): a person does.
  if (followUp === 'same' && gaveUp && scenario.ci !== undefined)
    return { ...scenario.afterSame, cleared, sick: true, third: [scenario.third] };
  if (followUp === 'same') return { ...scenario.afterSame, cleared, third: [scenario.third] };
  if (followUp === 'other') return { version: '1.3', cleared, says: ['live'], third: ['unchanged'] };
  if (scenario.before === 'nothing') {
    // There is nothing to return to, and the run says so: what was announced is finished first, else nothing is there.
    return { version: begun ? '1.0' : '', cleared, says: ['failed'], third: ['failed'] };
  }
  const validated = scenario.ci === 'success' && said === 'nothing-to-do' ? '1.1' : '1.0';
  return { version: validated, cleared, says: ['rolled-back', 'nothing-to-do'], third: ['nothing-to-do'] };
}
