import type { DeliveryState } from '../../lib/delivery/delivery-state.ts';
import type { LedgerEvent } from '../../lib/delivery/ledger-event.ts';
import type { EndedRun } from './many-runs.ts';
import { eventsOf, type LedgerFacts, statesOf } from './many-runs-ledger.ts';
import { urlOf } from './many-runs-place.ts';

/** What the ledger says of the time in which one run was there. */
interface Moment {
  readonly ended: EndedRun;
  /** The commit it was about; empty where it named none. */
  readonly sha: string;
  /** Whether a release of that commit answers its health check with a no. */
  readonly isSick: boolean;
  readonly events: readonly LedgerEvent[];
  readonly states: readonly DeliveryState[];
  readonly pids: ReadonlySet<number>;
  /** Whether a connection was cut or stopped. */
  readonly cuts: boolean;
}

/** Whether what each run reported stands in the ledger, and was true while the run was there. */
export function checkReports(facts: LedgerFacts): readonly string[] {
  const events = eventsOf(facts.lines);
  const states = statesOf(events);
  const pids = new Set(facts.ended.map(({ pid }) => pid));
  const cuts = facts.ended.some(({ run, wasHit }) => wasHit && /^(cut|freeze)$/.test(run.mishap?.kind ?? ''));
  return facts.ended.flatMap((ended) => {
    const { from, to, run, result } = ended;
    const commit = run.task.kind === 'rollback' ? run.task.to : run.task.commit;
    const sha = commit === undefined ? '' : (facts.shas[commit] ?? '');
    const isSick = commit !== undefined && facts.plan.commits[commit]?.kind === 'sick';
    const there = { events: events.slice(from, to), states: states.slice(from, to + 1) };
    const wrong = wrongReport({ ended, sha, isSick, pids, cuts, ...there });
    const code = result.outputs['reason-code'] ?? 'nothing';
    const who = `run ${run.id} (${run.task.kind}, ${run.over}, ${run.mishap?.kind ?? 'no mishap'}) said ${code}`;
    return wrong.map((each) => `${who}: ${each}`);
  });
}

function wrongReport(moment: Moment): readonly string[] {
  const { result, wasHit } = moment.ended;
  const { outputs, exitCode, signal } = result;
  if (exitCode === null) return wasHit ? [] : [`it ended by ${String(signal)}`];
  const code = outputs['reason-code'];
  const known = code === undefined ? undefined : promises[code];
  if (known === undefined) return [`that is not to be expected here:\n${result.log}`];
  const wrong = [...known(moment)];
  const live = outputs['live-sha'] ?? outputs['sha'] ?? '';
  const isTrue = moment.states.some((state) => isAt(state, live));
  if (live !== '' && !isTrue) wrong.push(`it named ${live} as live, which it was not meanwhile`);
  return wrong;
}

/** Half way the target has the one or the other. */
function isAt({ live, pending }: DeliveryState, sha: string): boolean {
  return live?.sha === sha || pending?.to === sha || pending?.from === sha;
}

type Promised = (moment: Moment) => readonly string[];

const fine: Promised = () => [];

function unless(holds: boolean, otherwise: string): readonly string[] {
  return holds ? [] : [otherwise];
}

function ownIntents({ ended, events }: Moment) {
  return events.filter((each) => each.event === 'intent').filter(({ run }) => run?.url === urlOf(ended.run));
}

function wentLive({ events }: Moment, generation: number | undefined): boolean {
  return events.some((each) => each.event === 'live' && each.generation === generation);
}

const deployed: Promised = (moment) => {
  const own = ownIntents(moment).find(({ op, to }) => op === 'deploy' && to === moment.sha);
  const finished = moment.events.some(
    (each) => each.event === 'live' && each.sha === moment.sha && each.recovered === true,
  );
  return [
    ...unless(moment.ended.result.outputs['sha'] === moment.sha, 'it is about another commit'),
    ...unless(finished || wentLive(moment, own?.generation), 'the ledger does not say that it went live'),
  ];
};

const rolledBack: Promised = (moment) => {
  const own = ownIntents(moment).find(({ op }) => op === 'rollback');
  const { status, action } = moment.ended.result.outputs;
  const said = (status ?? action) === 'rolled-back';
  return [
    ...unless(said, `its status is ${String(status ?? action)}`),
    ...unless(wentLive(moment, own?.generation), 'the ledger does not say that it was taken back'),
  ];
};

/** Back to a sick release goes only who names it. */
const failedRollback: Promised = (moment) => {
  const own = ownIntents(moment).find(({ op }) => op === 'rollback');
  return [
    ...unless(moment.ended.run.task.kind === 'rollback' && moment.isSick, 'it did not go back to a sick one'),
    ...unless(wentLive(moment, own?.generation), 'the ledger does not say that it is live'),
  ];
};

const validated: Promised = ({ events, sha }) =>
  unless(
    events.some((each) => each.event === 'validated' && each.sha === sha),
    'the ledger does not say that it was validated',
  );

const validatedAlready: Promised = ({ states, sha }) =>
  unless(
    states.some((state) => state.validated?.sha === sha),
    'it was not validated',
  );

const heldByOther: Promised = ({ ended, pids }) => {
  const { outputs } = ended.result;
  const { message } = JSON.parse(outputs['result'] ?? '{}') as { message?: string };
  const pid = Number(/pid (\d+)/.exec(message ?? '')?.[1]);
  return unless(pids.has(pid) && pid !== ended.pid, `it does not name one of the other runs: ${message}`);
};

/** A connection that was cut or stopped may have been any run's. */
const lostConnection: Promised = ({ ended, cuts }) =>
  unless(cuts && ended.run.over === 'ssh', 'no connection was cut or stopped');

/** Of every reason that may be given here: what must stand in the ledger then. */
const promises: Readonly<Record<string, Promised>> = {
  deployed,
  rolled_back: rolledBack,
  rollback_failed: failedRollback,
  unhealthy: rolledBack,
  // Its restart was killed under it.
  restart_failed: fine,
  unchanged: ({ states, sha, ended }) =>
    unless(
      ended.result.outputs['sha'] === sha && states.some(({ live }) => live?.sha === sha),
      'it was not live',
    ),
  superseded: fine,
  validated,
  already_validated: validatedAlready,
  passed_after_rollback: fine,
  unproven: fine,
  nothing_to_do: fine,
  ci_pending: fine,
  lock_held: heldByOther,
  host_unreachable: lostConnection,
  host_lost: lostConnection,
  cancelled: ({ ended }) => unless(ended.wasHit, 'nobody cancelled it'),
};
