import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { applyEvent, type DeliveryState, emptyState } from '../../../lib/delivery/delivery-state.ts';
import { environmentFiles } from '../../../lib/delivery/environment-store.ts';
import { type LedgerEvent, writeEvent } from '../../../lib/delivery/ledger-event.ts';
import { loadEnvironment } from '../../../lib/delivery/load-environment.ts';
import type { Recipe } from '../../../lib/delivery/recipe.ts';
import { hashOf, writeSnapshot } from '../../../lib/delivery/snapshot.ts';
import { createLocalHost } from '../../../lib/hosts/local-host.ts';
import { systemClock } from '../../../lib/ports/system-clock.ts';
import { createSandbox, type Sandbox } from '../../../test/support/sandbox.ts';
import { type Group, root } from '../group.ts';
import { alternate, timed } from '../spread.ts';

const [few, many] = [10, 100_000];
/** Reading once takes less than a clock is good for. */
const readsAtOnce = 50;

/** A deployment that CI validated, as three events. */
function deployment(generation: number, from: string | null, recipe: Recipe): readonly LedgerEvent[] {
  const sha = generation.toString(16).padStart(40, '0');
  const at = '2026-11-02T09:00:00.000Z';
  const run = { url: 'https://github.com/acme/shop/actions/runs/1', actor: 'octocat' };
  const stamp = { at, generation };
  return [
    { event: 'intent', ...stamp, op: 'deploy', from, to: sha, rollbackPoint: from, recipe, run },
    { event: 'live', ...stamp, sha, healthy: true, deploymentId: generation },
    { event: 'validated', ...stamp, sha },
  ];
}

/** Writes the memory of an environment with so many deployments, as they would have left it. */
function writeMemory(folder: string, count: number, recipe: Recipe): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const ledger = join(folder, 'ledger.jsonl');
  writeFileSync(ledger, '', { mode: 0o600 });
  let state: DeliveryState = emptyState;
  let [ledgerBytes, lastLine, lines] = [0, '', ''];
  for (let generation = 1; generation <= count; generation += 1) {
    for (const event of deployment(generation, state.live?.sha ?? null, recipe)) {
      state = applyEvent(state, event);
      lastLine = writeEvent(event);
      lines += lastLine;
    }
    if (generation % 1_000 === 0 || generation === count) {
      appendFileSync(ledger, lines);
      ledgerBytes += Buffer.byteLength(lines);
      lines = '';
    }
  }
  const snapshot = writeSnapshot({ state, ledgerBytes, lastLine: hashOf(lastLine.slice(0, -1)) });
  writeFileSync(join(folder, 'state.json'), snapshot, { mode: 0o600 });
}

/** Milliseconds to read the memory once. Throws where it was not read from the snapshot, or is not what it was. */
async function readMemory(stateFolder: string, environment: string, count: number): Promise<number> {
  const host = createLocalHost(systemClock);
  const files = environmentFiles(stateFolder, environment);
  const ms = await timed(async () => {
    for (let read = 0; read < readsAtOnce; read += 1) {
      const loaded = await loadEnvironment(host, files);
      const isWhole =
        loaded.kind === 'loaded' && loaded.snapshotIsCurrent && loaded.state.generation === count;
      if (!isWhole) throw new Error(`${files.folder} was not read as it was written.`);
    }
  });
  return ms / readsAtOnce;
}

/** Milliseconds of an action that only reads: what a promotion from this environment would bring. */
async function confirm(sandbox: Sandbox, from: string): Promise<number> {
  const inputs = { environment: 'production', 'validated-in': from, confirmation: 'DEPLOY' };
  const { exitCode, durationMs, log } = await sandbox.run(
    'confirm',
    { ...inputs, 'state-dir': join(sandbox.folder, 'state') },
    { env: { GITHUB_EVENT_NAME: 'workflow_dispatch' } },
  );
  if (exitCode !== 0) throw new Error(log);
  return durationMs;
}

export const state: Group = {
  name: 'state',
  about: 'reading the state with a ledger of 100,000 deployments, against one of 10',
  async measure(rounds) {
    const sandbox = await createSandbox({ root, node: process.execPath });
    try {
      await sandbox.validate(sandbox.release('1.0'));
      const { recipe } = sandbox.snapshot()['validated'] as { readonly recipe: Recipe };
      const folder = join(sandbox.folder, 'state');
      writeMemory(join(folder, 'few'), few, recipe);
      writeMemory(join(folder, 'many'), many, recipe);
      const read = await alternate(rounds, {
        few: () => readMemory(folder, 'few', few),
        many: () => readMemory(folder, 'many', many),
      });
      const whole = await alternate(rounds, {
        few: () => confirm(sandbox, 'few'),
        many: () => confirm(sandbox, 'many'),
      });
      const name = `a ledger of ${few}`;
      const about = `with a ledger of ${many.toLocaleString('en')} deployments`;
      const goal = { kind: 'ratio', most: 1.2 } as const;
      return [
        {
          name: `reading the state ${about}`,
          unit: 'ms',
          belay: read.many,
          reference: { name, values: read.few },
          goal,
        },
        {
          name: `confirm ${about}, start to end`,
          unit: 'ms',
          belay: whole.many,
          reference: { name, values: whole.few },
          goal,
        },
      ];
    } finally {
      await sandbox.stop();
    }
  },
};
