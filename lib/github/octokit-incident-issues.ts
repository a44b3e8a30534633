import type {
  IncidentIssue,
  IncidentIssues,
  IncidentLabel,
  IssueChange,
  NewIncidentIssue,
  Tried,
} from '../health/incident-issues.ts';
import type { Clock } from '../ports/clock.ts';
import type { GitHubClient, GitHubFailure, GitHubResult, Parse } from './client.ts';
import { fieldsOf, filledText, listOf, text, wholeNumber } from './json-fields.ts';
import { retrying } from './retrying.ts';

export interface IncidentIssuesPorts {
  readonly github: GitHubClient;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  /** From 0 to 1, for waits between tries; Math.random unless told. */
  readonly random?: () => number;
}

/** What all calls together may take from the first one on, and each of them, retries included. */
const budgetMs = 60_000;
const callBudgetMs = 15_000;

/** GitHub's issues as the place for incidents. Needs `issues: write` and nothing else. */
export function createGitHubIncidentIssues(ports: IncidentIssuesPorts): IncidentIssues {
  let endsAtMs: number | undefined;
  const deadline = (): number => {
    const now = ports.clock.monotonic();
    endsAtMs ??= now + budgetMs;
    return Math.min(endsAtMs, now + callBudgetMs);
  };
  const { github } = ports;
  return {
    list: async (label, state) => {
      const parameters = { labels: label, state, sort: 'created', direction: 'asc' };
      const list = { path: 'issues', parameters, member: undefined, parseItem, identity, fresh: true };
      const answer = await again(ports, deadline(), (deadlineMs) => github.readAll({ ...list, deadlineMs }));
      return answer.kind === 'failed'
        ? refused(answer)
        : done(answer.data.flatMap(({ issue }) => issue ?? []));
    },
    read: async (number) => {
      const request = { path: 'issues/{issue_number}', parameters: { issue_number: number }, fresh: true };
      return tried(
        await again(ports, deadline(), (deadlineMs) =>
          github.read({ ...request, parse: parseIssue, deadlineMs }),
        ),
      );
    },
    createLabel: (label) => createLabel(github, label, deadline()),
    deleteLabel: (name) => deleteLabel(github, name, deadline()),
    create: async (issue) => tried(await createIssue(github, issue, deadline())),
    update: async (number, change) =>
      tried(
        await again(ports, deadline(), (deadlineMs) => update(github, { number, ...change }, deadlineMs)),
      ),
    comment: async (number, body) => tried(await comment(github, { number, body }, deadline())),
  };
}

/** For what is harmless when done twice. */
function again<T>(
  { clock, signal, random }: IncidentIssuesPorts,
  deadlineMs: number,
  operation: (deadlineMs: number) => Promise<GitHubResult<T>>,
): Promise<GitHubResult<T>> {
  const policy = { attempts: 3, baseMs: 500, capMs: 2_000, deadlineMs };
  const ports = {
    clock,
    ...(signal === undefined ? {} : { signal }),
    ...(random === undefined ? {} : { random }),
  };
  return retrying(() => operation(deadlineMs), policy, ports);
}

async function createLabel(
  github: GitHubClient,
  label: IncidentLabel,
  deadlineMs: number,
): Promise<Tried<'created' | 'exists'>> {
  const parameters = { ...label };
  const created = await github.write({
    method: 'POST',
    path: 'labels',
    parameters,
    parse: anything,
    deadlineMs,
  });
  if (created.kind === 'ok') return done('created');
  if (created.reason !== 'invalid') return refused(created);
  // 422 says that it exists, or that it cannot: only the first means that another run was faster.
  const found = await github.read({
    path: 'labels/{name}',
    parameters: { name: label.name },
    parse: anything,
    deadlineMs,
  });
  return found.kind === 'ok' ? done('exists') : refused(created);
}

async function deleteLabel(
  github: GitHubClient,
  name: string,
  deadlineMs: number,
): Promise<Tried<'deleted' | 'absent'>> {
  const deleted = await github.write({
    method: 'DELETE',
    path: 'labels/{name}',
    parameters: { name },
    parse: anything,
    deadlineMs,
  });
  if (deleted.kind === 'ok') return done('deleted');
  return deleted.reason === 'not-found' ? done('absent') : refused(deleted);
}

function createIssue(github: GitHubClient, issue: NewIncidentIssue, deadlineMs: number) {
  const parameters = { ...issue };
  return github.write({ method: 'POST', path: 'issues', parameters, parse: parseIssue, deadlineMs });
}

function update(
  github: GitHubClient,
  { number, body, closeAs }: IssueChange & { readonly number: number },
  deadlineMs: number,
) {
  return github.write({
    method: 'PATCH',
    path: 'issues/{issue_number}',
    parameters: {
      issue_number: number,
      body,
      ...(closeAs === undefined ? {} : { state: 'closed', state_reason: closeAs }),
    },
    parse: written,
    deadlineMs,
  });
}

function comment(
  github: GitHubClient,
  { number, body }: { readonly number: number; readonly body: string },
  deadlineMs: number,
) {
  const parameters = { issue_number: number, body };
  const path = 'issues/{issue_number}/comments';
  return github.write({ method: 'POST', path, parameters, parse: written, deadlineMs });
}

/** What GitHub says back is not needed. */
const anything: Parse<true> = () => true;
const written: Parse<'written'> = () => 'written';

const parseIssue: Parse<IncidentIssue> = (value) => {
  const fields = fieldsOf(value);
  const number = wholeNumber(fields?.['number']);
  const url = filledText(fields?.['html_url']);
  const createdAtMs = Date.parse(text(fields?.['created_at']) ?? '');
  if (number === undefined || url === undefined || Number.isNaN(createdAtMs)) return undefined;
  return {
    number,
    url,
    body: text(fields?.['body']) ?? '',
    labels: listOf(fields?.['labels'], parseLabel) ?? [],
    isOpen: fields?.['state'] === 'open',
    createdAtMs,
  };
};

/** GitHub documents that a label may also come as its name alone. */
const parseLabel: Parse<string> = (value) => text(value) ?? text(fieldsOf(value)?.['name']);

/** GitHub lists pull requests as issues too. */
const parseItem: Parse<{ readonly number: number; readonly issue: IncidentIssue | undefined }> = (value) => {
  const issue = parseIssue(value);
  const isPull = fieldsOf(fieldsOf(value)?.['pull_request']) !== undefined;
  return issue === undefined ? undefined : { number: issue.number, issue: isPull ? undefined : issue };
};

const identity = ({ number }: { readonly number: number }): number => number;

function done<T>(value: T): Tried<T> {
  return { kind: 'done', value };
}

function tried<T>(answer: GitHubResult<T>): Tried<T> {
  return answer.kind === 'failed' ? refused(answer) : done(answer.data);
}

function refused(failure: GitHubFailure): Tried<never> {
  const nothingDone = ['unauthorized', 'forbidden', 'limited', 'not-found', 'invalid'].includes(
    failure.reason,
  );
  return { kind: 'failed', problem: `${capital(failure.detail)}. ${advice(failure)}`, nothingDone };
}

function capital(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}

function advice({ reason }: GitHubFailure): string {
  switch (reason) {
    case 'forbidden':
      return 'Give the job "permissions: issues: write"; runs of forks never have it.';
    case 'not-found':
      return 'Give the job "permissions: issues: write", and see that the repository has issues switched on.';
    case 'unauthorized':
      return 'Give a valid token, or leave the input "token" out.';
    case 'limited':
      return 'The next run tries again; ask less often if this stays.';
    default:
      return 'The next run tries again.';
  }
}
