import type { GitHubClient } from '../github/client.ts';
import type { Host } from '../hosts/host.ts';
import { createLocalHost } from '../hosts/local-host.ts';
import type { Clock } from '../ports/clock.ts';
import { systemClock } from '../ports/system-clock.ts';
import type { ActionContext } from '../runner/run-action.ts';
import { connectGitHub } from './connect-github.ts';

/** What an action stands on that only reads: no driver, no lock. */
export interface ReadingWiring {
  readonly host: Host;
  readonly clock: Clock;
  /** Undefined without a token or outside a repository. */
  readonly github: GitHubClient | undefined;
}

/** This machine, and GitHub by octokit. */
export function wireReading(
  inputs: { readonly token: string | undefined },
  context: ActionContext,
): ReadingWiring {
  return { host: createLocalHost(systemClock), clock: systemClock, github: connectGitHub(inputs, context) };
}
