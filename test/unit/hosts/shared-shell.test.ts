import { setImmediate as soon } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createSharedShell } from '../../../lib/hosts/ssh/shared-shell.ts';
import type { Listener, SshProcess } from '../../../lib/hosts/ssh/ssh-process.ts';

/** Answers every script that is written to it at once, unless it is to hang. */
function fakeSsh({ hangs = false } = {}) {
  let listener: Listener | undefined;
  let close: () => void = () => undefined;
  const seen = { written: '', killed: 0, inputOver: false };
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  const ssh: SshProcess = {
    closed,
    isGoing: () => false,
    hasNoProgram: () => false,
    listen: (to) => {
      listener = to;
    },
    write: (text) => {
      seen.written += text;
      const [, nonce] = /mark (\S+)/.exec(text) ?? [];
      if (nonce === undefined || hangs) return;
      const marks = `${nonce}:begin:0\n${nonce}:end:0\n`;
      listener?.onOut(Buffer.from(marks));
      listener?.onErr(Buffer.from(marks));
    },
    finishInput: () => {
      seen.inputOver = true;
    },
    kill: () => {
      seen.killed += 1;
    },
  };
  const end = (): void => {
    close();
    listener?.onClosed();
  };
  return { ssh, seen, end };
}

const scriptOf = (nonce: string) => ({ nonce, text: `mark ${nonce}` });

test('once it was ended for good, nothing is begun in it: by who waits, or by who is about to', async () => {
  const hung = fakeSsh({ hangs: true });
  let started = 0;
  const shell = createSharedShell(() => {
    started += 1;
    return hung.ssh;
  }, 1_000);
  const first = await shell.begin(scriptOf('one'));
  const second = shell.begin(scriptOf('two'));

  shell.kill();
  hung.end();

  expect(await first?.ended).toMatchObject({ kind: 'cut' });
  expect(await second).toBeUndefined();
  expect(started).toBe(1);

  const idle = fakeSsh();
  const other = createSharedShell(() => idle.ssh);
  await (await other.begin(scriptOf('one')))?.closed;
  const late = other.begin(scriptOf('two'));
  other.kill();
  expect(await late).toBeUndefined();
  expect(idle.seen.written).not.toContain('mark two');
});

test('the session it has is given up also where a script was about to begin', async () => {
  const idle = fakeSsh();
  const shell = createSharedShell(() => idle.ssh);
  await (await shell.begin(scriptOf('one')))?.closed;

  const late = shell.begin(scriptOf('two'));
  shell.forgo();

  expect(await late).toBeUndefined();
  expect(idle.seen.inputOver).toBe(true);
});

test('what a script said is not kept for as long as the shell lives', async () => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const { ssh } = fakeSsh();
  const shell = createSharedShell(() => ssh);
  const run = async (nonce: string): Promise<WeakRef<object>> => {
    const said: string[] = [];
    await (await shell.begin({ ...scriptOf(nonce), onOut: (chunk) => said.push(String(chunk)) }))?.closed;
    return new WeakRef(said);
  };
  const one = await run('one');
  // Who listens now is the one that came after.
  await run('two');

  await soon();
  collect();
  expect(one.deref()).toBeUndefined();
});
