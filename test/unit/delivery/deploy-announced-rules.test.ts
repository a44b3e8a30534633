import { describe, expect, it } from 'vitest';
import type { Driver } from '../../../lib/drivers/driver.ts';
import { b } from './events.ts';
import { byHand, deployed, is, play, type Rule, usual } from './stage.ts';

const rules: readonly Rule[] = [
  {
    rule: 'as soon as it was announced: that an earlier deployment of it was taken back says nothing of this one',
    given: [...usual, is('C', 'unhealthy'), deployed('C'), is('C', 'healthy')],
    when: deployed('C', { losesAfter: 'ledger: 5 intent' }),
    story: [
      'glances at A',
      'prepares C (deploy)',
      'github: #5 is C in preprod: Deployed by Belay before CI has finished.',
      'runs "before"',
      'github: #5 in_progress: Going live.',
      'ledger: 5 intent, op deploy, from A, to C, rollbackPoint A',
      'github: #5 error: Broken off; the next try finds out what is live.',
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'warning: An earlier run stopped in the middle of a deploy to C; finding out what is live.',
      'activates A, expecting C',
      'runs "restart"',
      'checks A',
      'runs "after"',
      'ledger: 5 undone, sha A, code interrupted',
      'writes state.json',
      'warning: The interrupted deployment of C is taken back: A is live, as before.',
      'glances at A',
      'prepares C (deploy)',
      'github: #6 is C in preprod: Deployed by Belay before CI has finished.',
      'runs "before"',
      'github: #6 in_progress: Going live.',
      'ledger: 6 intent, op deploy, from A, to C, rollbackPoint A',
      'activates C',
      'runs "restart"',
      'checks C',
      'runs "after"',
      'ledger: 6 live, sha C, healthy true, deploymentId 6',
      'writes state.json',
      'github: #6 success: Live; CI has not spoken yet.',
      'github: #4 inactive: Replaced by a newer deployment.',
      'prunes',
      'live, deployed: C is live.',
      '  sha C, previousSha A, rollbackSha A, generation 6, deploymentId 6, recovered The interrupted deployment of C is taken back: A is live, as before., health healthy',
    ],
  },
  {
    rule: 'as soon as it was announced: that another release was taken back says nothing of this one',
    given: [...usual, is('C', 'unhealthy'), deployed('C')],
    when: deployed('D', { losesAfter: 'ledger: 5 intent' }),
    story: [
      'glances at A',
      'prepares D (deploy)',
      'github: #5 is D in preprod: Deployed by Belay before CI has finished.',
      'runs "before"',
      'github: #5 in_progress: Going live.',
      'ledger: 5 intent, op deploy, from A, to D, rollbackPoint A',
      'github: #5 error: Broken off; the next try finds out what is live.',
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'warning: An earlier run stopped in the middle of a deploy to D; finding out what is live.',
      'activates A, expecting D',
      'runs "restart"',
      'checks A',
      'runs "after"',
      'ledger: 5 undone, sha A, code interrupted',
      'writes state.json',
      'warning: The interrupted deployment of D is taken back: A is live, as before.',
      'glances at A',
      'prepares D (deploy)',
      'github: #6 is D in preprod: Deployed by Belay before CI has finished.',
      'runs "before"',
      'github: #6 in_progress: Going live.',
      'ledger: 6 intent, op deploy, from A, to D, rollbackPoint A',
      'activates D',
      'runs "restart"',
      'checks D',
      'runs "after"',
      'ledger: 6 live, sha D, healthy true, deploymentId 6',
      'writes state.json',
      'github: #6 success: Live; CI has not spoken yet.',
      'github: #4 inactive: Replaced by a newer deployment.',
      'prunes',
      'live, deployed: D is live.',
      '  sha D, previousSha A, rollbackSha A, generation 6, deploymentId 6, recovered The interrupted deployment of D is taken back: A is live, as before., health healthy',
    ],
  },
  {
    rule: 'in the middle, and it can then be neither finished nor undone: the request goes on from what is there',
    given: usual,
    when: (stage) => {
      const activate: Driver['activate'] = async (sha) => {
        if (sha === b) return { kind: 'failed', code: 'activation_failed', message: 'It is broken.' };
        Object.assign(stage.target, { head: 'C', clean: true });
        return { kind: 'active', saved: undefined };
      };
      const meanwhile = byHand({ clean: false });
      return stage.deploy('C', { losesAfter: 'activates C', meanwhile, driver: { activate } });
    },
    story: [
      'glances at B',
      'prepares C (deploy)',
      'github: #3 is C in preprod: Deployed by Belay before CI has finished.',
      'runs "before"',
      'github: #3 in_progress: Going live.',
      'ledger: 3 intent, op deploy, from B, to C, rollbackPoint A',
      'activates C',
      'github: #3 error: Broken off; the next try finds out what is live.',
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'warning: An earlier run stopped in the middle of a deploy to C; finding out what is live.',
      'activates B, expecting C',
      'ledger: 3 adopted, sha C',
      'writes state.json',
      'warning: It is broken. It can be neither finished nor undone: deploy a commit, or roll back to one that you name with "to". The target runs C; it is taken over as it is, not validated.',
      'glances at C',
      'prepares C (deploy)',
      'github: #4 is C in preprod: Deployed by Belay before CI has finished.',
      'runs "before"',
      'github: #4 in_progress: Going live.',
      'ledger: 4 intent, op deploy, from C, to C, rollbackPoint A',
      'activates C',
      'runs "restart"',
      'checks C',
      'runs "after"',
      'ledger: 4 live, sha C, healthy true, deploymentId 4',
      'writes state.json',
      'github: #4 success: Live; CI has not spoken yet.',
      'prunes',
      'live, deployed: C is live.',
      '  sha C, previousSha C, rollbackSha A, generation 4, deploymentId 4, recovered It is broken. It can be neither finished nor undone: deploy a commit, or roll back to one that you name with "to". The target runs C; it is taken over as it is, not validated., health healthy',
    ],
  },
];

describe('a deployment whose host was away after it was announced', () => {
  it.each(rules)('$rule', async (rule) => {
    expect(await play(rule)).toEqual(rule.story);
  });
});
