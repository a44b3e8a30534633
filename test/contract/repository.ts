import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** Folder names under actions/ that hold an action. */
export const actionNames: readonly string[] = readdirSync(join(root, 'actions'))
  .filter((name) => existsSync(join(root, 'actions', name, 'action.yml')))
  .sort();

/** Paths of every file that is or would be committed, relative to the root. */
export const repositoryFiles: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
  { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
)
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(root, path)))
  .sort();

/** The text of a file of the repository. */
export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** TypeScript that is part of the product: actions and lib, without declarations of other people's packages. */
export const productSources: readonly string[] = repositoryFiles.filter(
  (path) => /^(?:actions|lib)\/.*\.ts$/.test(path) && !path.endsWith('.d.ts'),
);

/** All TypeScript of ours. */
export const allSources: readonly string[] = repositoryFiles.filter(
  (path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !path.includes('/dist/'),
);

/** Every Markdown document of ours. */
export const documents: readonly string[] = repositoryFiles.filter(
  (path) => path.endsWith('.md') && !path.includes('/dist/'),
);
