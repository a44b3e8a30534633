import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Observation } from '../../../lib/health/health-report.ts';
import { probe } from '../../../lib/health/probe.ts';
import { createLocalHost } from '../../../lib/hosts/local-host.ts';
import { systemClock } from '../../../lib/ports/system-clock.ts';
import { scriptedPorts, subjectWith } from './scripted-ports.ts';

let directory = '';

beforeEach(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), 'belay-exec-')));
});

afterEach(() => rmSync(directory, { recursive: true }));

/** Runs a command as a check does, by the shell of this machine; the step has TOKEN and PASSED. */
function run(command: string, parts: { readonly contains?: string; readonly timeoutMs?: number } = {}) {
  const { contains, timeoutMs = 5_000 } = parts;
  const host = createLocalHost(systemClock);
  const subject = subjectWith({ TOKEN: 's3cret', PASSED: 'yes' }, { directory, passEnv: ['PASSED'] });
  const check = { kind: 'exec' as const, name: 'x', url: `exec:${command}` };
  const asked = contains === undefined ? check : { ...check, contains };
  const ports = { ...scriptedPorts().ports, clock: systemClock, host };
  return probe(asked, { timeoutMs, ports, subject }) satisfies Promise<Observation>;
}

describe('exec: on a real shell', () => {
  it.each([
    ['true', 'healthy'],
    ['exit 3', 'unhealthy'],
    ['false; true', 'unhealthy'],
    ['false || true', 'healthy'],
    ['printf "a b" | grep -q b', 'healthy'],
    ['no-such-command-of-belay', 'unhealthy'],
    ['test -z "$BELAY_SCRIPT$TOKEN" && test "$PASSED" = yes', 'healthy'],
    ['if read line; then exit 1; fi', 'healthy'],
  ])('%s is %s', async (command, health) => {
    expect((await run(command)).health).toBe(health);
  });

  it('runs in the folder of the release and reads what it writes', async () => {
    expect(await run('pwd', { contains: directory })).toMatchObject({ health: 'healthy', reason: '' });
  });

  it('shows the command in no argv', async () => {
    const seen = await run('secret=s3cret-word; tr "\\0" " " < /proc/$$/cmdline', {
      contains: 's3cret-word',
    });

    expect(seen.reason).toMatch(/does not contain|lacks?|without/);
  });

  it('ends what does not end', async () => {
    expect(await run('sleep 60', { timeoutMs: 100 })).toMatchObject({
      health: 'unhealthy',
      reason: 'did not end within 100 ms',
    });
  });
});
