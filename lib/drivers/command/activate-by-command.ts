import { describeEnding, lastLineOf } from '../../hosts/user-shell.ts';
import type { Activation } from '../driver.ts';
import type { CommandContext } from './command-driver.ts';
import { type DriverCommand, runDriverCommand } from './driver-command.ts';
import { askCurrent } from './report.ts';

/** Runs the command that makes the release live and asks `current` afterwards: what it says counts. */
export async function activateByCommand(
  context: CommandContext,
  sha: string,
  expected: string | undefined,
): Promise<Activation> {
  const { target, log } = context;
  // Where it cannot tell, as after an act that failed halfway, going back is all the more wanted.
  const before = await askCurrent(context);
  const { input, script } = commandFor(target, sha, expected);
  const result = await runDriverCommand(context, input, script, {
    BELAY_SHA: sha,
    BELAY_PREVIOUS_SHA: before.kind === 'release' ? before.sha : '',
  });
  const ending = describeEnding(result, target.commandTimeoutMs);
  log.info(`${input}: ${ending}.`);
  if (result.kind !== 'exited' || result.exitCode !== 0)
    return failed(`${input}: the command ${ending}${lastLineOf(result)}.`);
  return readBack(context, sha, input);
}

/** Which of the user's commands does it: going back may have one of its own. Pure. */
export function commandFor(
  { activate, rollback }: { readonly activate: string; readonly rollback?: string },
  sha: string,
  expected: string | undefined,
): { readonly input: DriverCommand; readonly script: string } {
  const isWayBack = expected !== undefined && expected !== sha;
  return isWayBack && rollback !== undefined
    ? { input: 'rollback', script: rollback }
    : { input: 'activate', script: activate };
}

async function readBack(context: CommandContext, sha: string, input: DriverCommand): Promise<Activation> {
  const now = await askCurrent(context);
  if (now.kind === 'release' && now.sha === sha) {
    context.log.info(`"current" says that ${sha} is live.`);
    return { kind: 'active', saved: undefined };
  }
  if (now.kind === 'unreadable')
    return failed(`After "${input}" nobody can tell what is live: ${now.message}`);
  const live = now.kind === 'release' ? `${now.sha} is live` : 'nothing is live';
  const message = `"${input}" ended well and "current" says that ${live}, not ${sha}.`;
  return { kind: 'failed', code: 'wrong_commit', message };
}

function failed(message: string): Activation {
  return { kind: 'failed', code: 'activation_failed', message };
}
