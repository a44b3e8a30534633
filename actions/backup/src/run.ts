import { backUp, planBackup, planRestores, restore } from '../../../lib/backup/backup-environment.ts';
import type { BackupPorts } from '../../../lib/backup/backup-place.ts';
import { isBackupStop } from '../../../lib/backup/backup-stop.ts';
import type { BackupSpot } from '../../../lib/backup/open-places.ts';
import { partsOf } from '../../../lib/backup/part.ts';
import { checkWord } from '../../../lib/delivery/promotion-gates.ts';
import { isHostError, isHostLost } from '../../../lib/hosts/host.ts';
import type { Outcome } from '../../../lib/runner/run-action.ts';
import type { WorkflowRun } from '../../../lib/runner/workflow-run.ts';
import {
  type Conclusion,
  concludeBackup,
  concludePlannedBackup,
  concludePlannedRestore,
  concludeRestore,
  refused,
} from './conclusion.ts';
import type { Inputs } from './inputs.ts';
import { summaryOf } from './summary.ts';

/** Every output besides `reason-code` and `result`, in the order action.yml documents them. */
export const outputNames = ['status', 'name', 'folder', 'bytes', 'duration-ms'] as const;

type OutputName = (typeof outputNames)[number];

export interface BackupActionPorts {
  readonly spots: readonly BackupSpot[];
  readonly ports: BackupPorts;
  readonly workflowRun: Pick<WorkflowRun, 'fromFork'>;
}

/** Makes a backup, restores one, or says what either would do. */
export async function run(inputs: Inputs, wiring: BackupActionPorts): Promise<Outcome<OutputName>> {
  const { clock, log } = wiring.ports;
  const started = clock.monotonic();
  const concluded = await conclude(inputs, wiring);
  const durationMs = Math.max(0, Math.round(clock.monotonic() - started));
  const { status, reasonCode, message, name, hosts, byHand } = concluded;
  if (status !== 'failed') log.notice(message);
  for (const sentence of byHand) log.warning(sentence);
  const bytes = hosts.reduce((sum, host) => sum + host.bytes, 0);
  return {
    outputs: {
      ...{ status, name, folder: hosts[0]?.folder ?? '', bytes: hosts.length === 0 ? '' : String(bytes) },
      'duration-ms': String(durationMs),
    },
    reasonCode,
    result: {
      ...{ status, message, environment: inputs.target.environment, name: name || null, bytes },
      'duration-ms': durationMs,
      hosts,
      'by-hand': byHand,
    },
    summary: summaryOf(inputs.target.environment, concluded, durationMs),
    ...(status === 'failed' ? { failure: message } : {}),
  };
}

async function conclude(inputs: Inputs, wiring: BackupActionPorts): Promise<Conclusion> {
  try {
    return await decide(inputs, wiring);
  } catch (error) {
    // A cancelled run ends commands in the middle, which is no fault of theirs.
    wiring.ports.signal.throwIfAborted();
    if (isBackupStop(error)) return refused(error.code, error.message);
    // Reaching a host, or closing it, outside of the work itself.
    if (isHostLost(error)) return refused('host_unreachable', error.message);
    if (isHostError(error)) return refused('state_not_writable', error.message);
    throw error;
  }
}

async function decide(inputs: Inputs, { spots, ports, workflowRun }: BackupActionPorts): Promise<Conclusion> {
  const { request, restore: wanted, dryRun } = inputs;
  if (workflowRun.fromFork)
    return refused(
      'untrusted_event',
      'This run was started by code from a fork; it may neither save nor restore an environment. Nothing was touched.',
    );
  if (wanted !== undefined) {
    const asked = { ...request, restore: wanted };
    if (dryRun) return concludePlannedRestore(await planRestores(spots, asked, ports));
    const gate = checkWord(inputs.confirmation, inputs.expected);
    if (gate.kind === 'shut') return refused('wrong_confirmation', gate.message);
    return concludeRestore(await restore(spots, asked, ports));
  }
  if (partsOf(request.sources).length === 0)
    return {
      ...refused(
        'nothing_to_back_up',
        'Nothing to save: neither the inputs nor the group "backup" of belay.yml name anything.',
      ),
      status: 'nothing',
    };
  return dryRun
    ? concludePlannedBackup(await planBackup(spots, request, ports))
    : concludeBackup(await backUp(spots, request, ports));
}
