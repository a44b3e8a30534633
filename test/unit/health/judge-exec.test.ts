import { describe, expect, it } from 'vitest';
import type { ExecCheck } from '../../../lib/health/check.ts';
import type { Judgement } from '../../../lib/health/judge.ts';
import { judgeExec } from '../../../lib/health/judge-exec.ts';
import type { CommandResult } from '../../../lib/hosts/host.ts';
import { hostileTexts } from '../../support/hostile-text.ts';
import { aCommandCheck, anExit, plainMatcher } from './answers.ts';

function judge(result: CommandResult, asked: Partial<ExecCheck> = {}): Promise<Judgement> {
  return judgeExec(aCommandCheck(asked), result, { timeoutMs: 10_000, matcher: plainMatcher });
}

const silent = { stdout: '', stderr: '', truncated: false, durationMs: 1 };

describe('judgeExec', () => {
  it('passes exit code 0', async () => {
    expect(await judge(anExit(0, { stdout: 'PONG\n' }))).toEqual({ health: 'healthy', reason: '' });
  });

  it.each([
    [anExit(2), 'exited with code 2'],
    [anExit(2, { stderr: 'first\nno response\n\n' }), 'exited with code 2: no response'],
    [anExit(1, { stdout: 'rejecting connections' }), 'exited with code 1: rejecting connections'],
    [anExit(1, { stdout: 'out', stderr: ' \n' }), 'exited with code 1: out'],
    [{ ...silent, kind: 'killed', by: 'timeout' }, 'did not end within 10.0 s'],
    [{ ...silent, kind: 'killed', by: 'signal', stderr: 'oom' }, 'was ended by a signal: oom'],
    [{ ...silent, kind: 'killed', by: 'cancellation' }, 'was ended because the run was cancelled'],
    [{ ...silent, kind: 'not-started', code: 'ENOENT' }, 'could not be started (ENOENT)'],
  ] satisfies [CommandResult, string][])('fails: %#', async (result, reason) => {
    expect(await judge(result)).toMatchObject({ health: 'unhealthy', reason });
  });

  it('says what to look at where the shell itself failed', async () => {
    expect((await judge(anExit(127, { stderr: 'sh: redis-cli: not found' }))).hint).toContain('PATH');
    expect((await judge(anExit(126))).hint).toContain('permissions');
  });

  it.each([
    [{ contains: 'PONG' }, 'PONG\n', ''],
    [{ contains: 'PONG' }, 'LOADING', 'its output does not contain "PONG"'],
    [{ contains: 'PONG' }, '', 'its output is empty, without "PONG"'],
    [{ notContains: 'lag' }, 'lag 4', 'its output contains "lag", which it must not'],
    [{ matches: '^running$' }, 'exited', 'its output does not match "^running$"'],
    [
      { json: [{ path: 'State.Health.Status', expects: { is: 'one-of', values: ['healthy'] } }] },
      '{"State":{"Health":{"Status":"starting"}}}',
      'State.Health.Status is "starting", expected "healthy"',
    ],
    [{ json: [{ path: 'a', expects: { is: '<', value: 1 } }] }, 'oops', 'its output is not JSON'],
  ] satisfies [Partial<ExecCheck>, string, string][])(
    'judges %j against %j',
    async (asked, stdout, reason) => {
      const seen = await judge(anExit(0, { stdout }), asked);
      expect(seen.reason).toBe(reason === '' ? '' : `exited with code 0, but ${reason}`);
    },
  );

  it('says that only the end of a long output is kept', async () => {
    expect((await judge(anExit(0, { stdout: 'x', truncated: true }), { contains: 'a' })).reason).toBe(
      'exited with code 0, but the last 64 KiB of its output, all that is kept, lack "a"',
    );
  });

  it('takes no word of an output for its health unless it is asked to', async () => {
    expect((await judge(anExit(0, { stdout: '{"status":"down"}' }))).health).toBe('healthy');
  });

  it.each(hostileTexts.map((text) => [text.slice(0, 30), text]))('shows inert: %s', async (_, text) => {
    const { reason } = await judge(anExit(1, { stderr: text }));
    expect(reason).not.toMatch(/[^\P{Cc}\t]|[\u202e\u2028]|##\[/u);
    expect([...reason].length).toBeLessThanOrEqual(230);
  });
});
