import { type Answer, notFound, pageOf, type Question, refuse } from './answer.ts';
import * as render from './render.ts';
import type { DeploymentRecord, DeploymentStatusRecord, GitHubState } from './state.ts';

type To = render.Renderer;

const states = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'];
const descriptionLimit = 140;

function text(value: unknown, otherwise = ''): string {
  return typeof value === 'string' ? value : otherwise;
}

function isUnproven(state: GitHubState, sha: string): boolean {
  const ofCommit = [...state.runs, ...state.checks].filter((each) => each.sha === sha);
  const green = ['success', 'neutral', 'skipped'];
  return (
    ofCommit.some((each) => !green.includes(each.conclusion ?? '')) ||
    state.statuses.some((each) => each.sha === sha && each.state !== 'success')
  );
}

/** Why GitHub would refuse: its defaults merge the default branch and demand every check to be green. */
function refusal(state: GitHubState, body: Question['body'], sha: string): Answer | undefined {
  const main = state.branches.get('main');
  if (body['auto_merge'] !== false && main !== undefined && main !== sha) {
    return refuse(409, `Conflict merging main into ${text(body['ref'])}.`);
  }
  const contexts = body['required_contexts'];
  const checksNothing = Array.isArray(contexts) && contexts.length === 0;
  if (!checksNothing && isUnproven(state, sha)) {
    return refuse(409, `Conflict: Commit status checks failed for ${text(body['ref'])}.`);
  }
  return undefined;
}

export function createDeployment(to: To, { body }: Question): Answer {
  const { state } = to;
  const ref = text(body['ref']);
  const sha = state.branches.get(ref) ?? (state.commits.has(ref) ? ref : undefined);
  if (sha === undefined) return refuse(422, `No ref found for: ${ref}`);
  if ([...text(body['description'])].length > descriptionLimit) return refuse(422, 'Validation Failed');
  const refused = refusal(state, body, sha);
  if (refused !== undefined) return refused;
  const environment = text(body['environment'], 'production');
  const production = body['production_environment'];
  const record: DeploymentRecord = {
    id: state.nextId(),
    sha,
    ref,
    task: text(body['task'], 'deploy'),
    environment,
    description: text(body['description']),
    payload: body['payload'] ?? '',
    transient: body['transient_environment'] === true,
    production: typeof production === 'boolean' ? production : environment === 'production',
    statuses: [],
  };
  state.deployments.push(record);
  return { status: 201, body: render.deployment(to, record) };
}

export function listDeployments(to: To, { query }: Question): Answer {
  const wanted = ['sha', 'ref', 'task', 'environment'] as const;
  const matching = to.state.deployments
    .filter((each) => wanted.every((name) => !query.has(name) || query.get(name) === each[name]))
    .reverse();
  const { items, pages } = pageOf(matching, query);
  return { status: 200, body: items.map((each) => render.deployment(to, each)), pages };
}

function find(to: To, { path }: Question): DeploymentRecord | undefined {
  return to.state.deployments.find((each) => String(each.id) === path['deployment_id']);
}

export function getDeployment(to: To, question: Question): Answer {
  const record = find(to, question);
  return record === undefined ? notFound : { status: 200, body: render.deployment(to, record) };
}

export function listStatuses(to: To, question: Question): Answer {
  const record = find(to, question);
  if (record === undefined) return notFound;
  const { items, pages } = pageOf([...record.statuses].reverse(), question.query);
  return { status: 200, body: items.map((each) => render.deploymentStatus(to, record, each)), pages };
}

/** `auto_inactive` (on unless refused) retires earlier successful ones, but never in production environments. */
function retireOthers(state: GitHubState, current: DeploymentRecord): void {
  const earlier = state.deployments.filter(
    (each) =>
      each.id < current.id &&
      each.environment === current.environment &&
      !each.production &&
      !each.transient &&
      each.statuses.at(-1)?.state === 'success',
  );
  for (const each of earlier) {
    each.statuses.push(statusRecord(state, { state: 'inactive' }));
  }
}

function statusRecord(state: GitHubState, body: Question['body']): DeploymentStatusRecord {
  return {
    id: state.nextId(),
    state: text(body['state']),
    description: text(body['description']),
    logUrl: text(body['log_url'], text(body['target_url'])),
    environmentUrl: text(body['environment_url']),
  };
}

export function createStatus(to: To, question: Question): Answer {
  const record = find(to, question);
  if (record === undefined) return notFound;
  const { body } = question;
  if (!states.includes(text(body['state']))) return refuse(422, 'Validation Failed');
  if ([...text(body['description'])].length > descriptionLimit) return refuse(422, 'Validation Failed');
  const created = statusRecord(to.state, body);
  record.statuses.push(created);
  if (created.state === 'success' && body['auto_inactive'] !== false) retireOthers(to.state, record);
  return { status: 201, body: render.deploymentStatus(to, record, created) };
}
