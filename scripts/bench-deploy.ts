/**
 * How much a deployment by Belay costs over the three shell commands it replaces (fetch, reset, restart), and how
 * long the way back takes: from the moment GitHub says "failure" to the previous version serving. A deployment
 * that also checks health and tells GitHub is shown beside them, without a limit: the shell does neither. All
 * alternate in one run; medians count. `--rounds N` (11, which is also the least).
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { gitIn } from '../test/support/git-origin.ts';
import { createSandbox, type Sandbox } from '../test/support/sandbox.ts';

const root = join(import.meta.dirname, '..');
/** Allowed over the shell: whichever is larger. */
const allowedMs = 200;
const allowedRatio = 1.15;

/** Fewer rounds give a median that chance moves. */
const fewestRounds = 11;

/** The number of rounds asked for; undefined when what was asked for is none, which is then told. */
function roundsAskedFor(): number | undefined {
  const text = process.argv.slice(2);
  try {
    const { values } = parseArgs({ args: text, options: { rounds: { type: 'string' } } });
    const asked = values.rounds ?? String(fewestRounds);
    if (/^\d{1,6}$/.test(asked) && Number(asked) >= fewestRounds) return Number(asked);
  } catch {
    // An option there is not, or one without its value: the same sentence answers it.
  }
  console.error(
    `bench:deploy takes --rounds N, a whole number of at least ${fewestRounds}, and nothing else; got: ${text.join(' ')}`,
  );
  return undefined;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function spread(numbers: readonly number[]): string {
  return `${Math.round(Math.min(...numbers))} to ${Math.round(Math.max(...numbers))}`;
}

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The script Belay replaces: as short as such scripts are. */
function byShell(checkout: string, sha: string, restart: string): void {
  const script = `cd "$1" && git fetch --quiet origin "$2" && git reset --hard --quiet "$2" && ${restart}`;
  execFileSync('sh', ['-ec', script, 'deploy', checkout, sha], { stdio: 'ignore' });
}

async function serves(sandbox: Sandbox, version: string): Promise<void> {
  const now = await sandbox.service.version();
  if (now !== version) throw new Error(`The service serves ${now}, not ${version}`);
}

/** Milliseconds of each round. */
interface DeployTimes {
  readonly shell: number[];
  readonly belay: number[];
  /** With what is on by default: a health check, and a deployment on GitHub. */
  readonly whole: number[];
}

async function deployed(sandbox: Sandbox, version: string, inputs = {}): Promise<number> {
  const sha = sandbox.release(version);
  const ms = await timed(async () => {
    const result = await sandbox.deploy(sha, inputs);
    if (result.exitCode !== 0) throw new Error(result.log);
  });
  await serves(sandbox, version);
  return ms;
}

async function measureDeploy(sandbox: Sandbox, rounds: number): Promise<DeployTimes> {
  const checkout = join(sandbox.folder, 'by-shell');
  gitIn(sandbox.folder, 'clone', '--quiet', sandbox.origin.path, checkout);
  const times: DeployTimes = { shell: [], belay: [], whole: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const belayMs = await deployed(sandbox, `2.${round}`, { health: '', 'record-deployment': 'false' });
    const sha = sandbox.head();
    const shellMs = await timed(() => byShell(checkout, sha, `(${sandbox.service.restart})`));
    const wholeMs = await deployed(sandbox, `2.${round}.1`);
    // The first round warms the disk cache and clones.
    if (round === 0) continue;
    times.belay.push(belayMs);
    times.shell.push(shellMs);
    times.whole.push(wholeMs);
  }
  return times;
}

/** From GitHub's answer that says "failure" to the previous version serving. */
async function measureReturn(sandbox: Sandbox, rounds: number): Promise<number[]> {
  const good = sandbox.release('3.0');
  await sandbox.validate(good);
  const times: number[] = [];
  for (let round = 1; round <= Math.min(rounds, 5); round += 1) {
    const bad = sandbox.release(`3.${round}`);
    await sandbox.deploy(bad);
    sandbox.ci(bad, 'failure');
    const asked = sandbox.github.requests.length;
    const watching = sandbox.watch(bad);
    while (
      !sandbox.github.requests
        .slice(asked)
        .some(({ path, status }) => path.includes('/actions/runs') && status === 200)
    ) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    const visible = performance.now();
    while ((await sandbox.service.version()) !== '3.0')
      await new Promise((resolve) => setTimeout(resolve, 2));
    times.push(performance.now() - visible);
    await watching;
  }
  return times;
}

function print(name: string, value: string, range: string): void {
  console.log(`  ${name.padEnd(62)}${value.padStart(8)}   ${range}`);
}

function printTimes(name: string, times: readonly number[]): void {
  print(name, median(times).toFixed(0), spread(times));
}

async function bench(rounds: number): Promise<void> {
  const sandbox = await createSandbox({ root, node: process.execPath });
  try {
    const { belay, shell, whole } = await measureDeploy(sandbox, rounds);
    const back = await measureReturn(sandbox, rounds);
    const limit = Math.max(allowedMs, median(shell) * (allowedRatio - 1));
    const over = median(belay) - median(shell);
    console.log(`Medians of ${rounds} alternating rounds, Node ${process.version}; milliseconds\n`);
    print('what', 'median', 'from to');
    printTimes('fetch, reset, restart by shell', shell);
    printTimes('deploy by Belay (start of the process to its end)', belay);
    printTimes('deploy by Belay with health check and GitHub Deployment', whole);
    print(`more than the shell (at most ${limit.toFixed(0)})`, over.toFixed(0), '');
    printTimes('"failure" visible to the previous version serving', back);
    if (over > limit) {
      console.error(`\nOver the limit of ${limit.toFixed(0)} ms.`);
      process.exitCode = 1;
    }
  } finally {
    await sandbox.stop();
  }
}

const rounds = roundsAskedFor();
if (rounds === undefined) process.exitCode = 1;
else await bench(rounds);
