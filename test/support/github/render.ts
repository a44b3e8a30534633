import type {
  CheckRecord,
  CommitRecord,
  DeploymentRecord,
  DeploymentStatusRecord,
  GitHubState,
  RunRecord,
  StatusRecord,
  WorkflowRecord,
} from './state.ts';

/** The shapes GitHub documents (OpenAPI description), filled from the records. */
export interface Renderer {
  readonly api: string;
  readonly state: GitHubState;
  /** The emulated wall time, as GitHub writes it. */
  readonly time: () => string;
}

type Json = Record<string, unknown>;

const nodeId = (id: number | string): string => Buffer.from(`node:${id}`).toString('base64');

function repositoryApi(to: Renderer): string {
  return `${to.api}/repos/${to.state.repository}`;
}

function repositoryPage(to: Renderer): string {
  return `https://github.com/${to.state.repository}`;
}

export function user(to: Renderer, login: string): Json {
  const api = `${to.api}/users/${login}`;
  const links = ['followers', 'following', 'gists', 'starred', 'subscriptions', 'organizations', 'repos'];
  return {
    login,
    id: 1,
    node_id: nodeId(login),
    avatar_url: `https://avatars.example/${encodeURIComponent(login)}`,
    gravatar_id: '',
    url: api,
    html_url: `https://github.com/${login}`,
    ...Object.fromEntries(links.map((link) => [`${link}_url`, `${api}/${link}`])),
    events_url: `${api}/events`,
    received_events_url: `${api}/received_events`,
    type: 'User',
    site_admin: false,
  };
}

const repositoryLinks =
  'archive assignees blobs branches collaborators comments commits compare contents contributors deployments downloads events forks git_commits git_refs git_tags hooks issue_comment issue_events issues keys labels languages merges milestones notifications pulls releases stargazers statuses subscribers subscription tags teams trees'.split(
    ' ',
  );

export function minimalRepository(to: Renderer): Json {
  const [owner = '', name = ''] = to.state.repository.split('/');
  return {
    id: 1,
    node_id: nodeId('repository'),
    name,
    full_name: to.state.repository,
    owner: user(to, owner),
    private: false,
    fork: false,
    description: null,
    html_url: repositoryPage(to),
    url: repositoryApi(to),
    ...Object.fromEntries(repositoryLinks.map((link) => [`${link}_url`, `${repositoryApi(to)}/${link}`])),
  };
}

/** What GitHub shows of the fork a run's code comes from. */
function forkRepository(to: Renderer, fullName: string): Json {
  const [owner = '', name = ''] = fullName.split('/');
  return { ...minimalRepository(to), id: 2, name, full_name: fullName, owner: user(to, owner), fork: true };
}

export function fullRepository(to: Renderer): Json {
  const counts =
    'forks forks_count open_issues open_issues_count size stargazers_count watchers watchers_count network_count subscribers_count';
  const flags =
    'has_issues has_projects has_wiki has_pages has_downloads has_discussions archived disabled allow_forking is_template web_commit_signoff_required';
  return {
    ...minimalRepository(to),
    ...Object.fromEntries(counts.split(' ').map((name) => [name, 0])),
    ...Object.fromEntries(flags.split(' ').map((name) => [name, false])),
    default_branch: 'main',
    visibility: 'public',
    topics: [],
    homepage: null,
    language: null,
    mirror_url: null,
    license: null,
    clone_url: `${repositoryPage(to)}.git`,
    git_url: `git://github.com/${to.state.repository}.git`,
    ssh_url: `git@github.com:${to.state.repository}.git`,
    svn_url: repositoryPage(to),
    created_at: to.time(),
    updated_at: to.time(),
    pushed_at: to.time(),
  };
}

function person(commit: CommitRecord): Json {
  return { name: commit.author, email: 'octocat@example.com' };
}

export function commit(to: Renderer, record: CommitRecord): Json {
  const url = `${repositoryApi(to)}/commits/${record.sha}`;
  const signed = { ...person(record), date: to.time() };
  return {
    sha: record.sha,
    node_id: nodeId(record.sha),
    url,
    html_url: `${repositoryPage(to)}/commit/${record.sha}`,
    comments_url: `${url}/comments`,
    commit: {
      author: signed,
      committer: signed,
      message: record.message,
      tree: { sha: record.sha, url: `${repositoryApi(to)}/git/trees/${record.sha}` },
      url: `${repositoryApi(to)}/git/commits/${record.sha}`,
      comment_count: 0,
    },
    author: user(to, record.author),
    committer: user(to, record.author),
    parents: record.parents.map((sha) => ({ sha, url: `${repositoryApi(to)}/commits/${sha}` })),
  };
}

export function branch(to: Renderer, name: string, sha: string): Json {
  return { name, commit: { sha, url: `${repositoryApi(to)}/commits/${sha}` }, protected: false };
}

export function workflow(to: Renderer, record: WorkflowRecord): Json {
  return {
    id: record.id,
    node_id: nodeId(record.id),
    name: record.name,
    path: record.path,
    state: 'active',
    created_at: to.time(),
    updated_at: to.time(),
    url: `${repositoryApi(to)}/actions/workflows/${record.id}`,
    html_url: `${repositoryPage(to)}/blob/main/${record.path}`,
    badge_url: `${repositoryPage(to)}/workflows/${record.id}/badge.svg`,
  };
}

export function run(to: Renderer, record: RunRecord): Json {
  const url = `${repositoryApi(to)}/actions/runs/${record.id}`;
  const head = to.state.commits.get(record.sha);
  const links = ['jobs', 'logs', 'cancel', 'rerun', 'artifacts'];
  return {
    id: record.id,
    name: record.runName ?? record.workflow.name,
    node_id: nodeId(record.id),
    head_branch: record.branch,
    head_sha: record.sha,
    path: record.workflow.path,
    display_title: head?.message ?? '',
    run_number: record.runNumber,
    run_attempt: record.attempt,
    event: record.event,
    status: record.status,
    conclusion: record.conclusion,
    workflow_id: record.workflow.id,
    check_suite_id: record.checkSuiteId,
    url,
    html_url: `${repositoryPage(to)}/actions/runs/${record.id}`,
    pull_requests: [],
    created_at: to.time(),
    updated_at: to.time(),
    ...Object.fromEntries(links.map((link) => [`${link}_url`, `${url}/${link}`])),
    check_suite_url: `${repositoryApi(to)}/check-suites/${record.checkSuiteId}`,
    workflow_url: `${repositoryApi(to)}/actions/workflows/${record.workflow.id}`,
    head_commit: head === undefined ? null : simpleCommit(to, head),
    repository: minimalRepository(to),
    head_repository: record.fork === undefined ? minimalRepository(to) : forkRepository(to, record.fork),
    referenced_workflows: record.calls.map((path) => ({ path, sha: record.sha, ref: 'refs/heads/main' })),
  };
}

function simpleCommit(to: Renderer, record: CommitRecord): Json {
  return {
    id: record.sha,
    tree_id: record.sha,
    message: record.message,
    timestamp: to.time(),
    author: person(record),
    committer: person(record),
  };
}

export function checkRun(to: Renderer, record: CheckRecord): Json {
  const url = `${repositoryApi(to)}/check-runs/${record.id}`;
  return {
    id: record.id,
    node_id: nodeId(record.id),
    head_sha: record.sha,
    external_id: '',
    name: record.name,
    url,
    html_url: `${repositoryPage(to)}/runs/${record.id}`,
    details_url: `${repositoryPage(to)}/runs/${record.id}`,
    status: record.status,
    conclusion: record.conclusion,
    started_at: to.time(),
    completed_at: record.conclusion === null ? null : to.time(),
    check_suite: { id: record.suiteId },
    output: {
      title: null,
      summary: null,
      text: null,
      annotations_count: 0,
      annotations_url: `${url}/annotations`,
    },
    app: app(to, record.app),
    pull_requests: [],
  };
}

function app(to: Renderer, slug: string): Json {
  return {
    id: 15_368,
    slug,
    node_id: nodeId(slug),
    owner: user(to, 'github'),
    name: slug,
    description: '',
    external_url: 'https://ci.example/',
    html_url: `https://github.com/apps/${encodeURIComponent(slug)}`,
    created_at: to.time(),
    updated_at: to.time(),
    permissions: {},
    events: [],
  };
}

export function commitStatus(to: Renderer, record: StatusRecord): Json {
  return {
    id: record.id,
    node_id: nodeId(record.id),
    state: record.state,
    context: record.context,
    description: '',
    target_url: record.targetUrl,
    avatar_url: 'https://avatars.example/1',
    url: `${repositoryApi(to)}/statuses/${record.sha}`,
    created_at: to.time(),
    updated_at: to.time(),
  };
}

export function deployment(to: Renderer, record: DeploymentRecord): Json {
  const url = `${repositoryApi(to)}/deployments/${record.id}`;
  return {
    id: record.id,
    node_id: nodeId(record.id),
    url,
    sha: record.sha,
    ref: record.ref,
    task: record.task,
    payload: record.payload,
    original_environment: record.environment,
    environment: record.environment,
    description: record.description,
    creator: user(to, 'github-actions[bot]'.replace(/[[\]]/g, '')),
    created_at: to.time(),
    updated_at: to.time(),
    statuses_url: `${url}/statuses`,
    repository_url: repositoryApi(to),
    transient_environment: record.transient,
    production_environment: record.production,
  };
}

export function deploymentStatus(to: Renderer, of: DeploymentRecord, record: DeploymentStatusRecord): Json {
  const url = `${repositoryApi(to)}/deployments/${of.id}`;
  return {
    id: record.id,
    node_id: nodeId(record.id),
    url: `${url}/statuses/${record.id}`,
    state: record.state,
    creator: user(to, 'octocat'),
    description: record.description,
    environment: of.environment,
    target_url: record.logUrl,
    log_url: record.logUrl,
    environment_url: record.environmentUrl,
    created_at: to.time(),
    updated_at: to.time(),
    deployment_url: url,
    repository_url: repositoryApi(to),
  };
}
