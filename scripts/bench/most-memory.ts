import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Looks at the memory of a process as it ends. Linux counts what the process has had since it became this program
 * (VmHWM); getrusage also counts what its parent had when it was forked.
 */
const preload = (file: string): string => `
import { readFileSync, writeFileSync } from 'node:fs';
const mostKiB = () => {
  try {
    return Number(/^VmHWM:\\s+(\\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
};
process.on('exit', () => writeFileSync(${JSON.stringify(file)}, String(mostKiB())));
`;

/** The most memory, in MB, of a Node that `run` starts with this environment. */
export async function mostMemory(run: (env: { readonly NODE_OPTIONS: string }) => unknown): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'belay-memory-'));
  try {
    const [file, module] = [join(folder, 'most'), join(folder, 'preload.mjs')];
    writeFileSync(module, preload(file));
    await run({ NODE_OPTIONS: `--import=${module}` });
    return (Number(readFileSync(file, 'utf8')) * 1_024) / 1e6;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
