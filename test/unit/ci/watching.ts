import { type CiQuestion, type CiReport, watchCi } from '../../../lib/ci/watch.ts';
import { commitOf, type EmulatedClient, emulateClient } from '../../support/github/emulated-client.ts';
import type { GitHubEmulation } from '../../support/github/server.ts';

export const sha = commitOf('a');

export const second = 1_000;
export const minute = 60 * second;

/** Watches with the defaults of action.yml, unless told. */
export function watchIn(
  { github, clock, log }: EmulatedClient,
  question: Partial<CiQuestion> = {},
  more: { readonly signal?: AbortSignal; readonly random?: () => number } = {},
): Promise<CiReport> {
  const asked: CiQuestion = {
    sha,
    workflows: [],
    checks: [],
    ignore: [],
    askingRunId: undefined,
    timeoutMs: 5 * minute,
    appearTimeoutMs: minute,
    intervalMs: 10 * second,
    ...question,
  };
  return watchCi(asked, { github, clock, log, random: () => 0.5, ...more });
}

/** An emulated GitHub that knows the commit. */
export async function emulatePushed(emulation: GitHubEmulation = {}): Promise<EmulatedClient> {
  const emulated = await emulateClient({ emulation });
  emulated.server.state.setBranch('main', sha);
  return emulated;
}
