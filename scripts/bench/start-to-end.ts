import { spawn } from 'node:child_process';
import process from 'node:process';

/** How a program ended that was run from its start to its end. */
export interface Ended {
  readonly ms: number;
  readonly exitCode: number | null;
  /** What it printed, both streams. */
  readonly output: string;
}

export interface Program {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Runs a program as GitHub's runner starts a step, and takes the time until it is gone. */
export function startToEnd({ argv, env, cwd }: Program): Promise<Ended> {
  const [command = '', ...args] = argv;
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(cwd === undefined ? {} : { cwd }),
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('exit', (exitCode) => {
      const ms = performance.now() - started;
      resolve({ ms, exitCode, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}

/** The least any action can take: Node that does nothing. */
export const bareNode = 'node -e 0';

/** Milliseconds that Node takes to do nothing. */
export async function runBareNode(): Promise<number> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/' };
  return (await startToEnd({ argv: [process.execPath, '-e', '0'], env })).ms;
}
