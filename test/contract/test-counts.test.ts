import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';
import { countsVariable, type TestCounts } from '../../scripts/test-count-reporter.ts';
import { root } from './repository.ts';

/** Runs test files of their own in a folder where packages resolve; returns what was counted and printed. */
async function countsOf(
  files: Readonly<Record<string, string>>,
): Promise<{ counts: TestCounts; printed: string }> {
  mkdirSync(join(root, 'build'), { recursive: true });
  const folder = mkdtempSync(join(root, 'build/test-counts-'));
  try {
    mkdirSync(join(folder, 'test'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'test', name), text);
    const file = join(folder, 'counts.json');
    const printed = await run(['run', '--config', join(root, 'vitest.config.ts'), '--root', folder], {
      [countsVariable]: file,
    });
    return { counts: JSON.parse(readFileSync(file, 'utf8')), printed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const options = { env: { PATH: process.env['PATH'] ?? '', ...env } };
  return new Promise((resolve) => {
    execFile(process.execPath, [vitest, ...args], options, (_error, stdout) => resolve(stdout));
  });
}

it('counts what passed, failed and was skipped, and a file that cannot be read as a failure', async () => {
  const { counts, printed } = await countsOf({
    'mixed.test.ts': `
      import { describe, expect, it } from 'vitest';
      describe('group', () => {
        it('passes', () => {});
        it('fails', () => expect(1).toBe(2));
        it('skips', (context) => context.skip('no part here'));
      });
    `,
    'broken.test.ts': `import './nothing-there.ts';`,
  });

  expect(counts).toEqual({ passed: 1, failed: 2, skipped: ['test/mixed.test.ts > group > skips'] });
  expect(printed).toContain('Slowest tests');
});
