import { join } from 'node:path';
import type { Measured } from './row.ts';

/** The repository. */
export const root = join(import.meta.dirname, '../..');

/** Rows that are measured together. */
export interface Group {
  /** What `--only` takes. */
  readonly name: string;
  /** What it measures, in a few words. */
  readonly about: string;
  /** Measures, so many rounds where one is short and fewer where one is long. Throws where it cannot. */
  measure(rounds: number): Promise<readonly Omit<Measured, 'group'>[]>;
}

/** Where a round takes many seconds, so many do. */
export function fewer(rounds: number): number {
  return Math.max(1, Math.ceil(rounds / 4));
}
