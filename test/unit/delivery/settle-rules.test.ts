import { describe, expect, it } from 'vitest';
import { c, live, usual as told } from './events.ts';
import { byHand, deployed, is, ledgerOf, play, type Rule, settled, usual } from './stage.ts';

const validates: readonly Rule[] = [
  {
    rule: 'CI says yes of what is live and well: it is validated, in the memory first, then on GitHub',
    given: usual,
    when: settled('B', 'success'),
    story: [
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
    rule: 'the same yes once more changes nothing, and does not ask the service',
    given: [...usual, settled('B', 'success')],
    when: settled('B', 'success'),
    story: [
      'validated, already_validated: B was validated already.',
      '  liveSha B, validatedSha B, generation 2',
    ],
  },
  {
    rule: 'the same commit deployed anew is another deployment: it is validated anew',
    given: [...usual, deployed('A')],
    when: settled('A', 'success'),
    story: [
      'checks A',
      'ledger: 3 validated, sha A',
      'writes state.json',
      'github: #3 success: Validated: CI passed.',
      'validated, validated: A is validated: live, healthy, and CI passed.',
      '  liveSha A, validatedSha A, generation 3',
    ],
  },
  {
    rule: 'a release that was kept although sick is validated once it is well: live and well first, then validated',
    given: [is('A', 'unhealthy'), deployed('A', { recipe: { onFailure: 'keep' } }), is('A', 'healthy')],
    when: settled('A', 'success'),
    story: [
      'checks A',
      'ledger: 1 live, sha A, healthy true',
      'ledger: 1 validated, sha A',
      'writes state.json',
      'writes last-validated-sha.txt',
      'github: #1 success: Validated: CI passed.',
      'validated, validated: A is validated: live, healthy, and CI passed.',
      '  liveSha A, validatedSha A, generation 1',
    ],
  },
  {
    rule: 'what is not well now is not validated, and the message says why and what to do',
    given: [...usual, is('B', 'unhealthy')],
    when: settled('B', 'success'),
    story: [
      'checks B',
      'none, unhealthy: CI says yes of B, but it is not validated: the service is not well. The health check failed after 1 ms: service (it is unhealthy). A new run of this step validates it when it is.',
      '  liveSha B, validatedSha A, generation 2',
    ],
  },
  {
    rule: 'what the deployment itself made degraded is not validated until it is well',
    given: [is('B', 'degraded'), ...usual],
    when: settled('B', 'success'),
    story: [
      'checks B',
      'none, degraded: CI says yes of B, but it is not validated: it is degraded since it went live. The health check is degraded after 1 ms: service (it is degraded). A new run of this step validates it when it is.',
      '  liveSha B, validatedSha A, generation 2',
    ],
  },
  {
    rule: 'what was well when it went live and is degraded since is validated',
    given: [...usual, is('B', 'degraded')],
    when: settled('B', 'success'),
    story: [
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
    rule: 'a restart that failed is seen by no check: only a new deployment mends that',
    given: [byHand({ failing: new Map([['A', 'restart']]) }), deployed('A'), byHand({ failing: new Map() })],
    when: settled('A', 'success'),
    story: [
      'none, unhealthy: CI says yes of A, but it is not validated: something failed when it went live (restart_failed). Mend it and deploy the commit again.',
      '  liveSha A, validatedSha null, generation 1',
    ],
  },
  {
    rule: 'checks that could not be asked here prove nothing',
    given: usual,
    when: settled('B', 'success', {
      health: { status: 'healthy', results: [], durationMs: 1, unasked: ['login', 'search'] },
    }),
    story: [
      'checks B',
      'none, unhealthy: CI says yes of B, but it is not validated: not all of its checks could be asked here (login, search). A new run of this step validates it when it is.',
      '  liveSha B, validatedSha A, generation 2',
    ],
  },
  {
    rule: 'what Belay did not make live is not validated, for nobody knows how to make it live again',
    given: [ledgerOf(...told, live(3, c)), byHand({ head: 'C' })],
    when: settled('C', 'success'),
    story: [
      'writes state.json',
      'writes last-validated-sha.txt',
      'none, unhealthy: CI says yes of C, but it is not validated: Belay did not make it live. Deploy it, then settle again.',
      '  liveSha C, validatedSha A, generation 3',
    ],
  },
];

const saysNo: readonly Rule[] = [
  {
    rule: 'CI says no: the validated release is made live again, announced in the ledger before anything is touched',
    given: [...usual, async ({ clock }) => clock.advance(90_000)],
    when: settled('B', 'failure'),
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
      'writes state.json',
      'rolled-back, rolled_back: CI failed for B; A is live again and healthy.',
      '  liveSha A, validatedSha A, generation 3, liveMs 90000',
    ],
  },
  {
    rule: 'CI says no and nothing was ever validated: it stays live, and a person is needed',
    given: [deployed('A')],
    when: settled('A', 'failure'),
    story: [
      'ledger: 1 verdict, sha A, verdict failure',
      'github: #1 failure: CI failed; nothing to return to, still live.',
      'writes state.json',
      'none, no_rollback_target: CI failed for A and nothing has been validated in this environment, so there is nothing to return to: it stays live. A person is needed.',
      '  liveSha A, validatedSha null, generation 1',
    ],
  },
  {
    rule: 'CI says no of the only release it had said yes of: its word is taken back and nothing is rolled back',
    given: [deployed('A'), settled('A', 'success')],
    when: settled('A', 'failure'),
    story: [
      'ledger: 1 withdrawn, sha A',
      'github: #1 failure: CI took its word back; still live.',
      'writes state.json',
      'writes last-validated-sha.txt',
      'none, validation_withdrawn: CI now says no of A, which it had said yes of; it stays live and no longer counts as validated. Nothing is rolled back by itself; a person is needed.',
      '  liveSha A, validatedSha null, generation 1',
    ],
  },
  {
    rule: 'CI takes its word back of a release with others behind it: it stays live, and the one before is the validated one',
    given: [...usual, settled('B', 'success')],
    when: settled('B', 'failure'),
    story: [
      'ledger: 2 withdrawn, sha B',
      'github: #2 failure: CI took its word back; still live.',
      'writes state.json',
      'writes last-validated-sha.txt',
      'none, validation_withdrawn: CI now says no of B, which it had said yes of; it stays live and no longer counts as validated. Nothing is rolled back by itself; a person is needed.',
      '  liveSha B, validatedSha A, generation 2',
    ],
  },
  {
    rule: 'the same no after CI took its word back rolls nothing back, and is not written down twice',
    given: [...usual, settled('B', 'success'), settled('B', 'failure')],
    when: settled('B', 'failure'),
    story: [
      'github: #2 failure: CI took its word back; still live.',
      'none, validation_withdrawn: CI now says no of B, which it had said yes of; it stays live and no longer counts as validated. Nothing is rolled back by itself; a person is needed.',
      '  liveSha B, validatedSha A, generation 2',
    ],
  },
  {
    rule: 'a first no, said when nothing was validated, does not protect a release from a later no',
    given: [deployed('B'), settled('B', 'failure'), settled('B', 'success')],
    when: settled('B', 'failure'),
    story: [
      'ledger: 1 withdrawn, sha B',
      'github: #1 failure: CI took its word back; still live.',
      'writes state.json',
      'writes last-validated-sha.txt',
      'none, validation_withdrawn: CI now says no of B, which it had said yes of; it stays live and no longer counts as validated. Nothing is rolled back by itself; a person is needed.',
      '  liveSha B, validatedSha null, generation 1',
    ],
  },
  {
    rule: 'no way back is there: nothing was begun, what was live is live, and the message says both',
    given: [...usual, byHand({ kept: new Set(['B']), offline: true })],
    when: settled('B', 'failure'),
    story: [
      'prepares A (local)',
      'github: #2 failure: CI failed; it could not be rolled back.',
      'none, rollback_not_possible: CI failed for B. No rollback to A was begun: A is not kept.',
      '  liveSha B, validatedSha A, generation 2',
    ],
  },
  {
    rule: 'the release that is returned to is not well either: it stops there',
    given: [...usual, is('A', 'unhealthy')],
    when: settled('B', 'failure'),
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
      'writes state.json',
      'none, rollback_failed: CI failed for B. The rollback target A is live and not healthy either: The health check failed after 1 ms: service (it is unhealthy). Belay stops here and does not try another release; a person is needed.',
      '  liveSha A, validatedSha A, generation 3',
    ],
  },
  {
    rule: 'the files cannot be moved back: what the target runs is told, and the act stays open for the next run',
    given: usual,
    when: settled('B', 'failure', { activationFaults: ['untouched'] }),
    story: [
      'prepares A (local)',
      'ledger: 3 intent, op rollback, from B, to A, rollbackPoint A, undoes 2, reason ci_failed',
      'activates A, expecting B',
      'github: #2 failure: CI failed; it could not be rolled back.',
      'writes state.json',
      'none, rollback_failed: CI failed for B. The rollback to A did not come about: The checkout is locked. The next run tries it again.',
      '  liveSha B, validatedSha A, generation 2',
    ],
  },
  {
    rule: 'what ran has ended since: the verdict is still about it',
    given: [...usual, byHand({ stopped: true })],
    when: settled('B', 'failure'),
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
      'writes state.json',
      'rolled-back, rolled_back: CI failed for B; A is live again and healthy.',
      '  liveSha A, validatedSha A, generation 3, liveMs 0',
    ],
  },
];

const saysNothing: readonly Rule[] = [
  {
    rule: 'CI gave no verdict: the release stays live and is not validated',
    given: usual,
    when: settled('B', 'cancelled'),
    story: [
      'ledger: 2 verdict, sha B, verdict cancelled',
      'writes state.json',
      'none, unproven: CI gave no verdict on B (cancelled): it stays live, is not validated and cannot be promoted.',
      '  liveSha B, validatedSha A, generation 2',
    ],
  },
  {
    rule: 'the same answer once more is not written down again',
    given: [...usual, settled('B', 'cancelled')],
    when: settled('B', 'cancelled'),
    story: [
      'none, unproven: CI gave no verdict on B (cancelled): it stays live, is not validated and cannot be promoted.',
      '  liveSha B, validatedSha A, generation 2',
    ],
  },
  {
    rule: 'another answer that says nothing either is',
    given: [...usual, settled('B', 'cancelled')],
    when: settled('B', 'timeout'),
    story: [
      'ledger: 2 verdict, sha B, verdict timeout',
      'writes state.json',
      'none, unproven: CI gave no verdict on B (timeout): it stays live, is not validated and cannot be promoted.',
      '  liveSha B, validatedSha A, generation 2',
    ],
  },
  {
    rule: 'CI gave no verdict and on-no-verdict is "rollback": the validated release is made live again',
    given: usual,
    when: settled('B', 'missing', { asks: { onNoVerdict: 'rollback' } }),
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
    rule: 'CI gave no verdict, on-no-verdict is "rollback", and there is nothing to return to',
    given: [deployed('A')],
    when: settled('A', 'timeout', { asks: { onNoVerdict: 'rollback' } }),
    story: [
      'ledger: 1 verdict, sha A, verdict timeout',
      'github: #1 failure: CI gave no verdict; nothing to return to, still live.',
      'writes state.json',
      'none, no_rollback_target: CI gave no verdict for A and nothing has been validated in this environment, so there is nothing to return to: it stays live. A person is needed.',
      '  liveSha A, validatedSha null, generation 1',
    ],
  },
  {
    rule: 'a run that was cancelled takes no validation back, whatever on-no-verdict says',
    given: [deployed('A'), settled('A', 'success')],
    when: settled('A', 'cancelled', { asks: { onNoVerdict: 'rollback' } }),
    story: [
      'validated, already_validated: CI gave no verdict on A this time (cancelled); it had passed before, so it stays live and validated.',
      '  liveSha A, validatedSha A, generation 1',
    ],
  },
  {
    rule: 'what CI took its word back of is not taken away by an answer that says less, and the no stays known',
    given: [...usual, settled('B', 'success'), settled('B', 'failure')],
    when: settled('B', 'unknown', { asks: { onNoVerdict: 'rollback' } }),
    story: [
      'none, unproven: CI gave no verdict on B (unknown): it stays live, is not validated and cannot be promoted.',
      '  liveSha B, validatedSha A, generation 2',
    ],
  },
];

describe.each([
  ['a verdict that says yes', validates],
  ['a verdict that says no', saysNo],
  ['no verdict', saysNothing],
])('%s', (_, rules) => {
  it.each(rules)('$rule', async (rule) => {
    expect(await play(rule)).toEqual(rule.story);
  });
});
