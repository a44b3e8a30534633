import type { Draw, Mishap, PlannedCommit, PlannedRun, StormSize } from './many-runs-plan.ts';

/** What the scripted runs deploy, in this order: newer than what is drawn, so that nobody supersedes it. */
export function scriptedCommits(draw: Draw): readonly PlannedCommit[] {
  const sick = draw.oneOf(['sick', 'broken'] as const);
  return [
    { kind: 'good', restart: 'slow', judgedMs: 0 },
    { kind: 'good', restart: 'slow', judgedMs: 0 },
    { kind: draw.oneOf(['good', 'mute'] as const), restart: 'plain', judgedMs: 0 },
    { kind: sick, restart: sick === 'broken' ? 'failing' : 'plain', judgedMs: 0 },
  ];
}

interface Script {
  readonly draw: Draw;
  readonly over: StormSize['over'];
  /** Number of the first of these runs. */
  readonly first: number;
  /** Number of the first of their commits. */
  readonly commit: number;
  /** The runs after whose end they begin. */
  readonly after: PlannedRun['after'];
}

/**
 * What chance brings about too seldom: a holder that is stopped in the middle and goes on after another has given up
 * waiting; a deployment that is killed when it stands in the ledger, and one of another commit or its own watcher that
 * finds it open; and one that takes itself back, with two watchers of its red CI beside it.
 */
export function scriptedRuns({ draw, over, first, commit, after }: Script): readonly PlannedRun[] {
  const stopped = first;
  const impatient = first + 1;
  const killed = first + 2;
  const watcher = first + 3;
  const next = first + 4;
  const sick = first + 5;
  const deploy = (what: number) => ({ kind: 'deploy', commit: commit + what, checked: true }) as const;
  const watch = (what: number) => ({ kind: 'watch', commit: commit + what }) as const;
  const run = (id: number, task: PlannedRun['task'], more: Partial<PlannedRun>): PlannedRun => ({
    id,
    task,
    over: over === 'mixed' ? draw.oneOf(['local', 'ssh'] as const) : over,
    after,
    startMs: 0,
    patience: '10m',
    mishap: undefined,
    ...more,
  });
  const stop: Mishap = {
    kind: 'stop',
    since: 'intent',
    afterMs: 0,
    pauseMs: draw.upTo(500),
    until: impatient,
  };
  const kill = draw.oneOf(['kill', 'kill-tree'] as const);
  const besides = { during: { run: sick, is: 'announced' }, after: [next] } as const;
  return [
    run(stopped, deploy(0), { startMs: draw.upTo(500), mishap: stop }),
    run(impatient, deploy(2), { during: { run: stopped, is: 'stopped' }, patience: '400ms' }),
    run(killed, deploy(1), {
      during: { run: stopped, is: 'stopped' },
      mishap: { kind: kill, since: 'intent', afterMs: draw.upTo(200), pauseMs: 0 },
    }),
    // Of the two that find the act open either may be the first.
    run(watcher, watch(1), { after: [killed] }),
    run(next, deploy(2), { after: [draw.oneOf([killed, watcher])] }),
    run(sick, deploy(3), { after: [watcher, next] }),
    run(sick + 1, watch(3), besides),
    run(sick + 2, watch(3), besides),
  ];
}
