import { describe, expect, it } from 'vitest';
import type { DriverRecipe, Recipe } from '../../../lib/delivery/recipe.ts';
import { parseCheckItems } from '../../../lib/health/parse-checks.ts';
import { type Command, type Host, hostLost } from '../../../lib/hosts/host.ts';
import { openRememberedChecks } from '../../../lib/wiring/health-wiring.ts';
import { createFakeLog } from '../../support/fake-log.ts';
import { response } from './scripted-http.ts';
import { scriptedPorts } from './scripted-ports.ts';

const { checks } = parseCheckItems([
  { url: 'http://127.0.0.1:8080/health', name: 'app' },
  { exec: 'true', name: 'worker' },
  { url: 'https://shop.example/', name: 'front' },
]);

function recipe(driver: DriverRecipe): Recipe {
  const health = { checks, retries: 2, intervalMs: 0, timeoutMs: 10_000 };
  return { path: '/srv/shop', commandTimeoutMs: 1, health, onFailure: 'rollback', ...driver };
}

const git = recipe({ driver: 'git' });

/** Asks the checks a release remembers on deploy@web1, which does what is told. */
function remembered(forward: Host['forward'] = async () => ({ socketPath: '/run/forward' })) {
  const commands: Command[] = [];
  const { ports, http } = scriptedPorts(() => response(200), {
    forward,
    run: (command) => {
      commands.push(command);
      return { kind: 'exited', exitCode: 0, stdout: '', stderr: '', truncated: false, durationMs: 1 };
    },
  });
  const wired = {
    ...ports,
    host: { ...ports.host, name: 'deploy@web1' },
    log: createFakeLog(),
    variable: () => undefined,
    given: async () => ({ BELAY_IMAGE: 'shop@sha256:1' }),
  };
  const open = (from: Recipe, manner?: 'glance') =>
    openRememberedChecks(from, { sha: 'a'.repeat(40), ...(manner === undefined ? {} : { manner }) }, wired);
  return { commands, requests: http.requests, open };
}

describe('the checks a release remembers, on another machine', () => {
  it('ask its loopback through it, and what anybody can ask from here', async () => {
    const there = remembered();

    const report = await there.open(git).check();

    expect(report).toMatchObject({ status: 'healthy' });
    expect(report.results[0]).toMatchObject({ name: 'app', address: '127.0.0.1:8080 on deploy@web1' });
    expect(there.requests.map(({ url, connectTo }) => [url.hostname, connectTo])).toEqual([
      ['shop.example', undefined],
      ['127.0.0.1', { socketPath: '/run/forward' }],
    ]);
  });

  it.each([
    [git, '/srv/shop'],
    [recipe({ driver: 'releases', shared: [], keep: 5 }), '/srv/shop/current'],
    [recipe({ driver: 'command', activate: 'a', current: 'b' }), '/srv/shop'],
  ] as const)('run their commands in the folder of what is live: %#', async (from, folder) => {
    const there = remembered();

    await there.open(from).check();

    expect(there.commands.map(({ cwd }) => cwd)).toEqual([folder]);
    expect(there.commands[0]?.env).toMatchObject({ BELAY_IMAGE: 'shop@sha256:1' });
  });

  it('are given three seconds in a glance, each, and are asked once', async () => {
    const there = remembered();

    await there.open(git, 'glance').check();

    expect(there.commands.map(({ timeoutMs }) => timeoutMs)).toEqual([3_000]);
    expect(there.requests.map(({ timeoutMs }) => timeoutMs)).toEqual([3_000, expect.any(Number)]);
    expect(there.requests.every(({ timeoutMs }) => timeoutMs <= 3_000)).toBe(true);
  });

  it('tell a host that is lost from a service that is unwell, and find one that came back', async () => {
    const lost = hostLost({ host: 'deploy@web1', when: 'before', why: 'broken' }, 'deploy@web1 went away.');
    let tries = 0;
    const back = remembered(async () => {
      tries += 1;
      if (tries < 3) throw lost;
      return { socketPath: '/run/forward' };
    });

    await expect(
      remembered(() => Promise.reject(lost))
        .open(git)
        .check(),
    ).rejects.toBe(lost);
    await expect(
      remembered(() => Promise.reject(lost))
        .open(git, 'glance')
        .check(),
    ).rejects.toBe(lost);
    expect(await back.open(git).check()).toMatchObject({ status: 'healthy' });
    expect(tries).toBe(3);
  });
});
