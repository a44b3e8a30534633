import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { belayForAct } from '../../scripts/act/rewrite.ts';
import { workflows, writeForAct } from '../../scripts/act/write-repository.ts';
import { act, isToolInstalled, programOf } from '../../scripts/tools.ts';

/** act, a runner of workflows that is not ours; why it cannot be had here stands behind the titles of tests. */
export const runner = {
  possible: isToolInstalled(act),
  why: isToolInstalled(act) ? '' : ' - act is not installed here, see above',
} as const;

/** What act takes for repositories that it would fetch from github.com. */
export interface BelayForAct {
  /** belay-actions/belay. */
  readonly folder: string;
  /** actions/checkout. */
  readonly checkout: string;
  /** How the workflows name it, `actions/checkout@COMMIT`. */
  readonly checkouts: readonly string[];
}

export interface ActRun {
  /** A clone of the user's repository at the commit the event is about. */
  readonly checkout: string;
  readonly belay: BelayForAct;
  /** Where the clones, caches and folders of runners go. */
  readonly folder: string;
  /** The file name of the workflow. */
  readonly workflow: string;
  readonly event: string;
  readonly payload: unknown;
  readonly secrets: Readonly<Record<string, string>>;
  /** For act and every step: GITHUB_API_URL and the like. */
  readonly env: Readonly<Record<string, string>>;
  /** Folders of actions that stand in for others, by how the workflow names those. */
  readonly stands?: Readonly<Record<string, string>>;
  /** Given the process as soon as it runs, to cancel the run. */
  readonly onStart?: (child: ChildProcess) => void;
}

export type JobResult = 'success' | 'failure' | 'skipped';

export interface ActResult {
  readonly exitCode: number | null;
  /** What a person would read, one `[job] line` a line. Secrets in it are shown, to be looked for. */
  readonly log: string;
  /** By the job's id; those of a called workflow are told too. */
  readonly jobs: Readonly<Record<string, JobResult>>;
  /** What each step set, by `job/step`. */
  readonly steps: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Writes what act takes for this repository, and the stand-in for actions/checkout; once for many runs. */
export function writeBelay(root: string, parent: string): BelayForAct {
  const folder = join(parent, 'belay');
  writeForAct(root, folder);
  const checkout = join(parent, 'checkout');
  mkdirSync(checkout);
  copyFileSync(join(import.meta.dirname, 'act-checkout.mts'), join(checkout, 'checkout.mts'));
  writeFileSync(
    join(checkout, 'action.yml'),
    'name: Checkout\ndescription: Stands in for actions/checkout.\nruns: { using: node24, main: checkout.mts }\n',
  );
  const uses = workflows(folder).flatMap(
    (path) => readFileSync(join(folder, path), 'utf8').match(/\bactions\/checkout@[0-9a-f]{40}\b/g) ?? [],
  );
  return { folder, checkout, checkouts: [...new Set(uses)] };
}

/** Runs one workflow of a repository on this machine, every job in a folder of its own. */
export async function runAct(run: ActRun): Promise<ActResult> {
  const folder = mkdtempSync(join(run.folder, 'act-'));
  try {
    const payload = join(folder, 'event.json');
    writeFileSync(payload, JSON.stringify(run.payload));
    return await execute(run, folder, argumentsFor(run, { folder, payload }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function argumentsFor(run: ActRun, at: { readonly folder: string; readonly payload: string }): string[] {
  const { repository, ref } = belayForAct;
  const stands = run.belay.checkouts.map((uses) => `${uses}=${run.belay.checkout}`);
  const others = Object.entries(run.stands ?? {}).map(([uses, folder]) => `${uses}=${folder}`);
  const local = [`${repository}@${ref}=${run.belay.folder}`, ...stands, ...others];
  const pairs = (option: string, values: Readonly<Record<string, string>>): string[] =>
    Object.entries(values).flatMap(([name, value]) => [option, `${name}=${value}`]);
  return [
    run.event,
    '--json',
    // Secrets are to be looked for in the log, not to be hidden from the one who looks.
    '--insecure-secrets',
    '--no-cache-server',
    '--no-skip-checkout',
    ...['--workflows', `.github/workflows/${run.workflow}`, '--eventpath', at.payload],
    ...['--action-cache-path', join(at.folder, 'cache')],
    ...['ubuntu-24.04', 'self-hosted'].flatMap((label) => ['--platform', `${label}=-self-hosted`]),
    ...local.flatMap((each) => ['--local-repository', each]),
    ...pairs('--secret', run.secrets),
    ...pairs('--env', run.env),
  ];
}

function execute(run: ActRun, folder: string, args: readonly string[]): Promise<ActResult> {
  const env = {
    // Steps run with the Node of this process, which is the one GitHub runs actions with.
    PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
    HOME: folder,
    LANG: 'C.UTF-8',
    ACT_DISABLE_VERSION_CHECK: '1',
    ...run.env,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(programOf(act), args, {
      cwd: run.checkout,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const jobs: Record<string, JobResult> = {};
    const steps: Record<string, Record<string, string>> = {};
    const lines: string[] = [];
    const take = (text: string): void => {
      const { msg = '', jobID, jobResult, ...entry } = parseEntry(text) ?? { msg: text };
      if (jobID !== undefined && isJobResult(jobResult)) jobs[jobID] = jobResult;
      if (entry.command === 'set-output' && entry.name !== undefined) {
        const step = `${jobID}/${entry.stepID?.join('/')}`;
        steps[step] = { ...steps[step], [entry.name]: entry.arg ?? '' };
      }
      if (!noise.test(msg)) lines.push(`[${jobID ?? 'act'}] ${msg.trimEnd()}`);
    };
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', take);
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, log: lines.join('\n'), jobs, steps }));
    run.onStart?.(child);
  });
}

/** One line of act's `--json` log. */
interface LogEntry {
  readonly msg?: string;
  readonly jobID?: string;
  readonly jobResult?: string;
  readonly stepID?: readonly string[];
  /** The workflow command or command file that a step used. */
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
}

/** Undefined for what is no JSON: the last words of act itself. */
function parseEntry(text: string): LogEntry | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where act found something, and that it hides something, is nothing to read. */
const noise = /^LocalRepositoryCache |^Couldn't get a valid docker connection|^ {2}\u2699 {2}\*\*\*/;

function isJobResult(value: string | undefined): value is JobResult {
  return value === 'success' || value === 'failure' || value === 'skipped';
}
