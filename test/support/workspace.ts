import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Sandbox } from './sandbox.ts';

/** A workspace with a belay.yml, as a checkout leaves it. Actions that run in it are given by `in`. */
export interface Workspace {
  readonly folder: string;
  /** What the runner sets for a job that checked this out. */
  readonly in: { readonly env: { readonly GITHUB_WORKSPACE: string } };
}

/** Makes one. `content` is YAML text, or the environments as values. */
export function createWorkspace(
  parent: string,
  content: string | Readonly<Record<string, unknown>>,
  name = 'belay.yml',
): Workspace {
  const folder = join(parent, 'work/shop/shop');
  mkdirSync(folder, { recursive: true });
  const text = typeof content === 'string' ? content : stringify({ environments: content });
  writeFileSync(join(folder, name), text);
  return { folder, in: { env: { GITHUB_WORKSPACE: folder } } };
}

/** What a belay.yml says of the environment of a sandbox. */
export function settingsOf(sandbox: Sandbox): Readonly<Record<string, unknown>> {
  return {
    url: `${sandbox.service.url}/`,
    path: sandbox.path,
    repository: sandbox.origin.path,
    restart: sandbox.service.restart,
    health: [{ url: `${sandbox.service.url}/health`, name: 'Shop' }],
    'health-retries': 1,
    'health-interval': '10ms',
    'state-dir': join(sandbox.folder, 'state'),
    ci: { workflows: ['ci.yml'], interval: '200ms', timeout: '20s', 'appear-timeout': '10s' },
  };
}
