import type { GitHubClient, GitHubResult } from '../../../lib/github/client.ts';
import { type Commit, commitOf, shaOf } from '../target.ts';
import type { CiWord } from './operation.ts';

/** GitHub as far as a delivery asks it: CI, the head of the branch, and its record of deployments. */
export interface PlayedGitHub {
  /** What CI says of each commit now. */
  readonly ci: Map<Commit, CiWord>;
  /** What CI has ever said of it. */
  readonly said: Map<Commit, Set<CiWord>>;
  head: Commit;
  readonly deployments: PlayedDeployment[];
  say(commit: Commit, word: CiWord): void;
}

export interface PlayedDeployment {
  readonly id: number;
  readonly sha: string;
  readonly environment: string;
  /** Oldest first. */
  readonly statuses: { readonly id: number; readonly state: string; readonly description: string }[];
}

export function createGitHub(): PlayedGitHub {
  const said = new Map<Commit, Set<CiWord>>();
  const ci = new Map<Commit, CiWord>();
  return {
    ci,
    said,
    head: 'C',
    deployments: [],
    say(commit, word) {
      ci.set(commit, word);
      said.set(commit, (said.get(commit) ?? new Set<CiWord>()).add(word));
    },
  };
}

/** Told of each question before it is answered. */
export type OnQuestion = (about: 'ci' | 'head' | 'deployments') => Promise<void>;

const silent = { kind: 'failed', reason: 'unauthorized', detail: 'GitHub refused the token (401)' } as const;

/** A client of it. */
export function clientOf(github: PlayedGitHub, onQuestion: OnQuestion): GitHubClient {
  let sent = 0;
  const answer = <T>(data: T | undefined): GitHubResult<T> =>
    data === undefined
      ? { kind: 'failed', reason: 'malformed', detail: 'not what it documents' }
      : { kind: 'ok', data, unchanged: false };
  return {
    repository: 'acme/shop',
    counts: () => ({ sent, notModified: 0 }),
    async write() {
      throw new Error('Nothing is written by a watcher.');
    },
    async read({ path, parameters = {}, parse }) {
      sent += 1;
      if (path.startsWith('deployments')) {
        await onQuestion('deployments');
        return answer(
          parse(path === 'deployments' ? listOf(github, parameters) : statusesOf(github, parameters)),
        );
      }
      await onQuestion('head');
      const heads = parameters['commit_sha'] === shaOf(github.head) ? [mainAt(github.head)] : [];
      return answer(parse(heads));
    },
    async readAll({ parameters = {}, parseItem }) {
      sent += 1;
      await onQuestion('ci');
      const commit = commitOf(String(parameters['head_sha']));
      const word = github.ci.get(commit) ?? 'absent';
      if (word === 'silent') return silent;
      const runs = word === 'absent' ? [] : [runOf(commit, word)];
      return answer(runs.map(parseItem).filter((each) => each !== undefined));
    },
  };
}

function mainAt(head: Commit): object {
  return { name: 'main', commit: { sha: shaOf(head) } };
}

function runOf(commit: Commit, word: CiWord): object {
  const isOver = word !== 'running';
  return {
    id: commit.charCodeAt(0),
    workflow_id: 1,
    run_attempt: 1,
    head_sha: shaOf(commit),
    path: '.github/workflows/ci.yml',
    name: 'CI',
    event: 'push',
    status: isOver ? 'completed' : 'in_progress',
    conclusion: isOver ? word : null,
  };
}

type Parameters = Readonly<Record<string, string | number | boolean>>;

function listOf({ deployments }: PlayedGitHub, { environment, sha, page }: Parameters): readonly object[] {
  if (page !== 1) return [];
  return deployments
    .filter((each) => each.environment === environment && (sha === undefined || each.sha === sha))
    .map(({ id, sha: commit, environment: name }) => ({
      id,
      sha: commit,
      environment: name,
      payload: { 'deployed-by': 'belay' },
    }));
}

function statusesOf({ deployments }: PlayedGitHub, { deployment_id: id }: Parameters): readonly object[] {
  return deployments.find((each) => each.id === id)?.statuses ?? [];
}
