import { statSync } from 'node:fs';
import process from 'node:process';
import { createGitHubIncidentIssues } from '../../../lib/github/octokit-incident-issues.ts';
import { denyAddress } from '../../../lib/health/address-policy.ts';
import { secretsOfChecks } from '../../../lib/health/credential-headers.ts';
import { createLocalHost } from '../../../lib/hosts/local-host.ts';
import { createHttpOnDemand } from '../../../lib/ports/http-on-demand.ts';
import { passedNames } from '../../../lib/ports/passed-variables.ts';
import { systemClock } from '../../../lib/ports/system-clock.ts';
import { createWorkerMatcher } from '../../../lib/ports/worker-matcher.ts';
import type { ActionContext } from '../../../lib/runner/run-action.ts';
import { connectGitHub } from '../../../lib/wiring/connect-github.ts';
import { filledIn, maskedVariables } from '../../../lib/wiring/masked-variables.ts';
import type { Inputs } from './inputs.ts';
import type { HealthCheckPorts } from './run.ts';

/** Which implementations stand behind the ports: this machine, undici, and where incidents are kept, octokit. */
export function wireHealthCheck(
  inputs: Inputs,
  context: ActionContext,
): { readonly ports: HealthCheckPorts; close(): Promise<void> } {
  const { log, signal, workflowRun, redactor, env } = context;
  const clock = systemClock;
  for (const secret of secretsOfChecks(inputs.checks)) redactor.add(secret);
  const http = createHttpOnDemand({ deny: denyAddress });
  const matcher = createWorkerMatcher();
  const github = inputs.incidentIssue ? connectGitHub(inputs, context) : undefined;
  const ports: HealthCheckPorts = {
    http,
    matcher,
    host: createLocalHost(clock, { deny: denyAddress }),
    clock,
    log,
    signal,
    subject: {
      directory: folderOf(inputs.path, env),
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
    await Promise.all([http.close(), matcher.close()]);
  };
  return { ports, close };
}

/** Where commands run: where the environment is, if that is on this machine; else in the workspace. */
function folderOf(path: string | undefined, env: ActionContext['env']): string {
  if (path !== undefined && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return path;
  return env['GITHUB_WORKSPACE'] ?? process.cwd();
}
