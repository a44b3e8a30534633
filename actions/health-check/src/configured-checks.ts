import type { Configuration } from '../../../lib/config/configuration.ts';
import type { HostsInputs } from '../../../lib/config/hosts-inputs.ts';
import { isOfTheMachine } from '../../../lib/health/check-place.ts';
import { type CheckDrafts, readCheckList, readUrlLines } from '../../../lib/health/parse-checks.ts';
import type { InputReader } from '../../../lib/runner/input-reader.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The checks the configuration file has for the environment; without any, that its `url` answers. Those that only the
 * machine itself can answer (`http://127.0.0.1…`, `tcp://localhost:…`, `exec:`) mean nothing on a runner of GitHub's
 * and are left out there, unless it can get to the machines they mean.
 */
export function configuredChecks(
  read: InputReader,
  env: Env,
  { settings, reach }: Pick<Configuration, 'settings'> & { readonly reach: HostsInputs },
): CheckDrafts {
  const all = readCheckList(read.optional('checks') ?? '');
  const outside = env['RUNNER_ENVIRONMENT'] === 'github-hosted' && !hasWayIn(reach, env);
  const drafts = outside ? all.drafts.filter((draft) => !isOfTheMachine(draft)) : all.drafts;
  const left = all.drafts.length - drafts.length;
  if (left > 0)
    read.note(
      `Left out, because this runner is GitHub's${reach.hosts.length > 0 ? ' and "ssh-key" is empty' : ''}: ${left === 1 ? 'one check' : `${left} checks`} of belay.yml that only the machine itself can answer.`,
    );
  if (drafts.length > 0 || all.problems.length > 0) return { drafts, problems: all.problems };
  return readUrlLines(settings?.values.get('url')?.text ?? '');
}

/** What cannot be asked is no outage: a runner without any key has no way to the hosts. */
function hasWayIn({ hosts, ssh }: HostsInputs, env: Env): boolean {
  if (hosts.length === 0) return false;
  return ssh.privateKey !== undefined || ssh.configLines.length > 0 || (env['SSH_AUTH_SOCK'] ?? '') !== '';
}
