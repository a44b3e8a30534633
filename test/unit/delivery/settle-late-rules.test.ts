import { describe, expect, it } from 'vitest';
import { shaOf } from '../../model/target.ts';
import { intent, recipe } from './events.ts';
import {
  byHand,
  deployed,
  ledgerOf,
  play,
  type Rule,
  returned,
  settled,
  usual,
  usualRecipe,
} from './stage.ts';

const late: readonly Rule[] = [
  {
    rule: 'another release went live meanwhile: the verdict does not touch it, and the message names it',
    given: [...usual, deployed('C')],
    when: settled('B', 'failure', { asks: { generation: 2 } }),
    story: [
      'superseded, superseded: The verdict "failure" on B came too late: live is C (deployment 3), which it does not touch.',
      '  liveSha C, validatedSha A, generation 3',
    ],
  },
  {
    rule: 'the same commit was deployed anew meanwhile: the verdict is about the deployment before',
    given: [...usual, deployed('A')],
    when: settled('A', 'failure', { asks: { generation: 1 } }),
    story: [
      'superseded, superseded: The verdict "failure" on A came too late: live is A (deployment 3), which it does not touch.',
      '  liveSha A, validatedSha A, generation 3',
    ],
  },
  {
    rule: 'a verdict that names its deployment is about that one',
    given: usual,
    when: settled('B', 'cancelled', { asks: { generation: 2 } }),
    story: [
      'ledger: 2 verdict, sha B, verdict cancelled',
      'writes state.json',
      'none, unproven: CI gave no verdict on B (cancelled): it stays live, is not validated and cannot be promoted.',
      '  liveSha B, validatedSha A, generation 2',
    ],
  },
  {
    rule: 'somebody put another release there by hand: the target counts',
    given: [...usual, byHand({ head: 'D' })],
    when: settled('B', 'failure'),
    story: [
      'superseded, superseded: The verdict "failure" on B came too late: live is D, which Belay did not put there, which it does not touch.',
      '  liveSha D, validatedSha A, generation 2',
    ],
  },
  {
    rule: 'a release put there by hand is not judged in place of the one Belay made live',
    given: [...usual, byHand({ head: 'D' })],
    when: settled('D', 'success'),
    story: [
      'superseded, superseded: The verdict "success" on D came too late: live is D, which Belay did not put there, which it does not touch.',
      '  liveSha D, validatedSha A, generation 2',
    ],
  },
  {
    rule: 'nothing was ever deployed here: nothing is claimed to be live, and nothing is left behind',
    when: settled('A', 'success'),
    story: [
      'superseded, superseded: The verdict "success" on A came too late: live is nothing that Belay made live, which it does not touch.',
      '  liveSha null, validatedSha null, generation 0',
    ],
  },
  {
    rule: 'CI says yes after its no had rolled the release back: the message says so',
    given: [...usual, settled('B', 'failure')],
    when: settled('B', 'success'),
    story: [
      'superseded, passed_after_rollback: CI says yes of B now, but it was rolled back (ci_failed) and is not live; nothing was changed.',
      '  liveSha A, validatedSha A, generation 3',
    ],
  },
  {
    rule: 'CI says yes after the release was rolled back for want of a verdict: the message says so',
    given: [...usual, settled('B', 'timeout', { asks: { onNoVerdict: 'rollback' } })],
    when: settled('B', 'success'),
    story: [
      'superseded, passed_after_rollback: CI says yes of B now, but it was rolled back (no_verdict) and is not live; nothing was changed.',
      '  liveSha A, validatedSha A, generation 3',
    ],
  },
  {
    rule: 'CI says no once more of what was rolled back: it came too late',
    given: [...usual, settled('B', 'failure')],
    when: settled('B', 'failure'),
    story: [
      'superseded, superseded: The verdict "failure" on B came too late: live is A (deployment 3), which it does not touch.',
      '  liveSha A, validatedSha A, generation 3',
    ],
  },
  {
    rule: 'CI says yes of another commit than the one that was rolled back: it came too late',
    given: [...usual, settled('B', 'failure')],
    when: settled('C', 'success'),
    story: [
      'superseded, superseded: The verdict "success" on C came too late: live is A (deployment 3), which it does not touch.',
      '  liveSha A, validatedSha A, generation 3',
    ],
  },
  {
    rule: 'what a person rolled back was not rolled back for its CI',
    given: [...usual, returned()],
    when: settled('B', 'success'),
    story: [
      'superseded, superseded: The verdict "success" on B came too late: live is A (deployment 3), which it does not touch.',
      '  liveSha A, validatedSha A, generation 3',
    ],
  },
  {
    rule: 'another release went live after the rollback: CI’s late yes came too late',
    given: [...usual, settled('B', 'failure'), deployed('C')],
    when: settled('B', 'success'),
    story: [
      'superseded, superseded: The verdict "success" on B came too late: live is C (deployment 4), which it does not touch.',
      '  liveSha C, validatedSha A, generation 4',
    ],
  },
];

const shared = (commit: 'A' | 'B') => ({ sha: shaOf(commit), recipe: usualRecipe });

const besides: readonly Rule[] = [
  {
    rule: 'all hosts return to one release: also this one, whatever it has validated itself',
    given: [...usual, settled('B', 'success')],
    when: settled('B', 'failure', { asks: { shared: shared('A') } }),
    story: [
      'ledger: 2 withdrawn, sha B',
      'prepares A (local)',
      'ledger: 3 intent, op rollback, from B, to A, rollbackPoint A, undoes 2, reason ci_failed',
      'activates A, expecting B',
      'runs "restart"',
      'checks A',
      'runs "after"',
      'github: #2 failure: Rolled back (ci_failed).',
      'github: #3 is A in preprod, rollback: Rollback (ci_failed).',
      'github: #3 success: Live again.',
      'ledger: 3 live, sha A, healthy true, deploymentId 3',
      'writes state.json',
      'writes last-validated-sha.txt',
      'rolled-back, rolled_back: CI failed for B; A is live again and healthy.',
      '  liveSha A, validatedSha A, generation 3, liveMs 0',
    ],
  },
  {
    rule: 'all hosts return to one release for want of a verdict, although CI took its word back here',
    given: [...usual, settled('B', 'success'), settled('B', 'failure')],
    when: settled('B', 'missing', { asks: { onNoVerdict: 'rollback', shared: shared('A') } }),
    story: [
      'prepares A (local)',
      'ledger: 3 intent, op rollback, from B, to A, rollbackPoint A, undoes 2, reason no_verdict',
      'activates A, expecting B',
      'runs "restart"',
      'checks A',
      'runs "after"',
      'github: #2 failure: Rolled back (no_verdict).',
      'github: #3 is A in preprod, rollback: Rollback (no_verdict).',
      'github: #3 success: Live again.',
      'ledger: 3 live, sha A, healthy true, deploymentId 3',
      'writes state.json',
      'rolled-back, rolled_back: CI gave no verdict for B; A is live again and healthy.',
      '  liveSha A, validatedSha A, generation 3, liveMs 0',
    ],
  },
  {
    rule: 'all hosts return to the very release that is judged: there is nothing to return to',
    given: [deployed('A')],
    when: settled('A', 'failure', { asks: { shared: shared('A') } }),
    story: [
      'ledger: 1 verdict, sha A, verdict failure',
      'github: #1 failure: CI failed; nothing to return to, still live.',
      'writes state.json',
      'none, no_rollback_target: CI failed for A and nothing has been validated in this environment, so there is nothing to return to: it stays live. A person is needed.',
      '  liveSha A, validatedSha null, generation 1',
    ],
  },
  {
    rule: 'a verdict from the folder of another service is refused',
    given: usual,
    when: settled('B', 'failure', { asks: { path: '/srv/other' } }),
    story: [
      'refused, environment_taken: environment: "preprod" in /memory/state belongs to /srv/app, got path /srv/other; give this service another environment name or a state-dir of its own (moved it? remove /memory/state/preprod first). Nothing was changed.',
    ],
  },
  {
    rule: 'a verdict from the folder of this service is taken',
    given: usual,
    when: settled('B', 'cancelled', { asks: { path: '/srv/app' } }),
    story: [
      'ledger: 2 verdict, sha B, verdict cancelled',
      'writes state.json',
      'none, unproven: CI gave no verdict on B (cancelled): it stays live, is not validated and cannot be promoted.',
      '  liveSha B, validatedSha A, generation 2',
    ],
  },
  {
    rule: 'what the target runs cannot be read: nothing is decided',
    given: usual,
    when: settled('B', 'failure', {
      driver: { current: async () => ({ kind: 'unreadable', message: 'The checkout cannot be read.' }) },
    }),
    story: ['refused, target_unreadable: The checkout cannot be read. Nothing was changed.'],
  },
  {
    rule: 'what an interrupted run left can be neither finished nor undone: the verdict decides nothing',
    given: [
      ...usual,
      ledgerOf(intent(3, shaOf('C'), { from: shaOf('B'), recipe })),
      byHand({ head: 'C', clean: false }),
    ],
    when: settled('B', 'failure', { activationFaults: ['half'] }),
    story: [
      'warning: An earlier run stopped in the middle of a deploy to C; finding out what is live.',
      'activates B, expecting C',
      'writes state.json',
      'refused, target_stuck: Files differ from the commit. It can be neither finished nor undone: deploy a commit, or roll back to one that you name with "to".',
    ],
  },
  {
    rule: 'GitHub has no record of the deployment: nothing is told there, and all else is the same',
    given: [deployed('A', { isUnrecorded: true })],
    when: settled('A', 'success'),
    story: [
      'checks A',
      'ledger: 1 validated, sha A',
      'writes state.json',
      'writes last-validated-sha.txt',
      'validated, validated: A is validated: live, healthy, and CI passed.',
      '  liveSha A, validatedSha A, generation 1',
    ],
  },
];

describe.each([
  ['a verdict that comes too late', late],
  ['a verdict among other things', besides],
])('%s', (_, rules) => {
  it.each(rules)('$rule', async (rule) => {
    expect(await play(rule)).toEqual(rule.story);
  });
});
