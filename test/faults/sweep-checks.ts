import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BundleResult } from '../support/run-bundle.ts';
import { isChanged } from './sweep-ledger.ts';
import { named, type Picture, takePicture } from './sweep-picture.ts';
import type { Place, Shas } from './sweep-place.ts';
import { wordOf } from './sweep-scenarios.ts';

/** What was wrong, one sentence each; empty when all was right. */
export type Problems = string[];

/** Right after the harm: old or new and never a half, and nothing unproven is called validated. */
export async function checkHarmed(place: Place): Promise<Problems> {
  const { scenario, shas, target, sandbox } = place;
  const problems: Problems = [];
  const version = await target.version();
  const possible = [...scenario.versions, ...(target.mayBeDown ? [''] : [])];
  if (!possible.includes(version)) problems.push(`the service serves "${version}" right after it`);
  const proven = scenario.proven.map((name) => shas[name]);
  const said = [sandbox.lastValidated(), ...validatedIn(place)];
  for (const sha of said)
    if (sha !== '' && !proven.includes(sha))
      problems.push(named(`${sha} is called validated right after it`, place));
  return problems;
}

function validatedIn({ sandbox }: Place): string[] {
  const file = join(sandbox.state, 'state.json');
  if (!existsSync(file)) return [];
  const { validated } = JSON.parse(readFileSync(file, 'utf8'));
  return validated === undefined ? [] : [validated.sha];
}

/** What a run says that lived to say something must be true of what stands there now. */
export async function checkSaid(place: Place, before: Picture, result: BundleResult): Promise<Problems> {
  if (result.signal !== null || result.exitCode === 137) return [];
  const problems: Problems = [];
  const now = await readable(place, problems);
  if (now === undefined) return problems;
  const word = wordOf(result);
  const reason = result.outputs['reason-code'] ?? '';
  const wrong = (text: string): number =>
    problems.push(named(`it said ${word} (${reason}), and ${text}`, place));
  if (result.exitCode !== 0 && result.exitCode !== 1) wrong(`ended with ${result.exitCode}`);
  if (reason === '') wrong('gave no reason');
  if (reason === 'unexpected') wrong('had no sentence for what happened');
  if (result.log.includes('Nothing was changed') && changedSince(before, now))
    wrong('yet something was changed');
  const sha = result.outputs['sha'] ?? result.outputs['live-sha'] ?? '';
  const gone = place.target.mayBeDown && now.head === undefined;
  // Files of which some are another release's are none.
  if (sha === '' && now.head !== undefined && now.flaws.length === 0 && !unasked.has(reason))
    wrong(`named nothing (${now.head} is live)`);
  if (sha !== '' && sha !== now.head && !gone) wrong(`named ${sha} live while the target is at ${now.head}`);
  if (result.exitCode === 0)
    problems.push(...checkGood(place, now, word).map((text) => `it said ${word}: ${text}`));
  for (const name of now.names.filter((each) => each.endsWith('.tmp') || /belay-ssh-/.test(each)))
    if (!before.names.includes(name)) wrong(`left ${name}`);
  return problems;
}

/** Reasons of runs that ended before the target could be asked what it runs. */
const unasked: ReadonlySet<string> = new Set([
  ...['state_folder_refused', 'state_from_newer_version', 'lock_held', 'lock_unavailable'],
  ...['target_unreadable', 'host_unreachable', 'host_lost'],
]);

function changedSince(before: Picture, now: Picture): boolean {
  return (
    before.head !== now.head || before.version !== now.version || isChanged(now.events, before.events.length)
  );
}

/** A run that says all is well: the target, the service and the memory agree with it. */
function checkGood({ shas, scenario }: Place, now: Picture, word: string): Problems {
  const problems: Problems = [];
  if (now.memory?.pending !== undefined) problems.push('an act is still open in state.json');
  if (now.memory !== undefined && now.memory.live?.sha !== now.head)
    problems.push('state.json names another release as live than the target runs');
  if (now.flaws.length > 0) problems.push(now.flaws.join(', '));
  if (word === 'validated' && now.lastValidated !== shas.b)
    problems.push('last-validated-sha.txt does not name the release');
  if (shaOf(shas, now.version) !== now.head) problems.push(`version "${now.version}" is served`);
  if (word === 'rolled-back' && now.head !== shas.a) problems.push('1.0 is not back');
  if (word === 'live' && now.version !== scenario.versions.at(-1))
    problems.push('the new release is not live');
  return problems;
}

/** After the next run: everything agrees on one release, and nothing is left over. */
export async function checkRecovered(place: Place, version: string): Promise<Problems> {
  const problems: Problems = [];
  const picture = await readable(place, problems);
  return picture === undefined
    ? problems
    : [...problems, ...checkPicture(place, picture, { version, cleared: true })];
}

async function readable(place: Place, problems: Problems): Promise<Picture | undefined> {
  try {
    return await takePicture(place);
  } catch (error) {
    problems.push(
      `it could not be read: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''}`,
    );
    return undefined;
  }
}

export interface Recovered {
  readonly version: string;
  /** Whether a deployment was among what ran: it takes away what another one had only prepared. */
  readonly cleared: boolean;
  /** Whether the release is live and sick: the rollback to it was harmed, and nothing is tried a second time (D12). */
  readonly sick?: boolean;
}

/** What must be true of a place that has recovered. */
export function checkPicture(
  place: Place,
  picture: Picture,
  { version, cleared, sick = false }: Recovered,
): Problems {
  const problems: Problems = [];
  const wrong = (what: string, got: unknown, want: unknown): void => {
    if (got !== want) problems.push(named(`${what} is ${String(got)}, not ${String(want)}`, place));
  };
  const sha = shaOf(place.shas, version);
  const { memory } = picture;
  if (!sick) wrong('the served version', picture.version, version);
  wrong('the release of the target', picture.head, sha);
  if (sha !== undefined) problems.push(...picture.flaws);
  if (picture.torn) problems.push('the last line of the ledger is half');
  // Where nothing ever happened, nothing is remembered.
  if (picture.events.length === 0) wrong('state.json', memory !== undefined, false);
  else {
    wrong('live in state.json', memory?.live?.sha, sha);
    if (sha !== undefined) wrong('live.healthy', memory?.live?.healthy, !sick);
    wrong('what state.json has open', memory?.pending, undefined);
    wrong('last-validated-sha.txt', picture.lastValidated, memory?.validated?.sha ?? '');
  }
  return [
    ...problems,
    ...checkLedger(picture),
    ...checkLeftovers(place, picture, sha !== undefined && cleared),
  ];
}

function shaOf(shas: Shas, version: string): string | undefined {
  return { '1.0': shas.a, '1.1': shas.b, '1.2': shas.sick, '1.3': shas.c }[version];
}

/** Every line whole, generations only grow, no deployment is rolled back twice. */
function checkLedger({ events }: Picture): Problems {
  const problems: Problems = [];
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

/** Temporary files and keys of SSH: whatever runs next takes them away. */
const temporary = /\.tmp\b|belay-ssh-/;
/** What only a deployment takes away: git's locks, releases half made or half removed, containers half replaced. */
const prepared =
  /\.lock$|belay-save-|releases\/\.(?:new|old)-|worktrees\/[^/]+\/locked$|\.current\.new|is not whole|belay-first-deployment$|container \/[0-9a-f]{12}_/;
/** In the way of one release only, whose next fetch moves it aside (G8). */
const harmless = /refs\/belay\/releases\/[0-9a-f]+\.lock$/;

function checkLeftovers(place: Place, { names, events }: Picture, cleared: boolean): Problems {
  const problems = names
    .filter((name) => temporary.test(name) || (cleared && prepared.test(name) && !harmless.test(name)))
    .map((name) => named(`${name} is left over`, place));
  // What is taken over as it is may be torn: nobody can tell it from what a person changed.
  const isTakenOver = events.some(({ event }) => event === 'adopted');
  if (!isTakenOver && names.some((name) => /refs\/belay\/saved/.test(name)))
    problems.push('files of a release were saved as if they were local changes');
  if (!isFree(join(place.sandbox.state, 'lock'))) problems.push('the lock is still held');
  return problems;
}

/** Waits until nobody holds the lock of a place: over SSH what a lost run left there ends a moment after it. */
export async function untilFree({ sandbox }: Place): Promise<void> {
  for (let tries = 200; tries > 0 && !isFree(join(sandbox.state, 'lock')); tries -= 1) await sleep(50);
}

/** Whether nobody holds the kernel's lock on a file; one that is not there is held by nobody. */
export function isFree(lock: string): boolean {
  return !existsSync(lock) || spawnSync('flock', ['-x', '-n', lock, 'true']).status === 0;
}
