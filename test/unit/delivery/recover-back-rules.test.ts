import { describe, expect, it } from 'vitest';
import type { IntentEvent } from '../../../lib/delivery/ledger-event.ts';
import { type Commit, shaOf } from '../../model/target.ts';
import { a, b, c, intent, live } from './events.ts';
import {
  byHand,
  deployed,
  is,
  ledgerOf,
  play,
  type Rule,
  type Setting,
  settled,
  usual,
  usualRecipe,
} from './stage.ts';

/** A run has announced the deployment of C, and died with the target like this. */
const diedDeploying = (head: Commit, clean: boolean, more: Partial<IntentEvent> = {}): readonly Setting[] => [
  ...usual,
  ledgerOf(intent(3, c, { from: b, rollbackPoint: a, recipe: usualRecipe, ...more })),
  byHand({ head, clean }),
];

/** Finds out what an interrupted run left, and changes nothing else. */
const verdictOnB = settled('B', 'cancelled');

const goesBack: readonly Rule[] = [
  {
    rule: 'the files are not all moved: what was live is put back, restarted and checked',
    given: diedDeploying('C', false),
    when: verdictOnB,
    story: [
      'warning: An earlier run stopped in the middle of a deploy to C; finding out what is live.',
      'activates B, expecting C',
      'runs "restart"',
      'checks B',
      'runs "after"',
      'ledger: 3 undone, sha B, code interrupted',
      'writes state.json',
      'warning: The interrupted deployment of C is taken back: B is live, as before.',
      'ledger: 2 verdict, sha B, verdict cancelled',
      'writes state.json',
      'none, unproven: CI gave no verdict on B (cancelled): it stays live, is not validated and cannot be promoted.',
      '  liveSha B, validatedSha A, generation 2',
    ],
  },
  {
    rule: 'nothing seems touched: what was live is put back all the same',
    given: diedDeploying('B', true),
    when: verdictOnB,
    story: [
      'warning: An earlier run stopped in the middle of a deploy to C; finding out what is live.',
      'activates B, expecting C',
      'runs "restart"',
      'checks B',
      'runs "after"',
      'ledger: 3 undone, sha B, code interrupted',
      'writes state.json',
      'warning: The interrupted deployment of C is taken back: B is live, as before.',
      'ledger: 2 verdict, sha B, verdict cancelled',
      'writes state.json',
      'none, unproven: CI gave no verdict on B (cancelled): it stays live, is not validated and cannot be promoted.',
      '  liveSha B, validatedSha A, generation 2',
    ],
  },
  {
    rule: 'what is put back is not well: a warning says so',
    given: [...diedDeploying('C', false), is('B', 'unhealthy')],
    when: verdictOnB,
    story: [
      'warning: An earlier run stopped in the middle of a deploy to C; finding out what is live.',
      'activates B, expecting C',
      'runs "restart"',
      'checks B',
      'warning: B is back and not healthy: The health check failed after 1 ms: service (it is unhealthy).',
      'ledger: 3 undone, sha B, code interrupted',
      'writes state.json',
      'warning: The interrupted deployment of C is taken back: B is live, as before.',
      'ledger: 2 verdict, sha B, verdict cancelled',
      'writes state.json',
      'none, unproven: CI gave no verdict on B (cancelled): it stays live, is not validated and cannot be promoted.',
      '  liveSha B, validatedSha A, generation 2',
    ],
  },
  {
    rule: 'what was live is put back in its own way, and where the deployment was',
    given: [
      deployed('A', { recipe: { restart: 'restart as then' } }),
      ledgerOf(intent(2, b, { from: a, recipe: { ...usualRecipe, path: '/srv/moved' } })),
      byHand({ head: 'B', clean: false }),
    ],
    when: settled('A', 'cancelled'),
    story: [
      'warning: An earlier run stopped in the middle of a deploy to B; finding out what is live.',
      'activates A, expecting B',
      'runs "restart as then" in /srv/moved',
      'checks A',
      'runs "after" in /srv/moved',
      'ledger: 2 undone, sha A, code interrupted',
      'writes state.json',
      'warning: The interrupted deployment of B is taken back: A is live, as before.',
      'ledger: 1 verdict, sha A, verdict cancelled',
      'writes state.json',
      'none, unproven: CI gave no verdict on A (cancelled): it stays live, is not validated and cannot be promoted.',
      '  liveSha A, validatedSha null, generation 1',
    ],
  },
  {
    rule: 'what was put there by hand before is put back in the way of the deployment',
    given: [
      deployed('A', { recipe: { restart: 'restart as then' } }),
      ledgerOf(intent(2, b, { from: shaOf('D'), recipe: usualRecipe })),
      byHand({ head: 'B', clean: false }),
    ],
    when: settled('A', 'cancelled'),
    story: [
      'warning: An earlier run stopped in the middle of a deploy to B; finding out what is live.',
      'activates D, expecting B',
      'runs "restart"',
      'checks D',
      'runs "after"',
      'ledger: 2 undone, sha D, code interrupted',
      'writes state.json',
      'warning: The interrupted deployment of B is taken back: D is live, as before.',
      'superseded, superseded: The verdict "cancelled" on A came too late: live is D, which Belay did not put there, which it does not touch.',
      '  liveSha D, validatedSha null, generation 1',
    ],
  },
  {
    rule: 'what was live was found there, and has no way of its own: that of the deployment is taken',
    given: [
      ledgerOf(live(1, a), intent(2, b, { from: a, recipe: usualRecipe })),
      byHand({ head: 'B', clean: false }),
    ],
    when: settled('A', 'cancelled'),
    story: [
      'warning: An earlier run stopped in the middle of a deploy to B; finding out what is live.',
      'activates A, expecting B',
      'runs "restart"',
      'checks A',
      'runs "after"',
      'ledger: 2 undone, sha A, code interrupted',
      'writes state.json',
      'warning: The interrupted deployment of B is taken back: A is live, as before.',
      'superseded, superseded: The verdict "cancelled" on A came too late: live is nothing that Belay made live, which it does not touch.',
      '  liveSha null, validatedSha null, generation 1',
    ],
  },
  {
    rule: 'git works there at this moment: the next run tries again',
    given: diedDeploying('C', false),
    when: settled('B', 'cancelled', { activationFaults: ['untouched'] }),
    story: [
      'warning: An earlier run stopped in the middle of a deploy to C; finding out what is live.',
      'activates B, expecting C',
      'writes state.json',
      'refused, target_unreadable: The checkout is locked. The next run tries again.',
    ],
  },
  {
    rule: 'it can be neither finished nor undone: a verdict decides nothing',
    given: diedDeploying('C', false),
    when: settled('B', 'cancelled', { activationFaults: ['wrong-commit'] }),
    story: [
      'warning: An earlier run stopped in the middle of a deploy to C; finding out what is live.',
      'activates B, expecting C',
      'writes state.json',
      'refused, target_stuck: The target is at another commit than B. It can be neither finished nor undone: deploy a commit, or roll back to one that you name with "to".',
    ],
  },
  {
    rule: 'it can be neither finished nor undone: a new deployment goes on from what is there',
    given: diedDeploying('C', false),
    when: deployed('C', { activationFaults: ['half'] }),
    story: [
      'warning: An earlier run stopped in the middle of a deploy to C; finding out what is live.',
      'activates B, expecting C',
      'ledger: 3 adopted, sha B',
      'writes state.json',
      'warning: Files differ from the commit. It can be neither finished nor undone: deploy a commit, or roll back to one that you name with "to". The target runs B; it is taken over as it is, not validated.',
      'glances at B',
      'prepares C (deploy)',
      'github: #3 is C in preprod: Deployed by Belay before CI has finished.',
      'runs "before"',
      'github: #3 in_progress: Going live.',
      'ledger: 4 intent, op deploy, from B, to C, rollbackPoint A',
      'activates C',
      'runs "restart"',
      'checks C',
      'runs "after"',
      'ledger: 4 live, sha C, healthy true, deploymentId 3',
      'writes state.json',
      'github: #3 success: Live; CI has not spoken yet.',
      'prunes',
      'live, deployed: C is live.',
      '  sha C, previousSha B, rollbackSha A, generation 4, deploymentId 3, recovered Files differ from the commit. It can be neither finished nor undone: deploy a commit, or roll back to one that you name with "to". The target runs B; it is taken over as it is, not validated., health healthy',
    ],
  },
  {
    rule: 'git works there at this moment: a new deployment waits for the next run too',
    given: diedDeploying('C', false),
    when: deployed('C', { activationFaults: ['untouched'] }),
    story: [
      'warning: An earlier run stopped in the middle of a deploy to C; finding out what is live.',
      'activates B, expecting C',
      'writes state.json',
      'refused, target_unreadable: The checkout is locked. The next run tries again.',
    ],
  },
  {
    rule: 'the target runs nothing, and what was live cannot be put back: nothing is live',
    given: [...diedDeploying('C', false), byHand({ stopped: true })],
    when: settled('B', 'cancelled', {
      driver: {
        activate: async () => ({ kind: 'failed', code: 'activation_failed', message: 'Its image is gone.' }),
      },
    }),
    story: [
      'warning: An earlier run stopped in the middle of a deploy to C; finding out what is live.',
      'activates B, expecting C',
      'ledger: 3 undone, sha null, code interrupted',
      'writes state.json',
      'warning: The interrupted deployment of C is taken back: nothing is live.',
      'ledger: 2 verdict, sha B, verdict cancelled',
      'writes state.json',
      'none, unproven: CI gave no verdict on B (cancelled): it stays live, is not validated and cannot be promoted.',
      '  liveSha B, validatedSha A, generation 2',
    ],
  },
  {
    rule: 'the target runs nothing, and git works there at this moment: the next run tries again',
    given: [...diedDeploying('C', false), byHand({ stopped: true })],
    when: settled('B', 'cancelled', { activationFaults: ['untouched'] }),
    story: [
      'warning: An earlier run stopped in the middle of a deploy to C; finding out what is live.',
      'activates B, expecting C',
      'writes state.json',
      'refused, target_unreadable: The checkout is locked. The next run tries again.',
    ],
  },
  {
    rule: 'somebody put a third release there by hand: it stays, not validated',
    given: diedDeploying('D', true),
    when: verdictOnB,
    story: [
      'warning: An earlier run stopped in the middle of a deploy to C; finding out what is live.',
      'ledger: 3 adopted, sha D',
      'writes state.json',
      'warning: Somebody changed the target meanwhile. The target runs D; it is taken over as it is, not validated.',
      'superseded, superseded: The verdict "cancelled" on B came too late: live is D (deployment 3), which it does not touch.',
      '  liveSha D, validatedSha A, generation 3',
    ],
  },
  {
    rule: 'a third release whose files are not whole is nobody’s: what was live is put back',
    given: diedDeploying('D', false),
    when: verdictOnB,
    story: [
      'warning: An earlier run stopped in the middle of a deploy to C; finding out what is live.',
      'activates B, expecting C',
      'runs "restart"',
      'checks B',
      'runs "after"',
      'ledger: 3 undone, sha B, code interrupted',
      'writes state.json',
      'warning: The interrupted deployment of C is taken back: B is live, as before.',
      'ledger: 2 verdict, sha B, verdict cancelled',
      'writes state.json',
      'none, unproven: CI gave no verdict on B (cancelled): it stays live, is not validated and cannot be promoted.',
      '  liveSha B, validatedSha A, generation 2',
    ],
  },
  {
    rule: 'what the target runs cannot be read: nothing is decided',
    given: diedDeploying('C', true),
    when: settled('B', 'cancelled', {
      driver: { current: async () => ({ kind: 'unreadable', message: 'The checkout cannot be read.' }) },
    }),
    story: [
      'warning: An earlier run stopped in the middle of a deploy to C; finding out what is live.',
      'writes state.json',
      'refused, target_unreadable: The checkout cannot be read. Nothing was changed.',
    ],
  },
];

describe('an interrupted deployment that is taken back', () => {
  it.each(goesBack)('$rule', async (rule) => {
    expect(await play(rule)).toEqual(rule.story);
  });
});
