import { execFileSync, spawnSync } from 'node:child_process';

const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];

function tried(): boolean {
  const [program = '', ...args] = [...asRoot, 'unshare', '-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'];
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

const possible = tried();

/** What only root may do to a disk: as root, or through sudo where it asks nothing. */
export const privileged = {
  possible,
  why: possible ? '' : ' - nobody may mount here (needs root, or sudo without a password)',
  run(...command: readonly string[]): void {
    const [program = '', ...args] = [...asRoot, ...command];
    execFileSync(program, args, { stdio: 'ignore' });
  },
};
