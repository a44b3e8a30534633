import type { GitHubClient, GitHubResult, Parse } from '../github/client.ts';
import { fieldsOf, filledText, text, wholeNumber } from '../github/json-fields.ts';
import type { CiCheck, CiRun, CiStatus, Evidence } from './evidence.ts';
import { type Expectation, wantsChecks, wantsStatuses, wantsWorkflowNames } from './expectation.ts';

export interface Look {
  /** The full commit id. */
  readonly sha: string;
  readonly expectation: Expectation;
  /** Asks without ETags. */
  readonly fresh: boolean;
  /** On the clock's monotonic scale. */
  readonly deadlineMs: number;
  /** Display names of workflows by id, filled as they come to be needed and kept from look to look. */
  readonly workflowNames: Map<number, string>;
}

/** Everything GitHub knows that the expectation asks about; a failure when any of it could not be read whole. */
export async function readEvidence(github: GitHubClient, look: Look): Promise<GitHubResult<Evidence>> {
  const { fresh, deadlineMs } = look;
  const runs = await github.readAll({
    path: 'actions/runs',
    parameters: { head_sha: look.sha, exclude_pull_requests: true },
    member: 'workflow_runs',
    parseItem: parseRun,
    identity: (run) => run.id,
    fresh,
    deadlineMs,
  });
  if (runs.kind === 'failed') return runs;
  const named = await learnNames(github, look, runs.data);
  if (named?.kind === 'failed') return named;
  const checks = wantsChecks(look.expectation) ? await readChecks(github, look) : nothing;
  if (checks.kind === 'failed') return checks;
  const statuses = wantsStatuses(look.expectation) ? await readStatuses(github, look) : nothing;
  if (statuses.kind === 'failed') return statuses;
  return {
    kind: 'ok',
    // A server that does not know the filter answers with runs of every commit.
    data: {
      runs: runs.data
        .filter((run) => run.sha === look.sha)
        .map((run) => ({ ...run, name: look.workflowNames.get(run.workflowId) ?? run.name })),
      checks: checks.data,
      statuses: statuses.data,
    },
    unchanged: runs.unchanged && checks.unchanged && statuses.unchanged,
  };
}

/**
 * A run carries its `run-name` where a workflow sets one, in place of the workflow's own name (cli/cli#6266,
 * actions/runner#4141): what is asked for by display name is looked up.
 */
async function learnNames(
  github: GitHubClient,
  { expectation, workflowNames, deadlineMs }: Look,
  runs: readonly CiRun[],
): Promise<GitHubResult<unknown> | undefined> {
  const unknown = runs.filter((run) => !workflowNames.has(run.workflowId));
  if (unknown.length === 0 || !wantsWorkflowNames(expectation)) return undefined;
  const workflows = await github.readAll({
    path: 'actions/workflows',
    member: 'workflows',
    parseItem: parseWorkflow,
    identity: (workflow) => workflow.id,
    deadlineMs,
  });
  if (workflows.kind === 'failed') return workflows;
  for (const run of unknown) workflowNames.set(run.workflowId, run.name);
  for (const { id, name } of workflows.data) workflowNames.set(id, name);
  return workflows;
}

const parseWorkflow: Parse<{ readonly id: number; readonly name: string }> = (value) => {
  const fields = fieldsOf(value);
  const id = wholeNumber(fields?.['id']);
  const name = text(fields?.['name']);
  return id === undefined || name === undefined ? undefined : { id, name };
};

const nothing = { kind: 'ok', data: [], unchanged: true } as const;

/** The checks of a commit, each by its latest attempt. */
export function readChecks(
  github: GitHubClient,
  look: Pick<Look, 'sha' | 'fresh' | 'deadlineMs'>,
): Promise<GitHubResult<readonly CiCheck[]>> {
  return github.readAll({
    path: 'commits/{ref}/check-runs',
    parameters: { ref: look.sha, filter: 'latest' },
    member: 'check_runs',
    parseItem: parseCheck,
    identity: (check) => check.id,
    fresh: look.fresh,
    deadlineMs: look.deadlineMs,
  });
}

function readStatuses(github: GitHubClient, look: Look): Promise<GitHubResult<readonly CiStatus[]>> {
  return github.readAll({
    path: 'commits/{ref}/status',
    parameters: { ref: look.sha },
    member: 'statuses',
    parseItem: parseStatus,
    identity: (status) => status.context,
    fresh: look.fresh,
    deadlineMs: look.deadlineMs,
  });
}

/** Null for a fork that was deleted. */
function isOfFork(fields: Record<string, unknown>): boolean {
  if (!('head_repository' in fields) || !('repository' in fields)) return false;
  const head = wholeNumber(fieldsOf(fields['head_repository'])?.['id']);
  return head === undefined || head !== wholeNumber(fieldsOf(fields['repository'])?.['id']);
}

const ownWorkflow = /\/belay\/\.github\/workflows\/(?:deploy-first|promote|settle|rollback)\.yml(?:@|$)/;

/** GitHub lists the reusable workflows a run calls, with repository, path and ref. */
function callsBelay(fields: Record<string, unknown>): boolean {
  const called: unknown = fields['referenced_workflows'];
  return (
    Array.isArray(called) && called.some((each) => ownWorkflow.test(text(fieldsOf(each)?.['path']) ?? ''))
  );
}

/** A link for people, or nothing where GitHub gives none. */
function link(value: unknown): string {
  const url = text(value) ?? '';
  return /^https?:\/\//.test(url) ? url : '';
}

/** Null is GitHub's "not yet"; anything else but text is not an answer. */
function parseConclusion(value: unknown): { readonly conclusion: string | undefined } | undefined {
  if (value === null) return { conclusion: undefined };
  return typeof value === 'string' ? { conclusion: value } : undefined;
}

const parseRun: Parse<CiRun & { readonly sha: string }> = (value) => {
  const fields = fieldsOf(value);
  const id = wholeNumber(fields?.['id']);
  const workflowId = wholeNumber(fields?.['workflow_id']);
  const attempt = wholeNumber(fields?.['run_attempt'] ?? 1);
  const sha = filledText(fields?.['head_sha']);
  const path = filledText(fields?.['path']);
  const event = filledText(fields?.['event']);
  const status = text(fields?.['status'] ?? '');
  const ended = parseConclusion(fields?.['conclusion']);
  if (fields === undefined || id === undefined || workflowId === undefined || attempt === undefined) return;
  if (sha === undefined || path === undefined || event === undefined) return;
  if (status === undefined || ended === undefined) return;
  const name = filledText(fields['name']) ?? path;
  const checkSuiteId = wholeNumber(fields['check_suite_id']);
  const url = link(fields['html_url']);
  const origin = { fromFork: isOfFork(fields), delivers: callsBelay(fields) };
  return { id, sha, attempt, workflowId, path, name, event, status, ...ended, checkSuiteId, url, ...origin };
};

const parseCheck: Parse<CiCheck> = (value) => {
  const fields = fieldsOf(value);
  const id = wholeNumber(fields?.['id']);
  const name = filledText(fields?.['name']);
  const status = filledText(fields?.['status']);
  const ended = parseConclusion(fields?.['conclusion']);
  if (id === undefined || name === undefined || status === undefined || ended === undefined) return;
  const app = filledText(fieldsOf(fields?.['app'])?.['slug']) ?? '';
  const suiteId = wholeNumber(fieldsOf(fields?.['check_suite'])?.['id']);
  return { id, name, app, suiteId, status, ...ended, url: link(fields?.['html_url']) };
};

const parseStatus: Parse<CiStatus> = (value) => {
  const fields = fieldsOf(value);
  const context = filledText(fields?.['context']);
  const state = filledText(fields?.['state']);
  if (context === undefined || state === undefined) return;
  return { context, state, url: link(fields?.['target_url']) };
};
