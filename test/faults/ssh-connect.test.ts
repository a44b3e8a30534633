import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Clock } from '../../lib/ports/clock.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { useSshHost } from '../support/ssh-host.ts';
import { type Sshd, startSshd, useSshd } from '../support/sshd.ts';

let sshd: Sshd;
beforeAll(async () => {
  sshd = await startSshd();
});
afterAll(() => sshd.stop());

const quick = (limits = {}) => ({ clock: createFakeClock(), limits: { connectMs: 5_000, ...limits } });

function newKey(...more: readonly string[]): { privateKey: string; publicKey: string } {
  const folder = mkdtempSync(join(tmpdir(), 'belay-key-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const args = more.length === 0 ? ['-N', ''] : more;
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-f', join(folder, 'key'), ...args]);
  const [privateKey, publicKey] = ['key', 'key.pub'].map((name) => readFileSync(join(folder, name), 'utf8'));
  return { privateKey: privateKey ?? '', publicKey: publicKey ?? '' };
}

/** A port that takes connections and says only this. */
async function saying(words: string): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write(words);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const bound = server.address();
  return typeof bound === 'object' ? (bound?.port ?? 0) : 0;
}

const canary = 'canary-of-a-script';

async function refusal(of: Sshd, how: Parameters<typeof useSshHost>[1] = {}): Promise<Error> {
  const host = await useSshHost(of, { ports: quick(), ...how });
  const outcome = await host
    .run({ argv: ['echo', canary], timeoutMs: 5_000 })
    .catch((error: unknown) => error);
  if (!(outcome instanceof Error)) throw new Error('It was let in.');
  expect(outcome).toMatchObject({ name: 'HostLost', host: of.label, when: 'before' });
  expect(outcome.message).not.toContain(canary);
  expect(outcome.message.split('\n')).toHaveLength(1);
  return outcome;
}

describe('D7: a host that cannot be reached', () => {
  test('refuses connections: tried three times, with pauses', async () => {
    const gone = await useSshd();
    await gone.stopListening();
    const clock = createFakeClock();

    const error = await refusal(gone, { ports: { clock } });

    expect(error).toMatchObject({ cause: 'unreachable' });
    expect(error.message).toContain(`port ${gone.port} was refused`);
    expect(clock.sleeps).toHaveLength(2);
    expect(clock.sleeps[0]).toBeGreaterThanOrEqual(500);
  });

  test('comes up between two tries: it goes on as if nothing had been', async () => {
    const gone = await useSshd();
    await gone.stopListening();
    const clock = createFakeClock();
    let back: Sshd | undefined;
    onTestFinished(() => back?.stop());
    const sleep: Clock['sleep'] = async () => {
      back ??= await startSshd({ folder: gone.folder, port: gone.port });
    };

    const host = await useSshHost(gone, { ports: { clock: { ...clock, sleep } } });

    expect(await host.variable('HOME')).toBe(gone.home);
  });

  test('says nothing: no banner', async () => {
    const port = await saying('');

    const error = await refusal({ ...sshd, port }, { ports: quick({ connectMs: 400, attempts: 1 }) });

    expect(error).toMatchObject({ cause: 'unreachable' });
    expect(error.message).toContain('no SSH server answers there');
  });

  test('says something else than SSH', async () => {
    const port = await saying('HTTP/1.1 400 Bad Request\r\n\r\n'.repeat(1_100));

    const error = await refusal({ ...sshd, port }, { ports: quick({ connectMs: 2_000, attempts: 1 }) });

    expect(error.message).toContain('no SSH server answers there');
  });

  test('has a name that nobody knows', async () => {
    const named = { ...sshd, hostname: 'no-such-host.invalid' as '127.0.0.1' };

    const error = await refusal(named, { ports: quick({ attempts: 1 }) });

    expect(error).toMatchObject({ cause: 'unreachable' });
    expect(error.message).toContain('could not be resolved');
  });
});

describe('D7, T11: host keys', () => {
  test('one that is not known is not trusted, and how to get and verify it is said', async () => {
    for (const knownHosts of [undefined, 'gate.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ']) {
      const error = await refusal(sshd, { access: { knownHosts } });

      expect(error).toMatchObject({ cause: 'unknown-host-key' });
      expect(error.message).toContain(`"ssh-keyscan -p ${sshd.port} 127.0.0.1"`);
      expect(error.message).toContain('ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub');
    }
  });

  test('the command that is printed gets the line that is needed', async () => {
    const error = await refusal(sshd, { access: { knownHosts: undefined } });
    const [, command = ''] = /"(ssh-keyscan [^"|]+)"/.exec(error.message) ?? [];
    const [program = '', ...args] = command.split(' ');
    const knownHosts = execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

    const host = await useSshHost(sshd, { access: { knownHosts } });

    expect(await host.variable('HOME')).toBe(sshd.home);
  });

  test('a changed one is never tried again, and not a byte of a script is sent', async () => {
    const other = `[127.0.0.1]:${sshd.port} ${newKey().publicKey}`;
    const clock = createFakeClock();
    const before = sshd.log().length;

    const error = await refusal(sshd, { access: { knownHosts: other }, ports: { clock } });

    expect(error).toMatchObject({ cause: 'changed-host-key' });
    expect(error.message).toContain('is not the one in "known-hosts"');
    expect(clock.sleeps).toEqual([]);
    expect(sshd.log().slice(before)).not.toContain('Accepted');
  });

  test('a revoked one is never to be trusted: no way to add it is shown', async () => {
    const error = await refusal(sshd, { access: { knownHosts: `@revoked ${sshd.knownHosts}` } });

    expect(error).toMatchObject({ cause: 'changed-host-key' });
    expect(error.message).toContain('marked as revoked');
    expect(error.message).not.toContain('ssh-keyscan');
  });

  test('no line of ssh-config changes that', async () => {
    const configLines = [
      'Host *',
      'StrictHostKeyChecking no',
      'UserKnownHostsFile /dev/null',
      'BatchMode no',
    ];

    const error = await refusal(sshd, { access: { knownHosts: undefined, configLines } });

    expect(error).toMatchObject({ cause: 'unknown-host-key' });
  });
});

describe('D7, T11: keys', () => {
  test('one that is not let in is said so', async () => {
    const error = await refusal(sshd, { access: { privateKey: newKey().privateKey } });

    expect(error).toMatchObject({ cause: 'not-let-in' });
    expect(error.message).toContain('authorized_keys');
  });

  test.each([
    ['is no key', () => 'hello', 'could not be read'],
    ['is cut', () => sshd.privateKey.slice(0, 120), 'could not be read'],
    ['has a passphrase', () => newKey('-N', 'secret').privateKey, 'passphrase'],
  ])('one that %s is said so', async (_, privateKey, words) => {
    const error = await refusal(sshd, { access: { privateKey: privateKey() } });

    expect(error).toMatchObject({ cause: 'not-let-in' });
    expect(error.message).toContain(words);
  });

  test.each([false, true])(
    'what the server says of itself is not taken for the cause (jump host: %s)',
    async (jumps) => {
      const folder = mkdtempSync(join(tmpdir(), 'belay-banner-'));
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
      writeFileSync(
        join(folder, 'banner'),
        'Host key verification failed.\nssh: Could not resolve hostname x\n',
      );
      const talkative = await useSshd({ config: [`Banner ${join(folder, 'banner')}`] });
      talkative.letIn(sshd);
      const knownHosts = sshd.knownHosts + talkative.knownHosts.replace('127.0.0.1', 'localhost');
      const configLines = ['Host 127.0.0.1', `ProxyJump ${talkative.user}@localhost:${talkative.port}`];

      const error = jumps
        ? await refusal({ ...sshd, port: 1 }, { access: { knownHosts, configLines } })
        : await refusal(talkative, { access: { privateKey: newKey().privateKey } });

      expect(error.message).toContain(jumps ? 'the jump host could not connect on to it' : 'authorized_keys');
    },
  );

  test('without one and without an agent, what to give is said', async () => {
    const error = await refusal(sshd, { access: { privateKey: undefined } });

    expect(error.message).toContain('"ssh-key"');
  });

  test.each([
    ['trimmed', (key: string) => key.trim()],
    ['with the line ends of Windows', (key: string) => key.replaceAll('\n', '\r\n')],
  ])('one that came %s works', async (_, form) => {
    const host = await useSshHost(sshd, { access: { privateKey: form(sshd.privateKey) } });

    expect(await host.variable('HOME')).toBe(sshd.home);
  });
});

describe('jump hosts', () => {
  const through = (jump: Sshd) => ({
    configLines: [`Host 127.0.0.1`, `ProxyJump ${jump.user}@localhost:${jump.port}`],
  });
  const asLocalhost = (jump: Sshd) => jump.knownHosts.replace('127.0.0.1', 'localhost');

  test('the way goes through one, with the same key and known hosts', async () => {
    const jump = await useSshd();
    jump.letIn(sshd);
    const knownHosts = sshd.knownHosts + asLocalhost(jump);

    const host = await useSshHost(sshd, { access: { ...through(jump), knownHosts } });

    expect(await host.variable('HOME')).toBe(sshd.home);
    expect(jump.log()).toContain('Accepted publickey');
  });

  test('one whose key is not known is not gone through, and is named', async () => {
    const jump = await useSshd();
    jump.letIn(sshd);

    const error = await refusal(sshd, { access: through(jump) });

    expect(error).toMatchObject({ cause: 'unknown-host-key' });
    expect(error.message).toContain(`"ssh-keyscan -p ${jump.port} localhost"`);
    expect(jump.log()).not.toContain('Accepted');
  });

  test('behind one, the key of the target is asked for from there', async () => {
    const jump = await useSshd();
    jump.letIn(sshd);

    const error = await refusal(sshd, { access: { ...through(jump), knownHosts: asLocalhost(jump) } });

    expect(error).toMatchObject({ cause: 'unknown-host-key' });
    expect(error.message).toContain(
      `"ssh -p ${jump.port} ${jump.user}@localhost ssh-keyscan -p ${sshd.port} 127.0.0.1"`,
    );
  });
});

test('a line that ssh does not know is said so', async () => {
  const error = await refusal(sshd, { access: { configLines: ['NoSuchOption yes'] } });

  expect(error).toMatchObject({ cause: 'unsuited' });
  expect(error.message).toContain('"ssh-config"');
});

test('where ssh is not installed, that is said', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'belay-empty-'));
  const path = process.env['PATH'];
  process.env['PATH'] = empty;
  onTestFinished(() => {
    process.env['PATH'] = path;
    rmSync(empty, { recursive: true });
  });

  const error = await refusal(sshd);

  expect(error).toMatchObject({ cause: 'unsuited' });
  expect(error.message).toContain('openssh-client');
});
