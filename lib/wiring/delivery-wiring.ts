import type { EnvironmentInputs } from '../config/environment-inputs.ts';
import type { DeliveryPorts, EnvironmentRef } from '../delivery/delivery-ports.ts';
import type { Deployments } from '../delivery/deployments.ts';
import type { HostsPorts } from '../delivery/hosts/hosts-ports.ts';
import type { Aside, Place, Spots } from '../delivery/place.ts';
import type { GitHubClient } from '../github/client.ts';
import { createGitHubDeployments } from '../github/octokit-deployments.ts';
import { denyAddress } from '../health/address-policy.ts';
import { secretsOfChecks } from '../health/check-secrets.ts';
import { readHealthChecks } from '../health/remembered-checks.ts';
import type { Host } from '../hosts/host.ts';
import { createHttpOnDemand } from '../ports/http-on-demand.ts';
import { systemClock } from '../ports/system-clock.ts';
import { createWorkerMatcher } from '../ports/worker-matcher.ts';
import type { ActionContext } from '../runner/run-action.ts';
import { connectGitHub } from './connect-github.ts';
import { openDriver } from './driver-wiring.ts';
import { openRememberedChecks } from './health-wiring.ts';
import { filledIn, maskedVariables, passedOn } from './masked-variables.ts';
import { wireSpots } from './spots-wiring.ts';

/** What the actions that change an environment stand on. */
export interface DeliveryWiring {
  /** Its hosts; each is reached when it is opened. */
  readonly spots: Spots;
  /** What going over them needs besides. */
  readonly hosts: HostsPorts;
  /** Undefined without a token or outside a repository. */
  readonly github: GitHubClient | undefined;
  close(): Promise<void>;
}

/** Which implementations stand behind the ports: this machine or ssh, the drivers, octokit. */
export async function wireDelivery(
  inputs: EnvironmentInputs,
  context: ActionContext,
  options: { readonly recordDeployments: boolean },
): Promise<DeliveryWiring> {
  const { log, signal, workflowRun } = context;
  const http = createHttpOnDemand({ deny: denyAddress });
  const matcher = createWorkerMatcher();
  const github = connectGitHub(inputs, context);
  const deploymentsBy = (client: GitHubClient | undefined, until: AbortSignal): Deployments =>
    client === undefined || !options.recordDeployments
      ? noDeployments
      : createGitHubDeployments({ github: client, clock: systemClock, log, signal: until });
  const deployments = deploymentsBy(github, signal);
  const portsOn = (host: Host, aside: Aside): DeliveryPorts => ({
    host,
    ...aside,
    clock: systemClock,
    signal,
    openDriver: (recipe, session) =>
      openDriver(recipe, { session, inputs, host, context: { ...context, log: aside.log } }),
    openHealth: (recipe, about) => {
      for (const secret of secretsOfChecks(readHealthChecks(recipe.health.checks) ?? []))
        context.redactor.add(secret);
      return openRememberedChecks(recipe, about, {
        ...{ http, host, matcher, clock: systemClock, log: aside.log },
        variable: maskedVariables(context, filledIn),
        given: async () => {
          const session = { lock: undefined, signal };
          const driver = openDriver(recipe, { session, inputs, host, context });
          return (await driver.variables?.()) ?? {};
        },
      });
    },
  });
  const base: Omit<EnvironmentRef, 'stateFolder'> = {
    environment: inputs.environment,
    lockWaitMs: inputs.lockWaitMs,
    run: { url: workflowRun.url, actor: workflowRun.actor },
    ...(inputs.url === undefined ? {} : { url: inputs.url }),
    variable: maskedVariables(context, passedOn),
  };
  const wired = await wireSpots<Place>(inputs, context, ({ host, stateFolder }) => ({
    ref: { ...base, stateFolder },
    ports: portsOn(host, { log, deployments }),
    telling: (aside) => portsOn(host, aside),
  }));
  const close = async (): Promise<void> => {
    await Promise.all([http.close(), matcher.close(), wired.close()]);
  };
  // The run's own signal ends every question to GitHub, so the last word has one of its own.
  const lastWord = (until: AbortSignal): Deployments =>
    deploymentsBy(connectGitHub(inputs, { ...context, signal: until }), until);
  const hosts = { clock: systemClock, log, signal, deployments, lastWord };
  return { spots: wired.spots, hosts, github, close };
}

const noDeployments: Deployments = {
  start: async () => undefined,
  setStatus: async () => undefined,
};
