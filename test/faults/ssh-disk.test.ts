import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Host } from '../../lib/hosts/host.ts';
import { useSshHost } from '../support/ssh-host.ts';
import { type Sshd, startSshd } from '../support/sshd.ts';
import { privileged } from './privileged.ts';

let sshd: Sshd;
beforeAll(async () => {
  sshd = await startSshd();
});
afterAll(() => sshd.stop());

let count = 0;
function newFolder(): string {
  count += 1;
  const path = join(sshd.home, `disk-${count}`);
  mkdirSync(path);
  return path;
}

const failsWith = (code: string, path: string) => ({ name: 'HostError', code, path });

describe('files of a host over SSH that cannot be had', () => {
  test('are failed file operations with the code of the system', async () => {
    const host = await useSshHost(sshd);
    const place = newFolder();
    const [file, folder, link] = [join(place, 'file'), join(place, 'folder'), join(place, 'link')];
    writeFileSync(file, 'x');
    mkdirSync(join(folder, 'inner'), { recursive: true });
    symlinkSync(file, link);
    const absent = join(place, 'absent');

    await expect(host.read(folder)).rejects.toMatchObject(failsWith('EISDIR', folder));
    await expect(host.read(join(file, 'x'))).rejects.toMatchObject(failsWith('ENOTDIR', join(file, 'x')));
    await expect(host.replace(join(absent, 'x'), 'x')).rejects.toMatchObject(
      failsWith('ENOENT', join(absent, 'x')),
    );
    await expect(host.append(join(absent, 'x'), 'x')).rejects.toMatchObject(
      failsWith('ENOENT', join(absent, 'x')),
    );
    await expect(host.append(folder, 'x')).rejects.toMatchObject(failsWith('EISDIR', folder));
    await expect(host.cut(absent, 1)).rejects.toMatchObject(failsWith('ENOENT', absent));
    await expect(host.cut(link, 0)).rejects.toMatchObject(failsWith('ELOOP', link));
    await expect(host.rename(absent, file)).rejects.toMatchObject(failsWith('ENOENT', absent));
    await expect(host.rename(folder, file)).rejects.toMatchObject({ name: 'HostError' });
    await expect(host.folders(file)).rejects.toMatchObject(failsWith('ENOTDIR', file));
    await expect(host.sweep(absent)).rejects.toMatchObject(failsWith('ENOENT', absent));
    expect(await host.prepareFolder(join(file, 'x'))).toMatchObject({ kind: 'refused' });
    expect(readFileSync(file, 'utf8')).toBe('x');
    expect(readdirSync(place).sort()).toEqual(['file', 'folder', 'link']);
  });

  test('a link to a folder in the place of a file is replaced, not gone into', async () => {
    const host = await useSshHost(sshd);
    const place = newFolder();
    mkdirSync(join(place, 'folder'));
    symlinkSync(join(place, 'folder'), join(place, 'state.json'));

    await host.replace(join(place, 'state.json'), 'new');

    expect(readFileSync(join(place, 'state.json'), 'utf8')).toBe('new');
    expect(readdirSync(join(place, 'folder'))).toEqual([]);
  });

  test('names of files are only names', async () => {
    const host = await useSshHost(sshd);
    const place = newFolder();
    const path = join(place, "-n $(touch x) 'é\n*\\");

    await host.replace(path, 'one');
    await host.append(path, 'two');

    expect((await host.read(path))?.bytes.toString()).toBe('onetwo');
    expect(readdirSync(place)).toHaveLength(1);
  });
});

async function onSmallDisk(work: (host: Host, folder: string) => Promise<void>): Promise<void> {
  const folder = newFolder();
  privileged.run(
    'mount',
    '-t',
    'tmpfs',
    '-o',
    `size=64k,mode=700,uid=${process.getuid?.()}`,
    'tmpfs',
    folder,
  );
  onTestFinished(() => privileged.run('umount', folder));
  await work(await useSshHost(sshd), folder);
}

describe.runIf(privileged.possible)(`F5 over SSH${privileged.why}`, () => {
  test('on a full disk nothing half is left: not of a new state, not of an event', () =>
    onSmallDisk(async (host, folder) => {
      const [state, ledger] = [join(folder, 'state.json'), join(folder, 'ledger')];
      await host.replace(state, 'good');
      await host.append(ledger, 'one\n');
      const large = 'x'.repeat(100_000);

      await expect(host.replace(state, large, `${state}.1`)).rejects.toMatchObject(
        failsWith('ENOSPC', state),
      );
      await expect(host.append(ledger, large)).rejects.toMatchObject(failsWith('ENOSPC', ledger));

      expect(readFileSync(state, 'utf8')).toBe('good');
      expect(readFileSync(ledger, 'utf8')).toBe('one\n');
      expect(readdirSync(folder).sort()).toEqual(['ledger', 'state.json']);
    }));

  test('a read-only disk is refused and named', () =>
    onSmallDisk(async (host, folder) => {
      await host.replace(join(folder, 'state.json'), 'good');
      privileged.run('mount', '-o', 'remount,ro', folder);
      const state = join(folder, 'state.json');

      await expect(host.replace(state, 'new')).rejects.toMatchObject(failsWith('EROFS', state));
      await expect(host.append(state, 'new')).rejects.toMatchObject(failsWith('EROFS', state));
      expect(await host.prepareFolder(folder)).toMatchObject({ kind: 'refused' });
      expect(await host.prepareFolder(join(folder, 'new'))).toMatchObject({ kind: 'refused' });
    }));

  test('a rename over the border of a disk is no copy', () =>
    onSmallDisk(async (host, folder) => {
      await host.replace(join(folder, 'x'), 'x');

      await expect(host.rename(join(folder, 'x'), join(folder, '..', 'elsewhere'))).rejects.toMatchObject({
        code: 'EXDEV',
      });
    }));
});
