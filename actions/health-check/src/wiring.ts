import { statSync } from 'node:fs';
import process from 'node:process';
import { createGitHubIncidentIssues } from '../../../lib/github/octokit-incident-issues.ts';
import { denyAddress } from '../../../lib/health/address-policy.ts';
import { secretsOfChecks } from '../../../lib/health/check-secrets.ts';
import { createLocalHost } from '../../../lib/hosts/local-host.ts';
import { createHttpOnDemand } from '../../../lib/ports/http-on-demand.ts';
import { passedNames } from '../../../lib/ports/passed-variables.ts';
import { systemClock } from '../../../lib/ports/system-clock.ts';
import { createWorkerMatcher } from '../../../lib/ports/worker-matcher.ts';
import type { ActionContext } from '../../../lib/runner/run-action.ts';
import { connectGitHub } from '../../../lib/wiring/connect-github.ts';
import { filledIn, maskedVariables } from '../../../lib/wiring/masked-variables.ts';
import type { Inputs } from './inputs.ts';
import { reachHosts } from './reach-hosts.ts';
import type { HealthCheckPorts } from './run.ts';

/**
 * Which implementations stand behind the ports: this machine, its hosts by ssh, and where incidents are kept, octokit.
 */
export async function wireHealthCheck(
  inputs: Inputs,
  context: ActionContext,
): Promise<{ readonly ports: HealthCheckPorts; close(): Promise<void> }> {
  const { log, signal, workflowRun, redactor, env } = context;
  const clock = systemClock;
  for (const secret of secretsOfChecks(inputs.checks)) redactor.add(secret);
  const http = createHttpOnDemand({ deny: denyAddress });
  const matcher = createWorkerMatcher();
  const reached = await reachHosts(inputs, context);
  const github = inputs.incidentIssue ? connectGitHub(inputs, context) : undefined;
  const ports: HealthCheckPorts = {
    http,
    matcher,
    host: createLocalHost(clock, { deny: denyAddress }),
    hosts: reached.hosts,
    clock,
    log,
    signal,
    subject: {
      ...directoryOf(inputs, env),
      passEnv: passedNames(env),
      variable: maskedVariables(context, filledIn),
    },
    issues: github === undefined ? undefined : createGitHubIncidentIssues({ github, clock, signal }),
    workflow: workflowRun.workflow,
    runUrl: workflowRun.url,
    asker: JSON.stringify([workflowRun.workflow, env['GITHUB_JOB'] ?? '', env['GITHUB_ACTION'] ?? '']),
    run: String(workflowRun.runId ?? ''),
    redact: (text) => redactor.redact(text),
  };
  const close = async (): Promise<void> => {
    await Promise.all([http.close(), matcher.close(), reached.close()]);
  };
  return { ports, close };
}

/**
 * Where commands run: where the environment is, if that is on the machine that is asked; else in the workspace, on
 * another machine in the home folder of its user.
 */
function directoryOf(
  { folder, hosts }: Pick<Inputs, 'folder' | 'hosts'>,
  env: ActionContext['env'],
): { readonly directory?: string } {
  const isThere = (path: string): boolean =>
    hosts.length > 0 || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  if (folder !== undefined && isThere(folder)) return { directory: folder };
  return hosts.length > 0 ? {} : { directory: env['GITHUB_WORKSPACE'] ?? process.cwd() };
}
