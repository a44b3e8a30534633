import type { DeploymentStatus, Deployments, NewDeployment } from '../delivery/deployments.ts';
import type { Clock } from '../ports/clock.ts';
import { truncate } from '../ports/foreign-text.ts';
import type { Log } from '../ports/log.ts';
import type { GitHubClient, GitHubFailure } from './client.ts';
import { fieldsOf, wholeNumber } from './json-fields.ts';
import { retrying } from './retrying.ts';

export interface DeploymentsPorts {
  readonly github: GitHubClient;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal?: AbortSignal;
}

/** What each call may take at most, retries included. */
const budgetMs = 10_000;
/** GitHub's limit for both descriptions. */
const descriptionLimit = 140;

/** Deployments recorded on GitHub; each kind of trouble is warned about once. */
export function createGitHubDeployments(ports: DeploymentsPorts): Deployments {
  const warned = new Set<string>();
  const warn = (what: string, failure: GitHubFailure): void => {
    if (failure.reason === 'cancelled' || warned.has(failure.reason)) return;
    warned.add(failure.reason);
    ports.log.warning(
      `${what}: ${failure.detail}. The deployment itself is not affected. ${advice(failure)}`,
    );
  };
  return {
    async start(deployment) {
      const created = await create(ports, deployment);
      if (created.kind === 'ok') return created.data;
      warn('The deployment could not be recorded on GitHub', created);
      return undefined;
    },
    async setStatus(id, status) {
      const done = await addStatus(ports, id, status);
      if (done.kind === 'failed') warn(`The status of deployment ${id} could not be set on GitHub`, done);
    },
  };
}

function advice({ reason }: GitHubFailure): string {
  switch (reason) {
    case 'forbidden':
    case 'not-found':
      return 'Give the job "permissions: deployments: write", or deploy with record-deployment: false.';
    case 'unauthorized':
      return 'Give a valid token, or deploy with record-deployment: false.';
    case 'invalid':
      return 'Check that the commit is pushed to this repository.';
    default:
      return "GitHub's list of deployments will lack it.";
  }
}

/** Deploy-first: GitHub's defaults would merge the default branch, or refuse because CI is still running. */
function create({ github, clock }: DeploymentsPorts, deployment: NewDeployment) {
  return github.write({
    method: 'POST',
    path: 'deployments',
    parameters: {
      ref: deployment.sha,
      environment: deployment.environment,
      description: truncate(deployment.description, descriptionLimit),
      auto_merge: false,
      required_contexts: [],
      transient_environment: false,
      payload: { 'deployed-by': 'belay' },
      ...(deployment.task === undefined ? {} : { task: deployment.task }),
    },
    parse: parseId,
    deadlineMs: clock.monotonic() + budgetMs,
  });
}

/** A status set twice shows the same, so what may pass is tried again. */
function addStatus({ github, clock, signal }: DeploymentsPorts, id: number, status: DeploymentStatus) {
  const deadlineMs = clock.monotonic() + budgetMs;
  const operation = () =>
    github.write({
      method: 'POST',
      path: 'deployments/{deployment_id}/statuses',
      parameters: {
        deployment_id: id,
        state: status.state,
        description: truncate(status.description, descriptionLimit),
        ...(status.logUrl === undefined ? {} : { log_url: status.logUrl }),
        ...(status.environmentUrl === undefined ? {} : { environment_url: status.environmentUrl }),
      },
      parse: parseId,
      deadlineMs,
    });
  const policy = { attempts: 3, baseMs: 500, capMs: 2_000, deadlineMs };
  return retrying(operation, policy, signal === undefined ? { clock } : { clock, signal });
}

function parseId(value: unknown): number | undefined {
  return wholeNumber(fieldsOf(value)?.['id']);
}
