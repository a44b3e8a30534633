import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { formatDuration } from '../lib/ports/duration.ts';
import { folderOf, isToolInstalled, type Tool, toolsFolder } from './tools.ts';

const limitMs = 900_000;
/** How much of what an installer said is shown when it failed. */
const shownCharacters = 400;

/** What has to be on the machine, and to reach its registry. */
const needs = {
  go: 'Go and its module proxy',
  python: 'Python 3 with pip or venv, and its package index',
} as const;

type Attempt = (folder: string) => Promise<string | undefined>;

/**
 * Installs a tool unless it is there; a sentence when it cannot be had. Built in a folder of its own and then
 * renamed: two that install at once do not meet, and one that dies leaves nothing that looks installed.
 */
export async function installTool(tool: Tool): Promise<string | undefined> {
  if (isToolInstalled(tool)) return undefined;
  const started = performance.now();
  mkdirSync(toolsFolder(), { recursive: true });
  const building = mkdtempSync(join(toolsFolder(), `.installing-${tool.name}-`));
  try {
    console.log(`Installing ${tool.name} ${tool.version}`);
    const failure = await firstThatWorks(attemptsFor(tool), building);
    if (failure === undefined) moveIntoPlace(building, tool);
    if (isToolInstalled(tool)) {
      console.log(`Installed ${tool.name} (${formatDuration(performance.now() - started)})`);
      return undefined;
    }
    return `${tool.name} ${tool.version} (${tool.usedFor}) is missing and could not be installed here. It needs ${needs[tool.origin.kind]}. ${failure ?? 'The installer left no program behind'}.`;
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

function moveIntoPlace(building: string, tool: Tool): void {
  try {
    renameSync(building, folderOf(tool));
  } catch (error) {
    // Somebody else was faster: theirs is the same version.
    if (!isToolInstalled(tool)) throw error;
  }
}

async function firstThatWorks(attempts: readonly Attempt[], folder: string): Promise<string | undefined> {
  const failures: string[] = [];
  for (const attempt of attempts) {
    const failure = await attempt(folder);
    if (failure === undefined) return undefined;
    failures.push(failure);
  }
  return failures.join('; then ');
}

function attemptsFor(tool: Tool): readonly Attempt[] {
  if (tool.origin.kind === 'go') {
    const wanted = `${tool.origin.package}@v${tool.version}`;
    return [(folder) => run(['go', 'install', wanted], { GOBIN: join(folder, 'bin') })];
  }
  const wanted = `${tool.origin.package}==${tool.version}`;
  const pip = (python: string, folder: string): Promise<string | undefined> =>
    run([python, '-m', 'pip', 'install', '--quiet', '--no-deps', '--target', folder, wanted]);
  return [
    // A venv of its own brings pip where the machine has none; `--target` keeps both out of the machine's Python.
    (folder) => pip('python3', folder),
    async (folder) =>
      (await run(['python3', '-m', 'venv', join(folder, 'venv')])) ??
      (await pip(join(folder, 'venv/bin/python3'), folder)),
  ];
}

/** Undefined when it worked, else what it said, on one line. */
function run(
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string | undefined> {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    // Not spawn's own limit: its timer goes on, and keeps this process, where the program cannot be started.
    const limit = setTimeout(() => child.kill('SIGKILL'), limitMs);
    let said = '';
    const keep = (chunk: Buffer): void => {
      said = `${said}${chunk.toString()}`.slice(-shownCharacters);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const end = (failure: string | undefined): void => {
      clearTimeout(limit);
      resolve(failure);
    };
    child.on('error', (error) => end(`\`${command.join(' ')}\` could not be started (${error.message})`));
    child.on('close', (exitCode, signal) => {
      const ended = exitCode === null ? `was ended by ${signal}` : `exited ${exitCode}`;
      const words = said.trim().replace(/\s+/g, ' ');
      end(exitCode === 0 ? undefined : `\`${command.join(' ')}\` ${ended}: ${words}`);
    });
  });
}
