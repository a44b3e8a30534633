import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { DeliveryPorts, EnvironmentRef } from '../../lib/delivery/delivery-ports.ts';
import { deploy } from '../../lib/delivery/deploy.ts';
import { createMemoryDisk } from './disk.ts';
import { recipeOf } from './history.ts';
import { startProcess } from './process.ts';
import { type Commit, createTarget, running, shaOf } from './target.ts';

/** An environment in memory, and a deployment of a commit to it, before whose lock something else happens. */
function createShop() {
  const disk = createMemoryDisk();
  onTestFinished(() => disk.dispose());
  const target = createTarget();
  const ref: EnvironmentRef = {
    environment: 'preprod',
    stateFolder: join(disk.root, 'state'),
    lockWaitMs: 0,
    run: { url: '', actor: '' },
    variable: () => undefined,
  };
  const deployed = async (commit: Commit, beforeLock?: () => Promise<unknown>) => {
    const { ports } = startProcess(target, undefined, { lock: 'played', disk });
    let isFirst = true;
    const host: DeliveryPorts['host'] = {
      ...ports.host,
      async lock(...asked) {
        if (isFirst) await beforeLock?.();
        isFirst = false;
        return ports.host.lock(...asked);
      },
    };
    // Commits are in the order of their letters.
    const openDriver: DeliveryPorts['openDriver'] = (...asked) => ({
      ...ports.openDriver(...asked),
      isAncestor: async (one, other) => one < other,
    });
    const request = { sha: shaOf(commit), recipe: recipeOf({ onFailure: 'rollback', variant: 0 }) };
    return deploy(ref, request, { ...ports, host, openDriver });
  };
  return { target, deployed };
}

test('F10: a newer commit that went live after the first look supersedes an older one, also where nobody had to wait', async () => {
  const { target, deployed } = createShop();
  await deployed('A');

  const older = await deployed('B', () => deployed('C'));

  expect(older).toMatchObject({ status: 'unchanged', reasonCode: 'superseded', sha: shaOf('C') });
  expect(running(target)).toBe('C');
});

test('an older commit is deployed where somebody asks for it and nothing happened meanwhile', async () => {
  const { target, deployed } = createShop();
  await deployed('C');

  expect(await deployed('B')).toMatchObject({ status: 'live', sha: shaOf('B') });
  expect(running(target)).toBe('B');
});
