import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { repeatable, straceProblem } from '../support/strace.ts';
import { useSandbox } from '../support/use-sandbox.ts';
import { checkRecovered } from './sweep-checks.ts';
import { preparePlace } from './sweep-ground.ts';
import type { Place } from './sweep-place.ts';
import { scenarios, wordOf } from './sweep-scenarios.ts';

const problem = straceProblem();

async function updatePlace(): Promise<Place> {
  const update = scenarios.find(({ name }) => name === 'update');
  if (update === undefined) throw new Error('There is no scenario "update".');
  return preparePlace(await useSandbox(), update);
}

/** Whatever it came to, the target is whole, and the next run, unhindered, makes the release live. */
async function expectSafe(place: Place, wrapper: readonly string[], label: string): Promise<string> {
  await place.reset();
  const result = await place.scenario.act(place, { wrapper, env: repeatable });
  const { sandbox, shas } = place;
  const version = await sandbox.service.version();
  expect(['1.0', '1.1'], `${label}\n${result.log}`).toContain(version);
  expect(['1.0', '1.1'].includes(version) && sandbox.lastValidated(), label).toBe(shas.a);
  if (result.exitCode === 0) expect(sandbox.head()).toBe(shas.b);
  const next = await place.scenario.act(place);
  expect(['live', 'unchanged'], `${label}\n${result.log}\n--- next\n${next.log}`).toContain(wordOf(next));
  expect(await checkRecovered(place, '1.1'), `${label}\n${result.log}\n--- next\n${next.log}`).toEqual([]);
  return result.outputs['reason-code'] ?? 'died';
}

describe.skipIf(problem !== undefined)(
  `Where no process can be made${problem === undefined ? '' : ` - ${problem}`}`,
  () => {
    test.each(['EAGAIN', 'ENOMEM'])(
      'F12: from any child on %s: it fails safely, with a sentence, and never half',
      async (error) => {
        const place = await updatePlace();
        const reasons: string[] = [];

        // The first child takes the lock; the later ones are git and the restart.
        for (const from of [1, 2, 4, 7, 10, 13, 16]) {
          const inject = `inject=clone,vfork,fork:error=${error}:when=${from}+`;
          const wrapper = ['strace', '-f', '-qq', '-b', 'execve', '-o', '/dev/null'];
          const traced = [...wrapper, '-e', 'trace=clone,vfork,fork', '-e', inject];
          reasons.push(await expectSafe(place, traced, `${error} from child ${from} on`));
        }

        expect(reasons[0]).toBe('lock_unavailable');
        expect(reasons).not.toContain('unexpected');
      },
      120_000,
    );
  },
);

test('F12: with hardly any file descriptors it fails safely and never half', async () => {
  const place = await updatePlace();

  for (const files of [20, 23, 26, 29, 32, 40])
    await expectSafe(place, ['prlimit', `--nofile=${files}:${files}`], `${files} descriptors`);
});

test('F12: without memory it dies before it changes anything', async () => {
  const place = await updatePlace();
  const before = place.sandbox.ledger();

  const result = await place.scenario.act(place, { env: { NODE_OPTIONS: '--max-old-space-size=4' } });

  if (result.exitCode !== 0) expect(place.sandbox.ledger()).toEqual(before);
  const next = await place.scenario.act(place);
  expect(['live', 'unchanged'], next.log).toContain(wordOf(next));
});

/** Loaded before the bundle: the wall clock runs off by so much, or stands still. */
function wallClock(offsetMs: number | 'frozen'): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'belay-clock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'clock.mjs');
  const now = offsetMs === 'frozen' ? '1700000000000' : `real() + ${offsetMs}`;
  writeFileSync(
    file,
    `const Real = Date; const real = Real.now;
globalThis.Date = class extends Real {
  constructor(...given) { given.length === 0 ? super(${now}) : super(...given); }
  static now() { return ${now}; }
};\n`,
  );
  return { NODE_OPTIONS: `--import=${pathToFileURL(file).href}` };
}

const tenYears = 10 * 365.25 * 86_400_000;

test('F9: a wall clock that jumps ten years back and forth or stands still changes no decision', async () => {
  const sandbox = await useSandbox();
  const clocks = [wallClock(tenYears), wallClock(-tenYears), wallClock('frozen'), {}];
  const clock = (index: number): { env: Record<string, string> } => ({ env: clocks[index % 4] ?? {} });
  const good = sandbox.release('1.0');
  const bad = sandbox.release('1.1');
  const sick = sandbox.sickRelease('1.2');
  sandbox.ci(good, 'success');
  sandbox.ci(bad, 'failure');

  const results = [
    await sandbox.deploy(good, {}, clock(0)),
    await sandbox.watch(good, {}, clock(1)),
    await sandbox.deploy(bad, {}, clock(1)),
    await sandbox.watch(bad, {}, clock(0)),
    await sandbox.deploy(sick, {}, clock(2)),
    await sandbox.deploy(good, {}, clock(3)),
    await sandbox.rollback({}, clock(1)),
  ];

  expect(results.map(({ outputs }) => outputs['reason-code'])).toEqual([
    'deployed',
    'validated',
    'deployed',
    'rolled_back',
    'unhealthy',
    'unchanged',
    'nothing_to_do',
  ]);
  for (const { outputs } of results)
    for (const name of ['duration-ms', 'watched-ms'])
      expect(Number(outputs[name] ?? '0')).toBeGreaterThanOrEqual(0);
  expect(sandbox.head()).toBe(good);
  const ledger = readFileSync(join(sandbox.state, 'ledger.jsonl'), 'utf8');
  expect(ledger).toMatch(/"at":"20[34]\d-/);
});

test('F12: a restart that cannot be started is a failed restart, and the validated release comes back', async () => {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const next = sandbox.release('1.1');

  const failed = await sandbox.deploy(next, {
    restart: `[ "$BELAY_SHA" != ${next} ] || exec /no/such/program\n${sandbox.service.restart}`,
  });

  expect(failed.outputs, failed.log).toMatchObject({
    status: 'rolled-back',
    'reason-code': 'restart_failed',
    sha: good,
  });
});
