import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Call, readCalls, recording, straceProblem } from '../support/strace.ts';
import { repositoryRoot } from '../support/use-sandbox.ts';
import { type Ground, openGround } from './sweep-ground.ts';
import type { HostKind, Place } from './sweep-place.ts';
import { scenarioNamed, wordOf } from './sweep-scenarios.ts';
import { closeTap, openTap, readRuns } from './sweep-tap.ts';

const problem = straceProblem();

/** What is done in a row to the files of the state: by the bundle itself, or by each script on the host. */
async function recordActs(place: Place): Promise<readonly (readonly Call[])[]> {
  const folder = mkdtempSync(join(tmpdir(), 'belay-trace-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const log = join(folder, 'calls');
  await place.reset();
  const { env } = openTap(place, { kind: 'record' });
  const result = await place.scenario.act(place, { wrapper: recording(log, ['-b', 'execve']), env });
  expect(wordOf(result), result.log).toBe(place.scenario.undisturbed);
  const runs = place.host.kind === 'local' ? [readCalls(log)] : readRuns(place).map(({ calls }) => calls);
  closeTap(place);
  return runs.map((calls) => calls.filter(({ failed }) => !failed));
}

const indexAfter = (calls: readonly Call[], after: number, is: (call: Call) => boolean): number =>
  calls.findIndex((call, index) => index > after && is(call));

const isSync = (path: string) => (call: Call) =>
  (call.name === 'fsync' || call.name === 'fdatasync') && call.paths.includes(path);

/** A new file is on the disk before it gets its name, and the name before anything else is done. */
function expectReplaced(calls: readonly Call[], state: string, name: string): number {
  const renames = calls.filter(
    (call) =>
      call.name.startsWith('rename') && call.paths.includes(join(state, name)) && / = 0$/.test(call.text),
  );
  for (const rename of renames) {
    const at = calls.indexOf(rename);
    const temporary = rename.paths.find((path) => path.endsWith('.tmp')) ?? '';
    const written = indexAfter(calls, -1, (call) => call.name === 'write' && call.paths.includes(temporary));
    const synced = indexAfter(calls, written, isSync(temporary));
    const folder = indexAfter(calls, at, isSync(state));
    expect(written).toBeGreaterThan(-1);
    expect(synced).toBeGreaterThan(written);
    expect(synced).toBeLessThan(at);
    expect(folder).toBeGreaterThan(at);
  }
  return renames.length;
}

/** An event is on the disk before anything else is done. */
function expectAppended(calls: readonly Call[], ledger: string): number {
  const own = calls.filter(
    (call) => /^(?:write|f(?:data)?sync)$/.test(call.name) && call.paths.includes(ledger),
  );
  const writes = own.filter(({ name }) => name === 'write');
  expect(own.map(({ name }) => name)).toEqual(writes.flatMap(() => ['write', 'fsync']));
  return writes.length;
}

describe.skipIf(problem !== undefined)(
  `What a power cut can find${problem === undefined ? '' : ` - ${problem}`}`,
  () => {
    const grounds = new Map<HostKind, Ground & { stop(): Promise<void> }>();
    beforeAll(async () => {
      for (const host of ['local', 'ssh'] as const)
        grounds.set(host, await openGround(repositoryRoot, { driver: 'git', host }));
    }, 60_000);
    afterAll(async () => {
      for (const ground of grounds.values()) await ground.stop();
    });

    const rows = [
      ['update', 'local', 'deploy on this machine'],
      ['rollback', 'local', 'rollback on this machine'],
      ['settle: validate', 'local', 'settle on this machine'],
      ['update', 'ssh', 'deploy on a host over SSH'],
      ['rollback', 'ssh', 'rollback on a host over SSH'],
      ['settle: validate', 'ssh', 'settle on a host over SSH'],
    ] as const;

    test.each(rows)(
      'F11: %s (%s): %s syncs each file before its rename, its folder after it, and each event as it is written',
      async (scenario, host) => {
        const ground = grounds.get(host);
        if (ground === undefined) throw new Error('There is no such ground.');
        const place = await ground.place(scenarioNamed(scenario));
        const { state } = place.sandbox;

        const runs = await recordActs(place);

        const sum = (count: (calls: readonly Call[]) => number): number =>
          runs.reduce((total, calls) => total + count(calls), 0);
        expect(sum((calls) => expectReplaced(calls, state, 'state.json'))).toBeGreaterThanOrEqual(1);
        const names = sum((calls) => expectReplaced(calls, state, 'last-validated-sha.txt'));
        if (scenario === 'settle: validate') expect(names).toBe(1);
        expect(sum((calls) => expectAppended(calls, join(state, 'ledger.jsonl')))).toBeGreaterThanOrEqual(1);
      },
      60_000,
    );
  },
);
