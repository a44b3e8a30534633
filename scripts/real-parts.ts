import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { installTool } from './install-tool.ts';
import { tools } from './tools.ts';

/** A program the tests run for real, and the Debian package it comes in. */
interface RealPart {
  readonly program: string;
  readonly from: string;
  readonly usedFor: string;
  /** Its package starts a server for the whole machine where systemd runs. */
  readonly startsServer?: true;
}

const realParts: readonly RealPart[] = [
  { program: 'flock', from: 'util-linux', usedFor: 'the lock of an environment' },
  { program: 'strace', from: 'strace', usedFor: 'killing a run at every system call' },
  { program: 'openssl', from: 'openssl', usedFor: 'certificates of test servers' },
  { program: 'ssh', from: 'openssh-client', usedFor: 'reaching hosts' },
  { program: 'ssh-keygen', from: 'openssh-client', usedFor: 'keys of hosts and users' },
  { program: 'sshd', from: 'openssh-server', usedFor: 'being a host', startsServer: true },
  { program: 'docker', from: 'docker.io', usedFor: 'images and containers', startsServer: true },
  { program: 'dockerd', from: 'docker.io', usedFor: 'images and containers', startsServer: true },
  { program: 'iptables', from: 'iptables', usedFor: 'networks of containers' },
  { program: 'docker-compose', from: 'docker-compose', usedFor: 'services of containers' },
  {
    program: 'docker-registry',
    from: 'docker-registry',
    usedFor: 'pushing and pulling images',
    startsServer: true,
  },
  { program: 'busybox', from: 'busybox-static', usedFor: 'the content of images' },
  { program: 'redis-server', from: 'redis-server', usedFor: 'backups of Redis', startsServer: true },
  { program: 'redis-cli', from: 'redis-tools', usedFor: 'backups of Redis' },
  { program: 'mariadbd', from: 'mariadb-server', usedFor: 'backups of MariaDB', startsServer: true },
  { program: 'mariadb-dump', from: 'mariadb-client', usedFor: 'backups of MariaDB' },
  { program: 'unshare', from: 'util-linux', usedFor: 'hosts with folders of their own' },
  { program: 'setpriv', from: 'util-linux', usedFor: 'servers that end with their test' },
  { program: 'tar', from: 'tar', usedFor: 'backups of files' },
  { program: 'zstd', from: 'zstd', usedFor: 'compressing backups' },
];

/** Where servers are installed; the `PATH` of a user who is not root leaves these out. */
const serverFolders = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** Installs what is missing where it may; returns a sentence for each part that is still missing. */
export async function provideRealParts(): Promise<string[]> {
  const fromDebian = provideFromDebian();
  const installed = await Promise.all(tools.map(installTool));
  return [...fromDebian, ...installed.filter((problem) => problem !== undefined)];
}

function provideFromDebian(): string[] {
  const missing = realParts.filter((part) => !isInstalled(part.program));
  const wanted = [...new Set(missing.filter(mayBeInstalled).map((part) => part.from))];
  if (wanted.length > 0) installFromDebian(wanted);
  return missing
    .filter((part) => !isInstalled(part.program))
    .map(
      (part) =>
        `${part.program} (${part.usedFor}) is missing and ${mayBeInstalled(part) ? 'could not be' : 'is not by itself'} installed here: run \`apt-get install ${part.from}\` as root, or the like of your system.`,
    );
}

/** Nobody's own machine gets a server that runs from then on because its owner ran the tests. */
function mayBeInstalled(part: RealPart): boolean {
  return part.startsServer !== true || process.env['CI'] === 'true' || !existsSync('/run/systemd/system');
}

function isInstalled(program: string): boolean {
  return [...(process.env['PATH'] ?? '').split(delimiter), ...serverFolders].some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Together, as that is quickest; one by one where a package among them cannot be had and would take the others along. */
function installFromDebian(packages: readonly string[]): void {
  if (!isInstalled('apt-get')) return;
  console.log(`Installing ${packages.join(', ')} (apt-get)`);
  aptGet('update');
  if (installAll(packages) || packages.length === 1) return;
  for (const each of packages) installAll([each]);
}

function installAll(packages: readonly string[]): boolean {
  return aptGet('install', '--yes', '--no-install-recommends', ...packages);
}

function aptGet(...args: string[]): boolean {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const [program = '', ...rest] = [...asRoot, 'apt-get', '-q', ...args];
  const { status } = spawnSync(program, rest, {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}
