import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rewriteForAct } from './rewrite.ts';

/**
 * Writes what callers use of this repository, as it stands in the work tree, into a folder that act takes for
 * it (`--local-repository`): every action with its bundle, every workflow. Refuses a folder that holds anything.
 */
export function writeForAct(root: string, folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new Error(`${folder} is not empty. Name a folder that is, or one that is not there yet.`);
  }
  for (const path of [...actionDefinitions(root), ...workflows(root)]) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), rewriteFile(join(root, path)));
  }
  for (const path of bundles(root)) cpSync(join(root, path), join(folder, path), { recursive: true });
}

function rewriteFile(path: string): string {
  try {
    return rewriteForAct(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** Paths of the workflows under a root folder, reusable and others. */
export function workflows(root: string): readonly string[] {
  return readdirSync(join(root, '.github/workflows'))
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => join('.github/workflows', name));
}

/** Paths of every action.yml under a root folder. */
export function actionDefinitions(root: string): readonly string[] {
  return readdirSync(join(root, 'actions'))
    .map((name) => join('actions', name, 'action.yml'))
    .filter((path) => existsSync(join(root, path)));
}

function bundles(root: string): readonly string[] {
  return readdirSync(join(root, 'actions'))
    .map((name) => join('actions', name, 'dist'))
    .filter((path) => existsSync(join(root, path)));
}
