import { createRequire } from 'node:module';

type Yaml = typeof import('yaml');

const load = createRequire(import.meta.url);
let library: Yaml | undefined;

/**
 * The YAML library, loaded when it is first needed: a third of a small bundle, for texts that most runs have none of.
 * `#yaml` is the package, by the `imports` of package.json; in a bundle scripts/build.ts writes the file beside it.
 */
export function yamlLibrary(): Yaml {
  library ??= load('#yaml') as Yaml;
  return library;
}
