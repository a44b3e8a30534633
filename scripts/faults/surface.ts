import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importsOf } from '../../test/contract/imports.ts';

interface Surface {
  readonly name: string;
  /** The file of ours that reaches it. */
  readonly by: RegExp;
}

/** Over which surface a test looks at Belay, the widest first. */
const surfaces: readonly Surface[] = [
  { name: 'workflows by act', by: /^test\/support\/act\.ts$/ },
  { name: 'model', by: /^test\/model\/.*\.test\.ts$/ },
  { name: 'bundles', by: /^test\/support\/run-bundle\.ts$/ },
  { name: 'Docker', by: /^test\/support\/docker\.ts$/ },
  { name: 'SSH', by: /^test\/support\/sshd\.ts$/ },
  { name: 'git', by: /^test\/support\/git-origin\.ts$/ },
];

/** Over which surface each test file looks, by its imports: workflows, the committed bundles, real parts, or the source. */
export function createSurfaces(root: string): (file: string) => string {
  const imports = new Map<string, readonly string[]>();
  const importedBy = (file: string): readonly string[] => {
    const known = imports.get(file);
    if (known !== undefined) return known;
    const own = importsOf(file, readFileSync(join(root, file), 'utf8')).filter(({ kind }) => kind === 'own');
    const found = own.map(({ to }) => to).filter((to) => /^test\/.*\.ts$/.test(to));
    imports.set(file, found);
    return found;
  };
  return (file) => {
    const reached = reach(file, importedBy, () => true);
    // What stands beside a test may be for other tests too: it does not say that this one goes so far.
    const support = reach(file, importedBy, (each) => each.startsWith('test/support/'));
    const names = surfaces
      .filter(({ name, by }) => [...(name === 'bundles' ? reached : support)].some((each) => by.test(each)))
      .map(({ name }) => name);
    // Bundles always deploy with git; it says more only where there is no bundle.
    const shown = names.includes('bundles') ? names.filter((name) => name !== 'git') : names;
    return shown.length === 0 ? 'source' : shown.join(', ');
  };
}

function reach(
  file: string,
  importedBy: (file: string) => readonly string[],
  follow: (file: string) => boolean,
): ReadonlySet<string> {
  const reached = new Set([file]);
  for (const each of reached) {
    if (each !== file && !follow(each)) continue;
    for (const to of importedBy(each)) reached.add(to);
  }
  return reached;
}
