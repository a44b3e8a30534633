import type { ChildProcess } from 'node:child_process';

/** How long a process has to end by itself. */
const patienceMs = 10_000;

/** Ends a process by its id; by force where it does not end by itself. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await over;
  clearTimeout(force);
}
