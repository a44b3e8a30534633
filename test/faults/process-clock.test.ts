import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { useSandbox } from '../support/use-sandbox.ts';

const tenYearsMs = 10 * 365.25 * 86_400_000;

/** Loaded before the bundle: each look at the wall clock finds it ten years off, to the other side than the last. */
function jumpingClock(): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'belay-clock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'clock.mjs');
  writeFileSync(
    file,
    `const Real = Date; const real = Real.now; let looks = 0;
const now = () => { looks += 1; return real() + (looks % 2 === 0 ? 1 : -1) * ${tenYearsMs}; };
globalThis.Date = class extends Real {
  constructor(...given) { given.length === 0 ? super(now()) : super(...given); }
  static now() { return now(); }
};\n`,
  );
  return { NODE_OPTIONS: `--import=${pathToFileURL(file).href}` };
}

test('F9: a wall clock that jumps twenty years between any two looks, within deploy, settle and rollback, changes no decision and no duration', async () => {
  const sandbox = await useSandbox();
  const jumping = { env: jumpingClock() };
  const [good, next, bad] = [sandbox.release('1.0'), sandbox.release('1.1'), sandbox.release('1.2')];
  const sick = sandbox.sickRelease('1.3');
  sandbox.ci(good, 'success');
  sandbox.ci(bad, 'failure');

  const results = [
    await sandbox.deploy(good, {}, jumping),
    await sandbox.watch(good, {}, jumping),
    await sandbox.deploy(next, {}, jumping),
    await sandbox.rollback({}, jumping),
    await sandbox.deploy(bad, {}, jumping),
    await sandbox.watch(bad, {}, jumping),
    await sandbox.deploy(sick, {}, jumping),
  ];

  expect(results.map(({ outputs }) => outputs['reason-code'])).toEqual([
    'deployed',
    'validated',
    'deployed',
    'rolled_back',
    'deployed',
    'rolled_back',
    'unhealthy',
  ]);
  for (const { outputs, durationMs } of results)
    for (const name of ['duration-ms', 'watched-ms']) {
      const told = Number(outputs[name] ?? '0');
      expect(told).toBeGreaterThanOrEqual(0);
      expect(told).toBeLessThanOrEqual(durationMs);
    }
  expect(sandbox.head()).toBe(good);
  expect(sandbox.lastValidated()).toBe(good);
  const generations = sandbox
    .ledger()
    .filter(({ event }) => event === 'intent')
    .map(({ generation }) => Number(generation));
  expect(generations).toEqual(generations.toSorted((a, b) => a - b));
  expect(new Set(generations).size).toBe(generations.length);
}, 180_000);
