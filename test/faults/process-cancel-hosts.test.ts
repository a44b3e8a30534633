import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import type { BundleResult } from '../support/run-bundle.ts';
import { repositoryRoot } from '../support/use-sandbox.ts';
import { isFree } from './sweep-checks.ts';
import { type Ground, openGround } from './sweep-ground.ts';
import type { DriverName, Place } from './sweep-place.ts';
import { scenarioNamed, wordOf } from './sweep-scenarios.ts';

/** As in process-cancel.test.ts: GitHub gives 7.5 s, two are promised, and a busy machine gets some more. */
const exitWithinMs = 5_000;

/** Between GitHub's two signals are 7.5 s; what is to end by the first must not stumble over the second. */
const secondSignalMs = 100;

/** A pipe in the place of what the restart reads: its children hang there for as long as it is held open. */
interface Trap {
  /** Whether somebody hangs in it now. */
  isTaken(): boolean;
  /** Lets go whoever hangs, and catches nobody any more. */
  remove(): void;
}

function setTrap(place: Place): Trap {
  const path = join(place.sandbox.folder, 'restart-bomb');
  rmSync(path, { force: true });
  execFileSync('mkfifo', [path]);
  const held: number[] = [];
  return {
    isTaken: () => {
      const opened = openForReaders(path);
      if (opened !== undefined) held.push(opened);
      return opened !== undefined;
    },
    remove: () => {
      rmSync(path, { force: true });
      for (const each of held) closeSync(each);
    },
  };
}

/** Opens only where somebody reads. */
function openForReaders(path: string): number | undefined {
  try {
    return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
}

interface Cancelled {
  readonly result: BundleResult;
  readonly tookMs: number;
  /** Whether what it had started here or on the host still hung in the trap when it had ended. */
  readonly leftChildren: boolean;
}

/** Cancels the act of a place while its restart hangs. */
async function cancelInRestart(place: Place): Promise<Cancelled> {
  const trap = setTrap(place);
  try {
    let child: { kill(signal: NodeJS.Signals): boolean } | undefined;
    const running = place.scenario.act(place, {
      onStart: (started) => {
        child = started;
      },
    });
    await eventually('the restart hangs', () => trap.isTaken());
    const sent = performance.now();
    child?.kill('SIGINT');
    const again = setTimeout(() => child?.kill('SIGTERM'), secondSignalMs);
    const result = await running;
    clearTimeout(again);
    return { result, tookMs: performance.now() - sent, leftChildren: trap.isTaken() };
  } finally {
    trap.remove();
  }
}

function ledgerOf(place: Place): readonly Readonly<Record<string, unknown>>[] {
  const text = readFileSync(join(place.sandbox.state, 'ledger.jsonl'), 'utf8');
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
}

const rollbacksIn = (place: Place): number => ledgerOf(place).filter(({ op }) => op === 'rollback').length;

const grounds = new Map<DriverName, Ground & { stop(): Promise<void> }>();

beforeAll(async () => {
  for (const driver of ['git', 'releases'] as const)
    grounds.set(driver, await openGround(repositoryRoot, { driver, host: 'ssh' }));
}, 60_000);

afterAll(async () => {
  for (const ground of grounds.values()) await ground.stop();
});

async function placeOf(driver: DriverName, scenario: string): Promise<Place> {
  const ground = grounds.get(driver);
  if (ground === undefined) throw new Error(`There is no ground of the driver ${driver}.`);
  return ground.place(scenarioNamed(scenario));
}

/** A rollback that was asked for is the one that is written down; a deployment begins none. */
const rows = [
  ['a deployment', 'git', 'update', 0],
  ['a deployment', 'releases', 'update', 0],
  ['a rollback', 'git', 'rollback', 1],
  ['a failure of CI that is being applied', 'git', 'settle: roll back', 1],
] as const;

test.each(rows)(
  'F3: %s (driver %s, on a host over SSH) cancelled by SIGINT and SIGTERM while its restart hangs: what hung there is ended, the journal says "interrupted", no rollback is begun, and the next run is right',
  async (_what, driver, scenario, rollbacks) => {
    const place = await placeOf(driver, scenario);

    const { result, tookMs, leftChildren } = await cancelInRestart(place);

    expect(result.outputs['reason-code'], result.log).toBe('cancelled');
    expect(result.exitCode).toBe(1);
    expect(tookMs).toBeLessThan(exitWithinMs);
    expect(leftChildren).toBe(false);
    expect(ledgerOf(place).at(-1)?.['event'], result.log).toBe('interrupted');
    expect(rollbacksIn(place)).toBe(rollbacks);
    expect(isFree(join(place.sandbox.state, 'lock'))).toBe(true);
    const next = await place.scenario.act(place);
    expect(place.scenario.afterSame.says, next.log).toContain(wordOf(next));
    expect(await place.target.version()).toBe(place.scenario.afterSame.version);
    expect(rollbacksIn(place)).toBe(rollbacks);
  },
  120_000,
);
