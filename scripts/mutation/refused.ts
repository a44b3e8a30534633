/**
 * Which survivors the compiler refuses: a change that does not compile is none that anybody could make. Stryker's own
 * checker needs the compiler's JavaScript API, which TypeScript 7 has not; so each survivor is written beside its file
 * in the copied tree, and `tsc` is asked once for all of them.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Change } from './report.ts';

/** The changes of which `tsc` complains in the very file that holds them. */
export function refusedByCompiler(tree: string, changes: readonly Change[]): ReadonlySet<Change> {
  if (changes.length === 0) return new Set();
  const besides = new Map(
    changes.map((change, index) => [change.file.replace(/\.ts$/, `.change-${index}.ts`), change]),
  );
  for (const [path, { source, from, to, replacement }] of besides)
    writeFileSync(join(tree, path), source.slice(0, from) + replacement + source.slice(to));
  try {
    const complaints = complaintsIn(tree);
    return new Set(
      [...besides].flatMap(([path, change]) =>
        // A file that does not compile as it is says nothing of its changes.
        complaints.has(path) && !complaints.has(change.file) ? [change] : [],
      ),
    );
  } finally {
    for (const path of besides.keys()) rmSync(join(tree, path));
  }
}

/** What is a matter of tidiness and not of types: a change that leaves something unused or unreached counts. */
const untidy = {
  noUnusedLocals: false,
  noUnusedParameters: false,
  allowUnreachableCode: true,
  noImplicitReturns: false,
};

/** Paths of the files under lib that do not compile. */
function complaintsIn(tree: string): ReadonlySet<string> {
  const { compilerOptions } = JSON.parse(readFileSync(join(tree, 'tsconfig.json'), 'utf8'));
  const configuration = { compilerOptions: { ...compilerOptions, ...untidy }, include: ['lib'] };
  writeFileSync(join(tree, 'tsconfig.changes.json'), JSON.stringify(configuration));
  const { stdout } = spawnSync(
    join(tree, 'node_modules/.bin/tsc'),
    ['-p', 'tsconfig.changes.json', '--pretty', 'false'],
    { cwd: tree, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  return new Set(
    stdout.split('\n').flatMap((line) => line.match(/^([^(\s]+\.ts)\(\d+,\d+\): error/)?.[1] ?? []),
  );
}
