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
import { filledIn, maskedVariables, passedOn } from './masked-variables.ts';

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
        variable: maskedVariables(context, filledIn),
      }),
  };
  const ref: EnvironmentRef = {
    environment: inputs.environment,
    stateFolder: inputs.stateFolder,
    lockWaitMs: inputs.lockWaitMs,
    run: { url: workflowRun.url, actor: workflowRun.actor },
    ...(inputs.url === undefined ? {} : { url: inputs.url }),
    variable: maskedVariables(context, passedOn),
  };
  const close = async (): Promise<void> => {
    await Promise.all([http.close(), matcher.close()]);
  };
  return { ref, ports, github, close };
}

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
