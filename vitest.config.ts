import { defineConfig } from 'vitest/config';
import { testCountReporter } from './scripts/test-count-reporter.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', testCountReporter()],
  },
});
