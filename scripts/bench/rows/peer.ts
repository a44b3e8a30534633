import type { Group } from '../group.ts';
import { readPeer } from '../peer.ts';
import type { Measured } from '../row.ts';
import { createSmallPlace } from '../smallest-runs.ts';
import { alternate } from '../spread.ts';
import { bareNode, runBareNode } from '../start-to-end.ts';
import { startGoal } from './start.ts';

/** The action of another checkout, in turns with Node that does nothing and with each of ours. */
export function besidePeer(folder: string, inputs: Readonly<Record<string, string>>): Group {
  return {
    name: 'peer',
    about: `the action in ${folder} from its start to its end, beside ours`,
    async measure(rounds) {
      const place = await createSmallPlace();
      try {
        const peer = readPeer(folder, inputs, place);
        const ours = place.runs.map(({ action, run }) => [action, () => run()] as const);
        const taken = await alternate<string>(rounds, {
          [bareNode]: runBareNode,
          [peer.name]: peer.run,
          ...Object.fromEntries(ours),
        });
        const row = (name: string, goal: Measured['goal']): Omit<Measured, 'group'> => ({
          name,
          unit: 'ms',
          belay: taken[name] ?? [],
          reference: { name: bareNode, values: taken[bareNode] ?? [] },
          goal,
        });
        const own = ours.map(([action]) => row(action, { kind: 'ratio', most: startGoal(action) }));
        return [row(peer.name, { kind: 'none' }), ...own];
      } finally {
        await place.stop();
      }
    },
  };
}
