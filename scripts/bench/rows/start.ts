import type { Group } from '../group.ts';
import type { Measured } from '../row.ts';
import { createSmallPlace } from '../smallest-runs.ts';
import { alternate } from '../spread.ts';
import { bareNode, runBareNode } from '../start-to-end.ts';

/** Of the time of bare Node. They run more often than the others, and beside every one of them. */
const smallActions = ['notify', 'health-check'];
const [smallGoal, goal] = [2.5, 3];

/** What a start of an action may take, as a multiple of what bare Node takes. */
export function startGoal(action: string): number {
  return smallActions.includes(action) ? smallGoal : goal;
}

export const start: Group = {
  name: 'start',
  about: 'each action from its start to its end, against Node that does nothing',
  async measure(rounds) {
    const place = await createSmallPlace();
    try {
      const rows: Omit<Measured, 'group'>[] = [];
      for (const { action, does, run } of place.runs) {
        const { belay, node } = await alternate(rounds, { node: runBareNode, belay: () => run() });
        rows.push({
          name: `${action}: ${does}`,
          unit: 'ms',
          belay,
          reference: { name: bareNode, values: node },
          goal: { kind: 'ratio', most: startGoal(action) },
        });
      }
      return rows;
    } finally {
      await place.stop();
    }
  },
};
