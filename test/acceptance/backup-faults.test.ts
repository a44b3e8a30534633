import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { privileged } from '../faults/privileged.ts';
import { eventually } from '../support/eventually.ts';
import { backupPlaceIn, outcomeOf, useBackupPlace } from './backup-place.ts';

/** A command that runs from the moment its file is there until another one is. */
function gate(folder: string): { readonly command: string; open(): void; begun(): boolean } {
  const [begun, open] = [join(folder, 'begun'), join(folder, 'open')];
  return {
    command: `touch ${begun}; while [ ! -e ${open} ]; do sleep 0.05; done; echo done`,
    open: () => writeFileSync(open, ''),
    begun: () => existsSync(begun),
  };
}

it('streams on the host: a hundred megabytes leave the memory of the runner as it was', async () => {
  const place = useBackupPlace();
  let child: { readonly pid?: number | undefined } = {};
  const peaks: number[] = [];
  const peak = (): void => {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    peaks.push(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024);
  };

  const saved = await place.run(
    { command: 'head -c 100000000 /dev/urandom' },
    {
      onStart: (process) => {
        child = process;
      },
      onLine: (line) => {
        if (/^command: (?:saving|.*verified)/.test(line)) peak();
      },
    },
  );

  expect(outcomeOf(saved)).toEqual([0, 'backed-up', 'backed_up']);
  expect(Number(saved.outputs['bytes'])).toBeGreaterThanOrEqual(100_000_000);
  expect(peaks).toHaveLength(2);
  const [before = 0, after = 0] = peaks;
  expect(after - before).toBeLessThan(30);
});

it('keeps everybody else out, and a killed run leaves what the next one removes', async () => {
  const place = useBackupPlace();
  const { command, open, begun } = gate(place.folder);
  let kill = (): void => undefined;
  const running = place.run(
    { command },
    {
      onStart: (child) => {
        kill = () => void child.kill('SIGKILL');
      },
    },
  );
  await eventually('the command runs', begun);
  const refused = await place.run({ command: 'echo other', 'lock-timeout': '0s' });
  kill();
  await running;
  const left = place.backups();
  // What the killed run started goes on, and keeps the environment until it has ended.
  const still = await place.run({ command: 'echo other', 'lock-timeout': '0s' });
  open();

  const next = await place.run({ command: 'echo next' });

  expect(outcomeOf(refused)).toEqual([1, 'failed', 'lock_held']);
  expect(outcomeOf(still)).toEqual([1, 'failed', 'lock_held']);
  expect(left).toEqual([expect.stringMatching(/^\.\d{8}T\d{6}Z-[0-9a-f]{6}\.partial$/)]);
  expect(outcomeOf(next)).toEqual([0, 'backed-up', 'backed_up']);
  expect(next.log).toContain('Removed what an earlier run left unfinished');
  expect(place.backups()).toEqual([next.outputs['name']]);
});

it('removes what it had written when it is cancelled', async () => {
  const place = useBackupPlace();
  const { command, begun } = gate(place.folder);
  let cancel = (): void => undefined;
  const running = place.run(
    { command },
    {
      onStart: (child) => {
        cancel = () => void child.kill('SIGINT');
      },
    },
  );
  await eventually('the command runs', begun);
  cancel();

  const cancelled = await running;

  expect(outcomeOf(cancelled)).toEqual([1, 'failed', 'cancelled']);
  expect(place.backups()).toEqual([]);
});

it.skipIf(!privileged.possible)(
  `begins nothing without room, and leaves nothing on a disk that becomes full${privileged.why}`,
  async () => {
    const holder = useBackupPlace();
    const disk = join(holder.folder, 'disk');
    mkdirSync(disk);
    privileged.run(
      'mount',
      '-t',
      'tmpfs',
      '-o',
      `size=40m,mode=700,uid=${process.getuid?.()}`,
      'tmpfs',
      disk,
    );
    onTestFinished(() => privileged.run('umount', disk));
    const place = backupPlaceIn(holder.folder);
    place.write('large', 'x'.repeat(60_000_000));
    const to = { to: join(disk, 'backups') };

    const before = await place.run({ files: 'large', ...to });
    const untouched = readdirSync(disk);
    const within = await place.run({ command: 'head -c 80000000 /dev/urandom', ...to });
    const [own = ''] = readdirSync(to.to);
    const after = readdirSync(join(to.to, own));
    const small = await place.run({ command: 'echo small', ...to });

    expect(outcomeOf(before)).toEqual([1, 'failed', 'no_space']);
    expect(before.log).toMatch(/about 63\.0 MB are needed/);
    expect(untouched.filter((name) => name !== 'backups')).toEqual([]);
    expect(outcomeOf(within)).toEqual([1, 'failed', 'no_space']);
    expect(after).toEqual([]);
    expect(outcomeOf(small)).toEqual([0, 'backed-up', 'backed_up']);
  },
);
