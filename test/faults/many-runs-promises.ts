import type { EndedRun } from './many-runs.ts';
import type { Book, Entry } from './many-runs-book.ts';
import { type LedgerFacts, mayBeKilled, watchedUpTo, wereCut } from './many-runs-ledger.ts';
import { urlOf, watchSeconds } from './many-runs-place.ts';

export interface ReportFacts extends LedgerFacts {
  /** When CI of a late commit was done, by its number; as `performance.now()`. */
  readonly judged: ReadonlyMap<number, number>;
}

/** What the ledger says of the time in which one run was there. */
export interface Moment {
  readonly facts: ReportFacts;
  readonly ended: EndedRun;
  /** The commit it was about; empty where it named none. */
  readonly sha: string;
  readonly kind: string;
  /** What it says is live at the end. */
  readonly told: string;
  readonly events: readonly Entry[];
  readonly books: readonly Book[];
  /** The book right after what the run itself has concluded, where it has. */
  readonly own: Book | undefined;
}

/** Whether CI was not done when the watcher stopped to wait. */
export function wasSilent({ kind, ended, facts }: Moment): boolean {
  const { task } = ended.run;
  const at = task.kind === 'watch' ? facts.judged.get(task.commit) : undefined;
  return kind.startsWith('late') && (at ?? Infinity) >= ended.startedAt + watchSeconds * 1_000;
}

type Promised = (moment: Moment) => readonly string[];

export function unless(holds: boolean, otherwise: string): readonly string[] {
  return holds ? [] : [otherwise];
}

function ownIntent({ ended, events }: Moment, op: Entry['op']): Entry | undefined {
  return events.findLast((each) => each.run?.url === urlOf(ended.run) && each.op === op);
}

function lived({ events }: Moment, generation: number | undefined, healthy: boolean): boolean {
  return events.some(
    (each) => each.event === 'live' && each.generation === generation && each.healthy === healthy,
  );
}

const deployed: Promised = (moment) => {
  const { task } = moment.ended.run;
  const own = ownIntent(moment, 'deploy');
  const finished = moment.events.some(
    (each) => each.event === 'live' && each.sha === moment.sha && each.recovered === true,
  );
  const isChecked = task.kind === 'deploy' && task.checked && !finished;
  return [
    ...unless(moment.told === moment.sha, 'it is about another commit'),
    ...unless(
      finished || lived(moment, own?.generation, true),
      'the ledger does not say that it went live and is well',
    ),
    ...unless(!isChecked || moment.kind !== 'sick', 'its release is sick'),
    ...unless(moment.kind !== 'broken', 'its restart fails'),
  ];
};

const rolledBack: Promised = (moment) => {
  const { status, action } = moment.ended.result.outputs;
  return [
    ...unless((status ?? action) === 'rolled-back', `its status is ${String(status ?? action)}`),
    ...unless(
      lived(moment, ownIntent(moment, 'rollback')?.generation, true),
      'the ledger does not say that it was taken back',
    ),
  ];
};

const restartFailed: Promised = (moment) => [
  ...unless(
    moment.kind === 'broken' || mayBeKilled(moment.ended, moment.facts),
    'nothing made its restart fail',
  ),
  ...rolledBack(moment),
];

/** Back to a sick release goes only who names it. */
const failedRollback: Promised = (moment) => [
  ...unless(moment.kind === 'sick', 'it did not go back to a sick one'),
  ...unless(
    lived(moment, ownIntent(moment, 'rollback')?.generation, false),
    'the ledger does not say that it is live',
  ),
];

const unchanged: Promised = ({ told, sha, books }) => [
  ...unless(told === sha, 'it is about another commit'),
  ...unless(
    books.some(({ live, open }) => open === undefined && live?.sha === sha && live.healthy),
    'it was never live and well meanwhile',
  ),
];

/** Only by what went live since it began, and has it within. */
const supersededDeploy: Promised = ({ told, sha, books, facts }) =>
  unless(
    facts.shas.indexOf(told) > facts.shas.indexOf(sha) &&
      books.some(({ live }) => live?.sha === told && live.generation !== books[0]?.live?.generation),
    'nothing newer went live meanwhile',
  );

const supersededWatch: Promised = ({ told, sha, books }) => {
  const first = books[0];
  const watched = first?.open?.to === sha ? first.open.generation : first?.live?.generation;
  return told === sha
    ? unless(
        books.some(({ live }) => live?.sha === sha && live.generation > (watched ?? 0)),
        'the same deployment of it was live all the time',
      )
    : unless(
        books.some(({ live }) => live?.sha === told),
        'nothing else was live meanwhile',
      );
};

const validated: Promised = ({ events, sha, ended, facts }) => {
  const highest = watchedUpTo(ended, facts.lines);
  const own = events.filter((each) => each.event === 'validated' && each.sha === sha);
  return [
    ...unless(own.length > 0, 'the ledger does not say that it was validated'),
    ...unless(
      own.length === 0 || own.some(({ generation }) => generation <= highest),
      `the watcher began when ${highest} was the last generation, and validated a later one`,
    ),
  ];
};

const validatedAlready: Promised = ({ books, sha }) =>
  unless(
    books.some(({ live, proven }) => live?.sha === sha && proven[0]?.sha === sha),
    'it was not live and validated',
  );

const unproven: Promised = (moment) => [
  ...unless(moment.kind === 'mute' || wasSilent(moment), 'CI gave a verdict'),
  ...unless(moment.told === moment.sha, 'it was not live'),
];

const nothingToDo: Promised = ({ books, sha }) =>
  unless(
    books.some(
      ({ live, open, proven }) =>
        open === undefined && live?.healthy === true && live.sha === (sha || proven[0]?.sha),
    ),
    'what it was to return to was not live',
  );

const passedAfterRollback: Promised = ({ books, sha, kind }) => [
  ...unless(['good', 'late-good'].includes(kind), 'CI did not pass'),
  ...unless(
    books.some(
      ({ live, left }) =>
        left?.sha === sha && left.by === live?.generation && /ci_failed|no_verdict/.test(left.reason),
    ),
    'it was not rolled back for its CI',
  ),
];

const heldByOther: Promised = ({ ended, facts }) => {
  const { message } = JSON.parse(ended.result.outputs['result'] ?? '{}') as { message?: string };
  const pid = Number(/pid (\d+)/.exec(message ?? '')?.[1]);
  return [
    ...unless(ended.run.patience !== '10m', 'it was to wait for as long as it takes'),
    ...unless(
      pid !== ended.pid && facts.ended.some((each) => each.pid === pid),
      `it does not name one of the other runs: ${message}`,
    ),
  ];
};

const lostConnection: Promised = ({ ended, facts }) =>
  unless(wereCut(facts.ended) && ended.run.over === 'ssh', 'no connection was cut or stopped');

const cancelled: Promised = ({ ended: { wasHit, run } }) =>
  unless(wasHit && run.mishap?.kind.startsWith('term') === true, 'nobody cancelled it');

function ofAll(promise: Promised): Readonly<Record<'deploy' | 'watch' | 'rollback', Promised>> {
  return { deploy: promise, watch: promise, rollback: promise };
}

/** Of every reason that may be given here, and by whom: what must stand in the ledger then. */
export const promises: Readonly<Record<string, Readonly<Partial<ReturnType<typeof ofAll>>>>> = {
  deployed: { deploy: deployed },
  rolled_back: { watch: rolledBack, rollback: rolledBack },
  rollback_failed: { rollback: failedRollback },
  unhealthy: { deploy: rolledBack },
  restart_failed: { deploy: restartFailed },
  unchanged: { deploy: unchanged },
  superseded: { deploy: supersededDeploy, watch: supersededWatch },
  validated: { watch: validated },
  already_validated: { watch: validatedAlready },
  passed_after_rollback: { watch: passedAfterRollback },
  unproven: { watch: unproven },
  nothing_to_do: { rollback: nothingToDo },
  lock_held: ofAll(heldByOther),
  host_unreachable: ofAll(lostConnection),
  host_lost: ofAll(lostConnection),
  cancelled: ofAll(cancelled),
};

/** The reasons for which every run fails. */
export const failures: ReadonlySet<string> = new Set([
  'rollback_failed',
  'unhealthy',
  'restart_failed',
  'unproven',
  'lock_held',
  'host_unreachable',
  'host_lost',
  'cancelled',
]);
