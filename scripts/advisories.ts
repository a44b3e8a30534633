/**
 * `npm run advisories`: asks the registry that packages come from what is known against those in every lock file and in
 * every bundle. Exits 1 where something has to be mended, and where there is no answer.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { accepted } from './advisories/accepted.ts';
import { type Ask, checkAdvisories } from './advisories/check.ts';
import { type LockFile, type Sbom, usedPackages } from './advisories/used-packages.ts';

const root = join(import.meta.dirname, '..');
const limitMs = 60_000;

/** Paths of files of ours whose name ends so. */
function files(pattern: string): string[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '-z', pattern],
    { cwd: root, encoding: 'utf8' },
  );
  return listed.split('\0').filter((path) => path !== '');
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

const ask: Ask = async (question) => {
  const registry = execFileSync('npm', ['config', 'get', 'registry'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
  const response = await fetch(new URL('-/npm/v1/security/advisories/bulk', registry.replace(/\/*$/, '/')), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
    signal: AbortSignal.timeout(limitMs),
  });
  if (!response.ok) throw new Error(`the registry answered ${response.status}.`);
  return response.json();
};

const sboms = Object.fromEntries(
  files('*/dist/sbom.cdx.json').map((path) => [path.replace('/dist/sbom.cdx.json', ''), read<Sbom>(path)]),
);
const locks = files('*package-lock.json').map((path) => read<LockFile>(path));
const today = new Date().toISOString().slice(0, 10);
const say = (text: string): void => console.log(text);
const passed = await checkAdvisories(ask, { packages: usedPackages(locks, sboms), accepted, today, say });
if (!passed) process.exitCode = 1;
