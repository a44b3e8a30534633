import { expect, test, vi } from 'vitest';
import { useSshd } from '../support/sshd.ts';
import { useSandbox } from '../support/use-sandbox.ts';
import { type StormResult, storm } from './many-runs.ts';
import { type PlaceOptions, prepareStorm } from './many-runs-place.ts';
import { planStorm, type StormSize } from './many-runs-plan.ts';

// Dozens of processes on whatever machine there is; `npm run storm` has fifty.
vi.setConfig({ testTimeout: 600_000 });

async function stormIn(options: PlaceOptions, size: StormSize): Promise<StormResult> {
  return storm(await prepareStorm(await useSandbox(), planStorm(size), options));
}

/** Each line of what was wrong by itself, so that a failure can be read. */
function expectNoProblems({ problems }: StormResult): void {
  expect(problems.join('\n')).toBe('');
}

test('F10, C13, F4: two dozen runs deploy, settle and roll back one environment, killed, stopped and cancelled ones among them, and every rule holds', async () => {
  const result = await stormIn({}, { seed: 6, processes: 24, spreadMs: 2_000, over: 'local' });

  expectNoProblems(result);
  expect(result.ended).toHaveLength(24);
});

test('F10, D8: fourteen runs on the machine and from elsewhere, with releases in folders of their own, connections cut or stopped in the middle, and every rule holds', async () => {
  const size = { seed: 8, processes: 14, spreadMs: 1_000, over: 'mixed' } as const;

  expectNoProblems(await stormIn({ driver: 'releases', sshd: await useSshd() }, size));
});

test('F10: eight runs at once that deploy the same commit are one deployment, and 7 say "unchanged"', async () => {
  const sandbox = await useSandbox();
  await sandbox.deploy(sandbox.release('1.0'));
  const wanted = sandbox.release('1.1');

  const results = await Promise.all(
    Array.from({ length: 8 }, () => sandbox.deploy(wanted, { 'lock-timeout': '10m' })),
  );

  const words = results.map(({ outputs }) => outputs['reason-code']).sort();
  expect(words).toEqual(['deployed', ...Array.from({ length: 7 }, () => 'unchanged')]);
  expect(sandbox.ledger().map(({ event, to }) => [event, to])).toEqual([
    ['intent', sandbox.ledger()[0]?.['to']],
    ['live', undefined],
    ['intent', wanted],
    ['live', undefined],
  ]);
});

test('D8: what another run made live while a connection was lost is not taken for the work of the run that lost it', async () => {
  const sandbox = await useSandbox();
  const sshd = await useSshd();
  await sandbox.deploy(sandbox.release('1.0'));
  const sick = sandbox.sickRelease('1.1');
  const wanted = sandbox.release('1.2');
  let meanwhile: Promise<unknown> | undefined;
  const over = { hosts: sshd.label, 'ssh-key': sshd.privateKey, 'known-hosts': sshd.knownHosts };

  // It looks for its commit, and has announced nothing yet.
  const deployed = await sandbox.deploy(wanted, over, {
    onLine: (line) => {
      if (meanwhile !== undefined || !line.includes('::group::Prepare')) return;
      sshd.dropConnections();
      meanwhile = sandbox.deploy(sick, { 'on-failure': 'keep', 'lock-timeout': '10m' });
    },
  });

  await meanwhile;
  expect(deployed.outputs, deployed.log).toMatchObject({ 'reason-code': 'deployed', sha: wanted });
  expect(sandbox.ledger().filter(({ to }) => to === wanted)).toHaveLength(1);
});
