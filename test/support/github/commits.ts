import { type Answer, notFound, pageOf, type Question, refuse } from './answer.ts';
import * as render from './render.ts';
import type { CommitRecord, GitHubState } from './state.ts';

type To = render.Renderer;

function resolve(state: GitHubState, ref: string | undefined): CommitRecord | undefined {
  const sha = state.branches.get(ref ?? '') ?? ref ?? '';
  return state.commits.get(sha);
}

function noCommit(ref: string | undefined): Answer {
  return refuse(422, `No commit found for SHA: ${ref}`);
}

export function getCommit(to: To, { path }: Question): Answer {
  const found = resolve(to.state, path['ref']);
  return found === undefined ? noCommit(path['ref']) : { status: 200, body: render.commit(to, found) };
}

export function branchesWhereHead(to: To, { path }: Question): Answer {
  const sha = path['commit_sha'];
  if (sha === undefined || !to.state.commits.has(sha)) return noCommit(sha);
  const heads = [...to.state.branches].filter(([, head]) => head === sha);
  return { status: 200, body: heads.map(([name]) => render.branch(to, name, sha)) };
}

export function checkRuns(to: To, { path, query }: Question): Answer {
  const found = resolve(to.state, path['ref']);
  if (found === undefined) return noCommit(path['ref']);
  const name = query.get('check_name');
  const matching = to.state.checks.filter(
    (each) => each.sha === found.sha && (name === null || each.name === name),
  );
  const { items, pages } = pageOf(matching, query);
  const body = { total_count: matching.length, check_runs: items.map((each) => render.checkRun(to, each)) };
  return { status: 200, body, pages };
}

/** The newest status of each context, with one word for all. */
export function combinedStatus(to: To, { path, query }: Question): Answer {
  const found = resolve(to.state, path['ref']);
  if (found === undefined) return notFound;
  const ofCommit = to.state.statuses.filter((each) => each.sha === found.sha);
  const latest = [...new Map(ofCommit.map((each) => [each.context, each])).values()];
  const { items, pages } = pageOf(latest, query);
  const body = {
    state: combine(latest.map((each) => each.state)),
    sha: found.sha,
    total_count: latest.length,
    statuses: items.map((each) => render.commitStatus(to, each)),
    repository: render.minimalRepository(to),
    commit_url: `${to.api}/repos/${to.state.repository}/commits/${found.sha}`,
    url: `${to.api}/repos/${to.state.repository}/commits/${found.sha}/status`,
  };
  return { status: 200, body, pages };
}

function combine(states: readonly string[]): string {
  if (states.some((each) => each === 'failure' || each === 'error')) return 'failure';
  return states.length > 0 && states.every((each) => each === 'success') ? 'success' : 'pending';
}

function ancestry(state: GitHubState, sha: string): Set<string> {
  const seen = new Set<string>();
  const waiting = [sha];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(state.commits.get(next)?.parents ?? []));
  }
  return seen;
}

export function compare(to: To, { path, query }: Question): Answer {
  const [baseRef, headRef] = (path['basehead'] ?? '').split('...');
  const [base, head] = [resolve(to.state, baseRef), resolve(to.state, headRef)];
  if (base === undefined || head === undefined) return notFound;
  const [behind, ahead] = [ancestry(to.state, base.sha), ancestry(to.state, head.sha)];
  const onlyHead = [...ahead].filter((sha) => !behind.has(sha)).reverse();
  const onlyBase = [...behind].filter((sha) => !ahead.has(sha));
  const common = [...ahead].find((sha) => behind.has(sha));
  const merge = common === undefined ? undefined : to.state.commits.get(common);
  if (merge === undefined) return notFound;
  const { items, pages } = pageOf(onlyHead, query);
  const page = `https://github.com/${to.state.repository}/compare/${baseRef}...${headRef}`;
  const body = {
    url: `${to.api}/repos/${to.state.repository}/compare/${baseRef}...${headRef}`,
    html_url: page,
    permalink_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    base_commit: render.commit(to, base),
    merge_base_commit: render.commit(to, merge),
    status: relation(onlyHead.length, onlyBase.length),
    ahead_by: onlyHead.length,
    behind_by: onlyBase.length,
    total_commits: onlyHead.length,
    commits: items.flatMap((sha) => commitOf(to, sha)),
    files: [],
  };
  return { status: 200, body, pages };
}

function relation(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return 'diverged';
  if (ahead > 0) return 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}

function commitOf(to: To, sha: string): unknown[] {
  const record = to.state.commits.get(sha);
  return record === undefined ? [] : [render.commit(to, record)];
}
