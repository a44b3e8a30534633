import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { onTestFinished } from 'vitest';
import { gitIn } from './git-origin.ts';
import { repositoryRoot } from './use-sandbox.ts';

/** A repository of somebody who sets Belay up from a fresh clone of it, where no package can be found. */
export interface UserRepository {
  readonly folder: string;
  write(files: Readonly<Record<string, string>>): void;
  read(path: string): string;
  /** Every path under the folder but .git, with what it holds. */
  tree(): Readonly<Record<string, string>>;
  git(...args: readonly string[]): string;
  /** Runs scripts/init of the clone. */
  init(options?: readonly string[], how?: InitRun): InitResult;
}

export interface InitRun {
  readonly node?: string;
  /** Folders in place of PATH. */
  readonly path?: readonly string[];
  readonly cwd?: string;
  /** Variables besides those it always has. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface InitResult {
  readonly status: number | null;
  readonly out: string;
  readonly errors: string;
}

export interface UserRepositoryOptions {
  readonly name?: string;
  readonly branch?: string;
  /** False leaves the folder without git. */
  readonly git?: boolean;
}

/** Makes both in a temporary folder, until the test ends. */
export function useUserRepository(options: UserRepositoryOptions = {}): UserRepository {
  const place = mkdtempSync(join(tmpdir(), 'belay-init-'));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  const clone = join(place, 'belay');
  for (const part of ['scripts/init', 'scripts/init-repository/dist', 'workflows-templates'])
    cpSync(join(repositoryRoot, part), join(clone, part), { recursive: true });
  const folder = join(place, options.name ?? 'shop');
  mkdirSync(folder);
  if (options.git !== false) gitIn(folder, 'init', '--quiet', `--initial-branch=${options.branch ?? 'main'}`);
  return {
    folder,
    write(files) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    tree: () => treeOf(folder),
    git: (...args) => gitIn(folder, ...args),
    init: (argv = [], how = {}) => {
      const own = join(place, 'bin');
      mkdirSync(own, { recursive: true });
      rmSync(join(own, 'node'), { force: true });
      symlinkSync(how.node ?? process.execPath, join(own, 'node'));
      const path = how.path ?? [own, process.env['PATH'] ?? ''];
      const { status, stdout, stderr } = spawnSync(join(clone, 'scripts/init'), [...argv], {
        cwd: how.cwd ?? folder,
        encoding: 'utf8',
        env: {
          PATH: path.join(delimiter),
          HOME: place,
          GIT_CONFIG_NOSYSTEM: '1',
          GIT_CEILING_DIRECTORIES: place,
          ...how.env,
        },
      });
      return { status, out: stdout, errors: stderr };
    },
  };
}

function treeOf(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path !== '.git' && !path.startsWith('.git/'))
    .sort();
  return Object.fromEntries(entries.map((path) => [path, contentOf(join(folder, path))]));
}

function contentOf(path: string): string {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return `link to ${readlinkSync(path)}`;
  return found.isFile() ? `${found.mtimeMs} ${readFileSync(path, 'latin1')}` : 'folder';
}

/** A program in a folder of its own; the folder, for a PATH. */
export function programFolder(programs: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'belay-programs-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(programs)) {
    if (text.startsWith('/')) symlinkSync(text, join(folder, name));
    else {
      writeFileSync(join(folder, name), text);
      chmodSync(join(folder, name), 0o755);
    }
  }
  return folder;
}
