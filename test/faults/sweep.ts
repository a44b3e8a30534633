import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkKilled, checkRecovered, type Problems } from './sweep-checks.ts';
import { killing } from './sweep-injection.ts';
import type { KillPoint } from './sweep-points.ts';
import { deploy, type Place, rollback, wordOf } from './sweep-scenarios.ts';

/** What is run after the kill: the same again, another deployment, or a rollback. */
export const followUps = ['same', 'other', 'rollback'] as const;
export type FollowUp = (typeof followUps)[number];

export interface SweepResult {
  readonly scenario: string;
  readonly point: KillPoint;
  readonly followUp: FollowUp;
  /** False where the run ended before it came to the point. */
  readonly killed: boolean;
  /** What the run after the kill said. */
  readonly outcome: string;
  readonly recoveryMs: number;
  readonly problems: Problems;
  /** Logs of the runs, for a person who looks into a problem. */
  readonly log: string;
}

/** Kills the act of a place at one point, runs what follows, and compares with what must be. */
export async function sweepPoint(place: Place, point: KillPoint, followUp: FollowUp): Promise<SweepResult> {
  place.reset();
  const first = await place.scenario.act(place, killing(place, point));
  rmSync(join(place.sandbox.folder, 'restart-bomb'), { force: true });
  const killed = first.signal === 'SIGKILL' || first.exitCode === 137;
  const problems = await checkKilled(place);
  const next = await follow(place, followUp);
  const expected = await expectationOf(place, followUp, wordOf(next));
  if (!expected.says.includes(wordOf(next)))
    problems.push(`the next run said ${wordOf(next)} (${next.outputs['reason-code']})`);
  if (next.log.includes('is held by another run')) problems.push('the next run had to wait for the lock');
  problems.push(...(await checkRecovered(place, expected.version)));
  const third = await follow(place, followUp);
  if (!expected.third.includes(wordOf(third)))
    problems.push(`the third run said ${wordOf(third)} (${third.outputs['reason-code']})`);
  problems.push(...(await checkRecovered(place, expected.version)).map((text) => `third run: ${text}`));
  return {
    scenario: place.scenario.name,
    point,
    followUp,
    killed,
    outcome: wordOf(next),
    recoveryMs: next.durationMs,
    problems,
    log: [first, next, third].map(({ log }) => log).join('\n--- next run ---\n'),
  };
}

function follow(place: Place, followUp: FollowUp): ReturnType<typeof deploy> {
  if (followUp === 'same') return place.scenario.act(place);
  return followUp === 'other' ? deploy(place, place.shas.c) : rollback(place);
}

interface Expectation {
  readonly version: string;
  readonly says: readonly string[];
  readonly third: readonly string[];
}

async function expectationOf(place: Place, followUp: FollowUp, said: string): Promise<Expectation> {
  const { scenario, sandbox } = place;
  if (followUp === 'same') return { ...scenario.afterSame, third: [scenario.third] };
  if (followUp === 'other') return { version: '1.3', says: ['live'], third: ['unchanged'] };
  if (scenario.before === 'nothing') {
    // There is nothing to return to: the run says so and leaves what it found, all of it or nothing.
    return { version: await sandbox.service.version(), says: ['failed'], third: ['failed'] };
  }
  const validated = scenario.ci === 'success' && said === 'nothing-to-do' ? '1.1' : '1.0';
  return { version: validated, says: ['rolled-back', 'nothing-to-do'], third: ['nothing-to-do'] };
}
