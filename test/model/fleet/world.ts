import { join } from 'node:path';
import type { EnvironmentRef } from '../../../lib/delivery/delivery-ports.ts';
import { createMemoryDisk, type Disk } from '../disk.ts';
import { createTarget, type Target } from '../target.ts';
import { type Book, createBook } from './book.ts';
import { createGitHub, type PlayedGitHub } from './github.ts';
import type { FleetRun } from './run.ts';
import { createStage, type Stage } from './stage.ts';

/** One host of an environment. */
export interface ModelHost {
  readonly name: string;
  readonly target: Target;
  readonly disk: Disk;
  readonly ref: EnvironmentRef;
  /** It cannot be talked to. */
  isAway: boolean;
  /** What its ledger tells, followed line by line. */
  readonly book: Book;
  /** The run that holds its environment now. */
  holder: FleetRun | undefined;
}

/** One environment and its hosts. */
export interface Fleet {
  readonly environment: string;
  readonly hosts: readonly ModelHost[];
}

/** Everything one history is about. */
export interface FleetWorld extends Fleet {
  readonly stage: Stage;
  readonly github: PlayedGitHub;
  /** Runs that something befell: what they had to tell GitHub may not have been told. */
  strikes: number;
  /** Locks that were waited for in vain. */
  readonly blocked: string[];
  /** What a watcher broke that nobody waits for. */
  readonly broken: unknown[];
  /** Runs that go on beside the others. */
  readonly watchers: { readonly run: FleetRun; readonly ended: Promise<unknown> }[];
}

/** An environment in which nothing has happened. */
export function createFleetOf(environment: string, size: number): Fleet {
  const hosts: ModelHost[] = [];
  for (let number = 1; number <= size; number += 1) {
    const disk = createMemoryDisk();
    const name = `deploy@${environment}${number}`;
    const ref = {
      environment,
      stateFolder: join(disk.root, 'state'),
      lockWaitMs: 600_000,
      run: { url: '', actor: '' },
      variable: () => undefined,
    };
    const target = createTarget();
    hosts.push({ name, target, disk, ref, isAway: false, book: createBook(name), holder: undefined });
  }
  return { environment, hosts };
}

export function createFleetWorld(size: number): FleetWorld {
  return {
    ...createFleetOf('preprod', size),
    stage: createStage(),
    github: createGitHub(),
    strikes: 0,
    blocked: [],
    broken: [],
    watchers: [],
  };
}
