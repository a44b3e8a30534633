import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { createOpenApiValidator } from './github/openapi.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.ts';

/** The repository's own folder. */
export const repositoryRoot = join(import.meta.dirname, '../..');

const validate = createOpenApiValidator();

/** A sandbox until the test ends; then it fails if GitHub would have answered otherwise than the emulated one. */
export async function useSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const sandbox = await createSandbox({
    root: repositoryRoot,
    ...options,
    github: { validate, ...options.github },
  });
  onTestFinished(async () => {
    await sandbox.stop();
    expect(sandbox.github.problems).toEqual([]);
  });
  return sandbox;
}
