import { describe, expect, it, test } from 'vitest';
import { deploy } from '../../../lib/delivery/deploy.ts';
import type { DriverSession } from '../../../lib/drivers/driver.ts';
import { type Host, hostError, type LockRequest } from '../../../lib/hosts/host.ts';
import { connectionLost } from '../../model/process.ts';
import { shaOf } from '../../model/target.ts';
import { a, b, c, intent } from './events.ts';
import {
  byHand,
  createStage,
  deployed,
  type Given,
  is,
  ledgerOf,
  play,
  type Rule,
  type Stage,
  settled,
  usual,
  usualRecipe,
} from './stage.ts';

const full = (path: string): Error =>
  hostError('write', path, Object.assign(new Error('full'), { code: 'ENOSPC' }));

/** The disk is full as soon as a line of the ledger holds this. */
const fullAt = (stage: Stage, text: string): Pick<Host, 'append'> => ({
  append: async (path, content) => {
    if (content.toString().includes(text)) throw full(path);
    return stage.disk.host.append(path, content);
  },
});

const refusals: readonly Rule[] = [
  {
    rule: 'others can write the state folder',
    when: deployed('A', {
      host: { prepareFolder: async () => ({ kind: 'refused', reason: '/state is open to all (mode 777)' }) },
    }),
    story: [
      'refused, state_folder_refused: state-dir: /state is open to all (mode 777); it takes a folder of this user that nobody else can write. Nothing was changed.',
    ],
  },
  {
    rule: 'the state folder cannot be made',
    when: deployed('A', { host: { prepareFolder: (path) => Promise.reject(full(path)) } }),
    story: [
      'refused, state_not_writable: Could not write /memory/state: the disk is full (ENOSPC). Nothing was changed.',
    ],
  },
  {
    rule: 'there is nothing to lock with',
    when: deployed('A', {
      host: { lock: async () => ({ kind: 'unavailable', reason: 'flock is missing' }) },
    }),
    story: [
      'refused, lock_unavailable: The environment cannot be locked on this machine: flock is missing. Install it and run again. Nothing was changed.',
    ],
  },
  {
    rule: 'another run holds the environment',
    when: deployed('A', {
      host: { lock: async () => ({ kind: 'busy', holder: 'pid 7, since 09:00' }) },
      ref: { lockWaitMs: 90_000 },
    }),
    story: [
      'refused, lock_held: Environment preprod is locked by pid 7, since 09:00; it did not end within 1 min 30 s. Nothing was changed; run again when it has.',
    ],
  },
  {
    rule: 'a later version wrote the memory',
    given: [
      ...usual,
      async ({ disk }) => disk.write('/memory/state/preprod/state.json', '{"schema-version": 99}'),
    ],
    when: deployed('C'),
    story: [
      'refused, state_from_newer_version: /memory/state/preprod/state.json was written by a later version of Belay. Nothing was changed; use that version or a later one.',
    ],
  },
  {
    rule: 'the disk is full before anything was announced: nothing was changed',
    given: usual,
    when: (stage) => stage.deploy('C', { host: fullAt(stage, '"intent"') }),
    story: [
      'glances at B',
      'prepares C (deploy)',
      'github: #3 is C in preprod: Deployed by Belay before CI has finished.',
      'runs "before"',
      'github: #3 in_progress: Going live.',
      'github: #3 error: Broken off; the next try finds out what is live.',
      'refused, state_not_writable: Could not write /memory/state/preprod/ledger.jsonl: the disk is full (ENOSPC). Nothing was changed.',
    ],
  },
  {
    rule: 'the disk is full after the release was made live: that is not known for certain, and the next run finds out',
    given: usual,
    when: (stage) => stage.deploy('C', { host: fullAt(stage, '"live"') }),
    story: [
      'glances at B',
      'prepares C (deploy)',
      'github: #3 is C in preprod: Deployed by Belay before CI has finished.',
      'runs "before"',
      'github: #3 in_progress: Going live.',
      'activates C',
      'runs "restart"',
      'checks C',
      'runs "after"',
      'github: #3 error: Broken off; the next try finds out what is live.',
      'refused, state_not_saved: Could not write /memory/state/preprod/ledger.jsonl: the disk is full (ENOSPC). The target may run the new release already; the next run reads it back and finishes. Make room or repair the disk, then run again.',
    ],
  },
  {
    rule: 'the disk is full between two lines that belong together',
    given: [is('A', 'unhealthy'), deployed('A', { recipe: { onFailure: 'keep' } }), is('A', 'healthy')],
    when: (stage) => stage.settle('A', 'success', { host: fullAt(stage, '"validated"') }),
    story: [
      'checks A',
      'refused, state_not_saved: Could not write /memory/state/preprod/ledger.jsonl: the disk is full (ENOSPC). The target may run the new release already; the next run reads it back and finishes. Make room or repair the disk, then run again.',
    ],
  },
  {
    rule: 'the disk is full where an interrupted deployment is finished: something may have changed',
    given: [
      ...usual,
      ledgerOf(intent(3, c, { from: b, rollbackPoint: a, recipe: usualRecipe })),
      byHand({ head: 'C' }),
    ],
    when: (stage) => stage.settle('B', 'cancelled', { host: fullAt(stage, '"live"') }),
    story: [
      'warning: An earlier run stopped in the middle of a deploy to C; finding out what is live.',
      'activates C, expecting C',
      'runs "restart"',
      'checks C',
      'runs "after"',
      'github: #3 is C in preprod: Deployed by Belay before CI has finished.',
      'github: #3 in_progress: Going live.',
      'refused, state_not_saved: Could not write /memory/state/preprod/ledger.jsonl: the disk is full (ENOSPC). The target may run the new release already; the next run reads it back and finishes. Make room or repair the disk, then run again.',
    ],
  },
  {
    rule: 'the disk is full and nothing new is to be written down: nothing was changed',
    given: [
      ...usual,
      async ({ disk }) => disk.write('/memory/state/preprod/last-validated-sha.txt', 'edited'),
    ],
    when: settled('A', 'success', { host: { replace: (path) => Promise.reject(full(path)) } }),
    story: [
      'refused, state_not_writable: Could not write /memory/state/preprod/last-validated-sha.txt: the disk is full (ENOSPC). Nothing was changed.',
    ],
  },
];

const cancelled: readonly Rule[] = [
  {
    rule: 'in the middle: one line says so, and the act stays open',
    given: usual,
    when: deployed('C', { fault: { kind: 'cancel', call: 13 } }),
    story: [
      'glances at B',
      'prepares C (deploy)',
      'github: #3 is C in preprod: Deployed by Belay before CI has finished.',
      'runs "before"',
      'github: #3 in_progress: Going live.',
      'ledger: 3 intent, op deploy, from B, to C, rollbackPoint A',
      'activates C',
      'ledger: 3 interrupted',
      'is cancelled',
    ],
  },
  {
    rule: 'in its last step: what came about is told',
    given: usual,
    when: deployed('C', { fault: { kind: 'cancel', call: 19 } }),
    story: [
      'glances at B',
      'prepares C (deploy)',
      'github: #3 is C in preprod: Deployed by Belay before CI has finished.',
      'runs "before"',
      'github: #3 in_progress: Going live.',
      'ledger: 3 intent, op deploy, from B, to C, rollbackPoint A',
      'activates C',
      'runs "restart"',
      'checks C',
      'runs "after"',
      'ledger: 3 live, sha C, healthy true, deploymentId 3',
      'writes state.json',
      'github: #3 success: Live; CI has not spoken yet.',
      'github: #2 inactive: Replaced by a newer deployment.',
      'prunes',
      'live, deployed: C is live.',
      '  sha C, previousSha B, rollbackSha A, generation 3, deploymentId 3, health healthy',
    ],
  },
  {
    rule: 'while the target is asked: that it did not answer is no finding, and nothing is left',
    given: usual,
    when: deployed('C', { fault: { kind: 'cancel', call: 9 } }),
    story: ['is cancelled'],
  },
  {
    rule: 'in the middle of a rollback: one line says so, and the next run finishes it',
    given: usual,
    when: settled('B', 'failure', { fault: { kind: 'cancel', call: 10 } }),
    story: [
      'prepares A (local)',
      'ledger: 3 intent, op rollback, from B, to A, rollbackPoint A, undoes 2, reason ci_failed',
      'activates A, expecting B',
      'ledger: 3 interrupted',
      'is cancelled',
    ],
  },
];

describe.each([
  ['a run that is refused', refusals],
  ['a run that is cancelled', cancelled],
])('%s', (_, rules) => {
  it.each(rules)('$rule', async (rule) => {
    expect(await play(rule)).toEqual(rule.story);
  });
});

describe.each([
  ['a deployment', deployed, 'C'],
  ['a rollback', (_: string, given: Given) => settled('B', 'failure', given), 'B'],
] as const)('%s that is cancelled at any call', (_, asked, commit) => {
  it('says so in one line where it had announced something, and draws no conclusion', async () => {
    for (let call = 3; call <= 14; call += 1) {
      const when = asked(commit, { fault: { kind: 'cancel', call } });
      const story = await play({ rule: '', given: usual, when, story: [] });
      const ledger = story.filter((line) => line.startsWith('ledger')).map((line) => line.split(' ')[2]);

      expect(story.at(-1), `call ${call}`).toBe('is cancelled');
      expect(ledger, `call ${call}`).toEqual(ledger.length === 0 ? [] : ['intent,', 'interrupted']);
      expect(story.filter((line) => line.startsWith('writes'))).toEqual([]);
    }
  });
});

describe('the lock of an environment', () => {
  async function asked(url: string): Promise<LockRequest> {
    const stage = createStage();
    const requests: LockRequest[] = [];
    const lock: Host['lock'] = (path, request) => {
      requests.push(request);
      return stage.disk.host.lock(path, request);
    };
    await stage.deploy('A', { host: { lock }, ref: { run: { url, actor: 'ann' } } });
    const [request] = requests;
    if (request === undefined) throw new Error('Nothing was locked.');
    return request;
  }

  it('names who holds it: the process, since when, and the page of its run', async () => {
    const since = `pid ${process.pid}, since 2026-11-02T09:00:00.000Z`;

    expect((await asked('')).owner).toBe(since);
    expect((await asked('https://run')).owner).toBe(`${since}, https://run`);
  });

  it('is waited for aloud', async () => {
    const stage = createStage();
    const lock: Host['lock'] = (path, request) => {
      request.onWait?.('pid 7');
      return stage.disk.host.lock(path, request);
    };

    const story = await stage.deploy('A', { host: { lock }, ref: { lockWaitMs: 90_000 }, isTelling: true });

    expect(story[0]).toBe(
      'info: Environment preprod is held by another run (pid 7); waiting up to 1 min 30 s.',
    );
  });

  it.each([
    ['ends with a connection that is lost', connectionLost('lose-before'), 'live'],
    ['that cannot be given back is no matter to be silent about', new Error('a bug'), 'a bug'],
  ])('%s', async (_, error, outcome) => {
    const lock: Host['lock'] = async () => ({
      ...{ kind: 'held', waitedMs: 0 },
      lock: { release: () => Promise.reject(error) },
    });
    const told = await createStage()
      .deploy('A', { host: { lock } })
      .then(
        (story) => story.at(-2),
        (thrown: unknown) => String(thrown),
      );

    expect(told).toContain(outcome);
  });
});

test('a driver knows which releases are needed, which are kept, and what would be returned to', async () => {
  const stage = createStage();
  for (const commit of ['A', 'B', 'C'] as const) {
    await stage.deploy(commit);
    await stage.settle(commit, 'success');
  }
  await byHand({})(stage);
  const sessions: DriverSession[] = [];
  const request = { sha: shaOf('D'), recipe: usualRecipe };

  await stage.act((ref, ports) =>
    deploy(ref, request, {
      ...ports,
      openDriver: (way, session) => {
        sessions.push(session);
        return ports.openDriver(way, session);
      },
    }),
  );

  expect(sessions[0]).toMatchObject({ needed: [c, c, b], keep: [c, c, b, b, a], rollbackPoint: c });
  expect(sessions.at(-1)).toMatchObject({ needed: [shaOf('D'), c, b], rollbackPoint: c });
});
