import { createRequire } from 'node:module';

type Yaml = typeof import('yaml');

const load = createRequire(import.meta.url);
let library: Yaml | undefined;

/**
 * The YAML library, loaded when it is first needed: a third of a small bundle, for texts that most runs have none of.
 * `#yaml` is the package here and a file beside the bundle there, by the `imports` of the package.json above each.
 */
export function yamlLibrary(): Yaml {
  library ??= load('#yaml') as Yaml;
  return library;
}
