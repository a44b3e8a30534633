import { formatDuration } from '../../ports/duration.ts';
import { deploy } from '../deploy.ts';
import type { DeployRequest } from '../deploy-report.ts';
import { batchSize, type Rollout } from '../rollout.ts';
import { nameHosts } from './host-line.ts';
import type { HostLogs } from './host-logs.ts';
import type { HostsPorts } from './hosts-ports.ts';
import { unlessLost } from './lost.ts';
import { tellProgress } from './progress.ts';
import type { Reach, Reached } from './reach.ts';
import type { SharedMirror } from './shared-mirror.ts';
import { type Came, hasFailed, lineOf, type Turn } from './turn.ts';

/** What going over the hosts shares. */
export interface Way {
  readonly logs: HostLogs;
  readonly mirror: SharedMirror;
  /** Called when more hosts have failed than may. */
  readonly onStop: () => void;
}

/**
 * Deploys batch after batch, the hosts of one side by side; a host's deployment includes its health check, so all of a
 * batch are well before the next begins. Stops when more hosts have failed than may. Rejects when the run is cancelled,
 * after every host at work has written down where it stands.
 */
export async function rollOut(
  reaches: readonly Reach[],
  asked: { readonly request: DeployRequest; readonly rollout: Rollout },
  way: Way,
  ports: HostsPorts,
): Promise<{ readonly turns: readonly Turn[]; readonly stopped: boolean }> {
  const { request, rollout } = asked;
  const turns = new Map(reaches.map((reach) => [reach.name, notYet(reach)]));
  const failures = (): number => [...turns.values()].filter(hasFailed).length;
  const batches = batchesOf(
    reaches.filter((each) => each.kind === 'reached'),
    batchSize(rollout.batch, reaches.length),
  );
  const progress = tellProgress(reaches.length, ports);
  try {
    for (const [index, batch] of batches.entries()) {
      ports.signal.throwIfAborted();
      if (batches.length > 1)
        ports.log.info(
          `Batch ${index + 1} of ${batches.length}: ${nameHosts(batch.map(({ name }) => name))}.`,
        );
      const ended = await Promise.all(
        batch.map(async (host) => {
          progress.begin(host.name);
          const turn = await takeTurn(host, request, way, ports);
          progress.end(host.name);
          return turn;
        }),
      );
      for (const turn of ended) turns.set(turn.name, turn);
      ports.signal.throwIfAborted();
      if (failures() > rollout.maxFailures) {
        way.onStop();
        return { turns: [...turns.values()], stopped: true };
      }
    }
    return { turns: [...turns.values()], stopped: false };
  } finally {
    progress.stop();
  }
}

function notYet(reach: Reach): Turn {
  return reach.kind === 'reached'
    ? { name: reach.name, before: reach.state, came: { kind: 'untouched' }, durationMs: 0 }
    : {
        name: reach.name,
        before: undefined,
        came: { kind: 'unreached', refusal: reach.refusal },
        durationMs: 0,
      };
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
