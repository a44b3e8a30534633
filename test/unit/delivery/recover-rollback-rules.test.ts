import { describe, expect, it } from 'vitest';
import type { Commit } from '../../model/target.ts';
import { a, b, intent } from './events.ts';
import {
  byHand,
  deployed,
  is,
  ledgerOf,
  play,
  type Rule,
  returned,
  type Setting,
  settled,
  usual,
  usualRecipe,
} from './stage.ts';

/** A run has announced the rollback to A, and died. */
const diedReturning = (head: Commit, clean: boolean): readonly Setting[] => [
  ...usual,
  ledgerOf(
    intent(3, a, {
      ...{ op: 'rollback', from: b, rollbackPoint: a, undoes: 2, reason: 'ci_failed', recipe: usualRecipe },
    }),
  ),
  byHand({ head, clean }),
];

const returning: readonly Rule[] = [
  {
    rule: 'a rollback that was announced is carried out',
    given: diedReturning('B', true),
    when: settled('B', 'failure'),
    story: [
      'warning: An earlier run stopped in the middle of a rollback to A; finding out what is live.',
      'activates A, expecting B',
      'runs "restart"',
      'checks A',
      'runs "after"',
      'github: #2 failure: Rolled back (ci_failed).',
      'github: #3 is A in preprod, rollback: Rollback (ci_failed).',
      'github: #3 success: Live again.',
      'ledger: 3 live, sha A, healthy true, deploymentId 3',
      'writes state.json',
      'warning: The interrupted rollback is finished: A is live.',
      'superseded, superseded: The verdict "failure" on B came too late: live is A (deployment 3), which it does not touch.',
      '  liveSha A, validatedSha A, generation 3',
    ],
  },
  {
    rule: 'a rollback to what is not well: that is said',
    given: [...diedReturning('A', false), is('A', 'unhealthy')],
    when: settled('B', 'failure'),
    story: [
      'warning: An earlier run stopped in the middle of a rollback to A; finding out what is live.',
      'activates A, expecting B',
      'runs "restart"',
      'checks A',
      'github: #2 failure: Rolled back (ci_failed).',
      'github: #3 is A in preprod, rollback: Rollback (ci_failed).',
      'github: #3 failure: Live again and not healthy.',
      'ledger: 3 live, sha A, healthy false, sickness unhealthy, deploymentId 3',
      'writes state.json',
      'warning: The rollback target A is live and not healthy either: The health check failed after 1 ms: service (it is unhealthy). Belay stops here and does not try another release; a person is needed.',
      'superseded, superseded: The verdict "failure" on B came too late: live is A (deployment 3), which it does not touch.',
      '  liveSha A, validatedSha A, generation 3',
    ],
  },
  {
    rule: 'git works there at this moment: the next run tries the rollback again',
    given: diedReturning('B', true),
    when: settled('B', 'failure', { activationFaults: ['untouched'] }),
    story: [
      'warning: An earlier run stopped in the middle of a rollback to A; finding out what is live.',
      'activates A, expecting B',
      'writes state.json',
      'refused, target_unreadable: The rollback to A did not come about: The checkout is locked. The next run tries it again.',
    ],
  },
  {
    rule: 'git works there at this moment: a new deployment waits for the next run too',
    given: diedReturning('B', true),
    when: deployed('C', { activationFaults: ['untouched'] }),
    story: [
      'warning: An earlier run stopped in the middle of a rollback to A; finding out what is live.',
      'activates A, expecting B',
      'writes state.json',
      'refused, target_unreadable: The rollback to A did not come about: The checkout is locked. The next run tries it again.',
    ],
  },
  {
    rule: 'a rollback that cannot be carried out: a verdict decides nothing',
    given: diedReturning('B', false),
    when: settled('B', 'failure', { activationFaults: ['half'] }),
    story: [
      'warning: An earlier run stopped in the middle of a rollback to A; finding out what is live.',
      'activates A, expecting B',
      'writes state.json',
      'refused, target_stuck: The rollback to A did not come about: Files differ from the commit. The next run tries it again. It can be neither finished nor undone: deploy a commit, or roll back to one that you name with "to".',
    ],
  },
  {
    rule: 'a rollback that cannot be carried out, and nothing runs: that is written down, and a rollback to a named release goes on',
    given: [...diedReturning('B', false), byHand({ stopped: true })],
    when: returned({
      asks: { to: a },
      driver: {
        activate: async () => ({ kind: 'failed', code: 'activation_failed', message: 'Its image is gone.' }),
      },
    }),
    story: [
      'warning: An earlier run stopped in the middle of a rollback to A; finding out what is live.',
      'activates A, expecting B',
      'ledger: 3 undone, sha null, code interrupted',
      'writes state.json',
      'warning: The rollback to A did not come about: Its image is gone. The next run tries it again. It can be neither finished nor undone: deploy a commit, or roll back to one that you name with "to". Nothing is live.',
      'warning: The target runs nothing; B was live last.',
      'prepares A (local)',
      'ledger: 4 intent, op rollback, from B, to A, rollbackPoint A, undoes 2, reason requested',
      'activates A, expecting B',
      'writes state.json',
      'failed, rollback_failed: The rollback to A did not come about: Its image is gone. The next run tries it again.',
      '  fromSha null, sha null, generation 2',
    ],
  },
  {
    rule: 'a rollback that cannot be carried out: a rollback to a named release goes on from what is there',
    given: diedReturning('B', true),
    when: returned({ asks: { to: a }, activationFaults: ['half'] }),
    story: [
      'warning: An earlier run stopped in the middle of a rollback to A; finding out what is live.',
      'activates A, expecting B',
      'ledger: 3 adopted, sha A',
      'writes state.json',
      'warning: The rollback to A did not come about: Files differ from the commit. The next run tries it again. It can be neither finished nor undone: deploy a commit, or roll back to one that you name with "to". The target runs A; it is taken over as it is, not validated.',
      'prepares A (local)',
      'ledger: 4 intent, op rollback, from A, to A, rollbackPoint A, undoes 3, reason requested',
      'activates A, expecting A',
      'runs "restart"',
      'checks A',
      'runs "after"',
      'github: #3 is A in preprod, rollback: Rollback (requested).',
      'github: #3 success: Live again.',
      'ledger: 4 live, sha A, healthy true, deploymentId 3',
      'writes state.json',
      'rolled-back, rolled_back: A is live again and healthy; A was taken back.',
      '  fromSha A, sha A, generation 4, liveMs 0',
    ],
  },
  {
    rule: 'and what is there cannot be read',
    given: diedReturning('B', true),
    when: (stage) => {
      let asked = 0;
      const current = async () => {
        asked += 1;
        return asked === 1
          ? ({ kind: 'release', sha: b, clean: false } as const)
          : ({ kind: 'unreadable', message: 'The checkout cannot be read.' } as const);
      };
      return stage.deploy('C', { driver: { current }, activationFaults: ['half'] });
    },
    story: [
      'warning: An earlier run stopped in the middle of a rollback to A; finding out what is live.',
      'activates A, expecting B',
      'writes state.json',
      'refused, target_unreadable: The checkout cannot be read. Nothing was changed.',
    ],
  },
];

describe('an interrupted rollback', () => {
  it.each(returning)('$rule', async (rule) => {
    expect(await play(rule)).toEqual(rule.story);
  });
});
