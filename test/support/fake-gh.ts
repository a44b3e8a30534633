/**
 * Stands in for `gh` in rehearsals of a release: keeps what GitHub would, records how it was called, and refuses what
 * the real one and GitHub refuse: a draft of a tag that is not there, a second release of one tag, a
 * change of what is immutable, an attestation of another file, commit or workflow, an option it does not have.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Answer } from '../../scripts/release/command.ts';

interface Release {
  readonly tag: string;
  isDraft: boolean;
  isImmutable: boolean;
  readonly isPrerelease: boolean;
  isLatest: boolean;
  /** What the tag named when it was published. */
  tagObject: string;
  readonly title: string;
  readonly notes: string;
  readonly assets: readonly { readonly name: string; readonly digest: string }[];
}

interface Attestation {
  readonly digest: string;
  readonly name: string;
  readonly commit: string;
  /** The branch the workflow ran on. */
  readonly ref: string;
}

export interface FakeGitHub {
  /** The bare repository that is on GitHub. */
  readonly origin: string;
  readonly repository: string;
  /** The setting of the repository: releases cannot be changed once they are published. */
  readonly immutableReleases: boolean;
  readonly attestations: Attestation[];
  readonly releases: Release[];
  /** Beginnings of calls that fail once, as if the connection had broken before they arrived. */
  readonly breaks: string[];
  readonly calls: (readonly string[])[];
}

const options: Readonly<Record<string, readonly string[]>> = {
  'release view': ['--repo', '--json'],
  'release create': ['--repo', '--verify-tag!', '--draft!', '--title', '--notes-file', '--prerelease!'],
  'release edit': ['--repo', '--draft', '--latest'],
  'release delete': ['--repo', '--yes!'],
  'release verify': ['--repo'],
  'release verify-asset': ['--repo'],
  'attestation verify': [
    ...['--repo', '--source-digest', '--source-ref'],
    ...['--signer-workflow', '--deny-self-hosted-runners!'],
  ],
};

class Refused extends Error {}

function digestOf(folder: string, path: string): string {
  const file = resolve(folder, path);
  if (!existsSync(file)) throw new Refused(`open ${path}: no such file or directory`);
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** What a tag names on GitHub; empty where there is none. */
function tagObject(state: FakeGitHub, tag: string): string {
  const listed = execFileSync('git', ['ls-remote', state.origin, `refs/tags/${tag}`], { encoding: 'utf8' });
  return listed.split('\t')[0] ?? '';
}

interface Call {
  readonly state: FakeGitHub;
  /** Paths are meant from here. */
  readonly folder: string;
  readonly names: readonly string[];
  readonly given: Readonly<Record<string, string>>;
}

function parse(state: FakeGitHub, command: string, words: readonly string[]): Pick<Call, 'names' | 'given'> {
  const known = options[command];
  if (known === undefined) throw new Refused(`unknown command "${command}" for "gh"`);
  const names: string[] = [];
  const given: Record<string, string> = {};
  for (let at = 0; at < words.length; at += 1) {
    const [name = '', value] = (words[at] ?? '').split(/=(.*)/s);
    if (!name.startsWith('--')) names.push(words[at] ?? '');
    else if (known.includes(`${name}!`)) given[name] = 'true';
    else if (known.includes(name)) {
      given[name] = value ?? words[at + 1] ?? '';
      if (value === undefined) at += 1;
    } else throw new Refused(`unknown flag: ${name}`);
  }
  if (given['--repo'] !== state.repository) throw new Refused('could not find the repository');
  return { names, given };
}

function find(state: FakeGitHub, tag: string): Release {
  const release = state.releases.find((each) => each.tag === tag);
  if (release === undefined) throw new Refused('release not found');
  return release;
}

function create({ state, folder, names: [tag = '', ...assets], given }: Call): string {
  if (given['--verify-tag'] !== undefined && tagObject(state, tag) === '')
    throw new Refused(
      `tag ${tag} doesn't exist in the repo ${state.repository}, aborting due to --verify-tag flag`,
    );
  if (state.releases.some((each) => each.tag === tag && !each.isDraft))
    throw new Refused('HTTP 422: Validation Failed: Release.tag_name already exists');
  if (given['--draft'] === undefined) throw new Refused('a release with assets is made as a draft here');
  state.releases.push({
    ...{ tag, isDraft: true, isImmutable: false, isLatest: false, tagObject: '' },
    isPrerelease: given['--prerelease'] === 'true',
    title: given['--title'] ?? '',
    notes: readFileSync(given['--notes-file'] ?? '', 'utf8'),
    assets: assets.map((path) => ({ name: basename(path), digest: digestOf(folder, path) })),
  });
  return '';
}

function edit({ state, names: [tag = ''], given }: Call): string {
  const release = find(state, tag);
  if (release.isImmutable) throw new Refused('HTTP 422: Cannot change an immutable release');
  if (given['--latest'] === 'true' && release.isPrerelease)
    throw new Refused('HTTP 422: Latest release cannot be draft or prerelease');
  if (given['--draft'] === 'false') {
    release.isDraft = false;
    release.isImmutable = state.immutableReleases;
    release.tagObject = tagObject(state, tag);
  }
  if (given['--latest'] === 'true') {
    for (const each of state.releases) each.isLatest = each === release;
  }
  return '';
}

function remove({ state, names: [tag = ''], given }: Call): string {
  if (find(state, tag).isImmutable) throw new Refused('HTTP 422: Cannot delete an immutable release');
  if (given['--yes'] === undefined) throw new Refused('--yes required when not running interactively');
  state.releases.splice(state.releases.indexOf(find(state, tag)), 1);
  return '';
}

function verify({ state, names: [tag = ''] }: Call): string {
  const release = find(state, tag);
  if (!release.isImmutable || release.tagObject !== tagObject(state, tag))
    throw new Refused(`no attestations for tag ${tag}`);
  return '';
}

function verifyAsset({ state, folder, names: [tag = '', path = ''] }: Call): string {
  const digest = digestOf(folder, path);
  if (!find(state, tag).assets.some((each) => each.digest === digest && each.name === basename(path)))
    throw new Refused(`attestation for ${tag} does not contain subject ${basename(path)}`);
  return '';
}

function verifyAttestation({ state, folder, names: [path = ''], given }: Call): string {
  const digest = digestOf(folder, path);
  const held = state.attestations.some(
    (each) =>
      each.digest === digest &&
      given['--source-digest'] === each.commit &&
      given['--source-ref'] === each.ref &&
      given['--signer-workflow'] === `${state.repository}/.github/workflows/release.yml`,
  );
  if (!held) throw new Refused(`no attestations found for ${path}`);
  return '';
}

function view({ state, names: [tag = ''], given }: Call): string {
  const release: Readonly<Record<string, unknown>> = { ...find(state, tag) };
  const fields = (given['--json'] ?? '').split(',');
  return JSON.stringify(Object.fromEntries(fields.map((field) => [field, release[field]])));
}

const commands: Readonly<Record<string, (call: Call) => string>> = {
  'release view': view,
  'release create': create,
  'release edit': edit,
  'release delete': remove,
  'release verify': verify,
  'release verify-asset': verifyAsset,
  'attestation verify': verifyAttestation,
};

/** What `gh` answers, and does to the state. */
export function answerGh(
  state: FakeGitHub,
  args: readonly string[],
  { token, folder }: { readonly token: string; readonly folder: string },
): Answer {
  state.calls.push(args);
  try {
    if (token === '') throw new Refused('set the GH_TOKEN environment variable');
    const broken = state.breaks.findIndex((each) => args.join(' ').startsWith(each));
    if (broken !== -1) {
      state.breaks.splice(broken, 1);
      throw new Refused('error connecting to api.github.com');
    }
    const name = args.slice(0, 2).join(' ');
    const output = commands[name]?.({ state, folder, ...parse(state, name, args.slice(2)) });
    return { succeeded: true, output: output ?? '', complaint: '' };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { succeeded: false, output: '', complaint: error.message };
  }
}
