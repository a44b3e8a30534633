import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { BundleResult, BundleRun } from '../support/run-bundle.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { type SshFleet, startSshFleet } from '../support/ssh-fleet.ts';
import type { Sshd } from '../support/sshd.ts';
import { useSandbox } from '../support/use-sandbox.ts';

// Some steps a host over SSH, all of them through bundles.
vi.setConfig({ testTimeout: 180_000 });

let fleet: SshFleet;
beforeAll(async () => {
  fleet = await startSshFleet(3);
});
afterAll(() => fleet.stop());

let count = 0;

/** A service of its own on all hosts of the fleet. */
interface Place {
  readonly sandbox: Sandbox;
  readonly environment: string;
  deploy(sha: string, inputs?: Record<string, string>, more?: Partial<BundleRun>): Promise<BundleResult>;
  settle(sha: string, inputs?: Record<string, string>): Promise<BundleResult>;
  rollback(inputs?: Record<string, string>): Promise<BundleResult>;
  /** What each host runs since its last restart. */
  running(): readonly string[];
}

async function usePlace(): Promise<Place> {
  count += 1;
  const environment = `preprod-${count}`;
  const sandbox = await useSandbox();
  const shared = { ...fleet.inputs, environment, 'state-dir': '' };
  const service = {
    path: join(fleet.shared, environment),
    restart: `cp version.txt "$HOME/running-${environment}"`,
    health: `- { name: files, exec: 'test ! -e "$HOME/sick-${environment}-$(cat version.txt)"' }`,
    'health-retries': '0',
  };
  return {
    sandbox,
    environment,
    deploy: (sha, inputs = {}, more = {}) => sandbox.deploy(sha, { ...shared, ...service, ...inputs }, more),
    settle: (sha, inputs = {}) => sandbox.watch(sha, { ...shared, ...inputs }),
    rollback: (inputs = {}) => sandbox.rollback({ ...shared, ...inputs }),
    running: () =>
      fleet.hosts.map(({ home }) => {
        const path = join(home, `running-${environment}`);
        return existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
      }),
  };
}

interface BriefHost {
  readonly host: string;
  readonly status: string;
  readonly 'reason-code': string;
  readonly sha: string | null;
  readonly message: string;
}

function hostsIn({ outputs }: BundleResult): readonly BriefHost[] {
  return JSON.parse(outputs['result'] ?? '{}').hosts;
}

function host(index: number): Sshd {
  const found = fleet.hosts[index];
  if (found === undefined) throw new Error(`There is no host ${index}.`);
  return found;
}

const all = { batch: '100%' };

test('live on all three, validated on all, and back again on all', async () => {
  const place = await usePlace();
  const good = place.sandbox.release('1.0');

  const plan = await place.deploy(good, { 'dry-run': 'true' });
  const first = await place.deploy(good);
  place.sandbox.ci(good, 'success');
  const settled = await place.settle(good);
  const next = place.sandbox.release('1.1');
  const second = await place.deploy(next, all);
  const again = await place.deploy(next, all);
  const back = await place.rollback();

  expect(plan.exitCode, plan.log).toBe(0);
  expect(plan.log).toContain(`  ${host(2).label}: would go live instead of nothing`);
  expect(first.exitCode, first.log).toBe(0);
  expect(first.outputs).toMatchObject({ status: 'live', sha: good, 'reason-code': 'deployed' });
  expect(first.log).toContain(`::group::${host(0).label}: live in `);
  expect(first.summary).toMatch(/\| Host \| State \| Runs \| Took \| Why \|/);
  expect(settled.outputs).toMatchObject({
    action: 'validated',
    'live-sha': good,
    'reason-code': 'validated',
  });
  expect(second.outputs).toMatchObject({
    status: 'live',
    sha: next,
    'previous-sha': good,
    'rollback-sha': good,
  });
  expect(hostsIn(second)).toHaveLength(3);
  expect(again.outputs).toMatchObject({ status: 'unchanged', sha: next });
  expect(back.outputs, back.log).toMatchObject({ status: 'rolled-back', sha: good, 'from-sha': next });
  expect(place.running()).toEqual(['1.0', '1.0', '1.0']);
  // The runner keeps no state, and no key.
  expect(existsSync(join(place.sandbox.folder, 'state'))).toBe(false);
  expect(readdirSync(place.sandbox.folder).filter((name) => name.startsWith('belay-ssh-'))).toEqual([]);
  const { deployments } = place.sandbox.github.state;
  expect(deployments.map(({ sha }) => sha)).toEqual([good, next, good]);
});

test('CI fails: every host that runs the commit goes back; told too late, no host is touched', async () => {
  const place = await usePlace();
  const good = place.sandbox.release('1.0');
  await place.deploy(good, all);
  place.sandbox.ci(good, 'success');
  await place.settle(good);
  const bad = place.sandbox.release('1.1');
  await place.deploy(bad, all);
  place.sandbox.ci(bad, 'failure');

  const settled = await place.settle(bad);
  const late = await place.settle(bad);

  expect(settled.outputs).toMatchObject({
    action: 'rolled-back',
    'live-sha': good,
    'reason-code': 'rolled_back',
  });
  expect(late.outputs).toMatchObject({ action: 'superseded', 'live-sha': good });
  expect(place.running()).toEqual(['1.0', '1.0', '1.0']);
});

test('W1: the second host is sick: all are back, the third was not touched', async () => {
  const place = await usePlace();
  const good = place.sandbox.release('1.0');
  await place.deploy(good, all);
  place.sandbox.ci(good, 'success');
  await place.settle(good);
  const next = place.sandbox.release('1.1');
  writeFileSync(join(host(1).home, `sick-${place.environment}-1.1`), '');

  const deployed = await place.deploy(next);

  expect(deployed.exitCode).toBe(1);
  expect(deployed.outputs, deployed.log).toMatchObject({
    status: 'rolled-back',
    sha: good,
    'reason-code': 'unhealthy',
  });
  expect(hostsIn(deployed).map(({ host: name, status }) => `${name} ${status}`)).toEqual([
    `${host(0).label} rolled-back`,
    `${host(1).label} rolled-back`,
    `${host(2).label} untouched`,
  ]);
  expect(JSON.parse(deployed.outputs['result'] ?? '{}').message).toMatch(new RegExp(`^${host(1).label}: `));
  expect(place.running()).toEqual(['1.0', '1.0', '1.0']);
});

test('D7: a host that is down beforehand: refused, and nothing is changed; where one may fail, the others go on', async () => {
  const place = await usePlace();
  const good = place.sandbox.release('1.0');
  // Nobody listens on the port of the discard protocol here.
  const hosts = `${fleet.inputs.hosts}\nroot@127.0.0.1:9`;

  const refused = await place.deploy(good, { ...all, hosts });
  const tolerated = await place.deploy(good, { ...all, hosts, 'max-failures': '1' });

  expect(refused.exitCode).toBe(1);
  expect(refused.outputs, refused.log).toMatchObject({ status: 'failed', 'reason-code': 'host_unreachable' });
  expect(refused.log).toContain('root@127.0.0.1:9');
  expect(tolerated.outputs, tolerated.log).toMatchObject({
    status: 'live',
    sha: '',
    'reason-code': 'hosts_differ',
  });
  expect(tolerated.exitCode).toBe(0);
  expect(tolerated.log).toContain('::warning::');
  expect(place.running()).toEqual(['1.0', '1.0', '1.0']);
});

test('D8: the connections to two hosts break during their restarts: what came of it is found out, and it goes on', async () => {
  const place = await usePlace();
  const good = place.sandbox.release('1.0');
  const restart = `touch "$HOME/restarting"; cp version.txt "$HOME/running-${place.environment}"; [ -e "$HOME/go" ] || sleep 1`;
  const dropped = new Set<Sshd>();
  const watch = setInterval(() => {
    for (const each of [host(0), host(1)]) {
      if (dropped.has(each) || !existsSync(join(each.home, 'restarting'))) continue;
      dropped.add(each);
      writeFileSync(join(each.home, 'go'), '');
      each.dropConnections();
    }
  }, 20);

  const deployed = await place.deploy(good, { restart });
  clearInterval(watch);

  expect(dropped.size).toBe(2);
  expect(deployed.outputs, deployed.log).toMatchObject({ status: 'live', sha: good });
  expect(place.running()).toEqual(['1.0', '1.0', '1.0']);
  // What keeps other runs away hung on these connections too, and was taken anew between the batches.
  expect(deployed.log).toContain(`${host(0).label}: the connection that kept other runs away broke`);
});

test('cancelled during the second host: each host is told, and GitHub is left with nothing in progress', async () => {
  const place = await usePlace();
  const good = place.sandbox.release('1.0');
  const mark = join(host(1).home, `started-${place.environment}`);
  const restart = `touch "$HOME/started-${place.environment}"; [ "$HOME" != '${host(1).home}' ] || sleep 20`;
  let cancel: () => void = () => undefined;
  const watch = setInterval(() => {
    if (existsSync(mark)) cancel();
  }, 20);

  const deployed = await place.deploy(
    good,
    { restart, health: '' },
    {
      onStart: (child) => {
        cancel = () => {
          clearInterval(watch);
          child.kill('SIGINT');
        };
      },
    },
  );
  clearInterval(watch);

  expect(deployed.outputs, deployed.log).toMatchObject({ 'reason-code': 'cancelled' });
  expect(deployed.log).toContain(`${host(0).label}: ${good}`);
  const [{ statuses } = { statuses: [] }] = place.sandbox.github.state.deployments;
  expect(statuses.map(({ state }) => state)).toEqual(expect.arrayContaining(['in_progress', 'error']));
});
