/**
 * `./scripts/node scripts/rewrite-for-act.ts FOLDER`: writes Belay's actions and workflows into a folder in a form
 * that act can run. docs/act.md says what for.
 */
import { join, resolve } from 'node:path';
import process from 'node:process';
import { belayForAct } from './act/rewrite.ts';
import { writeForAct } from './act/write-repository.ts';

const [folder, ...rest] = process.argv.slice(2);
if (folder === undefined || rest.length > 0) {
  console.error('Name one folder to write to: ./scripts/node scripts/rewrite-for-act.ts FOLDER');
  process.exitCode = 1;
} else {
  try {
    writeForAct(join(import.meta.dirname, '..'), resolve(folder));
    const { repository, ref } = belayForAct;
    console.log(`Written. Give act this option: --local-repository ${repository}@${ref}=${resolve(folder)}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
