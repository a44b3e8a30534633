import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ActionDefinition, readActionDefinition } from './action-definition.ts';
import { parseCommandFile } from './command-file.ts';

export interface BundleRun {
  /** The repository that holds actions/. */
  readonly root: string;
  readonly action: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** What GitHub would set besides: GITHUB_SHA, GITHUB_REPOSITORY, GITHUB_API_URL, … */
  readonly env?: Readonly<Record<string, string>>;
  /** The event payload. */
  readonly event?: unknown;
  readonly cwd?: string;
  /** The program that runs the bundle; GitHub's is Node 24. */
  readonly node?: string;
  /** Put before the program: a tracer, a fault injector. */
  readonly wrapper?: readonly string[];
  readonly onLine?: (line: string) => void;
  /** Given the process as soon as it runs, to send it a signal. */
  readonly onStart?: (child: ChildProcess) => void;
}

export interface BundleResult {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly log: string;
  readonly durationMs: number;
}

/** Runs a committed bundle as GitHub's runner does, and refuses what the runner or action.yml would refuse. */
export async function runBundle(run: BundleRun): Promise<BundleResult> {
  const definition = readActionDefinition(run.root, run.action);
  const folder = mkdtempSync(join(tmpdir(), 'belay-step-'));
  try {
    const files = {
      output: join(folder, 'output'),
      summary: join(folder, 'summary.md'),
      event: join(folder, 'event.json'),
    };
    writeFileSync(files.output, '');
    writeFileSync(files.summary, '');
    writeFileSync(files.event, JSON.stringify(run.event ?? {}));
    const env = stepEnvironment(run, definition, files, folder);
    const ended = await execute(run, definition, env);
    const outputs = Object.fromEntries(parseCommandFile(readFileSync(files.output, 'utf8')));
    refuseUndeclared(definition, outputs);
    return { ...ended, outputs, summary: readFileSync(files.summary, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The environment of a step: GitHub's variables, the inputs with the defaults of action.yml, the command files. */
function stepEnvironment(
  run: BundleRun,
  definition: ActionDefinition,
  files: { readonly output: string; readonly summary: string; readonly event: string },
  folder: string,
): Record<string, string> {
  const github = {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '/',
    GITHUB_ACTIONS: 'true',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_WORKFLOW: 'deploy',
    GITHUB_ACTOR: 'octocat',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_OUTPUT: files.output,
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_EVENT_PATH: files.event,
    RUNNER_TEMP: folder,
    RUNNER_TOOL_CACHE: join(folder, 'tools'),
    RUNNER_TRACKING_ID: 'github_00000000-0000-0000-0000-000000000000',
    ...run.env,
  };
  return { ...github, ...inputVariables(definition, run.inputs, github) };
}

function inputVariables(
  definition: ActionDefinition,
  given: Readonly<Record<string, string>>,
  github: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const defaults = Object.entries(definition.inputs).map(([name, input]) => [
    name,
    (input.default ?? '').replace(/\$\{\{\s*github\.(\w+)\s*\}\}/g, (_, key: string) =>
      key === 'token' ? (github['BELAY_JOB_TOKEN'] ?? '') : (github[`GITHUB_${key.toUpperCase()}`] ?? ''),
    ),
  ]);
  const values = { ...Object.fromEntries(defaults), ...given };
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      `INPUT_${name.replace(/ /g, '_').toUpperCase()}`,
      String(value),
    ]),
  );
}

function execute(
  run: BundleRun,
  definition: ActionDefinition,
  env: Record<string, string>,
): Promise<Pick<BundleResult, 'exitCode' | 'signal' | 'log' | 'durationMs'>> {
  const program = [
    ...(run.wrapper ?? []),
    run.node ?? process.execPath,
    join(run.root, 'actions', run.action, definition.runs.main),
  ];
  const [command = '', ...args] = program;
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: run.cwd ?? run.root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    run.onStart?.(child);
    let log = '';
    let rest = '';
    const onData = (chunk: Buffer): void => {
      log += chunk.toString();
      rest += chunk.toString();
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) run.onLine?.(line);
    };
    child.stdout.on('data', onData);
    child.stderr.on('data', onData);
    child.on('error', reject);
    child.on('exit', (exitCode, signal) => {
      const durationMs = performance.now() - started;
      const done = (): void => resolve({ exitCode, signal, log, durationMs });
      // A grandchild may keep the pipes open; what the step itself wrote arrives at once.
      const drained = setTimeout(done, 300);
      child.on('close', () => {
        clearTimeout(drained);
        done();
      });
    });
  });
}

function refuseUndeclared(definition: ActionDefinition, outputs: Readonly<Record<string, string>>): void {
  const undeclared = Object.keys(outputs).filter((name) => !(name in definition.outputs));
  if (undeclared.length > 0) throw new Error(`Outputs not declared in action.yml: ${undeclared.join(', ')}`);
}
