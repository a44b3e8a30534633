import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal, type Run } from './command.ts';
import {
  awaitAttestations,
  awaitVerified,
  ensureRelease,
  isFixed,
  type Publication,
} from './github-release.ts';
import { planMajorMove, tagsInQuestion } from './major-tag.ts';
import { type Circumstances, type Plan, planRelease, type Tag } from './plan.ts';
import { checksums, sbomAssets, subjects } from './subjects.ts';
import { checkExactTag, ensureExactTag, isOnBranch, moveTag, readTags } from './tags.ts';
import { newerTags, parseVersion, type Version } from './version.ts';

/** What a step reaches the world through. */
export interface Surroundings {
  /** The checkout. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly run: Run;
  /** Waits for what GitHub does by and by. */
  readonly pause: () => void;
  readonly say: (text: string) => void;
}

/** The steps of release.yml, in their order. Each may be run again, whatever became of it before. */
export const stepNames = ['plan', 'checksums', 'publish', 'major'] as const;

export type StepName = (typeof stepNames)[number];

export function isStep(name: string): name is StepName {
  return stepNames.some((step) => step === name);
}

/** Takes one step. Throws a `Refusal` where the release must not go on. */
export function takeStep(name: StepName, around: Surroundings): void {
  ({ plan, checksums: writeChecksums, publish, major })[name](around);
}

function plan(around: Surroundings): void {
  const planned = planRelease(circumstances(around, readTags(around.run)));
  if (planned.kind === 'refuse') throw new Refusal(planned.reason);
  const tag = planned.kind === 'release' ? planned.tag : '';
  appendFileSync(variable(around, 'GITHUB_OUTPUT'), `tag=${tag}\n`);
  if (planned.kind === 'nothing') around.say(`Nothing to release. ${planned.reason}`);
  else around.say(`${planned.isResumed ? 'Goes on with' : 'Releases'} ${tag}.`);
}

/** For actions/attest: what is attested, by its path. */
function writeChecksums(around: Surroundings): void {
  const paths = subjects(around.run, variable(around, 'GITHUB_SHA'));
  writeFileSync(variable(around, 'CHECKSUMS'), checksums(around.folder, paths));
  around.say(`${paths.length} files are attested.`);
}

function publish(around: Surroundings): void {
  const { run, pause, say } = around;
  const place = mkdtempSync(join(tmpdir(), 'belay-release-'));
  try {
    const paths = subjects(run, variable(around, 'GITHUB_SHA'));
    const wanted = publication(around, paths, place);
    const { tag, commit } = wanted;
    awaitAttestations({ run, pause }, wanted, paths);
    say(`${paths.length} attestations hold.`);
    say(ensureExactTag(run, tag, commit) === 'made' ? `${tag} is made.` : `${tag} was there.`);
    say(ensureRelease(run, wanted) === 'published' ? `${tag} is published.` : `${tag} was published.`);
    awaitVerified({ run, pause }, wanted);
    // Once more, after what cannot be taken back: GitHub has bound the release to the tag as it was then.
    checkExactTag(readTags(run), tag, commit);
    say(`${tag} cannot be changed any more, and what it attests holds.`);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function publication(around: Surroundings, paths: readonly string[], place: string): Publication {
  const tags = readTags(around.run);
  const { tag, notes, isPrerelease } = plannedRelease(around, tags);
  const notesFile = join(place, 'notes.md');
  writeFileSync(notesFile, `${notes}\n`);
  writeFileSync(join(place, 'SHA256SUMS'), checksums(around.folder, paths));
  const boms = sbomAssets(paths);
  for (const [name, path] of boms) copyFileSync(join(around.folder, path), join(place, name));
  const repository = variable(around, 'GITHUB_REPOSITORY');
  const newer = newerTags(versionOf(around), tags);
  return {
    ...{ repository, commit: variable(around, 'GITHUB_SHA'), ref: variable(around, 'GITHUB_REF') },
    ...{ tag, isPrerelease, notesFile },
    // A tag that no release stands behind may be anybody's.
    isLatest: !isPrerelease && !newer.some((name) => isFixed(around.run, repository, name)),
    assets: ['SHA256SUMS', ...boms.keys()].map((name) => join(place, name)),
  };
}

function major(around: Surroundings): void {
  const { run, say } = around;
  const commit = variable(around, 'GITHUB_SHA');
  const tags = readTags(run);
  const { tag } = plannedRelease(around, tags);
  checkExactTag(tags, tag, commit);
  const repository = variable(around, 'GITHUB_REPOSITORY');
  awaitVerified(around, { repository, tag });
  const standing = { version: versionOf(around), commit, tags };
  const released = tagsInQuestion(standing).filter((name) => isFixed(run, repository, name));
  const move = planMajorMove({ ...standing, released });
  if (move.kind === 'refuse') throw new Refusal(move.reason);
  if (move.kind === 'move') moveTag(run, move.tag, move.from, commit);
  say(move.kind === 'move' ? `${move.tag} is at ${tag} now.` : move.reason);
}

/** Throws where there is nothing to release, or must not be. */
function plannedRelease(around: Surroundings, tags: readonly Tag[]): Extract<Plan, { kind: 'release' }> {
  const planned = planRelease(circumstances(around, tags));
  if (planned.kind !== 'release') throw new Refusal(planned.reason);
  return planned;
}

function circumstances(around: Surroundings, tags: readonly Tag[]): Circumstances {
  const { env, run } = around;
  const isTyped = variable(around, 'GITHUB_EVENT_NAME') === 'workflow_dispatch';
  return {
    trigger: isTyped
      ? { kind: 'typed', version: env['TYPED_VERSION'] ?? '', confirmation: env['CONFIRMATION'] ?? '' }
      : { kind: 'push', versionBefore: versionBefore(run, env['COMMIT_BEFORE'] ?? '') },
    ref: variable(around, 'GITHUB_REF'),
    isProtected: env['GITHUB_REF_PROTECTED'] === 'true',
    isOnBranch: isOnBranch(run, variable(around, 'GITHUB_REF'), variable(around, 'GITHUB_SHA')),
    commit: variable(around, 'GITHUB_SHA'),
    version: JSON.parse(readHere(around, 'package.json')).version,
    lockedVersion: JSON.parse(readHere(around, 'package-lock.json')).version,
    changelog: readHere(around, 'CHANGELOG.md'),
    tags,
  };
}

/** Undefined where the push made the branch, or the commit before it is gone. */
function versionBefore(run: Run, commit: string): string | undefined {
  if (!/^[0-9a-f]{40}$/.test(commit)) return undefined;
  const answer = run('git', ['show', `${commit}:package.json`]);
  return answer.succeeded ? JSON.parse(answer.output).version : undefined;
}

function variable({ env }: Surroundings, name: string): string {
  const value = env[name] ?? '';
  if (value === '')
    throw new Refusal(`${name} is not set. This program runs in .github/workflows/release.yml.`);
  return value;
}

function readHere({ folder }: Surroundings, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

function versionOf(around: Surroundings): Version {
  const version = parseVersion(JSON.parse(readHere(around, 'package.json')).version);
  if (version === undefined) throw new Refusal('The version in package.json is none.');
  return version;
}
