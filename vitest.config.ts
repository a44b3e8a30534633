import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';
import { testCountReporter } from './scripts/test-count-reporter.ts';
import { LongestFirst } from './scripts/test-sequence.ts';

/** They change what the whole process trusts, so each has one to itself. */
const alone = ['test/unit/ports/node-http-tls.test.ts', 'test/unit/ports/unix-socket.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    // One more than two cores need: some scenarios only wait, for a daemon or another process.
    maxWorkers: Math.min(8, Math.max(3, availableParallelism())),
    setupFiles: [join(import.meta.dirname, 'test/support/repeatable.ts')],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', testCountReporter()],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        // A process for many files: no test replaces modules or leaves anything behind, and starting one costs as much
        // as what most files do.
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...alone],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
});
