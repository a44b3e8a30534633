import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { type Action, runAction } from '../../lib/runner/run-action.ts';
import { parseCommandFile } from '../support/command-file.ts';

/** What is printed while it acts, in place of being shown. */
export async function printedBy(act: () => Promise<unknown>): Promise<string> {
  const write = process.stdout.write;
  let printed = '';
  process.stdout.write = ((chunk: string | Uint8Array) => {
    printed += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    return true;
  }) as typeof process.stdout.write;
  try {
    await act();
  } finally {
    process.stdout.write = write;
  }
  return printed;
}

/** What a step left for the runner. */
export interface EndedStep {
  readonly printed: string;
  /** GITHUB_OUTPUT as it is, and as the runner reads it. */
  readonly outputText: string;
  readonly outputs: ReadonlyMap<string, string>;
  readonly summary: string;
  readonly failed: boolean;
}

/** Runs an action of a test's own in this process, as a step with these variables. */
export async function runStep<Inputs, Name extends string>(
  action: Action<Inputs, Name>,
  variables: Readonly<Record<string, string>>,
): Promise<EndedStep> {
  const folder = stepFolder();
  const [output, summary] = [join(folder, 'output'), join(folder, 'summary')];
  const [env, exitCode] = [process.env, process.exitCode];
  for (const file of [output, summary]) writeFileSync(file, '');
  try {
    process.env = { PATH: env['PATH'], GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary, ...variables };
    process.exitCode = 0;
    const printed = await printedBy(() => runAction(action));
    const outputText = readFileSync(output, 'utf8');
    return {
      printed,
      outputText,
      outputs: parseCommandFile(outputText),
      summary: readFileSync(summary, 'utf8'),
      failed: Number(process.exitCode) !== 0,
    };
  } finally {
    process.env = env;
    process.exitCode = exitCode;
  }
}

let kept: string | undefined;

/** One for all: @actions/core goes on writing the summary where it wrote the first. */
function stepFolder(): string {
  if (kept !== undefined) return kept;
  const folder = mkdtempSync(join(tmpdir(), 'belay-fuzz-step-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  kept = folder;
  return folder;
}
