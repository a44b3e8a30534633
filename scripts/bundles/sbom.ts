import { createHash } from 'node:crypto';
import type { Embedded } from './embedded.ts';

/** One package of others in a bundle, as the lock file has it. */
export interface Ingredient {
  readonly name: string;
  readonly version: string;
  /** A name of SPDX's list. */
  readonly licence: string;
  /** `sha512-…` of the package's archive. */
  readonly integrity: string;
  /** Ingredients it needs, by name. */
  readonly needs: readonly string[];
  /** What the build changed in it; empty for nothing. */
  readonly changes: string;
}

export interface Bundle {
  /** The folder the bundle stands in: `actions/deploy`. */
  readonly folder: string;
  readonly version: string;
  readonly ingredients: readonly Ingredient[];
  /** What of others stands within an ingredient. */
  readonly works: readonly Embedded[];
  /** Files of ours in a package's place: `undici in @actions/http-client`. */
  readonly standIns: readonly string[];
  /** What it consists of, by name in its folder. */
  readonly files: Readonly<Record<string, Uint8Array>>;
}

/**
 * The bill of materials of one bundle as CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/). It has no time and no
 * random number, so the same source gives the same bytes; whoever wants to know when asks the attestation.
 */
export function renderSbom(bundle: Bundle): string {
  const ref = `belay/${bundle.folder}`;
  const ingredients = [...bundle.ingredients].sort((a, b) => compare(a.name, b.name));
  const works = [...bundle.works].sort((a, b) => compare(a.name, b.name));
  return `${JSON.stringify(
    {
      $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
      metadata: { lifecycles: [{ phase: 'build' }], component: bundleComponent(bundle, ref) },
      components: [...ingredients.map(component), ...works.map(workComponent)],
      dependencies: [
        { ref, dependsOn: ingredients.map(purl) },
        ...ingredients.map((each) => ({
          ref: purl(each),
          dependsOn: [...neededBy(each, ingredients), ...carriedBy(each, works)],
        })),
        ...works.map((work) => ({ ref: work.purl, dependsOn: [] })),
      ],
    },
    null,
    2,
  )}\n`;
}

function bundleComponent(bundle: Bundle, ref: string): object {
  const names = Object.keys(bundle.files).sort(compare);
  return {
    type: 'application',
    'bom-ref': ref,
    group: 'belay-actions',
    name: ref,
    version: bundle.version,
    licenses: [{ license: { id: 'MIT' } }],
    purl: `pkg:github/belay-actions/belay@v${bundle.version}#${bundle.folder}`,
    ...(bundle.standIns.length === 0
      ? {}
      : { properties: bundle.standIns.map((value) => ({ name: 'belay:stands-in-for', value })) }),
    components: names.map((name) => ({
      type: 'file',
      'bom-ref': `${ref}/dist/${name}`,
      name,
      hashes: [{ alg: 'SHA-256', content: sha256(bundle.files[name] ?? new Uint8Array()) }],
    })),
  };
}

function component(each: Ingredient): object {
  const [group, name] = each.name.startsWith('@') ? each.name.split('/') : [undefined, each.name];
  return {
    type: 'library',
    'bom-ref': purl(each),
    ...(group === undefined ? {} : { group }),
    name,
    version: each.version,
    scope: 'required',
    hashes: [{ alg: 'SHA-512', content: hexOf(each) }],
    licenses: [{ license: { id: each.licence } }],
    purl: purl(each),
    ...(each.changes === '' ? {} : { pedigree: { notes: each.changes } }),
  };
}

/** The checksum is that of the file it came in, since it has no archive of its own here. */
function workComponent({ name, version, licence, purl, within, file, sha256 }: Embedded): object {
  return {
    ...{ type: 'library', 'bom-ref': purl, name, version, scope: 'required' },
    hashes: [{ alg: 'SHA-256', content: sha256 }],
    licenses: [{ license: { id: licence } }],
    purl,
    properties: [{ name: 'belay:carried-in', value: `${file} of ${within}` }],
  };
}

function carriedBy({ name }: Ingredient, works: readonly Embedded[]): string[] {
  return works.filter(({ within }) => within === name).map((work) => work.purl);
}

function neededBy(each: Ingredient, all: readonly Ingredient[]): string[] {
  return all.filter((other) => each.needs.includes(other.name)).map(purl);
}

/** https://github.com/package-url/purl-spec: the `@` of a scope is written `%40`. */
function purl({ name, version }: Ingredient): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

function hexOf({ name, integrity }: Ingredient): string {
  const encoded = /^sha512-([A-Za-z0-9+/]{86}==)$/.exec(integrity)?.[1];
  if (encoded === undefined) throw new Error(`package-lock.json has no SHA-512 checksum of ${name}.`);
  return Buffer.from(encoded, 'base64').toString('hex');
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** By code unit, which no language of the machine changes. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
