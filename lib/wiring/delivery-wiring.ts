import type { EnvironmentInputs } from '../config/environment-inputs.ts';
import type { DeliveryPorts, EnvironmentRef } from '../delivery/delivery-ports.ts';
import type { Deployments } from '../delivery/deployments.ts';
import type { Recipe } from '../delivery/recipe.ts';
import type { Driver, DriverSession } from '../drivers/driver.ts';
import { createGitDriver } from '../drivers/git/git-driver.ts';
import type { GitHubClient } from '../github/client.ts';
import { createGitHubDeployments } from '../github/octokit-deployments.ts';
import { denyAddress } from '../health/address-policy.ts';
import { createLocalHost } from '../hosts/local-host.ts';
import { createHttpOnDemand } from '../ports/http-on-demand.ts';
import { systemClock } from '../ports/system-clock.ts';
import { createWorkerMatcher } from '../ports/worker-matcher.ts';
import type { ActionContext } from '../runner/run-action.ts';
import { connectGitHub } from './connect-github.ts';
import { openRememberedChecks } from './health-wiring.ts';

/** What the actions that change an environment stand on. */
export interface DeliveryWiring {
  readonly ref: EnvironmentRef;
  readonly ports: DeliveryPorts;
  /** Undefined without a token or outside a repository. */
  readonly github: GitHubClient | undefined;
  close(): Promise<void>;
}

/** Which implementations stand behind the ports: this machine, git, octokit, undici. */
export function wireDelivery(
  inputs: EnvironmentInputs,
  context: ActionContext,
  options: { readonly recordDeployments: boolean },
): DeliveryWiring {
  const { log, signal, workflowRun } = context;
  const host = createLocalHost(systemClock, { deny: denyAddress });
  const http = createHttpOnDemand({ deny: denyAddress });
  const matcher = createWorkerMatcher();
  const variable = maskedVariables(context);
  const github = connectGitHub(inputs, context);
  const deployments =
    github === undefined || !options.recordDeployments
      ? noDeployments
      : createGitHubDeployments({ github, clock: systemClock, log, signal });
  const ports: DeliveryPorts = {
    host,
    clock: systemClock,
    log,
    signal,
    deployments,
    openDriver: (recipe, session) => openGitDriver(recipe, session, inputs, context, host),
    openHealth: (recipe, about) =>
      openRememberedChecks(recipe, about, {
        ...{ http, host, matcher, clock: systemClock, log },
        variable: secretVariables(context),
      }),
  };
  const ref: EnvironmentRef = {
    environment: inputs.environment,
    stateFolder: inputs.stateFolder,
    lockWaitMs: inputs.lockWaitMs,
    run: { url: workflowRun.url, actor: workflowRun.actor },
    ...(inputs.url === undefined ? {} : { url: inputs.url }),
    variable,
  };
  const close = async (): Promise<void> => {
    await Promise.all([http.close(), matcher.close()]);
  };
  return { ref, ports, github, close };
}

/** The variables of this step; one that is used is known as a secret from then on. */
function maskedVariables({
  env,
  redactor,
}: Pick<ActionContext, 'env' | 'redactor'>): EnvironmentRef['variable'] {
  return (name) => {
    const value = env[name];
    // Shorter ones are words like "production", which would blank the log and hide nothing.
    if (value !== undefined && value.length >= secretLength) redactor.add(value);
    return value;
  };
}

/** What a check fills in is sent to a service, which may say it again: all of it is a secret, however short. */
function secretVariables({
  env,
  redactor,
}: Pick<ActionContext, 'env' | 'redactor'>): EnvironmentRef['variable'] {
  return (name) => {
    const value = env[name];
    if (value !== undefined) redactor.add(value);
    return value;
  };
}

/** Characters from which on a variable that is passed on may be a secret. */
const secretLength = 11;

const noDeployments: Deployments = {
  start: async () => undefined,
  setStatus: async () => undefined,
};

function openGitDriver(
  recipe: Recipe,
  session: DriverSession,
  inputs: EnvironmentInputs,
  context: ActionContext,
  host: DeliveryPorts['host'],
): Driver {
  const { serverUrl, repository } = context.workflowRun;
  const target = {
    path: recipe.path,
    repository: recipe.repository,
    fallbackRepository: repository === '' ? undefined : `${serverUrl}/${repository}`,
    token: inputs.token === undefined ? undefined : { token: inputs.token, serverUrl },
  };
  return createGitDriver(target, { host, clock: systemClock, log: context.log }, session);
}
