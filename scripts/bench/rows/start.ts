import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/** Where a runner keeps its disk, Node can keep what V8 made of the scripts; these two show what it is worth. */
const alsoCached = ['notify', 'watch-ci'];

export const start: Group = {
  name: 'start',
  about: 'each action from its start to its end, against Node that does nothing',
  async measure(rounds) {
    const place = await createSmallPlace();
    const cache = mkdtempSync(join(tmpdir(), 'belay-compile-cache-'));
    try {
      const rows: Omit<Measured, 'group'>[] = [];
      for (const { action, does, run } of place.runs) {
        const env = { NODE_COMPILE_CACHE: cache };
        const isCached = alsoCached.includes(action);
        if (isCached) await run({ env });
        const { belay, node, cached } = await alternate(rounds, {
          node: runBareNode,
          belay: () => run(),
          cached: () => (isCached ? run({ env }) : Promise.resolve(0)),
        });
        const measured = { unit: 'ms', reference: { name: bareNode, values: node } } as const;
        const most = startGoal(action);
        rows.push({ name: `${action}: ${does}`, ...measured, belay, goal: { kind: 'ratio', most } });
        const name = `${action}: the same with NODE_COMPILE_CACHE`;
        if (isCached) rows.push({ name, ...measured, belay: cached, goal: { kind: 'none' } });
      }
      return rows;
    } finally {
      await place.stop();
      rmSync(cache, { recursive: true });
    }
  },
};
