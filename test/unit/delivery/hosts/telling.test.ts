import { expect, test } from 'vitest';
import {
  briefHosts,
  describeHosts,
  type HostLine,
  nameHosts,
  sayOf,
  sharedSha,
} from '../../../../lib/delivery/hosts/host-line.ts';
import { createHostLogs } from '../../../../lib/delivery/hosts/host-logs.ts';
import { hostsTable } from '../../../../lib/delivery/hosts/hosts-table.ts';
import { tellProgress } from '../../../../lib/delivery/hosts/progress.ts';
import { batchesOf } from '../../../../lib/delivery/hosts/roll-out.ts';
import { createSharedMirror } from '../../../../lib/delivery/hosts/shared-mirror.ts';
import { createFakeLog } from '../../../support/fake-log.ts';

const sha = 'a'.repeat(40);

function line(host: string, more: Partial<HostLine> = {}): HostLine {
  return { host, status: 'live', reasonCode: 'deployed', sha, durationMs: 1_000, message: '', ...more };
}

test('hosts that speak at once are told one after the other; a warning comes at once, with the name', async () => {
  const base = createFakeLog();
  const logs = createHostLogs(base);
  const [one, two] = [logs.of('web1'), logs.of('web2')];

  await Promise.all([
    one.log.group('Prepare', async () => one.log.info('one')),
    two.log.foreign('restart', async (print) => print('two')),
  ]);
  one.log.warning('look at this');
  await Promise.all([one.close('web1: live'), two.close('web2: live')]);

  expect(base.lines).toEqual([
    'warning: web1: look at this',
    ...['group: web1: live', 'foreign: Prepare', 'foreign:   one'],
    ...['group: web2: live', 'foreign: restart', 'foreign:   two'],
  ]);
});

test('a warning never comes into the middle of what is being printed, where commands are switched off', async () => {
  const base = createFakeLog();
  const slow = {
    ...base,
    foreign: async <T>(title: string, body: (print: (text: string) => void) => Promise<T>): Promise<T> =>
      base.foreign(title, async (print) => {
        const result = await body(print);
        logs.of('web2').log.warning('meanwhile');
        await Promise.resolve();
        print('end');
        return result;
      }),
  };
  const logs = createHostLogs(slow);
  const one = logs.of('web1');
  one.log.info('first');

  await one.close('web1: live');

  expect(base.lines).toEqual([
    ...['group: web1: live', 'foreign: first', 'foreign: end'],
    'warning: web2: meanwhile',
  ]);
});

test('progress names who is at work, and ends', async () => {
  const base = createFakeLog();
  const waits: ((value: undefined) => void)[] = [];
  const clock = {
    now: () => 0,
    monotonic: () => 31_000,
    sleep: () => new Promise<void>((resolve) => waits.push(() => resolve())),
  };
  const progress = tellProgress(3, { clock, log: base });
  progress.begin('web1');
  progress.begin('web2');
  progress.end('web1');

  waits.shift()?.(undefined);
  await Promise.resolve();
  progress.stop();
  waits.shift()?.(undefined);
  await Promise.resolve();

  expect(base.lines).toEqual(['info: 1 of 3 hosts done; at work: web2, for up to 0 ms.']);
});

test('one deployment on GitHub: the worst that a host says counts, once all is decided', async () => {
  const told: string[] = [];
  let count = 0;
  const deployments = {
    start: async () => {
      count += 1;
      return count;
    },
    setStatus: async (id: number, { state }: { readonly state: string }) => void told.push(`${id} ${state}`),
  };
  const mirror = createSharedMirror(deployments, () => false);
  const [one, two] = [mirror.on('web1'), mirror.on('web2')];
  const about = { sha, environment: 'preprod', description: '' };

  const ids = await Promise.all([
    one.start(about),
    two.start(about),
    one.start({ ...about, task: 'rollback' }),
  ]);
  await one.setStatus(1, { state: 'in_progress', description: '' });
  await two.setStatus(1, { state: 'in_progress', description: '' });
  await one.setStatus(1, { state: 'failure', description: '' });
  await two.setStatus(1, { state: 'success', description: '' });
  expect(told).toEqual(['1 in_progress']);
  await mirror.conclude();

  expect(ids).toEqual([1, 1, undefined]);
  expect(told).toEqual(['1 in_progress', '1 failure']);
});

test('a result holds a hundred lines and thirty kilobytes at most, worst first', () => {
  const many = Array.from({ length: 500 }, (_, index) => line(`web${index}`, { message: 'x'.repeat(900) }));

  const brief = briefHosts([...many, line('sick', { status: 'failed' })]);

  expect(brief[0]).toMatchObject({ host: 'sick' });
  expect(brief.length).toBeLessThanOrEqual(100);
  expect(Buffer.byteLength(JSON.stringify(brief))).toBeLessThanOrEqual(30_002);
});

test('the table has the worst first and a bar for the time; a host that is lost leaves no commit for all', () => {
  const lines = [
    line('web1'),
    line('web2', { status: 'unknown', sha: null, durationMs: 2_000, message: 'It was lost | here.' }),
  ];

  expect(hostsTable(lines)).toBe(
    [
      '',
      '| Host | State | Runs | Took | Why |',
      '|---|---|---|---|---|',
      '| web2 | unknown | not known | ██████████ 2.0 s | It was lost &#124; here. |',
      '| web1 | live | `aaaaaaaaaaaa` | █████ 1.0 s |  |',
      '',
    ].join('\n'),
  );
  expect(sharedSha(lines)).toBeNull();
  expect(hostsTable([])).toBe('');
});

test('the table has a hundred rows at most, no bar where nothing took time, and why where something is wrong', () => {
  const many = Array.from({ length: 101 }, (_, index) => line(`web${index}`, { durationMs: 0 }));
  const slow = line('web1', { reasonCode: 'degraded', message: 'It  is\nslow.', durationMs: 0 });

  expect(hostsTable(many)).toContain('\n\n1 more hosts are in the log.\n');
  expect(hostsTable(many).match(/web/g)).toHaveLength(100);
  expect(hostsTable(many.slice(1))).not.toContain('more hosts');
  expect(hostsTable([slow])).toContain('| web1 | live | `aaaaaaaaaaaa` |  | It is slow. |');
  expect(hostsTable([line('web1', { message: 'It is well.' })])).not.toContain('well');
});

test('what each host runs, worst first, twenty of them', () => {
  const lines = [
    line('web1', { status: 'untouched', sha: null }),
    line('web2', { status: 'unreachable', sha: null }),
    line('web3', { status: 'unknown', sha: null }),
    line('web4'),
  ];
  const many = Array.from({ length: 21 }, (_, index) => line(`web${index}`));

  expect(describeHosts(lines)).toBe(
    `  web3: not known\n  web2: not reached\n  web1: nothing\n  web4: ${sha}`,
  );
  expect(describeHosts(many)).toMatch(/\n {2}and 1 more hosts$/);
  expect(describeHosts(many).split('\n')).toHaveLength(21);
  expect(describeHosts(many.slice(1))).not.toContain('more hosts');
});

test('a host is named once in front of what it has to say', () => {
  expect(sayOf('web1', 'It is sick.')).toBe('web1: It is sick.');
  expect(sayOf('web1', 'web1 is sick.')).toBe('web1 is sick.');
  expect(sayOf('web1', 'Sick is web1')).toBe('web1: Sick is web1');
});

test('a result holds a hundred short lines', () => {
  expect(briefHosts(Array.from({ length: 150 }, (_, index) => line(`w${index}`)))).toHaveLength(100);
});

test('a result tells how long each host took', () => {
  expect(briefHosts([line('web1', { durationMs: 1_000.4 })])).toMatchObject([{ 'duration-ms': 1_000 }]);
  expect(briefHosts([line('web1', { durationMs: -1 })])).toMatchObject([{ 'duration-ms': 0 }]);
});

test('hosts by name, and in batches', () => {
  expect(nameHosts(['a'])).toBe('a');
  expect(nameHosts(['a', 'b'])).toBe('a and b');
  expect(nameHosts(['a', 'b', 'c'])).toBe('a, b and c');
  expect(nameHosts(['a', 'b', 'c', 'd'])).toBe('a, b and 2 more');
  expect(batchesOf([1, 2, 3], 2)).toEqual([[1, 2], [3]]);
});
