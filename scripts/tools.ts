import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** A program of one exact version that `./scripts/test` installs for itself, for this user only. */
export interface Tool {
  readonly name: string;
  readonly version: string;
  /** Where it comes from. */
  readonly origin:
    | { readonly kind: 'go'; readonly package: string }
    | { readonly kind: 'python'; readonly package: string };
  readonly usedFor: string;
}

/** Runs workflows on this machine: a runner that is not ours. */
export const act: Tool = {
  name: 'act',
  version: '0.2.87',
  origin: { kind: 'go', package: 'github.com/nektos/act' },
  usedFor: 'running the workflows and templates',
};

export const actionlint: Tool = {
  name: 'actionlint',
  version: '1.7.12',
  origin: { kind: 'go', package: 'github.com/rhysd/actionlint/cmd/actionlint' },
  usedFor: 'checking the workflows and templates',
};

export const zizmor: Tool = {
  name: 'zizmor',
  version: '1.32.0',
  origin: { kind: 'python', package: 'zizmor' },
  usedFor: 'looking for holes in the workflows and templates',
};

export const tools: readonly Tool[] = [act, actionlint, zizmor];

/** Holds a folder for each tool and version; all checkouts of this user share it. */
export function toolsFolder(): string {
  const cache = process.env['XDG_CACHE_HOME'] ?? '';
  return join(cache === '' ? join(homedir(), '.cache') : cache, 'belay/tools');
}

/** The folder a tool is installed in, as a whole or not at all. */
export function folderOf(tool: Tool): string {
  return join(toolsFolder(), `${tool.name}-${tool.version}`);
}

/** The program of an installed tool. */
export function programOf(tool: Tool): string {
  return join(folderOf(tool), 'bin', tool.name);
}

export function isToolInstalled(tool: Tool): boolean {
  try {
    accessSync(programOf(tool), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
