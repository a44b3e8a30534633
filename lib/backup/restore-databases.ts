import { formatDuration } from '../ports/duration.ts';
import { askDatabase } from './ask-database.ts';
import { factsOf, type OpenPlace } from './backup-place.ts';
import { backupStop } from './backup-stop.ts';
import {
  askMysql,
  askPostgres,
  createMysql,
  createPostgres,
  databaseArgv,
  loadMysql,
  loadPostgres,
  mysqlOptions,
} from './database-shell.ts';
import type { ManifestPart } from './manifest.ts';
import { readPacked } from './read-packed.ts';
import { tellEnd } from './tool-words.ts';

/** A database of a backup, and whether one of this name is there now. */
export interface FoundDatabase {
  readonly kind: 'postgres' | 'mysql';
  readonly database: string;
  readonly part: ManifestPart;
  readonly exists: boolean;
}

const scripts = {
  postgres: { ask: askPostgres, create: createPostgres, load: loadPostgres },
  mysql: { ask: askMysql, create: createMysql, load: loadMysql },
} as const;

function optionsFor(place: OpenPlace, kind: FoundDatabase['kind']): readonly string[] {
  return kind === 'mysql' ? mysqlOptions(place) : [];
}

/** Asks for the databases of a backup. Changes nothing; throws a BackupStop where they cannot be asked for. */
export async function findDatabases(
  place: OpenPlace,
  parts: readonly ManifestPart[],
): Promise<readonly FoundDatabase[]> {
  const found: FoundDatabase[] = [];
  for (const part of parts) {
    const { saved } = part;
    if (saved.kind !== 'postgres' && saved.kind !== 'mysql') continue;
    const { kind, database } = saved;
    const args = [database, ...optionsFor(place, kind)];
    const result = await askDatabase(place, { kind, script: scripts[kind].ask, args });
    const exists = factsOf(result.stdout).get('exists');
    if (result.kind !== 'exited' || result.exitCode !== 0 || exists === undefined)
      throw backupStop(
        'restore_not_possible',
        `${kind} ${database} on ${place.host.name}: asking whether it is there ${await tellEnd(place, result, { during: `asking for ${kind} ${database}` })}. Nothing was changed.`,
      );
    found.push({ kind, database, part, exists: exists === 'yes' });
  }
  return found;
}

/** Makes the database where it is not there, and reads the dump into it. Throws a BackupStop where that failed. */
export async function replaceDatabase(place: OpenPlace, folder: string, found: FoundDatabase): Promise<void> {
  const label = `${found.kind} ${found.database}`;
  const started = place.clock.monotonic();
  const why = await loadDatabase(place, folder, found);
  if (why !== undefined)
    throw backupStop('restore_failed', `${label} on ${place.host.name} could not be restored: ${why}.`);
  const took = formatDuration(place.clock.monotonic() - started);
  place.log.info(`${place.prefix}${label}: restored in ${took}.`);
}

async function loadDatabase(
  place: OpenPlace,
  folder: string,
  { kind, database, part, exists }: FoundDatabase,
): Promise<string | undefined> {
  const options = optionsFor(place, kind);
  if (!exists) {
    const args = [database, ...options];
    const made = await askDatabase(place, { kind, script: scripts[kind].create, args });
    if (made.kind !== 'exited' || made.exitCode !== 0)
      return `making the database ${await tellEnd(place, made, { during: `making ${kind} ${database}` })}`;
  }
  const seconds = String(Math.ceil(place.timeoutMs / 1_000));
  const call = { script: scripts[kind].load, args: [database, seconds, ...options] };
  const read = await readPacked(place, folder, part, databaseArgv(kind, call, place));
  return read.kind === 'read' ? undefined : read.why;
}
