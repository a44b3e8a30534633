import { type CiReport, watchCi } from '../../../lib/ci/watch.ts';
import { createGitHubClient } from '../../../lib/github/octokit-client.ts';
import { createFakeClock, type FakeClock } from '../../../test/support/fake-clock.ts';
import { createFakeLog } from '../../../test/support/fake-log.ts';
import { type EmulatedGitHub, startGitHub } from '../../../test/support/github/server.ts';
import type { Group } from '../group.ts';
import { round } from '../spread.ts';

const second = 1_000;
const minute = 60 * second;
/** The defaults of action.yml. */
const [intervalMs, timeoutMs] = [10 * second, 5 * minute];
const sha = 'a'.repeat(40);
/** Verdicts come at these times, in milliseconds; apart by a number that no interval is a multiple of. */
const verdictTimes = Array.from({ length: 60 }, (_, at) => 1_300 + at * 4_900);

interface Watched {
  readonly report: CiReport;
  readonly github: EmulatedGitHub;
}

interface Scene {
  /** Whether GitHub honours ETags. */
  readonly conditional: boolean;
  /** What CI does while it is watched. */
  readonly ci: (github: EmulatedGitHub, clock: FakeClock) => void;
}

/** Watches a commit on an emulated clock. */
async function watch({ conditional, ci }: Scene): Promise<Watched> {
  const clock = createFakeClock();
  const log = createFakeLog();
  const github = await startGitHub({ clock });
  try {
    github.conditional = conditional;
    github.state.setBranch('main', sha);
    ci(github, clock);
    const client = createGitHubClient({
      apiUrl: github.url,
      token: 'token-of-the-job',
      repository: 'acme/shop',
      clock,
      log,
    });
    const question = { sha, workflows: [], checks: [], ignore: [], askingRunId: undefined };
    const times = { timeoutMs, appearTimeoutMs: minute, intervalMs };
    const report = await watchCi(
      { ...question, ...times },
      { github: client, clock, log, random: () => 0.5 },
    );
    return { report, github };
  } finally {
    await github.stop();
  }
}

/** A run that is queued, begins after 20 s and does not end in time. */
function longCi({ state }: EmulatedGitHub, clock: FakeClock): void {
  const ci = state.addRun({ sha, workflow: 'ci.yml' });
  clock.at(20 * second, () => state.updateRun(ci.id, { status: 'in_progress' }));
}

/** Milliseconds from the verdict's existence to its being seen. */
async function delayOf(conclusion: string, atMs: number): Promise<number> {
  const { report } = await watch({
    conditional: true,
    ci({ state }, clock) {
      const ci = state.addRun({ sha, workflow: 'ci.yml', status: 'in_progress' });
      clock.at(atMs, () => state.updateRun(ci.id, { conclusion }));
    },
  });
  if (report.verdict !== conclusion) throw new Error(`Seen was ${report.verdict}, not ${conclusion}`);
  return report.watchedMs - atMs;
}

export const watching: Group = {
  name: 'watch',
  about: 'requests of a watch of five minutes on an emulated clock, and how soon a verdict is seen',
  async measure() {
    const [withETags, without] = [
      await watch({ conditional: true, ci: longCi }),
      await watch({ conditional: false, ci: longCi }),
    ];
    const delays: number[] = [];
    for (const [at, time] of verdictTimes.entries())
      delays.push(await delayOf(at % 2 === 0 ? 'failure' : 'success', time));
    const counted = ({ github }: Watched): number => github.requests.filter((each) => each.counted).length;
    const reference = { name: 'a look every 10 s', values: [30] };
    const requests = { unit: 'requests', reference } as const;
    const sent = { goal: { kind: 'value', most: 30 } } as const;
    const name = 'watch of 5 minutes';
    return [
      { name: `${name}: requests sent`, belay: [withETags.github.requests.length], ...requests, ...sent },
      {
        name: `${name}: requests that count against the rate limit`,
        belay: [counted(withETags)],
        ...requests,
        goal: { kind: 'value', most: 8 },
      },
      {
        name: `${name}: requests where GitHub knows no ETags, which all count`,
        belay: [without.github.requests.length],
        ...requests,
        ...sent,
      },
      {
        name: `the longest that a verdict was not seen, of ${delays.length}`,
        unit: 'ms',
        belay: [round(Math.max(...delays))],
        reference: { name: 'interval', values: [intervalMs] },
        goal: { kind: 'ratio', most: 1 },
      },
    ];
  },
};
