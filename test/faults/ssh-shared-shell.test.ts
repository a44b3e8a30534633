import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import {
  hangingFile,
  held,
  idleShell,
  idleShells,
  lineOf,
  lostWithin,
  processesOf,
  sessions,
  sshHere,
  usePlace,
} from './ssh-shared-place.ts';
import { isFree } from './sweep-checks.ts';

describe('small scripts of one connection', () => {
  test('share one session, and nothing of it is left on the host at the end', async () => {
    const place = await usePlace();
    const { host, folder, ledger } = place;
    const lock = await held(host, folder);

    for (const line of ['one\n', 'two\n']) await host.append(ledger, line);
    await host.replace(join(folder, 'state.json'), "{}\n'é\\", join(folder, 'state.json.1'));
    await host.replace(join(folder, 'empty'), '');
    expect(await host.read(ledger)).toMatchObject({ size: 8 });
    expect(await host.read(join(folder, 'absent'))).toBeUndefined();
    expect(await host.prepareFolder(folder)).toEqual({ kind: 'ready' });

    // The connection's own, the lock's and this one.
    expect(sessions(place)).toBe(3);
    expect(readFileSync(join(folder, 'state.json'), 'utf8')).toBe("{}\n'é\\");
    expect(readFileSync(join(folder, 'empty'), 'utf8')).toBe('');
    await lock.release();
    await host.ssh.close();
    await eventually('nothing runs there', () => processesOf(place).length === 0);
  });

  test('give each other nothing: no folder, no variable, no mask', async () => {
    const place = await usePlace();
    const { host, folder } = place;
    const lock = await held(host, folder);

    await host.replace(join(folder, 'state.json'), '{}');

    for (const name of ['p', 't', 'd', '__s', '__n', '__i'])
      expect(await host.variable(name), name).toBeUndefined();
    await lock.release();
    // The work file is let go with each script: only whoever runs one holds it.
    expect(isFree(join(folder, 'lock.work'))).toBe(true);
  });

  test('that run at once run at once, each with an answer of its own', async () => {
    const place = await usePlace();
    const names = Array.from({ length: 12 }, (_, index) => join(place.folder, `file-${index}`));
    for (const name of names) writeFileSync(name, name.repeat(1_000));

    const read = await Promise.all(names.map((name) => place.host.read(name)));

    expect(read.map((each) => each?.bytes.toString())).toEqual(names.map((name) => name.repeat(1_000)));
  });

  test('may read what looks like their marks', async () => {
    const place = await usePlace();
    const nonce = `belay-${'0'.repeat(32)}`;
    const text = `${nonce}:begin:0\n${nonce}:end:0\n0\nexit 1\n${nonce}:end:!LOST\n`;
    const lock = await held(place.host, place.folder);

    for (let round = 0; round < 3; round += 1) {
      await place.host.append(place.ledger, text);
      expect((await place.host.read(place.ledger))?.bytes.toString()).toBe(text.repeat(round + 1));
    }
    await lock.release();
  });

  test('T9: what is written stands in no list of processes, and is changed by nobody however long it is', async () => {
    const { host, folder } = await usePlace();
    const canary = `canary-${Math.random().toString(36).slice(2)}`;
    const lock = await held(host, folder);
    const seen: string[] = [];
    const scan = (): void => {
      for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each)))
        if (lineOf(Number(name)).includes(canary)) seen.push(lineOf(Number(name)));
    };
    const timer = setInterval(scan, 1);
    onTestFinished(() => clearInterval(timer));
    const path = join(folder, 'content');

    for (const content of [canary, canary.repeat(1_000), canary.repeat(10_000), `${canary}\0x`]) {
      await host.replace(path, content);
      expect(readFileSync(path, 'utf8')).toBe(content);
    }

    expect(seen).toEqual([]);
    await lock.release();
  });
});

describe('D8: the shared shell is gone', () => {
  test('ended from outside between two scripts: the next one just works', async () => {
    const place = await usePlace();
    const { host, folder, ledger } = place;
    const lock = await held(host, folder);
    await host.append(ledger, 'one\n');

    for (const act of [() => host.append(ledger, 'two\n'), () => host.kinds([ledger])]) {
      const shell = await idleShell(place);
      const before = sshHere();
      process.kill(shell, 'SIGKILL');
      await eventually('ssh has heard of it', () => before.some((pid) => !existsSync(`/proc/${pid}`)));
      await act();
    }

    expect(readFileSync(ledger, 'utf8')).toBe('one\ntwo\n');
    await lock.release();
  });

  test('ended from outside, and not yet heard of: a look is taken again, a change is unknown and never done twice', async () => {
    const place = await usePlace();
    const { host, folder, ledger } = place;
    const lock = await held(host, folder);
    await host.append(ledger, 'one\n');

    const first = await idleShell(place);
    process.kill(first, 'SIGSTOP');
    const looking = host.read(ledger);
    looking.catch(() => undefined);
    // By then the other has been given to that shell.
    await host.run({ argv: ['true'], timeoutMs: 10_000 });
    process.kill(first, 'SIGKILL');
    expect((await looking)?.bytes.toString()).toBe('one\n');

    await host.kinds([ledger]);
    const second = await idleShell(place);
    process.kill(second, 'SIGSTOP');
    const changing = host.append(ledger, 'two\n');
    changing.catch(() => undefined);
    await host.run({ argv: ['true'], timeoutMs: 10_000 });
    process.kill(second, 'SIGKILL');
    await expect(changing).rejects.toMatchObject(lostWithin);
    expect(readFileSync(ledger, 'utf8')).toBe('one\n');
    await lock.release();
  });

  test('with its connection, in the middle of a change: that is unknown, and the shell ends with what it runs', async () => {
    const place = await usePlace();
    const { host, sshd, folder, ledger } = place;
    const lock = await held(host, folder);
    await host.append(ledger, 'one\n');
    const file = hangingFile(folder);

    const changing = host.append(file.path, 'x');
    changing.catch(() => undefined);
    await eventually('it hangs', () => idleShells(place).length === 0);
    sshd.dropConnections();

    await expect(changing).rejects.toMatchObject(lostWithin);
    expect(isFree(join(folder, 'lock.work'))).toBe(false);
    expect((await host.read(ledger))?.bytes.toString()).toBe('one\n');
    await lock.release();
    file.letGo();
    await eventually('it has let go of its lock', () => isFree(join(folder, 'lock.work')));
    await host.ssh.close();
    await eventually('nothing runs there', () => processesOf(place).length === 0);
  });

  test('a lock that another run took between two scripts of one shell: the second refuses itself', async () => {
    const place = await usePlace();
    const { host, sshd, folder, ledger } = place;
    const lock = await held(host, folder);
    await host.append(ledger, 'one\n');
    const before = sessions(place);
    // As a run writes it that has taken the lock.
    writeFileSync(join(folder, 'lock'), 'another\nits nonce\n');

    await expect(host.append(ledger, 'two\n')).rejects.toMatchObject(lostWithin);
    await expect(host.replace(join(folder, 'state.json'), '{}')).rejects.toMatchObject(lostWithin);

    expect((await host.read(ledger))?.bytes.toString()).toBe('one\n');
    expect(readdirSync(folder).sort()).toEqual(['ledger', 'lock', 'lock.work']);
    expect(sessions(place)).toBe(before);
    await lock.release();
    expect(sshd.log()).not.toContain('fatal');
  });
});

describe('D8: a script that hangs in the shared shell', () => {
  test('keeps no other one waiting, is given up at its limit, and the next ones share a new shell', async () => {
    const place = await usePlace({ fileMs: 1_000 });
    const { host, folder, ledger } = place;
    const lock = await held(host, folder);
    await host.append(ledger, 'one\n');
    const file = hangingFile(folder);

    const hanging = host.append(file.path, 'x');
    hanging.catch(() => undefined);
    await host.append(ledger, 'two\n');
    expect((await host.read(ledger))?.size).toBe(8);
    await expect(hanging).rejects.toMatchObject(lostWithin);
    // It still holds what it was to change under, though nobody waits for it.
    expect(isFree(join(folder, 'lock.work'))).toBe(false);
    const before = sessions(place);
    for (const line of ['three\n', 'four\n']) await host.append(ledger, line);

    expect(sessions(place)).toBe(before + 1);
    file.letGo();
    await lock.release();
    await eventually('it is over', () => isFree(join(folder, 'lock.work')));
    expect(readFileSync(ledger, 'utf8')).toBe('one\ntwo\nthree\nfour\n');
  });

  test('an sshd with no session to spare gets the one of the shared shell', async () => {
    const place = await usePlace({}, ['MaxSessions 3']);
    const { host, folder, ledger } = place;
    await host.prepareFolder(folder);
    const lock = await held(host, folder);
    await host.append(ledger, 'one\n');

    const ran = await host.run({ argv: ['echo', 'here'], timeoutMs: 20_000, lock });
    await Promise.all(['a', 'b', 'c'].map((name) => host.replace(join(folder, name), name)));

    expect(ran).toMatchObject({ kind: 'exited', stdout: 'here\n' });
    expect((await host.read(ledger))?.size).toBe(4);
    expect(existsSync(join(folder, 'c'))).toBe(true);
    await lock.release();
  });
});
