import { type Answer, notFound, pageOf, type Question, refuse } from './answer.ts';
import * as render from './render.ts';
import type { CommentRecord, IssueRecord, LabelRecord } from './state.ts';

type To = render.Renderer;
type Json = Record<string, unknown>;

const bodyLimit = 65_536;
const titleLimit = 256;
const labelLimit = 50;
const labelDescriptionLimit = 100;

const actor = 'github-actions';

function node(kind: string, id: number): string {
  return Buffer.from(`${kind}:${id}`).toString('base64');
}

function apiOf(to: To): string {
  return `${to.api}/repos/${to.state.repository}`;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** GitHub's body for a request whose fields are wrong. */
function invalid(resource: string, field: string, code: string): Answer {
  return {
    status: 422,
    body: {
      message: 'Validation Failed',
      errors: [{ resource, code, field }],
      documentation_url: 'https://docs.github.com/rest',
      status: '422',
    },
  };
}

function renderLabel(to: To, label: LabelRecord): Json {
  return {
    id: label.id,
    node_id: node('label', label.id),
    url: `${apiOf(to)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    description: label.description,
    color: label.color,
    default: false,
  };
}

function renderIssue(to: To, issue: IssueRecord): Json {
  const url = `${apiOf(to)}/issues/${issue.number}`;
  const page = `https://github.com/${to.state.repository}/${issue.isPullRequest ? 'pull' : 'issues'}/${issue.number}`;
  const pull = { url, html_url: page, diff_url: `${page}.diff`, patch_url: `${page}.patch` };
  const labels = issue.labels.flatMap((name) => to.state.labels.get(name.toLowerCase()) ?? []);
  return {
    id: issue.id,
    node_id: node('issue', issue.id),
    url,
    repository_url: apiOf(to),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: page,
    number: issue.number,
    state: issue.state,
    state_reason: issue.stateReason,
    title: issue.title,
    body: issue.body,
    user: render.user(to, issue.author),
    labels: labels.map((label) => renderLabel(to, label)),
    assignee: null,
    assignees: [],
    milestone: null,
    locked: false,
    active_lock_reason: null,
    comments: issue.comments.length,
    closed_at: issue.closedAt,
    created_at: issue.createdAt,
    updated_at: to.time(),
    author_association: 'NONE',
    ...(issue.isPullRequest ? { pull_request: pull } : {}),
  };
}

function renderComment(to: To, issue: IssueRecord, comment: CommentRecord): Json {
  return {
    id: comment.id,
    node_id: node('comment', comment.id),
    url: `${apiOf(to)}/issues/comments/${comment.id}`,
    html_url: `https://github.com/${to.state.repository}/issues/${issue.number}#issuecomment-${comment.id}`,
    issue_url: `${apiOf(to)}/issues/${issue.number}`,
    body: comment.body,
    user: render.user(to, actor),
    created_at: comment.createdAt,
    updated_at: comment.createdAt,
    author_association: 'NONE',
  };
}

const disabled: Answer = refuse(410, 'Issues has been disabled in this repository.');

function find(to: To, { path }: Question): IssueRecord | undefined {
  return to.state.issues.find((each) => String(each.number) === path['issue_number']);
}

/** Newest first unless told; pull requests are issues too. */
export function listIssues(to: To, { query }: Question): Answer {
  const state = query.get('state') ?? 'open';
  const wanted = (query.get('labels') ?? '').split(',').filter((name) => name !== '');
  const matching = to.state.issues
    .filter((each) => state === 'all' || each.state === state)
    .filter((each) =>
      wanted.every((name) => each.labels.some((own) => own.toLowerCase() === name.toLowerCase())),
    );
  const ordered = query.get('direction') === 'asc' ? matching : [...matching].reverse();
  const { items, pages } = pageOf(ordered, query);
  return { status: 200, body: items.map((each) => renderIssue(to, each)), pages };
}

export function getIssue(to: To, question: Question): Answer {
  const issue = find(to, question);
  return issue === undefined ? notFound : { status: 200, body: renderIssue(to, issue) };
}

/** Labels that do not exist yet are made. */
export function createIssue(to: To, { body }: Question): Answer {
  if (to.state.issuesDisabled) return disabled;
  const title = text(body['title']);
  if (title === '' || [...title].length > titleLimit) return invalid('Issue', 'title', 'invalid');
  if ([...text(body['body'])].length > bodyLimit) return invalid('Issue', 'body', 'invalid');
  const labels = Array.isArray(body['labels']) ? body['labels'].map(text) : [];
  if (labels.some((name) => [...name].length > labelLimit)) return invalid('Label', 'name', 'too_long');
  const issue = to.state.addIssue({
    title,
    body: text(body['body']),
    labels,
    author: actor,
    createdAt: to.time(),
  });
  return { status: 201, body: renderIssue(to, issue) };
}

export function updateIssue(to: To, question: Question): Answer {
  if (to.state.issuesDisabled) return disabled;
  const issue = find(to, question);
  if (issue === undefined) return notFound;
  const { body } = question;
  if ([...text(body['body'])].length > bodyLimit) return invalid('Issue', 'body', 'invalid');
  if (typeof body['title'] === 'string') issue.title = body['title'];
  if (typeof body['body'] === 'string') issue.body = body['body'];
  if (body['state'] === 'open' || body['state'] === 'closed') move(to, issue, body);
  return { status: 200, body: renderIssue(to, issue) };
}

function move(to: To, issue: IssueRecord, body: Question['body']): void {
  const closes = body['state'] === 'closed';
  if (closes === (issue.state === 'closed')) return;
  issue.state = closes ? 'closed' : 'open';
  issue.closedAt = closes ? to.time() : null;
  issue.stateReason = text(body['state_reason']) || (closes ? 'completed' : 'reopened');
}

export function listComments(to: To, question: Question): Answer {
  const issue = find(to, question);
  if (issue === undefined) return notFound;
  const { items, pages } = pageOf(issue.comments, question.query);
  return { status: 200, body: items.map((each) => renderComment(to, issue, each)), pages };
}

export function createComment(to: To, question: Question): Answer {
  if (to.state.issuesDisabled) return disabled;
  const issue = find(to, question);
  if (issue === undefined) return notFound;
  const body = text(question.body['body']);
  if (body === '' || [...body].length > bodyLimit) return invalid('IssueComment', 'body', 'invalid');
  const comment = { id: to.state.nextId(), body, createdAt: to.time() };
  issue.comments.push(comment);
  return { status: 201, body: renderComment(to, issue, comment) };
}

/** A name exists once, whatever its case: the second to make it is refused. */
export function createLabel(to: To, { body }: Question): Answer {
  const name = text(body['name']).trim();
  const description = text(body['description']);
  if (name === '' || [...name].length > labelLimit) return invalid('Label', 'name', 'invalid');
  if ([...description].length > labelDescriptionLimit) return invalid('Label', 'description', 'invalid');
  if (to.state.labels.has(name.toLowerCase())) return invalid('Label', 'name', 'already_exists');
  const label = to.state.addLabel(name, { description, color: text(body['color']) || 'ededed' });
  return { status: 201, body: renderLabel(to, label) };
}

export function getLabel(to: To, { path }: Question): Answer {
  const label = to.state.labels.get((path['name'] ?? '').toLowerCase());
  return label === undefined ? notFound : { status: 200, body: renderLabel(to, label) };
}

/** It comes off every issue. */
export function deleteLabel(to: To, { path }: Question): Answer {
  const name = (path['name'] ?? '').toLowerCase();
  if (!to.state.labels.delete(name)) return notFound;
  for (const issue of to.state.issues) {
    issue.labels = issue.labels.filter((own) => own.toLowerCase() !== name);
  }
  return { status: 204, body: undefined };
}
