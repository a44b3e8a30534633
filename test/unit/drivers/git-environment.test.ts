import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createGitDriver } from '../../../lib/drivers/git/git-driver.ts';
import type { Command, Host } from '../../../lib/hosts/host.ts';
import { createLocalHost } from '../../../lib/hosts/local-host.ts';
import { systemClock } from '../../../lib/ports/system-clock.ts';
import { createFakeLog } from '../../support/fake-log.ts';
import { createGitOrigin } from '../../support/git-origin.ts';

test('T3: every git is told which protocols it may use, and none of them runs a program of its choice', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'belay-git-environment-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const origin = createGitOrigin(folder);
  const commands: Command[] = [];
  const local = createLocalHost(systemClock);
  const host: Host = {
    ...local,
    run: (command) => {
      commands.push(command);
      return local.run(command);
    },
  };
  const target = {
    path: join(folder, 'srv'),
    repository: origin.path,
    fallbackRepository: undefined,
    token: undefined,
  };
  const session = { lock: undefined, signal: new AbortController().signal };
  const driver = createGitDriver(target, { host, clock: systemClock, log: createFakeLog() }, session);
  const sha = origin.commit('Release 1.0', { 'version.txt': '1.0\n' });

  expect(await driver.prepare(sha, 'deploy')).toEqual({ kind: 'ready' });
  expect(await driver.activate(sha)).toMatchObject({ kind: 'active' });

  const gits = commands.filter(({ argv }) => argv[0] === 'git' && argv.includes('-c'));
  expect(gits.length).toBeGreaterThan(5);
  for (const { argv, env } of gits) {
    const allowed = env?.['GIT_ALLOW_PROTOCOL']?.split(':') ?? ['everything'];
    expect(['https', 'http', 'ssh', 'file'], argv.join(' ')).toEqual(expect.arrayContaining(allowed));
  }
});
