import type { Clock } from '../../ports/clock.ts';
import type { DenyAddress, ResolveHost } from '../../ports/guarded-lookup.ts';
import type { Log } from '../../ports/log.ts';

export interface SshPorts {
  readonly clock: Clock;
  readonly log: Pick<Log, 'info' | 'warning' | 'debug'>;
  readonly signal: AbortSignal;
  /** Asked with every address that a host is to connect to. Default: every address may. */
  readonly deny?: DenyAddress | undefined;
  /** How names become addresses for those connections. Default: as the host resolves them. */
  readonly resolve?: ResolveHost | undefined;
  readonly limits?: Partial<SshLimits> | undefined;
}

export interface SshLimits {
  /** Over all tries of one connection. */
  readonly connectMs: number;
  readonly attempts: number;
  /** Over one operation on files. */
  readonly fileMs: number;
  /** How often the holder of a lock says that it lives. */
  readonly heartbeatMs: number;
  /** After how much silence a host gives a lock back, in seconds. */
  readonly silenceSeconds: number;
  /** How long the host may take to give a lock back. */
  readonly releaseMs: number;
  /** How long a silent host is waited for once the run is cancelled; a whole connection is given twice that. */
  readonly cancelMs: number;
}

export const usualLimits: SshLimits = {
  connectMs: 30_000,
  attempts: 3,
  fileMs: 60_000,
  heartbeatMs: 10_000,
  silenceSeconds: 60,
  releaseMs: 3_000,
  cancelMs: 1_500,
};
