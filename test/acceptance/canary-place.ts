import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Canary, type Finding, findCanaries, findCanariesBelow } from '../support/canaries.ts';
import { type BundleResult, type BundleRun, runBundle } from '../support/run-bundle.ts';
import { readPrograms, recordingPrograms, type StartedProgram } from '../support/started-programs.ts';
import { repositoryRoot } from '../support/use-sandbox.ts';

/** Where runs are searched for what they should have kept to themselves. */
export interface CanaryPlace {
  /** HOME, RUNNER_TEMP, TMPDIR and the tool cache of every run are below it. */
  readonly folder: string;
  /** Runs a bundle, every program it starts recorded. */
  run(run: Omit<BundleRun, 'root'>): Promise<BundleResult>;
  /** Everything found in logs, outputs, summaries, argument lists, environments of children, and below folders. */
  findings(canaries: readonly Canary[], folders?: readonly string[]): Finding[];
  /** The programs that all runs started so far. */
  programs(): StartedProgram[];
  /** Every result so far. */
  readonly results: readonly BundleResult[];
}

/** Makes one until the test ends. */
export function useCanaryPlace(): CanaryPlace {
  const folder = mkdtempSync(join(tmpdir(), 'belay-canary-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const below = (name: string): string => {
    const path = join(folder, name);
    mkdirSync(path, { recursive: true });
    return path;
  };
  const traces = mkdtempSync(join(tmpdir(), 'belay-canary-trace-'));
  onTestFinished(() => rmSync(traces, { recursive: true, force: true }));
  const [home, temp, tools] = [below('home'), below('temp'), below('tools')];
  const results: BundleResult[] = [];
  const programs = (): StartedProgram[] =>
    readPrograms(traces).filter(({ argv }) => !argv.includes('/dist/index.js'));
  return {
    folder,
    results,
    programs,
    async run(run) {
      const result = await runBundle({
        cwd: folder,
        ...run,
        root: repositoryRoot,
        wrapper: recordingPrograms(join(traces, `run-${results.length}`)),
        env: { HOME: home, RUNNER_TEMP: temp, TMPDIR: temp, RUNNER_TOOL_CACHE: tools, ...run.env },
      });
      results.push(result);
      return result;
    },
    findings: (canaries, folders = []) => [
      ...results.flatMap((result, index) => findInResult(result, `run ${index + 1}`, canaries)),
      ...programs().flatMap(({ program, argv, env }) => [
        ...findCanaries(`the arguments of ${program}`, argv, canaries),
        ...findCanaries(`the environment of ${program} ${argv.slice(0, 120)}`, env, canaries),
      ]),
      ...[folder, ...folders].flatMap((each) => findCanariesBelow(each, canaries)),
    ],
  };
}

function findInResult(result: BundleResult, run: string, canaries: readonly Canary[]): Finding[] {
  // What masks a secret has to name it; the runner shows no such line.
  const log = result.log
    .split('\n')
    .filter((line) => !line.startsWith('::add-mask::'))
    .join('\n');
  return [
    ...findCanaries(`the log of ${run}`, log, canaries),
    ...findCanaries(`the summary of ${run}`, result.summary, canaries),
    ...Object.entries(result.outputs).flatMap(([name, text]) =>
      findCanaries(`the output ${name} of ${run}`, text, canaries),
    ),
  ];
}

/** Whether a secret is masked before the first line that is shown. */
export function masksFirst(result: BundleResult, { value }: Canary): boolean {
  const lines = result.log.split('\n').filter((line) => line !== '');
  const shown = lines.findIndex((line) => !line.startsWith('::add-mask::'));
  const masked = lines.indexOf(`::add-mask::${escapeData(value)}`);
  return masked >= 0 && (shown < 0 || masked < shown);
}

/** As the runner wants the data of a command (actions/toolkit, command.ts). */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
