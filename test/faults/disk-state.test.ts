import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { environmentFiles } from '../../lib/delivery/environment-store.ts';
import { loadEnvironment } from '../../lib/delivery/load-environment.ts';
import { createLocalHost } from '../../lib/hosts/local-host.ts';
import { systemClock } from '../../lib/ports/system-clock.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { useSandbox } from '../support/use-sandbox.ts';
import { privileged } from './privileged.ts';

/** 1.0 validated, 1.1 live. */
async function history(): Promise<{ sandbox: Sandbox; good: string; live: string }> {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  await sandbox.validate(good);
  const live = sandbox.release('1.1');
  await sandbox.deploy(live);
  return { sandbox, good, live };
}

const damages: Readonly<Record<string, (file: string) => void>> = {
  truncated: (file) => truncateSync(file, 200),
  empty: (file) => truncateSync(file, 0),
  missing: (file) => rmSync(file),
  'not JSON': (file) => writeFileSync(file, 'this is not JSON\n'),
  'of another shape': (file) => writeFileSync(file, '{"schema-version":1,"live":42}\n'),
  'with a wrong checksum': (file) =>
    writeFileSync(file, readFileSync(file, 'utf8').replace('"generation": 2', '"generation": 7')),
};

test.each(Object.keys(damages))(
  'F6: state.json %s is made anew from the ledger, and the rollback point is not lost',
  async (name) => {
    const { sandbox, good } = await history();
    damages[name]?.(join(sandbox.state, 'state.json'));

    const returned = await sandbox.rollback();

    expect(returned.outputs, returned.log).toMatchObject({ status: 'rolled-back', sha: good });
    expect((sandbox.snapshot() as { live: { generation: number } }).live.generation).toBe(3);
  },
);

test.each(['state.json', 'ledger.jsonl'])(
  'F6: %s of a later version is refused by deploy, rollback and watch-ci, and not rewritten',
  async (name) => {
    const { sandbox, live } = await history();
    const file = join(sandbox.state, name);
    if (name === 'state.json')
      writeFileSync(file, readFileSync(file, 'utf8').replace('"schema-version": 1', '"schema-version": 2'));
    else writeFileSync(file, '{"v":2,"event":"orbit","sum":"0"}\n', { flag: 'a' });
    const line = '{"v":2,"event":"orbit"}';
    if (name === 'ledger.jsonl') writeFileSync(file, signed(readFileSync(file, 'utf8'), line));
    const before = readFileSync(file);

    const next = sandbox.release('1.2');
    const results = [await sandbox.deploy(next), await sandbox.rollback(), await sandbox.watch(live)];

    for (const { outputs, exitCode, log } of results) {
      expect(outputs['reason-code'], log).toBe('state_from_newer_version');
      expect(exitCode).toBe(1);
    }
    expect(readFileSync(file)).toEqual(before);
    expect(sandbox.head()).toBe(live);
  },
);

/** The ledger with its last line replaced by one that a later version would have signed. */
function signed(ledger: string, body: string): string {
  const sum = execFileSync('sha256sum', { input: body, encoding: 'utf8' }).slice(0, 16);
  const lines = ledger.trimEnd().split('\n').slice(0, -1);
  return `${[...lines, `${body.slice(0, -1)},"sum":"${sum}"}`].join('\n')}\n`;
}

test('F6: a last line that was torn is cut off and kept aside, and nothing else is lost', async () => {
  const { sandbox, good } = await history();
  const before = sandbox.ledger();
  writeFileSync(join(sandbox.state, 'ledger.jsonl'), '{"v":1,"event":"intent","op":"depl', { flag: 'a' });

  const returned = await sandbox.rollback();

  expect(returned.outputs, returned.log).toMatchObject({ status: 'rolled-back', sha: good });
  expect(sandbox.ledger().slice(0, before.length)).toEqual(before);
  expect(readFileSync(join(sandbox.state, 'ledger.jsonl.torn'), 'utf8')).toContain('"op":"depl');
});

test('F6: with both damaged a rollback by itself is refused and a deployment goes on with a warning', async () => {
  const { sandbox, live } = await history();
  const ledger = join(sandbox.state, 'ledger.jsonl');
  const ruin = (): void => {
    for (const name of ['state.json', 'state.json.1']) writeFileSync(join(sandbox.state, name), 'ruined');
    const lines = readFileSync(ledger, 'utf8').split('\n');
    lines[0] = `x${lines[0] ?? ''}`;
    writeFileSync(ledger, lines.join('\n'));
  };
  ruin();

  const returned = await sandbox.rollback();

  expect(returned.exitCode).toBe(1);
  expect(returned.outputs, returned.log).toMatchObject({
    status: 'failed',
    'reason-code': 'target_unreadable',
  });
  expect(sandbox.head()).toBe(live);
  ruin();
  const next = sandbox.release('1.2');
  const deployed = await sandbox.deploy(next);
  expect(deployed.outputs, deployed.log).toMatchObject({ status: 'live', sha: next, 'rollback-sha': '' });
  expect(deployed.log).toContain('damaged');
  expect(sandbox.lastValidated()).toBe('');
});

test('F6: whatever bytes flip in either file, nothing that was not validated is called so', async () => {
  const { sandbox, good } = await history();
  const stateFolder = mkdtempSync(join(tmpdir(), 'belay-flips-'));
  onTestFinished(() => rmSync(stateFolder, { recursive: true, force: true }));
  const files = environmentFiles(stateFolder, 'preprod');
  mkdirSync(files.folder);
  const host = createLocalHost(systemClock);
  const flips = fc.array(
    fc.record({
      file: fc.constantFrom('ledger.jsonl', 'state.json', 'state.json.1'),
      at: fc.nat(100_000),
      to: fc.nat(255),
    }),
    { minLength: 1, maxLength: 6 },
  );

  await fc.assert(
    fc.asyncProperty(flips, async (all) => {
      for (const name of ['ledger.jsonl', 'state.json', 'state.json.1'])
        copyFileSync(join(sandbox.state, name), join(files.folder, name));
      for (const { file, at, to } of all) {
        const bytes = readFileSync(join(files.folder, file));
        bytes[at % bytes.length] = to;
        writeFileSync(join(files.folder, file), bytes);
      }

      const loaded = await loadEnvironment(host, files);

      if (loaded.kind === 'newer') return;
      expect([undefined, good]).toContain(loaded.state.validated?.sha);
      expect(loaded.state.generation).toBeLessThanOrEqual(2);
      if (loaded.ambiguous) expect(loaded.state.validated).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});

/** Deploys to a state folder that was made unfit, and expects that nothing at all was done. */
async function expectRefused(make: (sandbox: Sandbox, folder: string) => void): Promise<void> {
  const sandbox = await useSandbox();
  const good = sandbox.release('1.0');
  make(sandbox, join(sandbox.folder, 'state'));

  const refused = await sandbox.deploy(good);

  expect(refused.exitCode).toBe(1);
  expect(refused.outputs, refused.log).toMatchObject({
    'reason-code': 'state_folder_refused',
    status: 'failed',
  });
  expect(refused.log).toMatch(/::error::state-dir: /);
  expect(existsSync(sandbox.path)).toBe(false);
  expect(await sandbox.service.version()).toBe('');
}

test('F7: a missing state folder is made for this user alone', async () => {
  const sandbox = await useSandbox();
  await sandbox.deploy(sandbox.release('1.0'));

  const mode = (path: string): string =>
    execFileSync('stat', ['-c', '%a', path], { encoding: 'utf8' }).trim();

  expect(mode(join(sandbox.folder, 'state'))).toBe('700');
  expect(mode(sandbox.state)).toBe('700');
  expect(mode(join(sandbox.state, 'ledger.jsonl'))).toBe('600');
  expect(mode(join(sandbox.state, 'state.json'))).toBe('600');
});

test('F7: a state folder that is a symbolic link is refused', () =>
  expectRefused((sandbox, folder) => {
    mkdirSync(join(sandbox.folder, 'elsewhere'));
    symlinkSync(join(sandbox.folder, 'elsewhere'), folder);
  }));

test('F7: an environment folder that is a symbolic link is refused', () =>
  expectRefused((sandbox, folder) => {
    mkdirSync(folder, { mode: 0o700 });
    mkdirSync(join(sandbox.folder, 'elsewhere'));
    symlinkSync(join(sandbox.folder, 'elsewhere'), join(folder, 'preprod'));
  }));

test('F7: a state folder that others can write is refused', () =>
  expectRefused((_, folder) => {
    mkdirSync(folder);
    chmodSync(folder, 0o777);
  }));

test('F7: a state folder that is a file is refused', () =>
  expectRefused((_, folder) => writeFileSync(folder, 'a file')));

/** Making folders there with Node's own `recursive` never ends. */
const nowhere = '/proc/belay-state';

test('F7: a state folder where none can be made is refused by a deployment, and soon', async () => {
  const sandbox = await useSandbox();

  const refused = await sandbox.deploy(sandbox.release('1.0'), { 'state-dir': nowhere });

  expect(refused.exitCode).toBe(1);
  expect(refused.outputs, refused.log).toMatchObject({
    'reason-code': 'state_folder_refused',
    status: 'failed',
  });
  expect(refused.durationMs).toBeLessThan(10_000);
  expect(existsSync(sandbox.path)).toBe(false);
});

test.each([
  ['false', 'nothing_live'],
  ['true', 'detach_failed'],
])('F7: a state folder where none can be made ends a watch soon (detach: %s)', async (detach, reason) => {
  const sandbox = await useSandbox();
  const env = { RUNNER_TOOL_CACHE: join(sandbox.folder, 'tools') };

  const refused = await sandbox.watch(
    sandbox.release('1.0'),
    { 'state-dir': nowhere, detach, token: 'token-of-an-app' },
    { env },
  );

  expect(refused.exitCode).toBe(1);
  expect(refused.durationMs).toBeLessThan(10_000);
  expect(refused.outputs['action'], refused.log).toBe('none');
  expect(refused.outputs['reason-code'], refused.log).toBe(reason);
  expect(sandbox.github.requests).toEqual([]);
});

test.skipIf(!privileged.possible)(`F7: a state folder of another user is refused${privileged.why}`, () =>
  expectRefused((_, folder) => {
    mkdirSync(folder, { mode: 0o700 });
    privileged.run('chown', '12345:12345', folder);
    onTestFinished(() => privileged.run('rm', '-rf', folder));
  }),
);

test.skipIf(!privileged.possible)(
  `F7: a state folder on a read-only mount is refused${privileged.why}`,
  async () => {
    await expectRefused((_, folder) => {
      mkdirSync(folder, { mode: 0o700 });
      const options = `size=64k,mode=700,uid=${process.getuid?.()},gid=${process.getgid?.()}`;
      privileged.run('mount', '-t', 'tmpfs', '-o', options, 'tmpfs', folder);
      onTestFinished(() => privileged.run('umount', folder));
      privileged.run('mount', '-o', 'remount,ro', folder);
    });
  },
);

test.each(['ledger.jsonl', 'state.json', 'lock'])(
  'F7: a planted symbolic link in place of %s is not followed',
  async (name) => {
    const { sandbox, live } = await history();
    const victim = join(sandbox.folder, 'victim');
    renameSync(join(sandbox.state, name), victim);
    symlinkSync(victim, join(sandbox.state, name));
    const before = readFileSync(victim);

    const refused = await sandbox.deploy(sandbox.release('1.2'));

    expect(refused.exitCode, refused.log).toBe(1);
    expect(refused.outputs['reason-code']).toBe('state_not_writable');
    expect(readFileSync(victim)).toEqual(before);
    expect(sandbox.head()).toBe(live);
  },
);
