import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { formatDuration } from '../lib/ports/duration.ts';
import { actionlint, isToolInstalled, programOf, zizmor } from './tools.ts';

export const root = join(import.meta.dirname, '..');

/** One step of `./scripts/test` that passes or fails as a whole. */
export interface Phase {
  readonly name: string;
  readonly command: readonly string[];
  /** What to do when it fails. */
  readonly remedy: string;
}

export interface PhaseResult {
  readonly name: string;
  readonly passed: boolean;
}

/** Node 24 of node_modules. */
export const node = join(root, 'scripts/node');

const bin = (name: string): string => join(root, 'node_modules/.bin', name);

/** Quick ones: they run side by side. */
export const quickPhases: readonly Phase[] = [
  {
    name: 'Format and lint',
    command: [bin('biome'), 'check', '--colors=off'],
    remedy: '`npx biome check --write` repairs what can be repaired.',
  },
  { name: 'Types', command: [bin('tsc'), '-p', '.', '--pretty', 'false'], remedy: 'Correct the types.' },
  {
    name: 'Generated documents',
    command: [node, join(root, 'scripts/docs.ts'), '--check'],
    remedy: '`npm run docs` writes them.',
  },
  {
    name: 'Schema of belay.yml',
    command: [node, join(root, 'scripts/schema.ts'), '--check'],
    remedy: '`./scripts/node scripts/schema.ts` writes it.',
  },
];

/** What other people's programs say of the workflows; quick too. Those that are not installed are left out. */
export function workflowPhases(): readonly Phase[] {
  const workflows = ['.github/workflows', 'workflows-templates'].flatMap(yamlFiles);
  const phases = [
    {
      tool: actionlint,
      // Only itself, wherever it runs: it would also ask what checks shell and Python, where they are installed.
      args: ['-config-file', '.github/actionlint.yaml', '-shellcheck=', '-pyflakes=', ...workflows],
    },
    {
      tool: zizmor,
      args: ['--offline', '--persona=pedantic', '--config=.github/zizmor.yml', '--no-progress'].concat(
        workflows,
        ['.github/dependabot.yml', 'actions'],
      ),
    },
  ];
  return phases
    .filter(({ tool }) => isToolInstalled(tool))
    .map(({ tool, args }) => ({
      name: tool.name,
      command: [programOf(tool), ...args],
      remedy: 'Correct what it names.',
    }));
}

function yamlFiles(folder: string): string[] {
  const names = readdirSync(join(root, folder)).filter((name) => /\.ya?ml$/.test(name));
  return names.sort().map((name) => join(folder, name));
}

export const bundlePhase: Phase = {
  name: 'Bundles are what the source builds',
  command: [node, join(root, 'scripts/build.ts'), '--check'],
  remedy: '`npm run build` builds them; commit the result.',
};

/** Runs a phase, and prints its output in one piece and only when it failed. */
export async function runPhase(phase: Phase): Promise<PhaseResult> {
  const started = performance.now();
  const { exitCode, output } = await capture(phase.command);
  const passed = exitCode === 0;
  console.log(
    `${passed ? 'passed' : 'FAILED'}  ${phase.name} (${formatDuration(performance.now() - started)})`,
  );
  if (!passed) console.log(`${output.trimEnd().replace(/^/gm, '    ')}\n    -> ${phase.remedy}`);
  return { name: phase.name, passed };
}

function capture(command: readonly string[]): Promise<{ exitCode: number | null; output: string }> {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ exitCode: null, output: `${program}: ${error.message}` }));
    child.on('close', (exitCode) => resolve({ exitCode, output }));
  });
}

/** Runs a program whose output goes straight to the terminal; resolves with its exit code. */
export function runInView(
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', () => resolve(1));
    child.on('close', (exitCode) => resolve(exitCode ?? 1));
  });
}
