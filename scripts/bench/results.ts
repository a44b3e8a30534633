import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { root } from './group.ts';
import type { Row } from './row.ts';

/** Where the numbers stand, beside the root. */
export const resultsFile = 'bench/results.json';

/** What one needs to know to place a number. */
export interface Circumstances {
  /** ISO 8601, when it began. */
  readonly date: string;
  readonly node: string;
  readonly system: string;
  readonly processor: string;
  readonly processors: number;
  readonly memoryGB: number;
  readonly git: string;
  /** The commit that was measured. */
  readonly commit: string;
  /** Whether files differed from it. */
  readonly changed: boolean;
  readonly rounds: number;
  /** Of the minute before it began. */
  readonly load: number;
}

export interface Failure {
  readonly group: string;
  readonly message: string;
}

export interface Results {
  readonly 'schema-version': 1;
  readonly circumstances: Circumstances;
  readonly rows: readonly Row[];
  /** What could not be measured, and why. */
  readonly failures: readonly Failure[];
}

/** What this machine is and does now. */
export function circumstancesNow(rounds: number): Circumstances {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  return {
    date: new Date().toISOString(),
    node: process.version,
    system: `${platform()} ${release()}`,
    processor: cpus()[0]?.model ?? 'unknown',
    processors: cpus().length,
    memoryGB: Math.round(totalmem() / 1e9),
    git: git('--version').replace('git version ', ''),
    commit: git('rev-parse', 'HEAD'),
    changed: git('status', '--porcelain', '--untracked-files=no') !== '',
    rounds,
    load: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
}

/** The last results; undefined where nothing was measured yet. */
export function readResults(): Results | undefined {
  const file = join(root, resultsFile);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Writes them. */
export function writeResults(results: Results): void {
  writeFileSync(join(root, resultsFile), `${JSON.stringify(results, null, 2)}\n`);
}
