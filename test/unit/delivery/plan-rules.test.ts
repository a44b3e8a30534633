import { describe, expect, it, test } from 'vitest';
import { planDeploy, tidyEnvironment } from '../../../lib/delivery/plan-deploy.ts';
import type { CommitLine, DriverSession } from '../../../lib/drivers/driver.ts';
import { connectionLost } from '../../model/process.ts';
import { type Commit, shaOf } from '../../model/target.ts';
import { a, intent } from './events.ts';
import {
  byHand,
  createStage,
  deployed,
  type Given,
  is,
  ledgerOf,
  play,
  type Rule,
  settled,
  usual,
  usualRecipe,
} from './stage.ts';

const planned =
  (commit: Commit, given?: Given, path = usualRecipe.path): Rule['when'] =>
  (stage) => {
    const request = { sha: shaOf(commit), recipe: { ...usualRecipe, path } };
    return stage.act((ref, ports) => planDeploy(ref, request, ports), given);
  };

/** Says from where to where it was asked. */
const commitsBetween = async (from: string, to: string, limit: number): Promise<readonly CommitLine[]> => [
  { sha: to, author: 'ann', subject: `from ${from}, ${limit} at most` },
];

const plans: readonly Rule[] = [
  {
    rule: 'nothing is live yet',
    when: planned('A', { driver: { commitsBetween } }),
    story: [
      'prepares A (plan)',
      'closes the driver',
      'plan',
      '  from null, to A, rollbackSha null, generation 1, unchanged false, commits [], removed [], health Nothing is live yet.',
    ],
  },
  {
    rule: 'what comes and what goes is listed, and how the service is now',
    given: usual,
    when: planned('C', { driver: { commitsBetween } }),
    story: [
      'prepares C (plan)',
      'glances at B',
      'closes the driver',
      'plan',
      '  from B, to C, rollbackSha A, generation 3, unchanged false, commits [{"sha":"C","author":"ann","subject":"from B, 200 at most"}], removed [{"sha":"B","author":"ann","subject":"from C, 200 at most"}], health The health check passed in 1 ms.',
    ],
  },
  {
    rule: 'it is live already',
    given: usual,
    when: planned('B'),
    story: [
      'prepares B (plan)',
      'glances at B',
      'closes the driver',
      'plan',
      '  from B, to B, rollbackSha A, generation 3, unchanged true, commits [], removed [], health The health check passed in 1 ms.',
    ],
  },
  {
    rule: 'it is live already and degraded since it went live',
    given: [is('A', 'degraded'), deployed('A')],
    when: planned('A'),
    story: [
      'prepares A (plan)',
      'glances at A',
      'closes the driver',
      'plan',
      '  from A, to A, rollbackSha null, generation 2, unchanged true, commits [], removed [], health The health check is degraded after 1 ms: service (it is degraded).',
    ],
  },
  {
    rule: 'it is live and not well: it would be deployed again',
    given: [...usual, is('B', 'unhealthy')],
    when: planned('B'),
    story: [
      'prepares B (plan)',
      'glances at B',
      'closes the driver',
      'plan',
      '  from B, to B, rollbackSha A, generation 3, unchanged false, commits [], removed [], health The health check failed after 1 ms: service (it is unhealthy).',
    ],
  },
  {
    rule: 'it is live and was not well when it went live: it would be deployed again',
    given: [is('A', 'unhealthy'), deployed('A'), is('A', 'healthy')],
    when: planned('A'),
    story: [
      'prepares A (plan)',
      'glances at A',
      'closes the driver',
      'plan',
      '  from A, to A, rollbackSha null, generation 2, unchanged false, commits [], removed [], health The health check passed in 1 ms.',
    ],
  },
  {
    rule: 'it is live and its files were changed by hand',
    given: [...usual, byHand({ clean: false })],
    when: planned('B'),
    story: [
      'prepares B (plan)',
      'glances at B',
      'closes the driver',
      'plan',
      '  from B, to B, rollbackSha A, generation 3, unchanged false, commits [], removed [], health The health check passed in 1 ms.',
    ],
  },
  {
    rule: 'it is there, and Belay did not put it there',
    given: [...usual, byHand({ head: 'C' })],
    when: planned('C'),
    story: [
      'prepares C (plan)',
      'glances at C',
      'closes the driver',
      'plan',
      '  from C, to C, rollbackSha A, generation 3, unchanged false, commits [], removed [], health The health check passed in 1 ms.',
    ],
  },
  {
    rule: 'what Belay made live was changed by hand to another',
    given: [...usual, byHand({ head: 'C' })],
    when: planned('B'),
    story: [
      'prepares B (plan)',
      'glances at C',
      'closes the driver',
      'plan',
      '  from C, to B, rollbackSha A, generation 3, unchanged false, commits [], removed [], health The health check passed in 1 ms.',
    ],
  },
  {
    rule: 'the commit cannot be had: that is an obstacle, and no commits are listed',
    given: [...usual, byHand({ missing: new Set(['C']) }), is('B', 'degraded')],
    when: planned('C', { driver: { commitsBetween } }),
    story: [
      'prepares C (plan)',
      'glances at B',
      'closes the driver',
      'plan',
      '  from B, to C, rollbackSha A, generation 3, unchanged false, commits [], removed [], obstacle {"code":"commit_not_found","message":"C is not there."}, health The health check is degraded after 1 ms: service (it is degraded).',
    ],
  },
  {
    rule: 'what the target runs cannot be read',
    given: usual,
    when: planned('C', {
      driver: { current: async () => ({ kind: 'unreadable', message: 'The checkout cannot be read.' }) },
    }),
    story: [
      'closes the driver',
      'refused, target_unreadable: The checkout cannot be read. Nothing was changed.',
    ],
  },
  {
    rule: 'this environment lives in another folder',
    given: usual,
    when: planned('C', {}, '/srv/other'),
    story: [
      'refused, environment_taken: environment: "preprod" in /memory/state belongs to /srv/app, got path /srv/other; give this service another environment name or a state-dir of its own (moved it? remove /memory/state/preprod first). Nothing was changed.',
    ],
  },
  {
    rule: 'a later version wrote the memory',
    given: [
      ...usual,
      async ({ disk }) => disk.write('/memory/state/preprod/state.json', '{"schema-version": 99}'),
    ],
    when: planned('C'),
    story: [
      'refused, state_from_newer_version: /memory/state/preprod/state.json was written by a later version of Belay. Nothing was changed; use that version or a later one.',
    ],
  },
];

describe('a plan', () => {
  it.each(plans)('$rule', async (rule) => {
    expect(await play(rule)).toEqual(rule.story);
  });

  it.each([
    ['the validated release', usual, a],
    ['nothing where nothing was validated', [deployed('A')], undefined],
  ] as const)('names to the driver what would be returned to: %s', async (_, given, rollbackPoint) => {
    const sessions: DriverSession[] = [];
    const request = { sha: shaOf('C'), recipe: usualRecipe };

    await play({
      ...{ rule: '', given, story: [] },
      when: (stage) =>
        stage.act((ref, ports) =>
          planDeploy(ref, request, {
            ...ports,
            openDriver: (way, session) => {
              sessions.push(session);
              return ports.openDriver(way, session);
            },
          }),
        ),
    });

    expect(sessions).toEqual([
      {
        ...{ lock: undefined, signal: expect.anything() },
        ...(rollbackPoint === undefined ? {} : { rollbackPoint }),
      },
    ]);
    expect(Object.keys(sessions[0] ?? {}).includes('rollbackPoint')).toBe(rollbackPoint !== undefined);
  });
});

const tidied =
  (given?: Given): Rule['when'] =>
  (stage) =>
    stage.act(async (ref, ports) => {
      await tidyEnvironment({ ...ref, lockWaitMs: 60_000 }, ports);
      return { kind: 'tidied' };
    }, given);

const tidies: readonly Rule[] = [
  {
    rule: 'what a run that died had left to write is written',
    given: [...usual, settled('B', 'success'), ledgerOf(intent(3, shaOf('C'), { recipe: usualRecipe }))],
    when: tidied(),
    story: ['writes state.json', 'tidied'],
  },
  {
    rule: 'where somebody holds the environment, it is left to them',
    given: usual,
    when: (stage) =>
      stage.act(async (ref, ports) => {
        const held = await ports.host.lock('/memory/state/preprod/lock', {
          ...{ owner: 'pid 7', waitMs: 0, signal: ports.signal },
        });
        await tidyEnvironment({ ...ref, lockWaitMs: 60_000 }, ports);
        return { kind: held.kind };
      }),
    story: ['held'],
  },
  {
    rule: 'where the host is lost in the middle, it is left to the next run',
    given: [...usual, ledgerOf(intent(3, shaOf('C'), { recipe: usualRecipe }))],
    when: tidied({ host: { replace: () => Promise.reject(connectionLost('lose-before')) } }),
    story: ['tidied'],
  },
];

describe('what is tidied up where nothing else is to be done', () => {
  it.each(tidies)('$rule', async (rule) => {
    expect(await play(rule)).toEqual(rule.story);
  });
});

test('an error of this program is not taken for a lost host', async () => {
  const given = { host: { replace: () => Promise.reject(new TypeError('a bug')) } };
  const stage = createStage();
  await ledgerOf(intent(1, a))(stage);

  await expect(tidied(given)(stage)).rejects.toThrow('a bug');
});
