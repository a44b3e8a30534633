import { formatDuration } from '../../ports/duration.ts';
import { deploy } from '../deploy.ts';
import type { DeployRequest } from '../deploy-report.ts';
import { batchSize, type Rollout } from '../rollout.ts';
import { nameHosts, sayOf } from './host-line.ts';
import type { HostLogs } from './host-logs.ts';
import type { HeldHosts } from './hosts-lock.ts';
import type { HostsPorts } from './hosts-ports.ts';
import { unlessLost } from './lost.ts';
import { type Progress, tellProgress } from './progress.ts';
import { type Reached, reachedOf } from './reach.ts';
import type { SharedMirror } from './shared-mirror.ts';
import { checkStanding } from './standing.ts';
import { type Came, hasFailed, lineOf, notYet, type Turn } from './turn.ts';

/** What going over the hosts shares. */
export interface Way {
  readonly held: HeldHosts;
  readonly logs: HostLogs;
  readonly mirror: SharedMirror;
  /** Called when more hosts have failed than may. */
  readonly onStop: () => void;
}

/** What came of each host, and why no more of them had their turn. */
export interface RolledOut {
  readonly turns: readonly Turn[];
  readonly end:
    | { readonly kind: 'done' | 'stopped' | 'cancelled' }
    /** Another run went over a host whose connection broke: it is left to that one. */
    | { readonly kind: 'overtaken'; readonly why: string };
}

/**
 * Deploys batch after batch, the hosts of one side by side; a host's deployment includes its health check, so all of a
 * batch are well before the next begins. Stops when more hosts have failed than may, and where none is left that could
 * run the release. A cancelled run ends when every host at work has written down where it stands.
 */
export async function rollOut(
  asked: { readonly request: DeployRequest; readonly rollout: Rollout },
  way: Way,
  ports: HostsPorts,
): Promise<RolledOut> {
  const { request, rollout } = asked;
  const { now } = way.held;
  let turns: readonly Turn[] = now.map(notYet);
  const batches = batchesOf(reachedOf(now), batchSize(rollout.batch, now.length));
  const progress = tellProgress(now.length, ports);
  const hasEnded = (): boolean => {
    const failures = turns.filter(hasFailed).length;
    return failures > rollout.maxFailures || failures >= turns.length;
  };
  try {
    for (const [index, batch] of batches.entries()) {
      if (ports.signal.aborted) return { turns, end: { kind: 'cancelled' } };
      const standing = await checkStanding(turns, way.held);
      turns = standing.turns;
      if (standing.overtaken !== undefined)
        return { turns, end: { kind: 'overtaken', why: standing.overtaken } };
      const waiting = batch.filter(({ name }) =>
        turns.some((turn) => turn.name === name && !hasFailed(turn)),
      );
      if (batches.length > 1)
        ports.log.info(
          `Batch ${index + 1} of ${batches.length}: ${nameHosts(waiting.map(({ name }) => name))}.`,
        );
      if (!hasEnded()) turns = merged(turns, await takeTurns(waiting, request, { ...way, progress }, ports));
      if (ports.signal.aborted) return { turns, end: { kind: 'cancelled' } };
      const why = request.afterRollback === undefined ? leftToAnother(turns) : undefined;
      if (why !== undefined) return { turns, end: { kind: 'overtaken', why } };
      if (hasEnded()) {
        way.onStop();
        return { turns, end: { kind: 'stopped' } };
      }
    }
    return { turns, end: { kind: 'done' } };
  } finally {
    progress.stop();
  }
}

/** Under the locks of all hosts another run can have come between only where a connection broke. */
function leftToAnother(turns: readonly Turn[]): string | undefined {
  const left = turns.find(({ came }) => came.kind === 'reported' && came.report.reasonCode === 'superseded');
  return left?.came.kind === 'reported' ? sayOf(left.name, left.came.report.message) : undefined;
}

function merged(turns: readonly Turn[], newer: readonly Turn[]): readonly Turn[] {
  return turns.map((turn) => newer.find(({ name }) => name === turn.name) ?? turn);
}

function takeTurns(
  batch: readonly Reached[],
  request: DeployRequest,
  { progress, ...way }: Way & { readonly progress: Progress },
  ports: HostsPorts,
): Promise<readonly Turn[]> {
  return Promise.all(
    batch.map(async (host) => {
      progress.begin(host.name);
      const turn = await takeTurn(host, request, way, ports);
      progress.end(host.name);
      return turn;
    }),
  );
}

/** So many at a time, in the order they are given. */
export function batchesOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

async function takeTurn(
  { name, place, state }: Reached,
  request: DeployRequest,
  { logs, mirror }: Way,
  ports: HostsPorts,
): Promise<Turn> {
  const { log, close } = logs.of(name);
  const delivery = place.telling({ log, deployments: mirror.on(name) });
  const started = ports.clock.monotonic();
  const came = await comeTo(() => deploy(place.ref, request, delivery));
  const turn: Turn = { name, before: state, came, durationMs: ports.clock.monotonic() - started };
  await close(`${name}: ${titleOf(turn, ports.signal)}`);
  return turn;
}

async function comeTo(act: () => ReturnType<typeof deploy>): Promise<Came> {
  try {
    const report = await unlessLost(act);
    return report.kind === 'refused' ? { kind: 'refused', refusal: report } : { kind: 'reported', report };
  } catch (error) {
    return { kind: 'threw', error };
  }
}

function titleOf(turn: Turn, signal: AbortSignal): string {
  const took = formatDuration(turn.durationMs);
  if (turn.came.kind === 'threw' && signal.aborted) return `cancelled after ${took}`;
  const { status, reasonCode, message } = lineOf(turn);
  if (status === 'live') return `live in ${took}${reasonCode === 'degraded' ? `, degraded. ${message}` : ''}`;
  if (status === 'unchanged') return `unchanged (${took})`;
  return `${status} after ${took} (${reasonCode}). ${message}`;
}
