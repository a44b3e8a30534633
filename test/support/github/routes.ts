import { type Answer, pageOf, type Question } from './answer.ts';
import * as commits from './commits.ts';
import * as deployments from './deployments.ts';
import * as issues from './issues.ts';
import * as render from './render.ts';

/** The permission of a workflow token that a route needs. */
export type Permission =
  | 'actions'
  | 'checks'
  | 'statuses'
  | 'contents'
  | 'deployments'
  | 'issues'
  | 'metadata';

export interface Route {
  readonly method: string;
  /** As GitHub's OpenAPI description writes it. */
  readonly template: string;
  readonly permission: Permission;
  /** Query parameters GitHub documents for it, as far as Belay may use them. */
  readonly query: readonly string[];
  readonly answer: (to: render.Renderer, question: Question) => Answer;
}

const pages = ['per_page', 'page'];
const repository = '/repos/{owner}/{repo}';

function listRuns(to: render.Renderer, { query }: Question): Answer {
  const matching = to.state.runs
    .filter((each) => !query.has('head_sha') || each.sha === query.get('head_sha'))
    .filter((each) => !query.has('event') || each.event === query.get('event'))
    .sort((left, right) => right.id - left.id);
  const { items, pages } = pageOf(matching, query);
  const body = { total_count: matching.length, workflow_runs: items.map((each) => render.run(to, each)) };
  return { status: 200, body, pages };
}

function listWorkflows(to: render.Renderer, { query }: Question): Answer {
  const all = [...to.state.workflows.values()];
  const { items, pages } = pageOf(all, query);
  const body = { total_count: all.length, workflows: items.map((each) => render.workflow(to, each)) };
  return { status: 200, body, pages };
}

const table: readonly Route[] = [
  {
    method: 'GET',
    template: repository,
    permission: 'metadata',
    query: [],
    answer: (to) => ({ status: 200, body: render.fullRepository(to) }),
  },
  {
    method: 'GET',
    template: `${repository}/actions/runs`,
    permission: 'actions',
    query: [...pages, 'head_sha', 'event', 'exclude_pull_requests'],
    answer: listRuns,
  },
  {
    method: 'GET',
    template: `${repository}/actions/workflows`,
    permission: 'actions',
    query: pages,
    answer: listWorkflows,
  },
  {
    method: 'GET',
    template: `${repository}/commits/{ref}`,
    permission: 'contents',
    query: pages,
    answer: commits.getCommit,
  },
  {
    method: 'GET',
    template: `${repository}/commits/{commit_sha}/branches-where-head`,
    permission: 'contents',
    query: [],
    answer: commits.branchesWhereHead,
  },
  {
    method: 'GET',
    template: `${repository}/commits/{ref}/check-runs`,
    permission: 'checks',
    query: [...pages, 'check_name', 'filter', 'status', 'app_id'],
    answer: commits.checkRuns,
  },
  {
    method: 'GET',
    template: `${repository}/commits/{ref}/status`,
    permission: 'statuses',
    query: pages,
    answer: commits.combinedStatus,
  },
  {
    method: 'GET',
    template: `${repository}/compare/{basehead}`,
    permission: 'contents',
    query: pages,
    answer: commits.compare,
  },
  {
    method: 'GET',
    template: `${repository}/deployments`,
    permission: 'deployments',
    query: [...pages, 'sha', 'ref', 'task', 'environment'],
    answer: deployments.listDeployments,
  },
  {
    method: 'POST',
    template: `${repository}/deployments`,
    permission: 'deployments',
    query: [],
    answer: deployments.createDeployment,
  },
  {
    method: 'GET',
    template: `${repository}/deployments/{deployment_id}`,
    permission: 'deployments',
    query: [],
    answer: deployments.getDeployment,
  },
  {
    method: 'GET',
    template: `${repository}/deployments/{deployment_id}/statuses`,
    permission: 'deployments',
    query: pages,
    answer: deployments.listStatuses,
  },
  {
    method: 'POST',
    template: `${repository}/deployments/{deployment_id}/statuses`,
    permission: 'deployments',
    query: [],
    answer: deployments.createStatus,
  },
  {
    method: 'GET',
    template: `${repository}/issues`,
    permission: 'issues',
    query: [...pages, 'state', 'labels', 'sort', 'direction', 'since', 'creator'],
    answer: issues.listIssues,
  },
  {
    method: 'POST',
    template: `${repository}/issues`,
    permission: 'issues',
    query: [],
    answer: issues.createIssue,
  },
  {
    method: 'GET',
    template: `${repository}/issues/{issue_number}`,
    permission: 'issues',
    query: [],
    answer: issues.getIssue,
  },
  {
    method: 'PATCH',
    template: `${repository}/issues/{issue_number}`,
    permission: 'issues',
    query: [],
    answer: issues.updateIssue,
  },
  {
    method: 'GET',
    template: `${repository}/issues/{issue_number}/comments`,
    permission: 'issues',
    query: [...pages, 'since'],
    answer: issues.listComments,
  },
  {
    method: 'POST',
    template: `${repository}/issues/{issue_number}/comments`,
    permission: 'issues',
    query: [],
    answer: issues.createComment,
  },
  {
    method: 'POST',
    template: `${repository}/labels`,
    permission: 'issues',
    query: [],
    answer: issues.createLabel,
  },
  {
    method: 'GET',
    template: `${repository}/labels/{name}`,
    permission: 'issues',
    query: [],
    answer: issues.getLabel,
  },
  {
    method: 'DELETE',
    template: `${repository}/labels/{name}`,
    permission: 'issues',
    query: [],
    answer: issues.deleteLabel,
  },
];

export interface RouteMatch {
  readonly route: Route;
  readonly path: Readonly<Record<string, string>>;
}

/** The route a path belongs to, or undefined when the emulator knows none. */
export function matchRoute(method: string, path: string): RouteMatch | undefined {
  for (const route of table.filter((each) => each.method === method)) {
    const names: string[] = [];
    const pattern = route.template.replace(/\{(\w+)\}/g, (_, name: string) => {
      names.push(name);
      return '([^/]+)';
    });
    const match = new RegExp(`^${pattern}$`).exec(path);
    if (match === null) continue;
    const values = names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]);
    return { route, path: Object.fromEntries(values) };
  }
  return undefined;
}
