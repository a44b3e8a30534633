import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findRunnerCommands } from '../support/runner-commands.ts';
import { useSandbox } from '../support/use-sandbox.ts';

/** Lines a deployed program could print to speak in our name. */
const hostile = [
  '::set-output name=status::live',
  '   ::error::forged',
  'text ##[set-output name=sha;]evil',
  '##[add-mask]live',
  '::add-mask::live',
  '::stop-commands::x',
  '::save-state name=a::b',
  '\u001b[2K::set-output name=sha::evil',
  'a\r::set-output name=sha::evil',
  'b\u2028::set-output name=sha::evil',
  'c\u000b::set-output name=sha::evil',
  '::group::forged',
  '::endgroup::',
];

/** What Belay itself says to the runner. */
const ours = new Set([
  'group',
  'endgroup',
  'notice',
  'warning',
  'error',
  'debug',
  'add-mask',
  'stop-commands',
]);

test('T8: what a command prints gives the runner no orders', async () => {
  const sandbox = await useSandbox();
  const sha = sandbox.release('1.0', { 'hostile.txt': `${hostile.join('\n')}\n` });

  const deployed = await sandbox.deploy(sha, {
    restart: `cat hostile.txt; cat hostile.txt >&2\n${sandbox.service.restart}`,
  });

  expect(deployed.exitCode, deployed.log).toBe(0);
  const commands = findRunnerCommands(deployed.log);
  expect(commands.filter(({ name }) => !ours.has(name))).toEqual([]);
  expect(commands.filter(({ data }) => /forged|evil/.test(data))).toEqual([]);
  expect(commands.filter(({ name, data }) => name === 'add-mask' && data === 'live')).toEqual([]);
  expect(deployed.outputs).toMatchObject({ status: 'live', sha });
});

test('T8: the last words of a failing command give no orders either', async () => {
  const sandbox = await useSandbox();
  const sha = sandbox.release('1.0');

  for (const line of hostile) {
    const failed = await sandbox.deploy(
      sha,
      { restart: `printf '%s' "$LINE"; exit 1`, 'on-failure': 'keep' },
      { env: { BELAY_PASS_ENV: 'LINE', LINE: line } },
    );

    const forged = findRunnerCommands(failed.log).filter(
      ({ name, data }) => !ours.has(name) || (name !== 'error' && /forged|evil/.test(data)),
    );
    expect(forged, line).toEqual([]);
    expect(failed.outputs).toMatchObject({ status: 'failed', sha });
  }
});

test('T20: a hostile commit message is text in the job summary', async () => {
  const sandbox = await useSandbox();
  const sha = sandbox.release('1.0');
  const message = '<img src=x onerror=alert(1)> [click](http://evil) `x` | cell | @everyone\n\nbody';

  const deployed = await sandbox.deploy(
    sha,
    {},
    { event: { head_commit: { id: sha, message, author: { name: '<b>Mallory</b>' } } } },
  );

  expect(deployed.summary).not.toContain('<img');
  expect(deployed.summary).not.toContain('[click](');
  expect(deployed.summary).not.toContain('<b>');
  expect(deployed.summary).toContain('&lt;img');
});

test('T9: the token stands in nothing a run leaves behind', async () => {
  const token = 'canary/token+with=odd&characters-0123456789';
  const sandbox = await useSandbox({ github: { token } });
  const good = sandbox.release('1.0');
  const bad = sandbox.sickRelease('1.1');
  const canaries = [
    token,
    encodeURIComponent(token),
    Buffer.from(token).toString('base64'),
    Buffer.from(`x-access-token:${token}`).toString('base64'),
  ];

  const passed = { env: { BELAY_PASS_ENV: 'TOKEN', TOKEN: token } };

  const runs = [
    await sandbox.deploy(good, { token }),
    await sandbox.watch(good, { token, 'appear-timeout': '200ms' }),
    await sandbox.deploy(bad, { token, restart: `echo ${token}` }),
    await sandbox.deploy(
      bad,
      { token, restart: 'echo "$TOKEN"; printf %s "$TOKEN" | base64 -w0; exit 1' },
      passed,
    ),
    await sandbox.rollback({ token }),
    await sandbox.deploy('nonsense', { token }),
    await sandbox.deploy(good, { token, repository: `https://user:${token}@example.com/r.git` }),
  ];

  for (const file of readdirSync(sandbox.state)) {
    for (const canary of canaries)
      expect(readFileSync(join(sandbox.state, file), 'utf8')).not.toContain(canary);
  }
  expect(runs[2]?.outputs['reason-code']).toBe('invalid_input');
  for (const run of runs) {
    const shown = run.log
      .split('\n')
      .filter((line) => !line.startsWith('::add-mask::'))
      .join('\n');
    for (const canary of canaries) {
      expect(shown).not.toContain(canary);
      expect(JSON.stringify(run.outputs)).not.toContain(canary);
      expect(run.summary).not.toContain(canary);
    }
  }
});
