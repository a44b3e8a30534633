import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll } from 'vitest';
import { hasPostgres, type Postgres, startPostgres } from '../support/postgres.ts';
import { type BackupPlace, backupPlaceIn, useBackupPlace } from './backup-place.ts';

if (!hasPostgres) throw new Error('PostgreSQL is missing: these tests run against a real one.');

/** A PostgreSQL of a test file, and places whose steps know it. */
export interface PostgresPlaces {
  readonly user: string;
  readonly password: string;
  port(): number;
  /** Runs one statement; what it prints. */
  psql(database: string, sql: string): string;
  usePlace(): BackupPlace;
  /** One in a folder that is there. */
  placeIn(folder: string): BackupPlace;
}

/** Starts one before the tests of a file and stops it after them. */
export function postgresPlaces(): PostgresPlaces {
  const user = process.getuid?.() === 0 ? 'nobody' : (process.env['USER'] ?? 'nobody');
  const password = 'canary-of-postgres-5f2e';
  let postgres: Postgres | undefined;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.stop());
  const port = (): number => postgres?.port ?? 0;
  const env = (): Record<string, string> => ({
    BELAY_PASS_ENV: 'PGHOST PGPORT PGUSER PGPASSWORD',
    PGHOST: '127.0.0.1',
    PGPORT: String(port()),
    PGUSER: user,
    PGPASSWORD: password,
  });
  return {
    ...{ user, password, port },
    psql: (database, sql) => {
      const where = ['-h', '127.0.0.1', '-p', String(port()), '-U', user, '-d', database];
      const argv = ['-XAtq', ...where, '-c', sql];
      return execFileSync('psql', argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
    },
    usePlace: () => useBackupPlace(env()),
    placeIn: (folder) => backupPlaceIn(folder, env()),
  };
}
