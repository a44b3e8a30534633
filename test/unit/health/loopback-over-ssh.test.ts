import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { parseCheckItems } from '../../../lib/health/parse-checks.ts';
import { runChecks } from '../../../lib/health/run-checks.ts';
import type { Host } from '../../../lib/hosts/host.ts';
import { openSsh, type Ssh } from '../../../lib/hosts/ssh/open-ssh.ts';
import { parseSshTarget } from '../../../lib/hosts/ssh/ssh-target.ts';
import { systemClock } from '../../../lib/ports/system-clock.ts';
import { createFakeLog } from '../../support/fake-log.ts';
import { answer, startHostileServer } from '../../support/hostile-server.ts';
import { openHttp } from '../../support/open-http.ts';
import { type Sshd, startSshd } from '../../support/sshd.ts';
import { scriptedPorts, subjectWith } from './scripted-ports.ts';

let sshd: Sshd;
let ssh: Ssh;
let host: Host;

beforeAll(async () => {
  sshd = await startSshd();
  const log = createFakeLog();
  ssh = await openSsh(sshd.access, { clock: systemClock, log, signal: new AbortController().signal });
  const target = parseSshTarget(sshd.label);
  if (target === undefined) throw new Error('The label is none.');
  host = ssh.host(target);
});

afterAll(async () => {
  await ssh.close();
  await sshd.stop();
});

describe('checks over one connection', () => {
  it('of many commands, ports and addresses are all asked, however few sessions the server allows', async () => {
    const server = await startHostileServer({ '/': answer(200) });
    onTestFinished(() => server.close());
    const items = Array.from({ length: 12 }, (_, index) => [
      { exec: 'sleep 0.05', name: `command ${index}` },
      { url: `tcp://127.0.0.1:${server.port}`, name: `port ${index}` },
      { url: `${server.origin}/?${index}`, name: `page ${index}` },
    ]).flat();
    const ports = { ...scriptedPorts().ports, clock: systemClock, http: openHttp(), host };
    const policy = { timeoutMs: 20_000, retries: 0, intervalMs: 0, successes: 1, concurrency: 50 };

    const report = await runChecks(parseCheckItems(items).checks, policy, ports, subjectWith());

    expect(report.results.filter(({ health }) => health !== 'healthy')).toEqual([]);
    expect(server.requests).toHaveLength(12);
  });

  it('that broke are asked again over a new one', async () => {
    const server = await startHostileServer({ '/': answer(200) });
    onTestFinished(() => server.close());
    const { checks } = parseCheckItems([{ url: server.origin }]);
    const ports = { ...scriptedPorts().ports, clock: systemClock, http: openHttp(), host };
    const policy = { timeoutMs: 20_000, retries: 3, intervalMs: 100, successes: 1, concurrency: 1 };

    await runChecks(checks, policy, ports, subjectWith());
    sshd.dropConnections();
    const again = await runChecks(checks, policy, ports, subjectWith());

    expect(again.results).toMatchObject([{ health: 'healthy' }]);
    expect(server.requests).toHaveLength(2);
  });
});
