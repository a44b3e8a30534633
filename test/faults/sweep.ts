import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BundleRun } from '../support/run-bundle.ts';
import { injecting, repeatable } from '../support/strace.ts';
import { checkKilled, checkRecovered, type Problems } from './sweep-checks.ts';
import type { KillPoint } from './sweep-points.ts';
import { armRestart, deploy, type Place, rollback, wordOf } from './sweep-scenarios.ts';

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

/** How a run of the bundle is changed so that it dies at a point. */
function killing(place: Place, point: KillPoint): Partial<BundleRun> {
  if (point.kind === 'bundle') return { wrapper: injecting('signal=SIGKILL', point.moment), env: repeatable };
  if (point.kind === 'restart') {
    armRestart(place, point.step);
    return {};
  }
  return { env: { PATH: `${fatalGit(place, point)}:${process.env['PATH'] ?? ''}` } };
}

/** A folder with a `git` that is the real one but for one run, at which it dies. */
function fatalGit(place: Place, point: KillPoint & { readonly kind: 'git' | 'after-git' }): string {
  const folder = join(place.sandbox.folder, 'fatal-git');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const script = [
    '#!/bin/sh',
    'command= skip=',
    'for word; do',
    '  if [ -n "$skip" ]; then skip=; continue; fi',
    '  case "$word" in -C|-c) skip=1 ;; -*) ;; *) command=$word; break ;; esac',
    'done',
    `[ "$command" = '${point.run.command}' ] || exec ${real} "$@"`,
    // Making a folder is atomic: no two runs get the same number.
    `number=1; until mkdir '${folder}'/run.$number 2>/dev/null; do number=$((number + 1)); done`,
    `[ "$number" -eq ${point.run.number} ] || exec ${real} "$@"`,
    ...death(point, real),
  ];
  writeFileSync(join(folder, 'git'), `${script.join('\n')}\n`);
  chmodSync(join(folder, 'git'), 0o755);
  return folder;
}

function death(point: KillPoint & { readonly kind: 'git' | 'after-git' }, real: string): string[] {
  if (point.kind === 'after-git') return [`${real} "$@"`, 'kill -9 "$PPID"'];
  const { call, when } = point.moment;
  const inject = `strace -f -qq -o /dev/null -e trace=${call} -e inject=${call}:signal=SIGKILL:when=${when}`;
  return [`${inject} ${real} "$@"`, ...(point.alone ? ['exit $?'] : ['kill -9 "$PPID"'])];
}
