import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Host } from '../../lib/hosts/host.ts';
import { eventually } from '../support/eventually.ts';
import { useSshHost } from '../support/ssh-host.ts';
import { useSshd } from '../support/sshd.ts';
import { momentOf, straceProblem } from '../support/strace.ts';
import { around, atMoment } from './sweep-injection.ts';
import type { Harm } from './sweep-points.ts';
import { closeTap, openTap, type RecordedRun, readRuns, type Tapped, tapReached } from './sweep-tap.ts';

const problem = straceProblem();

/** A real server whose sessions go through a tap, and a file there. */
async function tappedHost(): Promise<{ host: Host; tapped: Tapped; folder: string; file: string }> {
  const own = mkdtempSync(join(tmpdir(), 'belay-tap-'));
  onTestFinished(() => rmSync(own, { recursive: true, force: true }));
  const wrapper = join(own, 'session');
  writeFileSync(wrapper, '#!/bin/sh\nexec /bin/sh -c "$SSH_ORIGINAL_COMMAND"\n', { mode: 0o755 });
  const sshd = await useSshd({ config: [`ForceCommand exec ${wrapper}`] });
  const folder = join(sshd.home, 'state');
  mkdirSync(folder, { mode: 0o700 });
  const file = join(folder, 'state.json');
  writeFileSync(file, 'old');
  const tapped = { host: { kind: 'ssh', sshd, wrapper } as const, sandbox: { folder: sshd.home } };
  return { host: await useSshHost(sshd), tapped, folder, file };
}

async function recordReplace({
  host,
  tapped,
  file,
}: Awaited<ReturnType<typeof tappedHost>>): Promise<RecordedRun> {
  openTap(tapped, { kind: 'record' });
  await host.replace(file, 'recorded');
  const runs = readRuns(tapped);
  closeTap(tapped);
  const run = runs.find(({ what }) => what === 'replace state.json');
  if (run === undefined) throw new Error(`Not among ${runs.map(({ what }) => what).join(', ')}`);
  return run;
}

function orders(run: RecordedRun, harm: Harm): string {
  // The names of temporary files are others in every run.
  const calls = run.calls
    .filter(({ name }) => name !== 'execve')
    .map((call) => ({ ...call, paths: call.paths.filter((path) => !path.endsWith('.tmp')) }));
  const rename = calls.find(
    ({ name, text, failed }) => name.startsWith('rename') && text.includes('state.json"') && !failed,
  );
  const moment = rename === undefined ? undefined : momentOf(rename, calls);
  if (moment === undefined) throw new Error('No rename was recorded.');
  return atMoment({ kind: 'remote', run: run.name, harm, moment, alone: true, label: '' });
}

describe.skipIf(problem !== undefined)(
  `The sweep harms sessions on a host${problem === undefined ? '' : ` - ${problem}`}`,
  () => {
    test('one session is killed whole before the call, the others are left alone', async () => {
      const place = await tappedHost();
      const { host, tapped, folder, file } = place;
      const run = await recordReplace(place);
      openTap(tapped, { kind: 'harm', run: run.name, orders: orders(run, 'kill') });

      await expect(host.replace(file, 'new')).rejects.toMatchObject({ name: 'HostLost', when: 'within' });

      expect(tapReached(tapped)).toBe(true);
      expect(readFileSync(file, 'utf8')).toBe('recorded');
      // Nobody of it has lived to clean up.
      expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toHaveLength(1);
      expect((await host.read(file))?.bytes.toString()).toBe('recorded');
    });

    test('of scripts that share a session the one is killed, and what the lock is held by is left alone', async () => {
      const place = await tappedHost();
      const { host, tapped, folder, file } = place;
      const outcome = await host.lock(join(folder, 'lock'), { owner: 'x', waitMs: 0 });
      if (outcome.kind !== 'held') throw new Error(outcome.kind);
      const run = await recordReplace(place);
      openTap(tapped, { kind: 'harm', run: run.name, orders: orders(run, 'kill') });

      await expect(host.replace(file, 'new')).rejects.toMatchObject({ name: 'HostLost', when: 'within' });

      expect(tapReached(tapped)).toBe(true);
      expect(readFileSync(file, 'utf8')).toBe('recorded');
      closeTap(tapped);
      expect(outcome.lock.isHeld?.()).toBe(true);
      await host.replace(file, 'newer');
      expect((await host.read(file))?.bytes.toString()).toBe('newer');
      await outcome.lock.release();
    });

    test('a call fails, and the script goes on from there', async () => {
      const place = await tappedHost();
      const { host, tapped, folder, file } = place;
      const run = await recordReplace(place);
      openTap(tapped, { kind: 'harm', run: run.name, orders: orders(run, 'ENOSPC') });

      await expect(host.replace(file, 'new')).rejects.toMatchObject({ name: 'HostError', code: 'ENOSPC' });

      await eventually('strace has said so', () => tapReached(tapped));
      expect(readdirSync(folder)).toEqual(['state.json']);
      expect(readFileSync(file, 'utf8')).toBe('recorded');
    });

    test('the connection is cut when a session has done its work, and nobody is told', async () => {
      const place = await tappedHost();
      const { host, tapped, file } = place;
      const { name } = await recordReplace(place);
      const drop = around({ kind: 'around-remote', run: name, when: 'after', harm: 'drop', label: '' });
      openTap(tapped, { kind: 'harm', run: name, orders: drop });

      await expect(host.replace(file, 'new')).rejects.toMatchObject({ name: 'HostLost', when: 'within' });

      await eventually('the tap has said so', () => tapReached(tapped));
      expect(readFileSync(file, 'utf8')).toBe('new');
      closeTap(tapped);
      expect((await host.read(file))?.bytes.toString()).toBe('new');
    });
  },
);
