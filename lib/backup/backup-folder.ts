import { createHash } from 'node:crypto';

/** Whose backups a folder is for. */
export interface FolderOwner {
  readonly environment: string;
  /** The state folder on the host. */
  readonly stateFolder: string;
  /** The path of the service; undefined where only absolute paths are saved. */
  readonly path: string | undefined;
  /** The host as people know it. */
  readonly host: string;
}

/**
 * The folder in `to` that holds the backups of one environment on one host: `production-1a2b3c4d`. Several may share a
 * `to` — preprod and production, two services, hosts with one mounted disk — and none may prune the other's. The same
 * on a machine that was set up anew, so that what a mounted disk holds is found again.
 */
export function backupFolderIn(to: string, { environment, stateFolder, path, host }: FolderOwner): string {
  const owner = JSON.stringify([stateFolder, path ?? '', host]);
  return `${to}/${environment}-${createHash('sha256').update(owner).digest('hex').slice(0, 8)}`;
}

/** Whether a folder in `to` has the name of one of this environment, of whatever host or path. */
export function isFolderOf(environment: string, name: string): boolean {
  return name.startsWith(`${environment}-`) && /^[0-9a-f]{8}$/.test(name.slice(environment.length + 1));
}
