import { writeFileSync } from 'node:fs';
import process from 'node:process';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { formatDuration } from '../lib/ports/duration.ts';

/** What `scripts/run-tests.ts` reads after the tests have run. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  /** Full titles. */
  readonly skipped: readonly string[];
}

/** Names the file the counts are written to; without it nothing is written. */
export const countsVariable = 'BELAY_TEST_COUNTS';

const slowestShown = 10;

/** Counts every test, lists the slowest, and hands the counts on in a file. */
export function testCountReporter(): Reporter {
  return {
    onTestRunEnd(modules, unhandledErrors) {
      const cases = modules.flatMap((module) => [...module.children.allTests()]);
      const brokenFiles = modules.filter((module) => module.errors().length > 0).length;
      const inState = (state: string): TestCase[] => cases.filter((each) => each.result().state === state);
      const counts: TestCounts = {
        passed: inState('passed').length,
        failed: inState('failed').length + brokenFiles + unhandledErrors.length,
        skipped: [...inState('skipped'), ...inState('pending')].map(title),
      };
      printSlowest(cases);
      const file = process.env[countsVariable];
      if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
    },
  };
}

function title(each: TestCase): string {
  const module: TestModule = each.module;
  return `${module.relativeModuleId} > ${each.fullName}`;
}

function printSlowest(cases: readonly TestCase[]): void {
  const slowest = cases
    .map((each) => ({ title: title(each), ms: each.diagnostic()?.duration ?? 0 }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, slowestShown);
  console.log('\nSlowest tests');
  for (const each of slowest) console.log(`  ${formatDuration(each.ms).padStart(10)}  ${each.title}`);
}
