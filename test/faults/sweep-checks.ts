import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place, Shas } from './sweep-scenarios.ts';

/** What was wrong, one sentence each; empty when all was right. */
export type Problems = string[];

/** Right after a kill: old or new and never a half, and nothing unproven is called validated. */
export async function checkKilled(place: Place): Promise<Problems> {
  const { sandbox, scenario, shas } = place;
  const problems: Problems = [];
  const version = await sandbox.service.version();
  if (!scenario.versions.includes(version)) problems.push(`the service serves "${version}" after the kill`);
  const proven = scenario.proven.map((name) => shas[name]);
  const named = [sandbox.lastValidated(), ...validatedIn(place)];
  for (const sha of named)
    if (sha !== '' && !proven.includes(sha)) problems.push(`${sha} is called validated after the kill`);
  return problems;
}

function validatedIn(place: Place): string[] {
  const file = join(place.sandbox.state, 'state.json');
  if (!existsSync(file)) return [];
  const { validated } = JSON.parse(readFileSync(file, 'utf8'));
  return validated === undefined ? [] : [validated.sha];
}

/** After the next run: everything agrees on one release, and nothing is left over. */
export async function checkRecovered(place: Place, version: string): Promise<Problems> {
  try {
    return await compare(place, version);
  } catch (error) {
    return [`it could not be read: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''}`];
  }
}

async function compare(place: Place, version: string): Promise<Problems> {
  const { sandbox, shas } = place;
  const problems: Problems = [];
  const wrong = (what: string, got: unknown, want: unknown): void => {
    if (got !== want) problems.push(`${what} is ${String(got)}, not ${String(want)}`);
  };
  const sha = shaOf(shas, version);
  wrong('the served version', await sandbox.service.version(), version);
  if (sha !== undefined) {
    wrong('HEAD', sandbox.head(), sha);
    wrong('the state of the files', porcelain(sandbox.path), '');
    wrong('a file of the sick release', existsSync(join(sandbox.path, 'sick')), false);
  }
  // Where nothing ever happened, nothing is remembered.
  const ledger = join(sandbox.state, 'ledger.jsonl');
  if (!existsSync(ledger) || readFileSync(ledger, 'utf8') === '') {
    wrong('state.json', existsSync(join(sandbox.state, 'state.json')), false);
    return [...problems, ...checkLeftovers(place, false)];
  }
  const snapshot = sandbox.snapshot() as {
    live?: { sha: string; healthy: boolean };
    validated?: { sha: string };
    pending?: unknown;
  };
  wrong('live in state.json', snapshot.live?.sha, sha);
  if (sha !== undefined) wrong('live.healthy', snapshot.live?.healthy, true);
  wrong('what state.json has open', snapshot.pending, undefined);
  wrong('last-validated-sha.txt', sandbox.lastValidated(), snapshot.validated?.sha ?? '');
  return [...problems, ...checkLedger(place), ...checkLeftovers(place, sha !== undefined)];
}

function shaOf(shas: Shas, version: string): string | undefined {
  return { '1.0': shas.a, '1.1': shas.b, '1.2': shas.sick, '1.3': shas.c }[version];
}

function porcelain(path: string): string {
  return execFileSync('git', ['-C', path, 'status', '--porcelain', '--untracked-files=no'], {
    encoding: 'utf8',
  }).trim();
}

/** Every line whole, generations only grow, no deployment is rolled back twice. */
function checkLedger(place: Place): Problems {
  const problems: Problems = [];
  const events = place.sandbox.ledger();
  let last = 0;
  const undone: unknown[] = [];
  for (const { event, op, generation, undoes } of events) {
    if (event !== 'intent') continue;
    if (Number(generation) <= last) problems.push(`generation ${String(generation)} comes after ${last}`);
    last = Number(generation);
    if (op === 'rollback') {
      if (undone.includes(undoes)) problems.push(`deployment ${String(undoes)} is rolled back twice`);
      undone.push(undoes);
    }
  }
  return problems;
}

function checkLeftovers(place: Place, served = true): Problems {
  const { sandbox } = place;
  const problems: Problems = [];
  const root = join(sandbox.folder, 'state');
  for (const name of [...readdirSync(root), ...readdirSync(sandbox.state)])
    if (name.endsWith('.tmp')) problems.push(`${name} is left over`);
  const git = existsSync(join(sandbox.path, '.git')) ? readdirSync(join(sandbox.path, '.git')) : [];
  for (const name of git)
    if (served && (name.endsWith('.lock') || name.startsWith('belay-save-')))
      problems.push(`.git/${name} is left over`);
  const saved = existsSync(join(sandbox.path, '.git/refs/belay/saved'));
  if (saved) problems.push('files of a release were saved as if they were local changes');
  if (!isFree(join(sandbox.state, 'lock'))) problems.push('the lock is still held');
  return problems;
}

/** Whether nobody holds the kernel's lock on a file. */
export function isFree(lock: string): boolean {
  return spawnSync('flock', ['-x', '-n', lock, 'true']).status === 0;
}
