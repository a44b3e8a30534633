/**
 * How much a deployment by Belay costs over the three shell commands it replaces (fetch, reset, restart), and how
 * long the way back takes: from the moment GitHub says "failure" to the previous version serving. Both sides
 * alternate in one run; medians count. `--rounds N` (default 11).
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

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '11' } } });
const rounds = Math.max(3, Number(values.rounds));

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

async function measureDeploy(
  sandbox: Sandbox,
): Promise<{ readonly belay: number[]; readonly shell: number[] }> {
  const checkout = join(sandbox.folder, 'by-shell');
  gitIn(sandbox.folder, 'clone', '--quiet', sandbox.origin.path, checkout);
  const belay: number[] = [];
  const shell: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const version = `2.${round}`;
    const sha = sandbox.release(version);
    const inputs = { health: '', 'record-deployment': 'false' };
    const belayMs = await timed(async () => {
      const result = await sandbox.deploy(sha, inputs);
      if (result.exitCode !== 0) throw new Error(result.log);
    });
    await serves(sandbox, version);
    const shellMs = await timed(() => byShell(checkout, sha, `(${sandbox.service.restart})`));
    // The first round warms the disk cache and clones.
    if (round === 0) continue;
    belay.push(belayMs);
    shell.push(shellMs);
  }
  return { belay, shell };
}

/** From GitHub's answer that says "failure" to the previous version serving. */
async function measureReturn(sandbox: Sandbox): Promise<number[]> {
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

const sandbox = await createSandbox({ root, node: process.execPath });
try {
  const { belay, shell } = await measureDeploy(sandbox);
  const limit = Math.max(allowedMs, median(shell) * (allowedRatio - 1));
  const over = median(belay) - median(shell);
  const back = await measureReturn(sandbox);
  const row = (name: string, value: string, range: string): string =>
    `  ${name.padEnd(52)}${value.padStart(8)}   ${range}`;
  console.log(`Medians of ${rounds} alternating rounds, Node ${process.version}; milliseconds\n`);
  console.log(row('what', 'median', 'from to'));
  console.log(row('fetch, reset, restart by shell', median(shell).toFixed(0), spread(shell)));
  console.log(
    row('deploy by Belay (start of the process to its end)', median(belay).toFixed(0), spread(belay)),
  );
  console.log(row(`more than the shell (at most ${limit.toFixed(0)})`, over.toFixed(0), ''));
  console.log(
    row('"failure" visible to the previous version serving', median(back).toFixed(0), spread(back)),
  );
  if (over > limit) {
    console.error(`\nOver the limit of ${limit.toFixed(0)} ms.`);
    process.exitCode = 1;
  }
} finally {
  await sandbox.stop();
}
