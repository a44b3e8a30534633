import { scriptedCommits, scriptedRuns } from './many-runs-script.ts';

/**
 * What CI comes to say of a commit, and how it is on the target: a sick one fails its health check, a broken one its
 * restart, and CI says no of both. `late` ones are still judged when the runs begin.
 */
export type CommitKind = 'good' | 'bad' | 'sick' | 'broken' | 'late-good' | 'late-bad' | 'mute';

/** How the restart of a commit behaves: it takes its time, ignores the wish to end, leaves a daemon that does, or fails. */
export type RestartKind = 'plain' | 'slow' | 'stubborn' | 'daemon' | 'failing';

export interface PlannedCommit {
  readonly kind: CommitKind;
  readonly restart: RestartKind;
  /** When CI of a late one is done, after the first run began. Milliseconds. */
  readonly judgedMs: number;
}

/** Commits are numbered in their order; 0 is the validated one that is live before the runs begin. */
export type Task =
  | { readonly kind: 'deploy'; readonly commit: number; readonly checked: boolean }
  | { readonly kind: 'watch'; readonly commit: number }
  | { readonly kind: 'rollback'; readonly to: number | undefined };

/** What befalls a run. `cut` and `freeze` are for connections: that of some run over SSH is ended, or is stopped. */
export const mishapKinds = ['kill', 'kill-tree', 'term', 'term-kill', 'stop', 'cut', 'freeze'] as const;

export interface Mishap {
  readonly kind: (typeof mishapKinds)[number];
  /** Counted from its start, or from when it is seen to hold the lock or its own intent stands in the ledger. */
  readonly since: 'start' | 'lock' | 'intent';
  readonly afterMs: number;
  /** Between the two signals of the kinds that have two. */
  readonly pauseMs: number;
  /** The run whose end the second signal waits for besides. */
  readonly until?: number;
}

/** What a run comes to that others begin at: it waits for CI, its intent stands in the ledger, it was stopped. */
export type MomentKind = 'watching' | 'announced' | 'stopped';

export interface PlannedRun {
  readonly id: number;
  readonly task: Task;
  readonly over: 'local' | 'ssh';
  /** The runs after whose end it begins. */
  readonly after: readonly number[];
  /** It begins when that run comes to this, or ends without. */
  readonly during?: { readonly run: number; readonly is: MomentKind };
  readonly startMs: number;
  /** How long it waits for its turn: most for as long as it takes, some hardly. */
  readonly patience: '10m' | '400ms';
  readonly mishap: Mishap | undefined;
}

/** Everything that was drawn from one seed; how the runs interleave is the machine's. */
export interface StormPlan {
  readonly seed: number;
  readonly commits: readonly PlannedCommit[];
  readonly runs: readonly PlannedRun[];
  /** The commit that is deployed, watched, replaced and deployed again; CI is done when that last run has ended. */
  readonly again: { readonly commit: number; readonly judgedAfter: number };
}

export interface StormSize {
  readonly seed: number;
  readonly processes: number;
  /** All runs begin within this time. Milliseconds. */
  readonly spreadMs: number;
  /** Where the runs are: on the machine, elsewhere, or both by turns. */
  readonly over: 'local' | 'ssh' | 'mixed';
}

export function planStorm({ seed, processes, spreadMs, over }: StormSize): StormPlan {
  const draw = createDraw(seed);
  const kinds = draw.shuffled<CommitKind>(['good', 'good', 'bad', 'sick', 'late-good', 'late-bad', 'mute']);
  const restarts = draw.shuffled<RestartKind>([
    'slow',
    'stubborn',
    'daemon',
    'plain',
    'plain',
    'plain',
    'slow',
  ]);
  const again = kinds.length + 1;
  const scripted = again + 1;
  const twice = draw.oneOf(['late-good', 'late-bad'] as const);
  const commits = [
    ...(['good', ...kinds, twice] as const).map((kind, index) => ({
      kind,
      restart: index === 0 || index === again ? ('plain' as const) : (restarts[index - 1] ?? 'plain'),
      judgedMs: draw.upTo(spreadMs * 2),
    })),
    ...scriptedCommits(draw),
  ];
  const runs: PlannedRun[] = [];
  const add = (task: Task, startMs: number, after: PlannedRun['after'] = []): number => {
    const id = runs.length;
    const way = over === 'mixed' ? draw.oneOf(['local', 'ssh'] as const) : over;
    const patience = draw.chance(0.08) ? ('400ms' as const) : ('10m' as const);
    const mishap = draw.chance(0.4) ? drawMishap(draw, way) : undefined;
    runs.push({ id, task, over: way, after, startMs, patience, mishap });
    return id;
  };
  const rush = Math.ceil(((processes - writtenRuns) * rushPart) / 2);
  while (runs.length < rush) add(drawTask(draw, again), draw.upTo(spreadMs));
  const first = runs.map(({ id }) => id);
  runs.push(...scriptedRuns({ draw, over, first: runs.length, commit: scripted, after: first }));
  for (let left = rush; left > 0; left -= 1) add(drawTask(draw, again), draw.upTo(spreadMs), first);
  const judgedAfter = addAgain(runs, again, over === 'ssh' ? 'ssh' : 'local');
  for (let before: PlannedRun['after'] = runs.map(({ id }) => id); runs.length < processes; )
    before = addWave({ draw, add, commits: again, before });
  return { seed, commits, runs: runs.slice(0, processes), again: { commit: again, judgedAfter } };
}

/** After the rush, and with nobody near: the watcher's deployment is not the one that is live when CI is done. */
function addAgain(runs: PlannedRun[], commit: number, over: PlannedRun['over']): number {
  const first = runs.length;
  const rush = runs.map(({ id }) => id);
  const quiet = { over, startMs: 0, patience: '10m', mishap: undefined } as const;
  const deploy = (what: number) => ({ kind: 'deploy', commit: what, checked: true }) as const;
  runs.push(
    { ...quiet, id: first, task: deploy(commit), after: rush },
    { ...quiet, id: first + 1, task: { kind: 'watch', commit }, after: [first] },
    { ...quiet, id: first + 2, task: deploy(0), after: [first], during: { run: first + 1, is: 'watching' } },
    { ...quiet, id: first + 3, task: deploy(commit), after: [first + 2] },
  );
  return first + 3;
}

/** Those of `scriptedRuns` and of `addAgain`; the others are drawn. */
const writtenRuns = 8 + 4;

/** The part of the drawn runs that come in two rushes, the second beside what is scripted; the others come in waves. */
const rushPart = 0.5;

interface Wave {
  readonly draw: Draw;
  readonly add: (task: Task, startMs: number, after: PlannedRun['after']) => number;
  readonly commits: number;
  readonly before: PlannedRun['after'];
}

/**
 * One deployment or two after those before have ended, and then watchers of their commits: two of each, as the job and
 * the event have it. A rollback by hand comes in between, or the next wave, which else waits for the watchers too.
 */
function addWave({ draw, add, commits, before }: Wave): PlannedRun['after'] {
  const wanted = Array.from({ length: draw.chance(0.3) ? 2 : 1 }, () => draw.upTo(commits - 1));
  const deploys = wanted.map((commit) =>
    add({ kind: 'deploy', commit, checked: !draw.chance(0.1) }, draw.upTo(1_500), before),
  );
  const watchers = [...wanted, ...wanted].map((commit) =>
    add({ kind: 'watch', commit }, draw.upTo(300), deploys),
  );
  if (draw.chance(0.2)) add({ kind: 'rollback', to: undefined }, draw.upTo(1_000), deploys);
  return draw.chance(0.3) ? deploys : [...deploys, ...watchers];
}

export type Draw = ReturnType<typeof createDraw>;

function drawTask(draw: Draw, commits: number): Task {
  const commit = draw.upTo(commits - 1);
  const part = draw.upTo(99);
  if (part < 50) return { kind: 'deploy', commit, checked: !draw.chance(0.1) };
  if (part < 85) return { kind: 'watch', commit };
  return { kind: 'rollback', to: draw.chance(0.2) ? commit : undefined };
}

function drawMishap(draw: Draw, over: 'local' | 'ssh'): Mishap {
  const since = draw.chance(0.7) ? 'lock' : 'start';
  return {
    kind: draw.oneOf(over === 'ssh' ? mishapKinds : mishapKinds.slice(0, 5)),
    since,
    afterMs: draw.upTo(since === 'lock' ? 700 : 2_000),
    pauseMs: draw.upTo(1_200),
  };
}

/** Numbers from a seed (mulberry32), the same everywhere. */
export function createDraw(seed: number) {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  /** A whole number from 0 to `most`, both among them. */
  const upTo = (most: number): number => Math.floor(fraction() * (most + 1));
  return {
    upTo,
    chance: (part: number): boolean => fraction() < part,
    oneOf<T>(values: readonly [T, ...T[]] | readonly T[]): T {
      const value = values[upTo(values.length - 1)];
      if (value === undefined) throw new Error('There is nothing to draw from.');
      return value;
    },
    shuffled<T>(values: readonly T[]): readonly T[] {
      return values
        .map((value) => ({ value, order: fraction() }))
        .sort((left, right) => left.order - right.order)
        .map(({ value }) => value);
    },
  };
}
