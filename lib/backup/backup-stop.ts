/** Why a backup or a restore did not come about. */
export type BackupStopCode =
  | 'backup_failed'
  | 'no_space'
  | 'backup_not_found'
  | 'backup_damaged'
  | 'restore_not_possible'
  | 'restore_failed'
  | 'state_folder_refused'
  | 'state_from_newer_version'
  | 'state_not_writable'
  | 'lock_held'
  | 'lock_unavailable'
  | 'host_unreachable'
  | 'host_lost';

/** What ends the work on a host at once. The message is for people and says what to do. */
export interface BackupStop {
  readonly name: 'BackupStop';
  readonly code: BackupStopCode;
}

/** Builds one, to be thrown. */
export function backupStop(code: BackupStopCode, message: string): Error & BackupStop {
  return Object.assign(new Error(message), { name: 'BackupStop' as const, code });
}

/** Whether a thrown value is one. */
export function isBackupStop(error: unknown): error is Error & BackupStop {
  return error instanceof Error && error.name === 'BackupStop';
}
