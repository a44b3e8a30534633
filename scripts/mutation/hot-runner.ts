/**
 * Plugins of Stryker: a test runner that loads the tests once a process and switches mutants in it, and what is left
 * out of the count. Stryker's own runner for vitest works here too, but starts everything anew for each mutant, which
 * takes two seconds; this one takes milliseconds. Everything else (mutants, coverage by test, timeouts, report) is
 * Stryker's.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { isLogWording, type NodePath } from './left-out.ts';
import type { RegisteredTest } from './test-register.ts';

/** What Stryker's instrumented code reads and writes, under one global name. */
interface Instrumented {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  mutantCoverage?: unknown;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
}

interface MutantRun {
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
  readonly disableBail: boolean;
  readonly activeMutant: { readonly id: string };
}

interface TestResult {
  readonly id: string;
  readonly name: string;
  readonly fileName: string;
  readonly timeSpentMs: number;
  /** 0 passed, 1 failed: Stryker's numbers. */
  readonly status: 0 | 1;
  readonly failureMessage?: string;
}

function instrumented(): Instrumented {
  const state: { __stryker__?: Instrumented } = globalThis as never;
  state.__stryker__ ??= {};
  return state.__stryker__;
}

const registerUrl = pathToFileURL(join(import.meta.dirname, 'test-register.ts')).href;
const durationsFile = 'durations.json';

/** Tests import vitest; here they get what registers them. */
function standInForVitest(): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'vitest' && context.parentURL !== registerUrl
        ? { url: registerUrl, shortCircuit: true }
        : next(specifier, context),
  });
}

/** The test files of the tree that Stryker works in, which is the working directory. */
function testFiles(): readonly string[] {
  return (process.env['BELAY_MUTATION_TESTS'] ?? '').split('\n').filter((path) => path !== '');
}

function knownDurations(): Readonly<Record<string, number>> {
  return existsSync(durationsFile) ? JSON.parse(readFileSync(durationsFile, 'utf8')) : {};
}

function createHotRunner() {
  const space = instrumented();
  let rejected: unknown;
  let tests: readonly RegisteredTest[] = [];
  let durations: Readonly<Record<string, number>> = {};

  const runOne = async (test: RegisteredTest): Promise<TestResult | typeof idle> => {
    const { runTest } = await import('./test-register.ts');
    // The same random inputs for every mutant and in every run; the first that fails is enough.
    fc.configureGlobal({ seed: 20_261_121, endOnFailure: true });
    rejected = undefined;
    const startedMs = performance.now();
    const ended = await unlessIdle(runTest(test));
    if (ended === idle) return idle;
    const thrown = ended ?? rejected;
    const { id, name, file: fileName } = test;
    const timeSpentMs = Math.round(performance.now() - startedMs);
    const common = { id, name, fileName, timeSpentMs };
    return thrown === undefined
      ? { ...common, status: 0 }
      : { ...common, status: 1, failureMessage: thrown instanceof Error ? thrown.message : String(thrown) };
  };

  return {
    capabilities: () => ({ reloadEnvironment: false }),
    init: async (): Promise<void> => {
      standInForVitest();
      process.on('unhandledRejection', (reason) => {
        rejected ??= reason ?? new Error('A promise was rejected.');
      });
      const { register, registeredTests } = await import('./test-register.ts');
      for (const path of testFiles()) {
        await register(path, () => import(pathToFileURL(join(process.cwd(), path)).href));
      }
      tests = registeredTests();
      durations = knownDurations();
    },
    dryRun: async () => {
      const { closeSuites } = await import('./test-register.ts');
      const results: TestResult[] = [];
      space.activeMutant = undefined;
      for (const test of tests) {
        space.currentTestId = test.id;
        const result = await runOne(test);
        space.currentTestId = undefined;
        if (result === idle) return { status: 'timeout', reason: `${test.name} waits for nothing` };
        results.push(result);
      }
      await closeSuites();
      const spent = results.map(({ id, timeSpentMs }) => [id, timeSpentMs]);
      writeFileSync(durationsFile, JSON.stringify(Object.fromEntries(spent)));
      return { status: 'complete', tests: results, mutantCoverage: space.mutantCoverage };
    },
    mutantRun: async ({ testFilter, hitLimit, disableBail, activeMutant }: MutantRun) => {
      const { closeSuites } = await import('./test-register.ts');
      const asked = tests
        .filter(({ id }) => testFilter === undefined || testFilter.includes(id))
        .toSorted((left, right) => (durations[left.id] ?? 0) - (durations[right.id] ?? 0));
      Object.assign(space, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
      const results: TestResult[] = [];
      for (const test of asked) {
        const result = await runOne(test);
        if (result === idle) return { status: 'timeout', reason: `${test.name} waits for nothing` };
        results.push(result);
        if (result.status === 1 && !disableBail) break;
      }
      const hits = space.hitCount ?? 0;
      await closeSuites().catch(() => undefined);
      space.activeMutant = undefined;
      if (hitLimit !== undefined && hits > hitLimit)
        return { status: 'timeout', reason: `Hit limit reached (${hits}/${hitLimit})` };
      return summaryOf(results);
    },
  };
}

const idle = Symbol('idle');
const mostIdleMs = 5_000;

/**
 * What a promise came to, or `idle` where the process has waited for so long without anything to do. Not by the time
 * that passed: on a busy machine a mutant would seem to hang that only did not get its turn.
 */
async function unlessIdle<T>(outcome: Promise<T>): Promise<T | typeof idle> {
  const before = performance.eventLoopUtilization();
  let timer: NodeJS.Timeout | undefined;
  const idled = new Promise<typeof idle>((resolve) => {
    timer = setInterval(() => {
      if (performance.eventLoopUtilization(before).idle > mostIdleMs) resolve(idle);
    }, 500);
  });
  try {
    return await Promise.race([outcome, idled]);
  } finally {
    clearInterval(timer);
  }
}

function summaryOf(results: readonly TestResult[]) {
  const failed = results.find(({ status }) => status === 1);
  const duration = results.reduce((sum, { timeSpentMs }) => sum + timeSpentMs, 0);
  const nrOfTests = results.length;
  if (failed === undefined) return { status: 'survived', nrOfTests, duration };
  return {
    status: 'killed',
    failureMessage: failed.failureMessage,
    killedBy: [failed.id],
    nrOfTests,
    duration,
  };
}

export const strykerPlugins = [
  { kind: 'TestRunner', name: 'hot', factory: Object.assign(createHotRunner, { inject: [] }) },
  {
    kind: 'Ignore',
    name: 'log-wording',
    value: {
      shouldIgnore: (path: NodePath) =>
        isLogWording(path) ? 'wording of a line in the log, which nothing reads' : undefined,
    },
  },
];
