/**
 * What ./scripts/test runs once packages are installed: every phase and every test, to the end, whatever
 * fails. Each phase counts as a test. The last line is `N passed, N failed, N skipped`.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import {
  bundlePhase,
  node,
  type PhaseResult,
  quickPhases,
  root,
  runInView,
  runPhase,
  workflowPhases,
} from './phases.ts';
import { provideRealParts } from './real-parts.ts';
import { countsVariable, type TestCounts } from './test-count-reporter.ts';

/** All tests, or those the arguments name. A run that ends badly without naming a failed test is one failure. */
async function runVitest(args: readonly string[]): Promise<TestCounts> {
  const folder = mkdtempSync(join(tmpdir(), 'belay-tests-'));
  const file = join(folder, 'counts.json');
  try {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const exitCode = await runInView([node, vitest, 'run', ...args], { [countsVariable]: file });
    const counts: TestCounts = existsSync(file)
      ? JSON.parse(readFileSync(file, 'utf8'))
      : { passed: 0, failed: 0, skipped: [] };
    return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function total(
  phases: readonly PhaseResult[],
  tests: TestCounts,
  missingParts: readonly string[],
): TestCounts {
  return {
    passed: tests.passed + phases.filter((phase) => phase.passed).length,
    failed: tests.failed + phases.filter((phase) => !phase.passed).length,
    skipped: [...missingParts, ...tests.skipped],
  };
}

const ci = process.env['CI'] === 'true';
const missingParts = await provideRealParts();
const quick = await Promise.all([...quickPhases, ...workflowPhases()].map(runPhase));
const [bundles, tests] = await Promise.all([runPhase(bundlePhase), runVitest(process.argv.slice(2))]);
const counts = total([...quick, bundles], tests, missingParts);

const failedPhases = [...quick, bundles].filter((phase) => !phase.passed);
for (const phase of failedPhases) console.log(`Failed: ${phase.name}, see above.`);
for (const skipped of counts.skipped)
  console.log(`Skipped${ci ? ', which is a failure here' : ''}: ${skipped}`);
if (counts.failed > 0 || (ci && counts.skipped.length > 0)) process.exitCode = 1;
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped.length} skipped`);
