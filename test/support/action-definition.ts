import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What action.yml declares of one action. */
export interface ActionDefinition {
  readonly name: string;
  readonly description: string;
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly required?: boolean; readonly default?: string }>
  >;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

/** Reads `actions/NAME/action.yml` under a root folder. */
export function readActionDefinition(root: string, name: string): ActionDefinition {
  return parse(readFileSync(join(root, 'actions', name, 'action.yml'), 'utf8'));
}
