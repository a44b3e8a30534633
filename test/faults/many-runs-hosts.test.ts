import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type SshFleet, startSshFleet } from '../support/ssh-fleet.ts';
import { useSandbox } from '../support/use-sandbox.ts';
import { eventsOf } from './many-runs-book.ts';

// Several runs over two hosts each, on whatever machine there is.
vi.setConfig({ testTimeout: 300_000 });

let fleet: SshFleet;
beforeAll(async () => {
  fleet = await startSshFleet(2);
});
afterAll(() => fleet.stop());

test('F10, W1: runs that name two hosts in other orders go one after the other, and both hosts end with one release', async () => {
  const sandbox = await useSandbox();
  const orders = [fleet.inputs.hosts, fleet.inputs.hosts.split('\n').reverse().join('\n')];
  const place = (index: number): Record<string, string> => ({
    ...fleet.inputs,
    hosts: orders[index % 2] ?? '',
    'state-dir': '',
    'lock-timeout': '4m',
  });
  const service = {
    path: join(fleet.shared, 'app'),
    health: '',
    restart: `mkdir "$HOME/inside" || echo overlap >> "$HOME/overlaps"\ncp version.txt "$HOME/running"\nsleep 0.05\nrmdir "$HOME/inside"`,
  };
  const first = sandbox.release('1.0');
  const began = await sandbox.deploy(first, { ...place(0), ...service });
  expect(began.outputs, began.log).toMatchObject({ status: 'live', sha: first });
  const commits = [sandbox.release('1.1'), sandbox.release('1.2')];

  const results = await Promise.all(
    commits.map((sha, index) => sandbox.deploy(sha, { ...place(index), ...service })),
  );

  for (const { outputs, log } of results)
    expect(['deployed', 'superseded', 'unchanged'], log).toContain(outputs['reason-code']);
  const known = [first, ...commits];
  const ends = fleet.hosts.map(({ home }) => {
    const ledger = readFileSync(join(home, '.local/state/belay/preprod/ledger.jsonl'), 'utf8');
    const problems: string[] = [];
    const live = eventsOf(ledger.trimEnd().split('\n'), problems).findLast(({ event }) => event === 'live');
    const version = `1.${known.indexOf(live?.sha ?? '')}`;
    return { problems, version, running: readFileSync(join(home, 'running'), 'utf8').trim() };
  });
  const [one] = ends;
  expect(ends).toEqual([one, one]);
  expect(one).toEqual({ problems: [], version: one?.running, running: one?.running });
  expect(fleet.hosts.map(({ home }) => readOr(join(home, 'overlaps')))).toEqual(['', '']);
});

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
