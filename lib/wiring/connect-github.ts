import type { GitHubClient } from '../github/client.ts';
import { createGitHubClient } from '../github/octokit-client.ts';
import { systemClock } from '../ports/system-clock.ts';
import type { ActionContext } from '../runner/run-action.ts';

/** The repository's GitHub, which is not talked to before it is asked. Undefined without a token or outside a repository. */
export function connectGitHub(
  inputs: { readonly token: string | undefined },
  context: Pick<ActionContext, 'workflowRun' | 'log' | 'signal'>,
): GitHubClient | undefined {
  const { repository, apiUrl } = context.workflowRun;
  if (inputs.token === undefined || !/^[^/\s]+\/[^/\s]+$/.test(repository)) return undefined;
  return createGitHubClient({
    apiUrl,
    repository,
    token: inputs.token,
    clock: systemClock,
    log: context.log,
    signal: context.signal,
  });
}
