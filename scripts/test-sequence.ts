import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders of tests, those whose files take longest first. */
const slowestFirst = [
  'test/e2e/',
  'test/faults/',
  'test/unit/drivers/driver',
  'test/acceptance/',
  'test/model/',
];

/**
 * Starts what takes longest first, so that in the end no worker waits for another's long file. Vitest by itself goes by
 * the last run, which a fresh checkout does not have, and then by the size of a file, which says little.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = slowestFirst.findIndex((folder) => moduleId.includes(`/${folder}`));
  return rank === -1 ? slowestFirst.length : rank;
}
