import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bookOf, checkSnapshot } from './many-runs-book.ts';
import { ledgerLines, type StormPlace } from './many-runs-place.ts';
import { isFree } from './sweep-checks.ts';

/** What a run may leave working behind it ends within this; the slowest restart takes less than a second. */
const patienceMs = 90_000;

/** After all runs: the lock is free, one more deployment works at once, and everything agrees on it. */
export async function checkEnd(place: StormPlace): Promise<readonly string[]> {
  const { sandbox, target, inputs } = place;
  const problems: string[] = [];
  if (existsSync(place.overlaps))
    problems.push(`two owners at once: ${readFileSync(place.overlaps, 'utf8')}`);
  const deadline = performance.now() + patienceMs;
  while (!isFree(place.lock) && performance.now() < deadline) await sleep(20);
  if (!isFree(place.lock)) problems.push('the lock is not free although every run has ended');
  const next = sandbox.release('2.0');
  await target.publish(next, '2.0', 'good');
  const { env } = target;
  const again = await sandbox.deploy(next, { ...inputs, 'lock-timeout': '1m' }, { env });
  if (again.outputs['status'] !== 'live') problems.push(`the next deployment is not live:\n${again.log}`);
  return [...problems, ...(await disagreements(place, next)), ...leftovers(place)];
}

async function disagreements(place: StormPlace, sha: string): Promise<readonly string[]> {
  const { sandbox } = place;
  if (!existsSync(join(sandbox.state, 'state.json'))) return ['there is no state.json at the end'];
  const lines = ledgerLines(place);
  const { live: last, proven, open } = bookOf(lines);
  const validatedSha = proven[0]?.sha;
  const { live, validated, pending } = sandbox.snapshot() as {
    live?: { sha: string; generation: number; healthy: boolean };
    validated?: { sha: string; generation: number };
    pending?: unknown;
  };
  const compared: readonly (readonly [string, unknown, unknown])[] = [
    ['the target', await place.target.live(), sha],
    ['the service', await place.target.version(), '2.0'],
    ['live in state.json', live?.sha, sha],
    ['its health', live?.healthy, true],
    ['the live generation', live?.generation, last?.generation],
    ['live in the ledger', last?.sha, sha],
    ['validated in state.json', validated?.sha, validatedSha],
    ['the validated generation', validated?.generation, proven[0]?.generation],
    ['last-validated-sha.txt', sandbox.lastValidated(), validatedSha ?? ''],
    ['what is open in state.json', pending, undefined],
    ['what is open in the ledger', open?.generation, undefined],
  ];
  const differing = compared.flatMap(([what, got, want]) =>
    got === want ? [] : [`${what} is ${String(got)} at the end, not ${String(want)}`],
  );
  const snapshot = readFileSync(join(sandbox.state, 'state.json'), 'utf8');
  return [...differing, ...checkSnapshot(snapshot, lines)];
}

function leftovers(place: StormPlace): readonly string[] {
  const { sandbox, target } = place;
  const problems: string[] = [];
  const gits = join(sandbox.path, '.git');
  const looked = [join(sandbox.folder, 'state'), sandbox.state, ...(existsSync(gits) ? [gits] : [])];
  for (const folder of looked)
    for (const name of readdirSync(folder))
      if (
        name.endsWith('.tmp') ||
        name.startsWith('belay-save-') ||
        (folder === gits && name.endsWith('.lock'))
      )
        problems.push(`${name} is left over`);
  if (existsSync(join(gits, 'refs/belay/saved')))
    problems.push('files of a release were saved as if they were local changes');
  if (target.inputs['driver'] === 'git') {
    const changed = execFileSync('git', [
      '-C',
      sandbox.path,
      'status',
      '--porcelain',
      '--untracked-files=no',
    ]);
    if (changed.length > 0) problems.push(`files are not those of the commit: ${changed.toString()}`);
  }
  return problems;
}
