import type { CommandResult } from '../hosts/host.ts';
import { formatDuration } from '../ports/duration.ts';
import type { PatternMatcher } from '../ports/pattern-matcher.ts';
import { type AnsweredText, readDocument } from './answered-text.ts';
import type { ExecCheck } from './check.ts';
import { summarise } from './finding.ts';
import type { Judgement } from './judge.ts';
import { judgeDocument } from './judge-document.ts';
import { nothingSaid } from './judge-shape.ts';
import { lastLine } from './last-line.ts';
import { judgeText } from './text-expectations.ts';

/** Judges what became of a command: exit code 0 is well, as far as what it wrote is as asked for. Never throws. */
export async function judgeExec(
  check: ExecCheck,
  result: CommandResult,
  facts: { readonly timeoutMs: number; readonly matcher: PatternMatcher },
): Promise<Judgement> {
  const failure = describeExec(result, facts.timeoutMs);
  if (failure !== undefined) return { health: 'unhealthy', ...failure };
  const output: AnsweredText = {
    text: result.stdout,
    name: 'its output',
    kept: 'last',
    cut: result.truncated,
    compressed: false,
  };
  const { reason, ...summary } = summarise([
    ...(await judgeText(check, output, facts.matcher)),
    ...judgeDocument(check, readDocument(output), nothingSaid),
  ]);
  return { ...summary, reason: reason === '' ? '' : `exited with code 0, but ${reason}` };
}

function describeExec(
  result: CommandResult,
  timeoutMs: number,
): { readonly reason: string; readonly hint?: string } | undefined {
  switch (result.kind) {
    case 'not-started':
      return {
        reason: `could not be started (${result.code})`,
        hint: 'Look at whether /bin/sh and the folder it is to run in are on the host.',
      };
    case 'killed':
      return { reason: `${describeKill(result.by, timeoutMs)}${lastLine(result)}` };
    case 'exited':
      return result.exitCode === 0
        ? undefined
        : {
            reason: `exited with code ${result.exitCode}${lastLine(result)}`,
            ...hintOfExit(result.exitCode),
          };
  }
}

function describeKill(by: 'timeout' | 'cancellation' | 'signal', timeoutMs: number): string {
  if (by === 'timeout') return `did not end within ${formatDuration(timeoutMs)}`;
  return by === 'cancellation' ? 'was ended because the run was cancelled' : 'was ended by a signal';
}

/** Exit codes that POSIX gives to the shell itself. */
function hintOfExit(code: number): { readonly hint?: string } {
  if (code === 127)
    return { hint: 'The shell did not find a command: look at its name and at PATH on the host.' };
  if (code !== 126) return {};
  return { hint: 'The shell may not execute a command: look at its permissions on the host.' };
}
