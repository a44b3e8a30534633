import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  type Call,
  injecting,
  momentOf,
  readCalls,
  recording,
  repeatable,
  straceProblem,
} from '../support/strace.ts';
import { useSandbox } from '../support/use-sandbox.ts';
import { privileged } from './privileged.ts';
import { checkRecovered } from './sweep-checks.ts';
import { preparePlace } from './sweep-ground.ts';
import type { Place } from './sweep-place.ts';
import { deploy, scenarioNamed, wordOf } from './sweep-scenarios.ts';

const problem = straceProblem();
const why = problem === undefined ? '' : ` - ${problem}`;

const updatePlace = async (): Promise<Place> => preparePlace(await useSandbox(), scenarioNamed('update'));

/** The bundle's own calls in an undisturbed run of the place's act. */
async function ownCalls(place: Place): Promise<readonly Call[]> {
  const folder = mkdtempSync(join(tmpdir(), 'belay-trace-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const log = join(folder, 'calls');
  await place.reset();
  const result = await place.scenario.act(place, {
    wrapper: recording(log, ['-b', 'execve']),
    env: repeatable,
  });
  expect(wordOf(result), result.log).toBe(place.scenario.undisturbed);
  return readCalls(log);
}

const inState = (place: Place, call: Call): boolean =>
  call.paths.some((path) => path.startsWith(join(place.sandbox.folder, 'state')));

const writes = new Set(['openat', 'write', 'pwrite64', 'fsync', 'rename', 'link', 'ftruncate', 'mkdir']);

/** A PATH on which `git reset`, where its number is so, cannot remove the file that makes a release sick. */
function keepingSick(isSo: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'belay-git-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = process.env['PATH'] ?? '';
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const inject = 'strace -f -qq -o /dev/null -e trace=unlink -P sick -e inject=unlink:error=EIO';
  const script = `#!/bin/sh
case " $* " in *" reset "*)
  echo >>${folder}/resets
  [ "$(wc -l <${folder}/resets)" ${isSo} ] && exec ${inject} ${real} "$@";;
esac
exec ${real} "$@"
`;
  writeFileSync(join(folder, 'git'), script, { mode: 0o755 });
  return `${folder}:${path}`;
}

const errors = ['ENOSPC', 'EIO', 'EROFS', 'EDQUOT'] as const;

function temporaryFiles(place: Place): string[] {
  return readdirSync(place.sandbox.state).filter((name) => name.endsWith('.tmp'));
}

describe.skipIf(problem !== undefined)(`What the disk does to the state of an environment${why}`, () => {
  test('F5: a disk that refuses any one write, sync or rename of the state never leaves a half, and the next run goes on', async () => {
    const place = await updatePlace();
    const own = await ownCalls(place);
    const targets = own.filter((call) => inState(place, call) && writes.has(call.name) && !call.failed);
    const seen = new Set<string>();

    for (const [index, call] of targets.entries()) {
      const moment = momentOf(call, own);
      if (moment === undefined) continue;
      const error = errors[index % errors.length] ?? 'EIO';
      const label = `${error} from ${call.name}(${call.text.slice(0, 150)}`;
      await place.reset();
      const wrapper = injecting(`error=${error}`, moment);
      const result = await place.scenario.act(place, { wrapper, env: repeatable });
      seen.add(result.outputs['reason-code'] ?? 'none');
      await expectSafe(place, result, label);
      const next = await place.scenario.act(place);
      expect(['live', 'unchanged'], `${label}\n${next.log}`).toContain(wordOf(next));
      expect(await checkRecovered(place, '1.1'), `${label}\n${next.log}`).toEqual([]);
    }

    expect([...seen].sort()).toEqual(
      expect.arrayContaining(['deployed', 'state_not_saved', 'state_not_writable']),
    );
  }, 180_000);

  test('F5: a disk that stays full from the switch on: exit 1, state_not_saved, and the next run reads the target', async () => {
    const place = await updatePlace();
    const { sandbox, shas } = place;
    const own = await ownCalls(place);
    const ledger = join(sandbox.state, 'ledger.jsonl');
    const appends = own.filter((call) => call.name === 'write' && call.paths.includes(ledger));
    expect(appends).toHaveLength(2);
    await place.reset();
    const wrapper = injecting('error=ENOSPC', { call: 'write', when: 2, path: ledger }, true);

    const result = await place.scenario.act(place, { wrapper, env: repeatable });

    expect(result.exitCode).toBe(1);
    expect(result.outputs['reason-code'], result.log).toBe('state_not_saved');
    expect(sandbox.head()).toBe(shas.b);
    expect(sandbox.ledger().at(-1)?.['event']).toBe('intent');
    const next = await place.scenario.act(place);
    expect(next.outputs, next.log).toMatchObject({ status: 'live', sha: shas.b });
    expect(await checkRecovered(place, '1.1')).toEqual([]);
  });

  test('F5: where the folder of the first line cannot be synced, the line is taken back: nothing was begun', async () => {
    const place = await preparePlace(await useSandbox(), scenarioNamed('first deployment'));
    const { sandbox } = place;
    const own = await ownCalls(place);
    const ledger = join(sandbox.state, 'ledger.jsonl');
    const line = own.findIndex((call) => call.name === 'write' && call.paths.includes(ledger));
    const sync = own.slice(line).find((call) => call.name === 'fsync' && call.paths.includes(sandbox.state));
    const moment = sync === undefined ? undefined : momentOf(sync, own);
    if (moment === undefined) throw new Error('The folder was not synced.');
    await place.reset();

    const result = await place.scenario.act(place, {
      wrapper: injecting('error=EIO', moment),
      env: repeatable,
    });

    expect(result.outputs['reason-code'], result.log).toBe('state_not_writable');
    expect(sandbox.ledger()).toEqual([]);
    expect(wordOf(await place.scenario.act(place))).toBe('live');
  });

  test.each([
    ['once is removed by the second try', '-eq'],
    ['at all is told, and the release is not said to be back', '-ge'],
  ])('F5: a file of the sick release that the disk does not let go %s', async (_, from) => {
    const place = await preparePlace(await useSandbox(), scenarioNamed('update that is rolled back'));
    const { sandbox, shas } = place;
    await place.reset();

    // The first reset brings the sick release, the second one the way back.
    const result = await place.scenario.act(place, { env: { PATH: keepingSick(`${from} 2`) } });

    expect(sandbox.head()).toBe(shas.a);
    expect(existsSync(join(sandbox.path, 'sick'))).toBe(from === '-ge');
    if (from === '-ge') {
      expect(result.outputs['reason-code'], result.log).toBe('rollback_failed');
      expect(result.log).toContain(`left files of the release before in ${sandbox.path}`);
    } else {
      expect(wordOf(result), result.log).toBe(place.scenario.undisturbed);
      expect(await checkRecovered(place, '1.0'), result.log).toEqual([]);
    }
  });

  test('F11: every state write is synced before its rename, and its folder after it', async () => {
    const place = await updatePlace();
    const calls = (await ownCalls(place)).filter((call) => inState(place, call));

    const renames = calls.filter((call) => call.name === 'rename' && /\/state\.json"/.test(call.text));
    expect(renames.length).toBeGreaterThanOrEqual(1);
    for (const rename of renames) {
      const [temporary = ''] = rename.paths;
      const at = calls.indexOf(rename);
      const written = calls.findLastIndex(
        (call, index) => index < at && call.name === 'write' && call.paths.includes(temporary),
      );
      const synced = calls.findIndex(
        (call, index) => index > written && call.name === 'fsync' && call.paths.includes(temporary),
      );
      const folder = calls.findIndex(
        (call, index) => index > at && call.name === 'fsync' && call.paths.includes(place.sandbox.state),
      );
      expect(written).toBeGreaterThan(-1);
      expect(synced).toBeGreaterThan(written);
      expect(synced).toBeLessThan(at);
      expect(folder).toBeGreaterThan(at);
    }
    const ledger = calls.filter(
      (call) =>
        ['write', 'fsync'].includes(call.name) && call.paths.some((path) => path.endsWith('ledger.jsonl')),
    );
    expect(ledger.map(({ name }) => name)).toEqual(['write', 'fsync', 'write', 'fsync']);
  });
});

async function expectSafe(
  place: Place,
  result: Awaited<ReturnType<Place['scenario']['act']>>,
  label: string,
): Promise<void> {
  const { sandbox, shas } = place;
  const reason = result.outputs['reason-code'];
  const text = `${label}\n${result.log}`;
  const before = ['state_not_writable', 'state_folder_refused'].includes(reason ?? '');
  expect(before || ['state_not_saved', 'deployed'].includes(reason ?? ''), text).toBe(true);
  expect(result.exitCode, text).toBe(reason === 'deployed' ? 0 : 1);
  expect(temporaryFiles(place), text).toEqual([]);
  // Whole or not there: both parse, whatever the disk said.
  expect(() => JSON.parse(readFileSync(join(sandbox.state, 'state.json'), 'utf8')), text).not.toThrow();
  expect(() => sandbox.ledger(), text).not.toThrow();
  expect(sandbox.head(), text).toBe(before ? shas.a : shas.b);
  expect(await sandbox.service.version(), text).toBe(before ? '1.0' : '1.1');
  expect(sandbox.lastValidated(), text).toBe(shas.a);
}

describe.skipIf(!privileged.possible)(`On a disk of 64 KiB${privileged.why}`, () => {
  test.each([0, 512, 4_096, 8_192])(
    'F5: with %i bytes left in the state folder nothing is lost, and room is all that it takes',
    async (left) => {
      const place = await updatePlace();
      const { sandbox } = place;
      const folder = join(sandbox.folder, 'state');
      rmSync(folder, { recursive: true });
      mkdirSync(folder, { mode: 0o700 });
      privileged.run(
        'mount',
        '-t',
        'tmpfs',
        '-o',
        `size=64k,mode=700,uid=${process.getuid?.()}`,
        'tmpfs',
        folder,
      );
      onTestFinished(() => privileged.run('umount', folder));
      execFileSync('cp', ['-a', `${join(sandbox.folder, 'kept/validated/state')}/.`, folder]);
      const filler = join(folder, 'filler');
      fillBut(filler, left);

      const result = await deploy(place, place.shas.b);

      await expectSafe(place, result, `${left} bytes left`);
      rmSync(filler);
      const next = await deploy(place, place.shas.b);
      expect(['live', 'unchanged'], next.log).toContain(wordOf(next));
      expect(await checkRecovered(place, '1.1')).toEqual([]);
    },
  );
});

/** Fills the disk a file is on, but for about so many bytes. */
function fillBut(file: string, left: number): void {
  const block = Buffer.alloc(512, 'x');
  const blocks: Buffer[] = [];
  try {
    for (;;) {
      writeFileSync(file, block, { flag: 'a' });
      blocks.push(block);
    }
  } catch {
    writeFileSync(file, Buffer.concat(blocks).subarray(0, Math.max(0, blocks.length * 512 - left)));
  }
}
