import type { EnvironmentInputs } from '../config/environment-inputs.ts';
import type { Recipe } from '../delivery/recipe.ts';
import { createCommandDriver } from '../drivers/command/command-driver.ts';
import { createComposeDriver } from '../drivers/compose/compose-driver.ts';
import type { RegistryLogin } from '../drivers/compose/registry-login.ts';
import type { Driver, DriverSession } from '../drivers/driver.ts';
import { createGitDriver, type GitTarget } from '../drivers/git/git-driver.ts';
import { createReleasesDriver } from '../drivers/releases/releases-driver.ts';
import type { Host } from '../hosts/host.ts';
import { systemClock } from '../ports/system-clock.ts';
import type { ActionContext } from '../runner/run-action.ts';
import { maskedVariables, passedOn } from './masked-variables.ts';

/** What a driver is opened with besides its recipe. */
export interface DriverWiring {
  readonly session: DriverSession;
  readonly inputs: EnvironmentInputs & { readonly registry?: RegistryLogin };
  readonly context: ActionContext;
  readonly host: Host;
}

/** The driver a recipe names. */
export function openDriver(recipe: Recipe, { session, inputs, context, host }: DriverWiring): Driver {
  const ports = { host, clock: systemClock, log: context.log };
  const { environment, registry } = inputs;
  switch (recipe.driver) {
    case 'git':
      return createGitDriver(repositoryFor(recipe, inputs, context), ports, session);
    case 'releases':
      return createReleasesDriver({ ...recipe, ...repositoryFor(recipe, inputs, context) }, ports, session);
    case 'compose':
      return createComposeDriver({ ...recipe, environment, registry }, ports, session);
    case 'command':
      return createCommandDriver(
        { ...recipe, environment, variable: maskedVariables(context, passedOn) },
        ports,
        session,
      );
  }
}

/** Where the target is and where its commits come from. */
function repositoryFor(
  recipe: { readonly path: string; readonly repository?: string },
  inputs: EnvironmentInputs,
  context: ActionContext,
): GitTarget {
  const { serverUrl, repository } = context.workflowRun;
  return {
    path: recipe.path,
    repository: recipe.repository,
    fallbackRepository: repository === '' ? undefined : `${serverUrl}/${repository}`,
    token: inputs.token === undefined ? undefined : { token: inputs.token, serverUrl },
  };
}
