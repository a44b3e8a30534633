import type { Configuration } from '../../../lib/config/configuration.ts';
import { type CheckDrafts, readCheckList, readUrlLines } from '../../../lib/health/parse-checks.ts';
import type { InputReader } from '../../../lib/runner/input-reader.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The checks the configuration file has for the environment; without any, that its `url` answers. Those of the machine
 * itself (`http://127.0.0.1…`) mean nothing on a runner of GitHub's and are left out there.
 */
export function configuredChecks(read: InputReader, env: Env, { settings }: Configuration): CheckDrafts {
  const all = readCheckList(read.optional('checks') ?? '');
  const outside = env['RUNNER_ENVIRONMENT'] === 'github-hosted';
  const drafts = outside ? all.drafts.filter(({ url }) => !isOfTheMachine(url)) : all.drafts;
  const left = all.drafts.length - drafts.length;
  if (left > 0)
    read.note(
      `Left out, because this runner is GitHub's: ${left === 1 ? 'one check' : `${left} checks`} of belay.yml that only the machine itself can answer.`,
    );
  if (drafts.length > 0 || all.problems.length > 0) return { drafts, problems: all.problems };
  return readUrlLines(settings?.values.get('url')?.text ?? '');
}

function isOfTheMachine(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}
