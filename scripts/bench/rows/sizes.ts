import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleParts, ownersOfLines } from '../bundle-parts.ts';
import { type Group, root } from '../group.ts';
import type { Measured } from '../row.ts';

/** Megabytes of JavaScript. */
const smallActions = ['notify', 'health-check'];
const [smallGoal, goal] = [1.3, 2];

/** The scripts of a bundle, and the packages its bill of materials names. */
function readBundle(action: string): {
  readonly scripts: readonly string[];
  readonly packages: readonly string[];
} {
  const dist = join(root, 'actions', action, 'dist');
  const scripts = readdirSync(dist)
    .filter((name) => /\.c?js$/.test(name))
    .sort()
    .map((name) => readFileSync(join(dist, name), 'utf8'));
  const bill: { readonly components: readonly { readonly group?: string; readonly name: string }[] } =
    JSON.parse(readFileSync(join(dist, 'sbom.cdx.json'), 'utf8'));
  const names = bill.components.map(({ group, name }) => (group === undefined ? name : `${group}/${name}`));
  return { scripts, packages: names.filter((name) => existsSync(join(root, 'node_modules', name))) };
}

export const sizes: Group = {
  name: 'sizes',
  about: 'the size of each bundle, by dependency',
  async measure() {
    const actions = readdirSync(join(root, 'actions')).sort();
    const bundles = actions.map((action) => ({ action, ...readBundle(action) }));
    const packages = [...new Set(bundles.flatMap((bundle) => bundle.packages))];
    const owners = ownersOfLines(root, packages);
    return bundles.map(({ action, scripts }): Omit<Measured, 'group'> => {
      const bytes = scripts.reduce((sum, script) => sum + Buffer.byteLength(script), 0);
      return {
        name: `bundle of ${action}`,
        unit: 'MB',
        belay: [bytes / 1e6],
        goal: { kind: 'value', most: smallActions.includes(action) ? smallGoal : goal },
        parts: bundleParts(scripts, owners).map(({ name, value }) => ({
          name,
          value: Math.round(value * 1_000) / 1_000,
        })),
      };
    });
  },
};
