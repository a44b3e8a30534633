import * as core from '@actions/core';
import { escapeMarkdown, neutralise, truncate } from '../ports/foreign-text.ts';
import type { Log } from '../ports/log.ts';
import { createActionsLog } from './actions-log.ts';
import { createInputReader, type InputReader, isInvalidInputs } from './input-reader.ts';
import { createRedactor, type Redactor } from './redactor.ts';
import { readWorkflowRun, type WorkflowRun } from './workflow-run.ts';

/** What an action concluded. A negative answer is a value; only the unexpected is thrown. */
export interface Outcome<OutputName extends string> {
  /** The action's own outputs, without `reason-code` and `result`. */
  readonly outputs: Readonly<Record<OutputName, string>>;
  /** One of the action's documented reason codes, also when all went well. */
  readonly reasonCode: string;
  /** The whole outcome for scripts; `schema-version` and `reason-code` are added. */
  readonly result: Readonly<Record<string, unknown>>;
  /** One sentence a person can act on; the step fails with it. */
  readonly failure?: string;
  /** The job summary, Markdown. */
  readonly summary: string;
}

/** What every action is given besides its inputs. */
export interface ActionContext {
  readonly log: Log;
  /** Aborted when the workflow run is cancelled. */
  readonly signal: AbortSignal;
  readonly workflowRun: WorkflowRun;
  readonly redactor: Redactor;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Action<Inputs, OutputName extends string> {
  /** Every output besides `reason-code` and `result`, in the order action.yml documents them. */
  readonly outputNames: readonly OutputName[];
  /** What outputs say when there is no outcome (inputs refused, cancelled, a fault); empty where not given. */
  readonly withoutOutcome?: Readonly<Partial<Record<OutputName, string>>>;
  readonly parse: (read: InputReader, env: Readonly<Record<string, string | undefined>>) => Inputs;
  readonly run: (inputs: Inputs, context: ActionContext) => Promise<Outcome<OutputName>>;
}

/** Version of the JSON in the `result` output. */
const resultSchemaVersion = 1;

/** GitHub refuses a job summary over 1 MiB outright; outputs may hold 1 MB a job. */
const summaryLimit = 1_000_000;
const outputLimit = 200_000;

/** Runs an action the way GitHub's runner expects: reads inputs, sets every output, then fails at most once. */
export async function runAction<Inputs, OutputName extends string>(
  action: Action<Inputs, OutputName>,
): Promise<void> {
  const env = process.env;
  const redactor = createRedactor();
  const mask = (secret: string): void => {
    for (const form of redactor.add(secret)) core.setSecret(form);
  };
  const cancellation = listenForCancellation();
  try {
    const log = createActionsLog(redactor);
    const inputs = parseInputs(action, createInputReader({ env, mask }), log);
    const context = {
      log,
      signal: cancellation.signal,
      workflowRun: readWorkflowRun(env),
      redactor,
      env,
    };
    await report(action, redactor, await action.run(inputs, context));
  } catch (error) {
    await report(action, redactor, failedOutcome(action, { error, redactor, signal: cancellation.signal }));
  } finally {
    cancellation.stop();
  }
}

/** Notes are told also where the inputs are refused: they may say why. */
function parseInputs<Inputs>(
  { parse }: Pick<Action<Inputs, string>, 'parse'>,
  read: InputReader,
  log: Log,
): Inputs {
  try {
    return parse(read, process.env);
  } finally {
    for (const note of read.notes()) log.info(note);
  }
}

async function report<OutputName extends string>(
  action: Pick<Action<unknown, OutputName>, 'outputNames'>,
  redactor: Redactor,
  outcome: Outcome<OutputName>,
): Promise<void> {
  for (const name of action.outputNames) {
    core.setOutput(name, truncate(redactedOutput(outcome.outputs[name], redactor), outputLimit));
  }
  const result = {
    'schema-version': resultSchemaVersion,
    'reason-code': outcome.reasonCode,
    ...outcome.result,
  };
  core.setOutput('reason-code', outcome.reasonCode);
  core.setOutput('result', redactedJson(result, redactor));
  await writeSummary(redactor.redact(outcome.summary));
  if (outcome.failure !== undefined) core.setFailed(neutraliseLines(redactor.redact(outcome.failure)));
}

/** An output that is JSON stays JSON, whatever a secret is: one that ends in a backslash would take a quote along. */
function redactedOutput(text: string, redactor: Redactor): string {
  const value = /^[[{]/.test(text) ? parseJson(text) : undefined;
  return value === undefined ? redactedValue(text, redactor) : redactedJson(value, redactor);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function redactedJson(value: unknown, redactor: Redactor): string {
  return JSON.stringify(redactedTree(value, redactor));
}

/** Names and texts one by one, before JSON disguises what stands in them. */
function redactedTree(value: unknown, redactor: Redactor): unknown {
  if (typeof value === 'string') return redactedValue(value, redactor);
  if (Array.isArray(value)) return value.map((each) => redactedTree(each, redactor));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(
    ([name, each]) => [redactedValue(name, redactor), redactedTree(each, redactor)] as const,
  );
  return Object.fromEntries(entries);
}

/**
 * A commit and a word that workflows ask for (`live`, `success`, the name of an environment) stay what they are, also
 * where somebody has such a word for a secret: without them the next step does the wrong thing.
 */
function redactedValue(text: string, redactor: Redactor): string {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64}|\d+|[a-z][a-z_-]{0,30})$/.test(text) ? text : redactor.redact(text);
}

async function writeSummary(markdown: string): Promise<void> {
  if (markdown === '' || (process.env['GITHUB_STEP_SUMMARY'] ?? '') === '') return;
  const cut = Buffer.byteLength(markdown) > summaryLimit;
  const text = cut ? `${truncate(markdown, summaryLimit / 4)}\n\n*Cut: the rest is in the log.*` : markdown;
  try {
    await core.summary.addRaw(text, true).write();
  } catch {
    core.warning('The job summary could not be written; the outcome is not changed by it.');
  }
}

function neutraliseLines(text: string): string {
  return text.split('\n').map(neutralise).join('\n');
}

function outputsWithoutOutcome<OutputName extends string>({
  outputNames,
  withoutOutcome,
}: Pick<Action<unknown, OutputName>, 'outputNames' | 'withoutOutcome'>): Record<OutputName, string> {
  const entries = outputNames.map((name) => [name, withoutOutcome?.[name] ?? '']);
  return Object.fromEntries(entries) as Record<OutputName, string>;
}

function failedOutcome<OutputName extends string>(
  action: Pick<Action<unknown, OutputName>, 'outputNames' | 'withoutOutcome'>,
  {
    error,
    redactor,
    signal,
  }: { readonly error: unknown; readonly redactor: Redactor; readonly signal: AbortSignal },
): Outcome<OutputName> {
  const outputs = outputsWithoutOutcome(action);
  if (isInvalidInputs(error)) {
    const summary = `### Inputs refused\n\n${error.problems.map((problem) => `- ${escapeMarkdown(problem)}`).join('\n')}\n`;
    return {
      outputs,
      reasonCode: 'invalid_input',
      result: { message: error.message, problems: error.problems },
      failure: error.message,
      summary,
    };
  }
  if (signal.aborted) {
    const message = 'The run was cancelled; nothing more was started.';
    return {
      outputs,
      reasonCode: 'cancelled',
      result: { message },
      failure: message,
      summary: `${message}\n`,
    };
  }
  const message = `Belay met something it did not expect: ${describeError(error)}`;
  if (error instanceof Error && error.stack !== undefined)
    core.debug(neutralise(redactor.redact(error.stack)));
  return {
    outputs,
    reasonCode: 'unexpected',
    result: { message },
    failure: message,
    summary: `${message}\n`,
  };
}

/** Kind and place, never the message: it may hold a URL or an argument that is a secret. The stack is in the debug log. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const place = /\n\s+at ([^\n]+)/.exec(error.stack ?? '')?.[1] ?? 'an unknown place';
  return `${error.name}${code} at ${place}; run again with debug logging to see all of it.`;
}

/** GitHub sends SIGINT, 7.5 s later SIGTERM, and kills 2.5 s after that. */
function listenForCancellation(): { readonly signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  const onSignal = (): void => controller.abort(new Error('The run was cancelled.'));
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  const stop = (): void => {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  };
  return { signal: controller.signal, stop };
}
