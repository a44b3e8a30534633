import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { useSshd } from '../support/sshd.ts';
import { type Contention, contend } from './many-runs-lock.ts';

// Many processes on whatever machine there is.
vi.setConfig({ testTimeout: 600_000 });

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'belay-contention-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'state');
}

async function expectOneAtATime(of: Contention): Promise<void> {
  const { overlaps, counted, worked, finished, killed, failures } = await contend(of);

  expect(failures).toEqual([]);
  expect(overlaps).toBe(0);
  expect(counted).toBe(worked);
  expect(finished + killed).toBe(of.processes);
  expect(worked).toBeGreaterThanOrEqual(finished * of.lanes);
}

test('T13: eighteen contenders for one lock on the machine, killed and stopped ones among them, are never two at work', () =>
  expectOneAtATime({
    folder: newFolder(),
    processes: 6,
    lanes: 3,
    rounds: 3,
    seed: 13,
    kills: 0.04,
    stops: 0.01,
  }));

test('T13: contenders over SSH and on the machine, silent for longer than the host waits or killed, are never two at work', async () =>
  expectOneAtATime({
    folder: newFolder(),
    processes: 6,
    lanes: 1,
    rounds: 3,
    seed: 14,
    kills: 0.06,
    stops: 0.12,
    sshd: await useSshd(),
    localEvery: 3,
  }));
