import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type BundleResult, type BundleRun, runBundle } from '../support/run-bundle.ts';
import { repositoryRoot } from '../support/use-sandbox.ts';

/** A service with files, and the folder its backups are kept in. */
export interface BackupPlace {
  readonly folder: string;
  /** The path of the service. */
  readonly path: string;
  /** The folder that keeps backups. */
  readonly to: string;
  /** Runs the action with the inputs of this place; what is given is added. */
  run(inputs?: Readonly<Record<string, string>>, more?: Partial<BundleRun>): Promise<BundleResult>;
  /** Restores a backup, the word typed rightly. */
  restore(name: string, inputs?: Readonly<Record<string, string>>): Promise<BundleResult>;
  /** Writes a file of the service. */
  write(name: string, content: string): void;
  /** What stands in the folder of backups, sorted. */
  backups(): readonly string[];
  /** The manifest of a backup. */
  manifest(name: string): Manifest;
}

export interface Manifest {
  readonly parts: readonly { readonly kind: string; readonly file: string; readonly sha256: string }[];
  readonly [key: string]: unknown;
}

/** Makes one in a temporary folder, until the test ends. */
export function useBackupPlace(env: Readonly<Record<string, string>> = {}): BackupPlace {
  const folder = mkdtempSync(join(tmpdir(), 'belay-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return backupPlaceIn(folder, env);
}

/** One in a folder that is there. */
export function backupPlaceIn(folder: string, env: Readonly<Record<string, string>> = {}): BackupPlace {
  const path = join(folder, 'srv');
  const to = join(folder, 'state/production/backups');
  mkdirSync(path, { recursive: true });
  const run: BackupPlace['run'] = (inputs = {}, more = {}) =>
    runBundle({
      root: repositoryRoot,
      action: 'backup',
      cwd: folder,
      ...more,
      inputs: { environment: 'production', path, 'state-dir': join(folder, 'state'), ...inputs },
      env: { HOME: folder, ...env, ...more.env },
    });
  return {
    folder,
    path,
    to,
    run,
    restore: (name, inputs = {}) => run({ restore: name, confirmation: 'RESTORE', ...inputs }),
    write: (name, content) => {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    },
    backups: () => readdirSync(to).sort(),
    manifest: (name) => JSON.parse(readFileSync(join(to, name, 'manifest.json'), 'utf8')),
  };
}

/** What a run reports besides its log. */
export function outcomeOf({ exitCode, outputs }: BundleResult): readonly [number | null, string, string] {
  return [exitCode, outputs['status'] ?? '', outputs['reason-code'] ?? ''];
}
