/**
 * Licences that ask of those who pass a bundle on nothing but that the text stays with it. By their names in SPDX's
 * list; a new one is read before it is added.
 */
const allowed: readonly string[] = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

/** A package of others in a bundle, with the licence that its package.json names and the texts it brings. */
export interface LicensedPackage {
  readonly name: string;
  readonly version: string;
  /** As package.json has it: an SPDX name, else anything. */
  readonly licence: string;
  /** LICENSE, NOTICE and the like, in the order of their file names. */
  readonly texts: readonly string[];
}

const textFile = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

/** Names of the files in a package's folder that have to stay with it. */
export function licenceFiles(names: readonly string[]): string[] {
  return names.filter((name) => textFile.test(name)).sort();
}

/** A sentence for each package that must not be bundled as it is. */
export function licenceProblems(packages: readonly LicensedPackage[]): string[] {
  return packages.flatMap(({ name, version, licence, texts }) => [
    ...(allowed.includes(licence)
      ? []
      : [
          `${name} ${version} has the licence "${licence}", which is not one of ${allowed.join(', ')}: replace it, or read the licence and add it to scripts/bundles/licences.ts.`,
        ]),
    ...(texts.some((text) => text.trim() !== '')
      ? []
      : [
          `${name} ${version} brings no licence text, which has to stay with the bundle: ask its authors for one.`,
        ]),
  ]);
}

/** The text of licenses.txt: every package with its version, licence and texts. */
export function renderLicences(packages: readonly LicensedPackage[]): string {
  if (packages.length === 0) return 'This bundle holds no package of others.\n';
  return packages
    .map(({ name, version, licence, texts }) =>
      [`${name} ${version} (${licence})`, ...texts.map(clean)].join('\n\n'),
    )
    .join(`\n\n${'-'.repeat(80)}\n\n`)
    .concat('\n');
}

/** The same bytes wherever git may have changed the ends of lines. */
function clean(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
}
