import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BundleResult, BundleRun } from '../support/run-bundle.ts';
import { straceProblem } from '../support/strace.ts';
import { repositoryRoot } from '../support/use-sandbox.ts';
import { type Ground, openGround } from './sweep-ground.ts';
import type { Place } from './sweep-place.ts';
import { scenarioNamed, wordOf } from './sweep-scenarios.ts';
import { closeTap, openTap, readRuns } from './sweep-tap.ts';

const problem = straceProblem();

const forks = 'clone,vfork,fork';

let ground: Ground & { stop(): Promise<void> };
let place: Place;
beforeAll(async () => {
  ground = await openGround(repositoryRoot, { driver: 'git', host: 'ssh' });
  place = await ground.place(scenarioNamed('update'));
}, 60_000);
afterAll(() => ground.stop());

/** Whatever it came to, the target is whole, and the next run, unhindered, makes the release live. */
async function expectSafe(how: Partial<BundleRun>, label: string): Promise<BundleResult> {
  const result = await place.scenario.act(place, how);
  closeTap(place);
  const text = `${label}\n${result.log}`;
  expect(['1.0', '1.1'], text).toContain(await place.target.version());
  expect(place.sandbox.lastValidated(), text).toBe(place.shas.a);
  if (result.exitCode === 0) expect(await place.target.head(), text).toBe(place.shas.b);
  expect(result.outputs['reason-code'], text).not.toBe('unexpected');
  const next = await place.scenario.act(place);
  expect(['live', 'unchanged'], `${text}\n--- next\n${next.log}`).toContain(wordOf(next));
  expect(await place.target.version()).toBe('1.1');
  return result;
}

/** A run of this machine whose processes cannot be made from the how-many-th on. */
function withoutForks(error: string, from: number): Partial<BundleRun> {
  const strace = ['strace', '-f', '-qq', '-b', 'execve', '-o', '/dev/null'];
  return {
    wrapper: [...strace, '-e', `trace=${forks}`, '-e', `inject=${forks}:error=${error}:when=${from}+`],
  };
}

describe.skipIf(problem !== undefined)(
  `Where no process can be made, with a host over SSH${problem === undefined ? '' : ` - ${problem}`}`,
  () => {
    test.each([
      ['EAGAIN', 1],
      ['ENOMEM', 2],
      ['EAGAIN', 4],
    ])(
      'F12: here, %s from child %i on: it fails safely, with a sentence, and never half',
      async (error, from) => {
        await place.reset();

        const result = await expectSafe(withoutForks(error, from), `${error} from child ${from} on`);

        if (from === 1) expect(result.outputs['reason-code'], result.log).toBe('host_unreachable');
      },
      120_000,
    );

    test('F12: here, with hardly any file descriptors: it fails safely and never half', async () => {
      for (const files of [24, 34]) {
        await place.reset();
        await expectSafe({ wrapper: ['prlimit', `--nofile=${files}:${files}`] }, `${files} descriptors`);
      }
    }, 120_000);

    test('F12: on the host, no process for the script that switches or that saves the state: it is found out what came of it, and nothing is half done', async () => {
      await place.reset();
      const recorded = await place.scenario.act(place, openTap(place, { kind: 'record' }));
      expect(wordOf(recorded), recorded.log).toBe('live');
      const runs = readRuns(place);

      for (const what of ['git reset', 'append live ledger.jsonl', 'replace state.json']) {
        const run = runs.find((each) => each.what === what);
        if (run === undefined) throw new Error(`Not among ${runs.map((each) => each.what).join(', ')}`);
        await place.reset();
        const orders = `exec strace -f -qq -o /dev/null -e trace=${forks} -e inject=${forks}:error=EAGAIN:when=1+ "$@"`;
        await expectSafe(openTap(place, { kind: 'harm', run: run.name, orders }), `no process for ${what}`);
      }
    }, 180_000);
  },
);
