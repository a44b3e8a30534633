import { describe, it } from 'vitest';
import { deploy, drift, lose, passed, sick, verdict } from './build-history.ts';
import { runHistory } from './history.ts';
import type { Operation } from './operation.ts';
import type { Fault } from './process.ts';

describe('a fault at every call of a port', () => {
  const kinds = ['die-halfway', 'disk-full', 'cancel'] as const;
  const callsOfARollback = 30;

  /** The same history once for each call the struck process makes. */
  async function sweep(history: (fault: Fault) => readonly Operation[]): Promise<void> {
    for (const kind of kinds)
      for (let call = 1; call <= callsOfARollback; call += 1)
        // A thousand histories: on real files they would take as long as all others together.
        await runHistory(history({ kind, call }), 'memory');
  }

  it('of a deployment that is rolled back is finished or undone by the next run', () =>
    sweep((fault) => [deploy('A'), passed, sick('B'), deploy('B', { fault }), deploy('C')]));

  it('of a recovery is recovered from', () =>
    sweep((fault) => [
      ...[deploy('A'), passed, sick('B'), deploy('B', { fault: { kind: 'die', call: 24 } })],
      ...[deploy('C', { fault }), verdict({ verdict: 'unknown' })],
    ]));

  it('of a deployment to a drifted target, killed again by the verdict, is settled in the end', () =>
    sweep((fault) => [
      ...[deploy('A'), passed, drift('D', false), deploy('B', { fault })],
      ...[verdict({ watcher: 1, verdict: 'failure' }, { fault }), passed],
    ]));

  it('after the ledger was lost loses nothing that state.json still tells', () =>
    sweep((fault) => [deploy('A'), passed, lose('ledger lost'), deploy('B', { fault }), deploy('C')]));
});
