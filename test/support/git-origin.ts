import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const identity = {
  GIT_AUTHOR_NAME: 'Ada Example',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada Example',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

/** Runs git in a folder and returns what it printed. Throws when it fails. */
export function gitIn(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, ...identity },
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

/** A bare repository that plays `origin`, and a work tree that pushes to it. */
export interface GitOrigin {
  /** The bare repository. */
  readonly path: string;
  readonly work: string;
  /** Commits these files on top of the branch and pushes; returns the commit's id. */
  commit(message: string, files: Readonly<Record<string, string>>): string;
}

/** Makes the two under a folder. */
export function createGitOrigin(folder: string, objectFormat: 'sha1' | 'sha256' = 'sha1'): GitOrigin {
  const path = join(folder, 'origin.git');
  const work = join(folder, 'work');
  mkdirSync(path, { recursive: true });
  mkdirSync(work, { recursive: true });
  gitIn(path, 'init', '--quiet', '--bare', '--initial-branch=main', `--object-format=${objectFormat}`);
  gitIn(path, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  gitIn(work, 'init', '--quiet', '--initial-branch=main', `--object-format=${objectFormat}`);
  gitIn(work, 'remote', 'add', 'origin', path);
  return {
    path,
    work,
    commit(message, files) {
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(work, name)), { recursive: true });
        writeFileSync(join(work, name), content);
      }
      gitIn(work, 'add', '--all');
      gitIn(work, 'commit', '--quiet', '--allow-empty', '-m', message);
      gitIn(work, 'push', '--quiet', 'origin', 'HEAD:main');
      return gitIn(work, 'rev-parse', 'HEAD');
    },
  };
}
