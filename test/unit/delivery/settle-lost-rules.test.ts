import { describe, expect, it } from 'vitest';
import { shaOf } from '../../model/target.ts';
import { byHand, deployed, is, play, type Rule, returned, settled, usual } from './stage.ts';

const rules: readonly Rule[] = [
  {
    rule: 'after the release was validated: GitHub is told by the second try, and it counts as validated now',
    given: usual,
    when: settled('B', 'success', { losesAfter: 'ledger: 2 validated' }),
    story: [
      'checks B',
      'ledger: 2 validated, sha B',
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'github: #2 success: Validated: CI passed.',
      'writes state.json',
      'writes last-validated-sha.txt',
      'validated, validated: B is validated: live, healthy, and CI passed.',
      '  liveSha B, validatedSha B, generation 2',
    ],
  },
  {
    rule: 'of a release that had been validated before: nothing is told again, and it was validated already',
    given: [...usual, settled('B', 'success')],
    when: settled('B', 'success', { losesAfter: 'looks at the target' }),
    story: [
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'validated, already_validated: B was validated already.',
      '  liveSha B, validatedSha B, generation 2',
    ],
  },
  {
    rule: 'before the release was validated: the second try validates it, and GitHub is told once',
    given: usual,
    when: settled('B', 'success', { losesAfter: 'looks at the target' }),
    story: [
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'checks B',
      'ledger: 2 validated, sha B',
      'writes state.json',
      'writes last-validated-sha.txt',
      'github: #2 success: Validated: CI passed.',
      'validated, validated: B is validated: live, healthy, and CI passed.',
      '  liveSha B, validatedSha B, generation 2',
    ],
  },
  {
    rule: 'after a first validation ever: it counts as validated now',
    given: [deployed('A')],
    when: settled('A', 'success', { losesAfter: 'writes last-validated-sha.txt' }),
    story: [
      'checks A',
      'ledger: 1 validated, sha A',
      'writes state.json',
      'writes last-validated-sha.txt',
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'github: #1 success: Validated: CI passed.',
      'validated, validated: A is validated: live, healthy, and CI passed.',
      '  liveSha A, validatedSha A, generation 1',
    ],
  },
  {
    rule: 'after the way back was done: the second try says what the first has done, and does it no second time',
    given: usual,
    when: settled('B', 'failure', { losesAfter: 'ledger: 3 live' }),
    story: [
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
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'writes state.json',
      'rolled-back, rolled_back: B is taken back (the connection to the host broke meanwhile); A is live again.',
      '  liveSha A, validatedSha A, generation 3',
    ],
  },
  {
    rule: 'in the middle of the way back: the second try finishes it',
    given: usual,
    when: settled('B', 'failure', { losesAfter: 'activates A' }),
    story: [
      'prepares A (local)',
      'ledger: 3 intent, op rollback, from B, to A, rollbackPoint A, undoes 2, reason ci_failed',
      'activates A, expecting B',
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
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
      'rolled-back, rolled_back: B is taken back (the connection to the host broke meanwhile); A is live again.',
      '  liveSha A, validatedSha A, generation 3',
    ],
  },
  {
    rule: 'after a way back to a release that is not well either: that is said',
    given: [...usual, is('A', 'unhealthy')],
    when: settled('B', 'failure', { losesAfter: 'ledger: 3 live' }),
    story: [
      'prepares A (local)',
      'ledger: 3 intent, op rollback, from B, to A, rollbackPoint A, undoes 2, reason ci_failed',
      'activates A, expecting B',
      'runs "restart"',
      'checks A',
      'github: #2 failure: Rolled back (ci_failed).',
      'github: #3 is A in preprod, rollback: Rollback (ci_failed).',
      'github: #3 failure: Live again and not healthy.',
      'ledger: 3 live, sha A, healthy false, sickness unhealthy, deploymentId 3',
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'writes state.json',
      'none, rollback_failed: The rollback target A is live and not healthy either; a person is needed.',
      '  liveSha A, validatedSha A, generation 3',
    ],
  },
  {
    rule: 'after the way back was done, and another release went live since: it came too late',
    given: usual,
    when: settled('B', 'failure', { losesAfter: 'ledger: 3 live', meanwhile: deployed('C') }),
    story: [
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
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'superseded, superseded: The verdict "failure" on B came too late: live is C (deployment 4), which it does not touch.',
      '  liveSha C, validatedSha A, generation 4',
    ],
  },
  {
    rule: 'before anything was announced, and a person rolled back meanwhile: that was not this run',
    given: usual,
    when: settled('B', 'failure', { losesAfter: 'looks at the target', meanwhile: returned() }),
    story: [
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'superseded, superseded: The verdict "failure" on B came too late: live is A (deployment 3), which it does not touch.',
      '  liveSha A, validatedSha A, generation 3',
    ],
  },
  {
    rule: 'in the middle of the way back, and somebody put another release there by hand: the target counts',
    given: usual,
    when: settled('B', 'failure', { losesAfter: 'activates A', meanwhile: byHand({ head: 'D' }) }),
    story: [
      'prepares A (local)',
      'ledger: 3 intent, op rollback, from B, to A, rollbackPoint A, undoes 2, reason ci_failed',
      'activates A, expecting B',
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'warning: An earlier run stopped in the middle of a rollback to A; finding out what is live.',
      'ledger: 3 adopted, sha D',
      'writes state.json',
      'warning: Somebody changed the target meanwhile. The target runs D; it is taken over as it is, not validated.',
      'superseded, superseded: The verdict "failure" on B came too late: live is D (deployment 3), which it does not touch.',
      '  liveSha D, validatedSha A, generation 3',
    ],
  },
  {
    rule: 'after a no of which nothing came: the second try says the same',
    given: [deployed('A')],
    when: settled('A', 'failure', { losesAfter: 'ledger: 1 verdict' }),
    story: [
      'ledger: 1 verdict, sha A, verdict failure',
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'ledger: 1 verdict, sha A, verdict failure',
      'github: #1 failure: CI failed; nothing to return to, still live.',
      'writes state.json',
      'none, no_rollback_target: CI failed for A and nothing has been validated in this environment, so there is nothing to return to: it stays live. A person is needed.',
      '  liveSha A, validatedSha null, generation 1',
    ],
  },
  {
    rule: 'for good: it is not known what the host runs, and that is said',
    given: usual,
    when: settled('B', 'failure', { fault: { kind: 'lose-for-good', call: 12 } }),
    story: [
      'prepares A (local)',
      'ledger: 3 intent, op rollback, from B, to A, rollbackPoint A, undoes 2, reason ci_failed',
      'activates A, expecting B',
      'runs "restart"',
      'checks A',
      'runs "after"',
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'refused, host_lost: The connection to deploy@web1 broke. this machine did not come back in time, so it is not known what it runs now. Look at it; the next run reads back what is live, and finishes or undoes.',
    ],
  },
  {
    rule: 'and refused when it is reached again: what came of it could not be found out',
    given: usual,
    when: (stage) => {
      let asked = 0;
      const current = async () => {
        asked += 1;
        return asked === 1
          ? ({ kind: 'release', sha: shaOf('B'), clean: true } as const)
          : ({ kind: 'unreadable', message: 'The checkout cannot be read.' } as const);
      };
      return stage.settle('B', 'failure', { losesAfter: 'activates A', driver: { current } });
    },
    story: [
      'prepares A (local)',
      'ledger: 3 intent, op rollback, from B, to A, rollbackPoint A, undoes 2, reason ci_failed',
      'activates A, expecting B',
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'warning: An earlier run stopped in the middle of a rollback to A; finding out what is live.',
      'writes state.json',
      'refused, host_lost: The connection to deploy@web1 broke. It was reached again and what came of it could not be found out: The checkout cannot be read. Nothing was changed.',
    ],
  },
  {
    rule: 'before the environment was held: nothing was changed',
    given: usual,
    when: settled('B', 'failure', { fault: { kind: 'lose-before', call: 1 } }),
    story: ['refused, host_unreachable: The connection to deploy@web1 broke. Nothing was changed.'],
  },
];

describe('a verdict while the connection to the host breaks', () => {
  it.each(rules)('$rule', async (rule) => {
    expect(await play(rule)).toEqual(rule.story);
  });
});
