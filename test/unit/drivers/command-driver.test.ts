import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandFor } from '../../../lib/drivers/command/activate-by-command.ts';
import { type CommandTarget, createCommandDriver } from '../../../lib/drivers/command/command-driver.ts';
import { readReport } from '../../../lib/drivers/command/report.ts';
import type { Driver } from '../../../lib/drivers/driver.ts';
import { createLocalHost } from '../../../lib/hosts/local-host.ts';
import { systemClock } from '../../../lib/ports/system-clock.ts';
import { createFakeLog, type FakeLog } from '../../support/fake-log.ts';
import { useFolder } from './driver-rows.ts';

const [first, second] = ['a'.repeat(40), 'b'.repeat(64)] as const;

interface Place {
  readonly path: string;
  readonly log: FakeLog;
  open(target?: Partial<CommandTarget>): Driver;
}

function usePlace(): Place {
  const path = join(useFolder(), 'srv');
  mkdirSync(path);
  const log = createFakeLog();
  const base: CommandTarget = {
    environment: 'preprod',
    path,
    activate: 'echo "$BELAY_SHA" > live',
    current: 'cat live 2>/dev/null || :',
    commandTimeoutMs: 10_000,
    variable: () => undefined,
  };
  return {
    path,
    log,
    open: (target = {}) =>
      createCommandDriver(
        { ...base, ...target },
        { host: createLocalHost(systemClock), clock: systemClock, log },
        { lock: undefined, signal: new AbortController().signal },
      ),
  };
}

test('a command is told what it is for, and only that', async () => {
  const { path, open, log } = usePlace();
  writeFileSync(join(path, 'live'), `${first}\n`);
  const driver = open({
    activate: 'env | grep -E "^(BELAY|TOKEN|INPUT)" | sort > told\necho "$BELAY_SHA" > live\necho moving',
    passEnv: ['TOKEN_OF_PLATFORM', 'TOKEN_MISSING'],
    variable: (name) => (name === 'TOKEN_OF_PLATFORM' ? 'canary' : undefined),
  });

  expect(await driver.activate(second)).toEqual({ kind: 'active', saved: undefined });

  expect(readFileSync(join(path, 'told'), 'utf8').trim().split('\n')).toEqual([
    'BELAY_ENVIRONMENT=preprod',
    `BELAY_PATH=${path}`,
    `BELAY_PREVIOUS_SHA=${first}`,
    `BELAY_SHA=${second}`,
    'TOKEN_OF_PLATFORM=canary',
  ]);
  expect(log.lines).toContain('foreign: moving');
  expect(log.lines.filter((line) => line.startsWith('warning'))).toHaveLength(1);
  expect(log.lines.join('\n')).toContain('"activate" runs without TOKEN_MISSING');
});

test('going back has a command of its own, forwards has not', async () => {
  const { path, open } = usePlace();
  const driver = open({ rollback: 'echo "$BELAY_SHA" > live\necho back > how' });
  await driver.activate(first);
  await driver.activate(second, second);
  expect(() => readFileSync(join(path, 'how'))).toThrow();

  expect(await driver.activate(first, second)).toMatchObject({ kind: 'active' });

  expect(readFileSync(join(path, 'how'), 'utf8')).toBe('back\n');
  expect(await driver.liveSha()).toBe(first);
});

test.each([
  ['forwards', first, undefined, 'activate'],
  ['an interrupted one is finished', first, first, 'activate'],
  ['back', first, second, 'rollback'],
])('%s', (_, sha, expected, input) => {
  expect(commandFor({ activate: 'a', rollback: 'r' }, sha, expected).input).toBe(input);
  expect(commandFor({ activate: 'a' }, sha, expected)).toEqual({ input: 'activate', script: 'a' });
});

test('what "current" says afterwards counts', async () => {
  const { open } = usePlace();

  expect(await open({ activate: ':' }).activate(first)).toMatchObject({
    code: 'wrong_commit',
    message: expect.stringContaining('nothing is live'),
  });
  expect(await open({ activate: `echo ${second} > live` }).activate(first)).toMatchObject({
    code: 'wrong_commit',
    message: expect.stringContaining(`${second} is live, not ${first}`),
  });
});

test('a command that fails or takes too long is told with its last words', async () => {
  const { open } = usePlace();

  expect(await open({ activate: 'echo no such app >&2\nexit 7' }).activate(first)).toMatchObject({
    code: 'activation_failed',
    message: expect.stringMatching(
      /^activate: the command ended with exit code 7 .*; its last words: no such app\.$/,
    ),
  });
  expect(await open({ activate: 'sleep 5', commandTimeoutMs: 100 }).activate(first)).toMatchObject({
    message: expect.stringContaining('(command-timeout)'),
  });
});

test('where nobody can tell what is live nothing is begun, but going back is still done', async () => {
  const { path, open } = usePlace();
  const driver = open({ current: '[ ! -e broken ]\ncat live 2>/dev/null || :' });
  writeFileSync(join(path, 'broken'), '');

  expect(await driver.current()).toMatchObject({ kind: 'unreadable' });
  expect(await driver.liveSha()).toBeUndefined();
  expect(await driver.prepare(first, 'deploy')).toMatchObject({
    kind: 'refused',
    code: 'command_failed',
    message: expect.stringMatching(/^current: .* Nothing was changed\.$/),
  });
  const mending = open({
    activate: 'rm -f broken; echo "$BELAY_SHA" > live',
    current: '[ ! -e broken ]\ncat live',
  });
  expect(await mending.activate(first, second)).toMatchObject({ kind: 'active' });
});

test('a path that is no folder is refused by name', async () => {
  const { path, open } = usePlace();
  const driver = open({ path: join(path, 'nowhere') });

  expect(await driver.current()).toEqual({ kind: 'nothing' });
  expect(await driver.prepare(first, 'deploy')).toMatchObject({
    code: 'path_not_usable',
    message: expect.stringContaining('nowhere is not a folder on this machine'),
  });
});

describe('what "current" prints', () => {
  const printed = (stdout: string): ReturnType<typeof readReport> =>
    readReport({ kind: 'exited', exitCode: 0, stdout, stderr: '', truncated: false, durationMs: 1 }, 1_000);

  test.each([
    ['', { kind: 'nothing' }],
    ['\n \n', { kind: 'nothing' }],
    [`  ${first}\n`, { kind: 'release', sha: first, clean: true }],
    [second, { kind: 'release', sha: second, clean: true }],
    [first.slice(1), { kind: 'unreadable' }],
    [first.toUpperCase(), { kind: 'unreadable' }],
    [`${first}\n${second}`, { kind: 'unreadable' }],
    [`live: ${first}`, { kind: 'unreadable' }],
  ])('%j', (text, observation) => {
    expect(printed(text)).toMatchObject(observation);
  });
});
