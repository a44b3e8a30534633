import { formatDuration } from '../../ports/duration.ts';
import type { Refusal } from '../delivery-ports.ts';
import type { Place } from '../place.ts';
import { type ReturnReport, returnTo } from '../return-to.ts';
import { nameHosts } from './host-line.ts';
import type { HostLogs } from './host-logs.ts';
import type { HostsPorts } from './hosts-ports.ts';
import { unlessLost } from './lost.ts';
import type { StepBack } from './plan-going-back.ts';
import type { SharedMirror } from './shared-mirror.ts';
import { hasFailed, type Turn } from './turn.ts';

/** What taking hosts back needs. */
export interface WayBack {
  readonly placeOf: (name: string) => Place | undefined;
  readonly path: string;
  readonly logs: HostLogs;
  readonly mirror: SharedMirror;
}

/**
 * Takes hosts back, side by side, by the one rollback there is; a newer deployment is never touched. A cancelled run
 * ends every host first, and rejects nothing: what is known of each stays.
 */
export async function goBack(
  turns: readonly Turn[],
  steps: readonly StepBack[],
  { placeOf, path, logs, mirror }: WayBack,
  ports: HostsPorts,
): Promise<readonly Turn[]> {
  if (steps.length === 0) return turns;
  const failed = turns.filter(hasFailed).map(({ name }) => name);
  const note = `${nameHosts(failed)} failed.`;
  ports.log.info(`Going back on ${nameHosts(steps.map(({ name }) => name))}.`);
  return Promise.all(
    turns.map(async (turn) => {
      const step = steps.find(({ name }) => name === turn.name);
      const place = placeOf(turn.name);
      if (step === undefined || place === undefined) return turn;
      const { log, close } = logs.of(turn.name);
      const delivery = place.telling({ log, deployments: mirror.on(turn.name) });
      const started = ports.clock.monotonic();
      const aside = { ...place, ports: delivery };
      const back = await unlessLost(() => stepBack(step, aside, { note, path })).catch(() =>
        ports.signal.aborted ? broken(turn.name) : fault(),
      );
      const took = formatDuration(ports.clock.monotonic() - started);
      const isBack = back.kind === 'returned' && back.status === 'rolled-back';
      await close(
        `${turn.name}: ${isBack ? `back on ${step.to} in ${took}` : `not taken back. ${back.message}`}`,
      );
      return { ...turn, back };
    }),
  );
}

function fault(): Refusal {
  return { kind: 'refused', code: 'host_lost', message: 'A fault in Belay: what runs there is not known.' };
}

function broken(name: string): Refusal {
  const message = `The run was cancelled while ${name} went back: what runs there is not known.`;
  return { kind: 'refused', code: 'host_lost', message };
}

function stepBack(
  { to, recipe, ifLive }: StepBack,
  { ref, ports }: Place,
  { note, path }: { readonly note: string; readonly path: string },
): Promise<ReturnReport | Refusal> {
  const { sha, generation } = ifLive;
  return returnTo(
    ref,
    {
      to,
      ifLive: sha,
      note,
      path,
      ...(generation === undefined ? {} : { ifGeneration: generation }),
      ...(recipe === undefined ? {} : { recipe }),
    },
    ports,
  );
}
