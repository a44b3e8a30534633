import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, constants, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { usualStateFolder } from '../../../lib/config/environment-inputs.ts';
import { createLocalHost } from '../../../lib/hosts/local-host.ts';
import { passedOn } from '../../../lib/hosts/passed-on.ts';
import { passedNames } from '../../../lib/ports/passed-variables.ts';
import { systemClock } from '../../../lib/ports/system-clock.ts';
import { inputVariable } from '../../../lib/runner/input-reader.ts';
import type { ActionContext } from '../../../lib/runner/run-action.ts';
import type { Inputs } from './inputs.ts';
import type { Watched } from './watch-and-settle.ts';

/** What the watcher is told, on its standard input: argv and environment of a process can be read by others. */
export interface DetachedOrder {
  readonly env: Readonly<Record<string, string>>;
}

/** What the watcher needs of the step besides what every child gets; RUNNER_TRACKING_ID is what would get it killed. */
const wanted = [
  ...passedOn,
  'XDG_STATE_HOME',
  'GITHUB_REPOSITORY',
  'GITHUB_SERVER_URL',
  'GITHUB_API_URL',
  'GITHUB_RUN_ID',
  'GITHUB_RUN_ATTEMPT',
  'GITHUB_WORKFLOW',
  'GITHUB_ACTOR',
  'GITHUB_REF',
  'GITHUB_SHA',
  'BELAY_PASS_ENV',
];

/** Logs of watchers that are kept for one environment. */
const keptLogs = 20;

/**
 * Starts the watcher as a process of its own. The job's copy of the action goes away with the job, so the
 * program is kept in the runner's tool cache; what it prints goes to a log in the state folder.
 */
export async function detach(inputs: Inputs, context: ActionContext): Promise<Watched> {
  const report = (reasonCode: 'detached' | 'detach_failed', message: string): Watched => ({
    ci: undefined,
    action: 'none',
    reasonCode,
    message,
    liveSha: null,
    validatedSha: null,
  });
  try {
    const folders = logFolders(inputs, context);
    const untrusted = await distrust(folders);
    if (untrusted !== undefined) return report('detach_failed', untrusted);
    const program = await keepProgram();
    const log = openLog(folders.at(-1) ?? '/', inputs);
    const pid = start(program, log.descriptor, orderFor(inputs, context));
    closeSync(log.descriptor);
    return report(
      'detached',
      `The watcher for ${inputs.sha} goes on by itself (process ${pid}); its log is ${log.path}.`,
    );
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return report(
      'detach_failed',
      `detach: the watcher could not be started (${code}); check RUNNER_TOOL_CACHE and the state folder, or watch in the job.`,
    );
  }
}

/** Copies this bundle into the tool cache, once for each content. */
async function keepProgram(): Promise<string> {
  const { cacheDir, find } = await import('@actions/tool-cache');
  const here = dirname(fileURLToPath(import.meta.url));
  const hash = createHash('sha256');
  for (const name of readdirSync(here).sort()) hash.update(name).update(readFileSync(join(here, name)));
  const version = `1.0.0-${hash.digest('hex').slice(0, 16)}`;
  const found = find('belay-watch-ci', version);
  const folder = found === '' ? await cacheDir(here, 'belay-watch-ci', version) : found;
  return join(folder, basename(fileURLToPath(import.meta.url)));
}

/**
 * Where the log stands, and the folders that lead to it: beside the state where that is on this machine; for other
 * hosts in a folder of this machine's own, whose name no environment can have.
 */
function logFolders({ target }: Inputs, { env }: ActionContext): readonly string[] {
  const { environment, hosts } = target;
  if (hosts.length === 0) {
    const stateFolder = target.stateFolder ?? '/';
    return [stateFolder, join(stateFolder, environment)];
  }
  const here = usualStateFolder((name) => env[name]);
  if (here === undefined)
    throw Object.assign(new Error('There is no HOME for the log.'), { code: 'no HOME' });
  return [here, join(here, '.watchers'), join(here, '.watchers', environment)];
}

/** Folders nobody else can write. */
async function distrust(folders: readonly string[]): Promise<string | undefined> {
  const host = createLocalHost(systemClock);
  for (const folder of folders) {
    const check = await host.prepareFolder(folder);
    if (check.kind === 'refused') return `state-dir: ${check.reason}; the watcher was not started.`;
  }
  return undefined;
}

function openLog(folder: string, { sha }: Inputs): { readonly path: string; readonly descriptor: number } {
  const old = readdirSync(folder)
    .filter((name) => /^watch-.*\.log$/.test(name))
    .sort();
  for (const name of old.slice(0, Math.max(0, old.length - keptLogs + 1)))
    rmSync(join(folder, name), { force: true });
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const path = join(folder, `watch-${stamp}-${sha.slice(0, 12)}.log`);
  const { O_WRONLY, O_CREAT, O_APPEND, O_NOFOLLOW } = constants;
  return { path, descriptor: openSync(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW, 0o600) };
}

/** What the configuration file said goes as inputs: the workspace it stands in may be gone before the watcher. */
function orderFor({ target }: Inputs, { env }: ActionContext): DetachedOrder {
  const names = [...wanted, ...Object.keys(env).filter((name) => name.startsWith('INPUT_'))];
  const passed = passedNames(env);
  const entries = [...names, ...passed].flatMap((name) =>
    env[name] === undefined ? [] : [[name, env[name]]],
  );
  const configured = [...target.standIns].flatMap(([name, text]) =>
    (env[inputVariable(name)] ?? '').trim() === '' ? [[inputVariable(name), text]] : [],
  );
  const settled = { INPUT_DETACH: 'false', 'INPUT_JOB-TOKEN': '', INPUT_CONFIG: '' };
  return { env: { ...Object.fromEntries([...entries, ...configured]), ...settled } };
}

function start(program: string, log: number, order: DetachedOrder): number | undefined {
  const path = order.env['PATH'] ?? '';
  const home = order.env['HOME'] ?? '/';
  const extra = process.env['NODE_EXTRA_CA_CERTS'];
  const certificates = extra === undefined ? {} : { NODE_EXTRA_CA_CERTS: extra };
  const child = spawn(process.execPath, [program, '--detached'], {
    cwd: '/',
    detached: true,
    // Node reads its extra certificates when it starts, so they cannot come by standard input.
    env: { PATH: path, HOME: home, ...certificates },
    stdio: ['pipe', log, log],
  });
  child.on('error', () => undefined);
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(JSON.stringify(order));
  child.unref();
  return child.pid;
}
