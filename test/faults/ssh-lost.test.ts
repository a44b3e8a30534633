import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { useSshHost } from '../support/ssh-host.ts';
import { type Sshd, startSshd } from '../support/sshd.ts';

let sshd: Sshd;
beforeAll(async () => {
  sshd = await startSshd();
});
afterAll(() => sshd.stop());

let count = 0;
const inHome = (name: string): string => {
  count += 1;
  return join(sshd.home, `${name}-${count}`);
};

function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}`) && !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

describe('D8: the connection breaks while a command runs', () => {
  test('the outcome is unknown, the command goes on to its end, and the next call connects anew', async () => {
    const host = await useSshHost(sshd);
    const mark = inHome('mark');
    const script = `echo started; while [ ! -e '${mark}.go' ]; do sleep 0.02; done; seq 50000; echo done > '${mark}'`;
    const running = host.run({
      argv: ['sh', '-c', script],
      timeoutMs: 30_000,
      onLine: (line) => {
        if (line === 'started') sshd.dropConnections();
      },
    });

    await expect(running).rejects.toMatchObject({ name: 'HostLost', when: 'within', cause: 'broken' });
    expect(existsSync(mark)).toBe(false);
    writeFileSync(`${mark}.go`, '');

    expect(await host.variable('HOME')).toBe(sshd.home);
    await eventually('the command has ended', () => existsSync(mark));
  });

  test('a lost host that is away is said to be, before anything is begun', async () => {
    const away = await startSshd();
    onTestFinished(() => away.stop());
    const host = await useSshHost(away, { ports: { limits: { attempts: 1 } } });
    await host.variable('HOME');
    await away.stopListening();
    away.dropConnections();

    const after = eventually('it is noticed', async () => {
      const outcome = await host.append(join(away.home, 'x'), 'x').catch((error: unknown) => error);
      return outcome instanceof Error && 'when' in outcome && outcome.when === 'before';
    });

    await after;
    expect(existsSync(join(away.home, 'x')) && readFileSync(join(away.home, 'x'), 'utf8') !== 'x').toBe(
      false,
    );
  });

  test('a shell that is ended on the host is no lost host', async () => {
    const host = await useSshHost(sshd);

    const result = await host.run({ argv: ['sh', '-c', 'kill -KILL 0'], timeoutMs: 10_000 });

    expect(result).toMatchObject({ kind: 'killed', by: 'signal' });
  });
});

describe('D8: the connection breaks while a file is replaced', () => {
  test('the old file stays, whole, and nothing is left beside it', async () => {
    const host = await useSshHost(sshd);
    await host.variable('HOME');
    const folder = inHome('state');
    await host.prepareFolder(folder);
    const path = join(folder, 'state.json');
    await host.replace(path, 'the old one');
    const large = 'x'.repeat(64 * 1024 * 1024);

    const replacing = host.replace(path, large);
    replacing.catch(() => undefined);
    await eventually('a part has arrived', () => readdirSync(folder).length > 1);
    sshd.dropConnections();

    await expect(replacing).rejects.toMatchObject({ name: 'HostLost', when: 'within' });
    await eventually('what arrived is gone', () => readdirSync(folder).length === 1);
    expect(readFileSync(path, 'utf8')).toBe('the old one');
  });
});

describe('what ends', () => {
  test('a deadline ends what runs on the host, its children too', async () => {
    const host = await useSshHost(sshd);

    const result = await host.run({ argv: ['sh', '-c', 'sleep 300 & echo $!; wait'], timeoutMs: 500 });

    expect(result).toMatchObject({ kind: 'killed', by: 'timeout' });
    const pid = Number(result.stdout.trim());
    expect(pid).toBeGreaterThan(1);
    expect(isAlive(pid)).toBe(false);
  });

  test('where what runs cannot be ended, the outcome is unknown', async () => {
    const lonely = await startSshd();
    onTestFinished(() => lonely.stop());
    const controller = new AbortController();
    const host = await useSshHost(lonely, { ports: { limits: { attempts: 1 } } });
    const running = host.run({
      argv: ['sh', '-c', 'echo started; exec sleep 300'],
      timeoutMs: 60_000,
      signal: controller.signal,
      onLine: () => {
        void lonely.stopListening().then(() => {
          controller.abort();
          lonely.dropConnections();
        });
      },
    });

    await expect(running).rejects.toMatchObject({ name: 'HostLost', when: 'within' });
  });

  test('a run that was cancelled before begins nothing', async () => {
    const host = await useSshHost(sshd);
    const mark = inHome('mark');

    const result = await host.run({ argv: ['touch', mark], timeoutMs: 5_000, signal: AbortSignal.abort() });

    expect(result).toMatchObject({ kind: 'killed', by: 'cancellation' });
    expect(existsSync(mark)).toBe(false);
  });
});

describe('many at once', () => {
  test('more commands than sshd opens sessions for wait for each other', async () => {
    const host = await useSshHost(sshd);

    const all = await Promise.all(
      Array.from({ length: 25 }, (_, index) => host.run({ argv: ['echo', `${index}`], timeoutMs: 30_000 })),
    );

    expect(all.map(({ stdout }) => stdout.trim())).toEqual(
      Array.from({ length: 25 }, (_, index) => `${index}`),
    );
  });

  test('many that hang are all ended, and no one is taken for a lost host', async () => {
    const host = await useSshHost(sshd);
    for (const name of ['hosts.lock', 'lock'])
      expect(await host.lock(inHome(name), { owner: 'x', waitMs: 0 })).toMatchObject({ kind: 'held' });

    const all = await Promise.all(
      Array.from({ length: 8 }, () =>
        host.run({ argv: ['sh', '-c', 'echo $$; sleep 300 & wait'], timeoutMs: 400 }),
      ),
    );

    expect(all.map((each) => each.kind === 'killed' && each.by)).toEqual(all.map(() => 'timeout'));
    expect(all.filter(({ stdout }) => isAlive(Number(stdout.trim())))).toEqual([]);
  });

  test('an sshd that opens fewer sessions than are wanted is asked again', async () => {
    const strict = await startSshd({ config: ['MaxSessions 3'] });
    onTestFinished(() => strict.stop());
    const host = await useSshHost(strict);

    const all = await Promise.all(
      Array.from({ length: 6 }, (_, index) => host.run({ argv: ['echo', `${index}`], timeoutMs: 30_000 })),
    );

    expect(all.map(({ stdout }) => stdout.trim())).toEqual(['0', '1', '2', '3', '4', '5']);
  });

  test('an sshd that opens too few sessions is said so', async () => {
    const strict = await startSshd({ config: ['MaxSessions 1'] });
    onTestFinished(() => strict.stop());
    const host = await useSshHost(strict);

    await expect(host.variable('HOME')).rejects.toMatchObject({
      cause: 'unsuited',
      message: expect.stringContaining('MaxSessions'),
    });
  });
});

test('T9: a secret in the environment of a command stands in no argv, here or there', async () => {
  const host = await useSshHost(sshd);
  const canary = `canary-${Math.random().toString(36).slice(2)}`;
  const seen: string[] = [];
  const scan = (): void => {
    for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
      try {
        const line = readFileSync(`/proc/${name}/cmdline`, 'latin1');
        if (line.includes(canary)) seen.push(line);
      } catch {
        // It has ended.
      }
    }
  };
  const timer = setInterval(scan, 2);
  onTestFinished(() => clearInterval(timer));

  const result = await host.run({
    argv: ['sh', '-c', 'sleep 0.3; printf %s "$SECRET"; cat'],
    env: { SECRET: canary },
    stdin: canary,
    timeoutMs: 10_000,
  });

  expect(result.stdout).toBe(canary + canary);
  expect(seen).toEqual([]);
});

test('a socket here comes out where the host says', async () => {
  const { createServer, connect } = await import('node:net');
  const server = createServer((socket) => socket.end('hello'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const bound = server.address();
  const port = typeof bound === 'object' ? (bound?.port ?? 0) : 0;
  const host = await useSshHost(sshd);

  const [first, second] = await Promise.all([
    host.forward({ hostname: '127.0.0.1', port }),
    host.forward({ hostname: '127.0.0.1', port }),
  ]);
  const said = await new Promise<string>((resolve, reject) => {
    const socket = connect(first?.socketPath ?? '');
    socket.on('data', (chunk) => resolve(chunk.toString()));
    socket.on('error', reject);
  });

  expect(said).toBe('hello');
  expect(second).toEqual(first);
  sshd.dropConnections();
  await eventually('the connection is made anew', async () => {
    const third = await host.forward({ hostname: '127.0.0.1', port }).catch(() => undefined);
    return third !== undefined && third.socketPath !== first?.socketPath;
  });
});
