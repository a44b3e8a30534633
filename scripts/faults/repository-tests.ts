import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testCallsOf } from './test-calls.ts';
import { type ToldTest, toldTestsOf } from './told-tests.ts';

/** Every test of the repository, by reading its files: what is written there, whichever machine it is. */
export function repositoryTests(root: string): ToldTest[] {
  const files = globSync('test/**/*.test.ts', { cwd: root }).sort();
  return files.flatMap((file) => toldTestsOf(file, testCallsOf(readFileSync(join(root, file), 'utf8'))));
}
