/**
 * Builds every bundle: actions/NAME/dist, scripts/demo/dist and scripts/init-repository/dist; with names, only those
 * (`build deploy demo`).
 * `--check` builds beside them and compares, so that what GitHub runs is what the source says.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import process from 'node:process';
import { getExecOutput } from '@actions/exec';
import type { Compilation } from './bundles/contents.ts';
import { describeBundle } from './bundles/describe.ts';
import { askedFor, askingForFiles, onDemand } from './bundles/on-demand.ts';

const root = join(import.meta.dirname, '..');
/** Inside the repository, so that packages resolve; of this process alone, so that two builds do not meet. */
const emitted = join(root, 'build', String(process.pid));

interface Entry {
  /** The emitted JavaScript ncc starts from. */
  readonly source: string;
  /** Where the bundle is committed. */
  readonly dist: string;
}

interface Asset {
  readonly source: string | Buffer;
}

type Ncc = (
  input: string,
  options: Record<string, unknown>,
) => Promise<{ code: string; assets: Record<string, Asset>; stats: { compilation: Compilation } }>;

const ncc: Ncc = createRequire(import.meta.url)('@vercel/ncc');

/** A new action folder with a src/main.ts is found by itself; further programs of an action stand in `src/*.entry.ts`. */
function entries(): Entry[] {
  const actions = readdirSync(join(root, 'actions')).filter((name) =>
    existsSync(join(root, 'actions', name, 'src/main.ts')),
  );
  const mains = actions.map((name) => ({
    source: join(emitted, 'actions', name, 'src/main.js'),
    dist: join(root, 'actions', name, 'dist'),
  }));
  const programs = ['demo', 'init-repository'].map((name) => ({
    source: join(emitted, 'scripts', name, 'main.js'),
    dist: join(root, 'scripts', name, 'dist'),
  }));
  return [...mains, ...programs];
}

function nameOf(entry: Entry): string {
  return basename(dirname(entry.dist));
}

async function emitJavaScript(): Promise<void> {
  rmSync(emitted, { recursive: true, force: true });
  // Types are checked by the test command, once; here they would only be checked again.
  const argv = ['-p', 'tsconfig.build.json', '--noCheck', '--outDir', emitted];
  const options = { cwd: root, silent: true, ignoreReturnCode: true };
  const { exitCode, stdout } = await getExecOutput(join(root, 'node_modules/.bin/tsc'), argv, options);
  if (exitCode !== 0) throw new Error(`tsc could not emit JavaScript:\n${stdout}`);
  writeFileSync(join(emitted, 'package.json'), '{ "type": "module" }\n');
  loadUndiciOnDemand();
  leaveOutPlugins();
  leaveOutUnusedParts();
  writeFileSync(join(emitted, 'yaml.cjs'), "module.exports = require('yaml');\n");
  cpSync(join(root, 'scripts/undici-on-demand/proxy-agent.cjs'), join(emitted, 'proxy-agent.cjs'));
  // webpack numbers chunks by their path from the working folder, which must not hold the number of this process.
  writeFileSync(join(emitted, 'tsconfig.json'), '{}\n');
  process.chdir(emitted);
}

/**
 * The @actions packages are bundled from a copy with small parts of undici in place of the whole: for
 * @actions/core nothing, because it makes no request and is loaded at every start; for @actions/github what a proxy
 * needs, a file of its own.
 */
function loadUndiciOnDemand(): void {
  const packages = join(emitted, 'node_modules/@actions');
  const source = join(root, 'node_modules/@actions');
  cpSync(source, packages, { recursive: true });
  cpSync(join(source, 'http-client'), join(packages, 'github/node_modules/@actions/http-client'), {
    recursive: true,
  });
  placeUndici(join(packages, 'http-client'), 'without-proxy.cjs');
  for (const owner of ['github', 'github/node_modules/@actions/http-client'])
    placeUndici(join(packages, owner), 'index.cjs');
  for (const file of ['oidc-utils.js', 'platform.js'])
    cpSync(join(root, 'scripts/commands-only', file), join(packages, 'core/lib', file));
}

/** What is changed in packages of others before they are bundled, for those who read what is in the bundles. */
const changes = {
  '@actions/core':
    'lib/oidc-utils.js and lib/platform.js, which make requests and run programs, say that Belay does not.',
  undici:
    'lib/llhttp/llhttp-wasm.js, the parser for processors without SIMD, is the one for those with it; lib/dispatcher/client-h2.js (HTTP/2) and lib/web/fetch/body.js (bodies of fetch) say that Belay does not use them.',
} as const;

/**
 * undici has its parser of HTTP twice, for processors without SIMD too. Those that Node 24 and GitHub's runner are made
 * for all have it. HTTP/2 and what fetch takes for a body are a third of the rest and never used: lib/ports offers
 * servers HTTP/1.1 only, and sends texts.
 */
function leaveOutUnusedParts(): void {
  const undici = join(emitted, 'node_modules/undici');
  cpSync(join(root, 'node_modules/undici'), undici, { recursive: true });
  const same = "'use strict';\nmodule.exports = require('./llhttp_simd-wasm.js');\n";
  writeFileSync(join(undici, 'lib/llhttp/llhttp-wasm.js'), same);
  for (const part of ['dispatcher/client-h2.js', 'web/fetch/body.js'])
    cpSync(join(root, 'scripts/undici-on-demand', `${basename(part, '.js')}.cjs`), join(undici, 'lib', part));
}

/** lib/github needs of octokit that it sends requests, and nothing of its plugins. */
function leaveOutPlugins(): void {
  for (const plugin of ['plugin-paginate-rest', 'plugin-rest-endpoint-methods']) {
    const place = join(emitted, 'node_modules/@actions/github/node_modules/@octokit', plugin);
    mkdirSync(place, { recursive: true });
    cpSync(join(root, 'scripts/requests-only/without-plugins.mjs'), join(place, 'index.mjs'));
    const exported = { name: `@octokit/${plugin}`, type: 'module', exports: './index.mjs' };
    writeFileSync(join(place, 'package.json'), JSON.stringify(exported));
  }
}

function placeUndici(owner: string, main: string): void {
  const undici = join(owner, 'node_modules/undici');
  mkdirSync(undici, { recursive: true });
  cpSync(join(root, 'scripts/undici-on-demand', main), join(undici, main));
  writeFileSync(join(undici, 'package.json'), JSON.stringify({ name: 'undici', main }));
}

/** One letter beyond ASCII makes V8 hold and read the whole script as two bytes a letter: 5 ms of every start. */
function inAscii(script: string): Buffer {
  const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return Buffer.from(script.replace(/[^\0-\x7f]/g, escaped));
}

interface Bundled {
  readonly files: Readonly<Record<string, Buffer>>;
  readonly compilations: readonly Compilation[];
}

async function bundleScripts(source: string, name: string): Promise<Bundled> {
  const externals = onDemand.map((library) => library.name);
  const options = { cache: false, quiet: true, minify: false, externals };
  const { code, assets, stats } = await ncc(source, options);
  const chunks = Object.entries(assets).filter(([asset]) => !asset.endsWith('package.json'));
  const scripts = chunks.map(([asset, { source: text }]) => [asset, inAscii(text.toString())] as const);
  const files = { [name]: inAscii(code), ...Object.fromEntries(scripts) };
  return { files, compilations: [stats.compilation] };
}

/** The scripts of a bundle, and the libraries that these load by themselves. */
async function bundleAll(source: string): Promise<Bundled> {
  const own = await bundleScripts(source, 'index.js');
  const libraries = askedFor(Object.values(own.files).map(String));
  const all = [own];
  for (const { file } of libraries) all.push(await bundleScripts(join(emitted, file), file));
  const scripts = all
    .flatMap(({ files }) => Object.entries(files))
    .map(([name, script]) => [name, Buffer.from(askingForFiles(String(script)))] as const);
  return {
    files: { ...Object.fromEntries(scripts), 'package.json': Buffer.from('{\n  "type": "module"\n}\n') },
    compilations: all.flatMap(({ compilations }) => compilations),
  };
}

async function bundle(entry: Entry, dist: string): Promise<void> {
  const { files, compilations } = await bundleAll(entry.source);
  const folder = relative(root, dirname(entry.dist));
  const about = describeBundle({ root, emitted, folder, compilations, files, changes });
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  for (const [name, content] of Object.entries({ ...files, ...about }))
    writeFileSync(join(dist, name), content);
}

function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
}

function differences(committed: string, rebuilt: string): string[] {
  const names = new Set([...filesOf(committed), ...filesOf(rebuilt)]);
  const same = (name: string): boolean => {
    const [left, right] = [join(committed, name), join(rebuilt, name)];
    return existsSync(left) && existsSync(right) && readFileSync(left).equals(readFileSync(right));
  };
  return [...names].filter((name) => !same(name)).map((name) => relative(root, join(committed, name)));
}

async function main(check: boolean, names: readonly string[]): Promise<void> {
  await emitJavaScript();
  const stale: string[] = [];
  for (const entry of entries().filter((each) => names.length === 0 || names.includes(nameOf(each)))) {
    const dist = check ? mkdtempSync(join(tmpdir(), 'belay-dist-')) : entry.dist;
    await bundle(entry, dist);
    if (check) {
      stale.push(...differences(entry.dist, dist));
      rmSync(dist, { recursive: true, force: true });
    }
  }
  if (stale.length > 0) {
    console.error(`Not what the source builds; run "npm run build" and commit:\n  ${stale.join('\n  ')}`);
    process.exitCode = 1;
  }
}

try {
  await main(
    process.argv.includes('--check'),
    process.argv.slice(2).filter((argument) => !argument.startsWith('-')),
  );
} catch (error) {
  // Uncaught, Node would print the line that threw: the whole of ncc.
  console.error(error instanceof Error ? error.message.slice(0, 4_000) : String(error));
  process.exitCode = 1;
} finally {
  rmSync(emitted, { recursive: true, force: true });
}
