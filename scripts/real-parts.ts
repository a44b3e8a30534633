import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { installTool } from './install-tool.ts';
import { tools } from './tools.ts';

/** A program the tests run for real, and the Debian package it comes in. */
interface RealPart {
  readonly program: string;
  readonly from: string;
  readonly usedFor: string;
}

const realParts: readonly RealPart[] = [
  { program: 'flock', from: 'util-linux', usedFor: 'the lock of an environment' },
  { program: 'strace', from: 'strace', usedFor: 'killing a run at every system call' },
  { program: 'openssl', from: 'openssl', usedFor: 'certificates of test servers' },
];

/** Installs what is missing where it may; returns a sentence for each part that is still missing. */
export async function provideRealParts(): Promise<string[]> {
  const fromDebian = provideFromDebian();
  const installed = await Promise.all(tools.map(installTool));
  return [...fromDebian, ...installed.filter((problem) => problem !== undefined)];
}

function provideFromDebian(): string[] {
  const missing = realParts.filter((part) => !isInstalled(part.program));
  if (missing.length > 0) installFromDebian(missing.map((part) => part.from));
  return missing
    .filter((part) => !isInstalled(part.program))
    .map(
      (part) =>
        `${part.program} (${part.usedFor}) is missing and could not be installed here: run \`apt-get install ${part.from}\` as root, or the like of your system.`,
    );
}

function isInstalled(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function installFromDebian(packages: readonly string[]): void {
  if (!isInstalled('apt-get')) return;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  console.log(`Installing ${packages.join(', ')} (apt-get)`);
  const aptGet = (...args: string[]): void => {
    const [program = '', ...rest] = [...asRoot, 'apt-get', '-q', ...args];
    spawnSync(program, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: 300_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  };
  aptGet('update');
  aptGet('install', '--yes', '--no-install-recommends', ...packages);
}
