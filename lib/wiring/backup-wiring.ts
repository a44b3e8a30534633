import { randomBytes } from 'node:crypto';
import type { BackupPlace, BackupPorts } from '../backup/backup-place.ts';
import type { EnvironmentInputs } from '../config/environment-inputs.ts';
import type { Spots } from '../delivery/place.ts';
import { passedNames } from '../ports/passed-variables.ts';
import { systemClock } from '../ports/system-clock.ts';
import type { ActionContext } from '../runner/run-action.ts';
import { maskedVariables, passedOn } from './masked-variables.ts';
import { wireSpots } from './spots-wiring.ts';

/** What the action stands on that saves an environment. */
export interface BackupWiring {
  /** Its hosts; each is reached when it is opened. */
  readonly spots: Spots<BackupPlace>;
  readonly ports: BackupPorts;
  close(): Promise<void>;
}

/** This machine or ssh, and the variables that BELAY_PASS_ENV names. */
export async function wireBackup(inputs: EnvironmentInputs, context: ActionContext): Promise<BackupWiring> {
  const { log, signal, workflowRun, env } = context;
  const variable = maskedVariables(context, passedOn);
  const variables = Object.fromEntries(
    passedNames(env).flatMap((name) => {
      const value = variable(name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  const { spots, close } = await wireSpots(inputs, context, (found): BackupPlace => found);
  const ports: BackupPorts = {
    ...{ clock: systemClock, log, signal, variables },
    runUrl: workflowRun.url,
    newId: () => randomBytes(3).toString('hex'),
  };
  return { spots, ports, close };
}
