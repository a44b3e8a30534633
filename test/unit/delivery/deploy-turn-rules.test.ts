import { describe, expect, it } from 'vitest';
import type { Driver } from '../../../lib/drivers/driver.ts';
import type { Host } from '../../../lib/hosts/host.ts';
import { type Commit, shaOf } from '../../model/target.ts';
import { c } from './events.ts';
import {
  byHand,
  deployed,
  is,
  play,
  type Rule,
  returned,
  type Setting,
  settled,
  usual,
  usualRecipe,
} from './stage.ts';

const d = shaOf('D');

const forward = { afterRollback: true } as const;

const goesForward: readonly Rule[] = [
  {
    rule: 'what was rolled back for its CI goes forward once CI says yes',
    given: [...usual, settled('B', 'failure')],
    when: deployed('B', { asks: forward }),
    story: [
      'glances at A',
      'prepares B (deploy)',
      'github: #4 is B in preprod: Deployed by Belay before CI has finished.',
      'runs "before"',
      'github: #4 in_progress: Going live.',
      'ledger: 4 intent, op deploy, from A, to B, rollbackPoint A',
      'activates B',
      'runs "restart"',
      'checks B',
      'runs "after"',
      'ledger: 4 live, sha B, healthy true, deploymentId 4',
      'writes state.json',
      'github: #4 success: Live; CI has not spoken yet.',
      'github: #3 inactive: Replaced by a newer deployment.',
      'prunes',
      'live, deployed: B is live.',
      '  sha B, previousSha A, rollbackSha A, generation 4, deploymentId 4, health healthy',
    ],
  },
  {
    rule: 'another release went live after the rollback: it does not go forward',
    given: [...usual, settled('B', 'failure'), deployed('C')],
    when: deployed('B', { asks: forward }),
    story: [
      'glances at C',
      'prepares B (deploy)',
      'unchanged, superseded: B is not deployed again: what its rollback had made live is not live any more. Nothing was changed.',
      '  sha C, previousSha C, rollbackSha A, generation 4',
    ],
  },
  {
    rule: 'what a person rolled back does not go forward',
    given: [...usual, returned()],
    when: deployed('B', { asks: forward }),
    story: [
      'glances at A',
      'prepares B (deploy)',
      'unchanged, superseded: B is not deployed again: what its rollback had made live is not live any more. Nothing was changed.',
      '  sha A, previousSha A, rollbackSha A, generation 3',
    ],
  },
  {
    rule: 'it went forward already and is not well: that is said, and nothing is done again',
    given: [
      ...[...usual, settled('B', 'failure'), is('B', 'unhealthy')],
      deployed('B', { asks: { ...forward, recipe: { ...usualRecipe, onFailure: 'keep' } } }),
    ],
    when: deployed('B', { asks: forward }),
    story: [
      'glances at B',
      'prepares B (deploy)',
      'warning: Before this deployment the service was unhealthy already: The health check failed after 1 ms: service (it is unhealthy).',
      'failed, unhealthy: B is live again already and not well, or its files were changed; nothing was changed.',
      '  sha B, previousSha B, rollbackSha A, generation 4',
    ],
  },
  {
    rule: 'it is live and was never taken away: there is nothing to go forward from',
    given: [...usual, is('B', 'unhealthy')],
    when: deployed('B', { asks: forward }),
    story: [
      'glances at B',
      'prepares B (deploy)',
      'warning: Before this deployment the service was unhealthy already: The health check failed after 1 ms: service (it is unhealthy).',
      'unchanged, superseded: B is not deployed again: what its rollback had made live is not live any more. Nothing was changed.',
      '  sha B, previousSha B, rollbackSha A, generation 2',
    ],
  },
  {
    rule: 'the connection breaks while it goes forward: the second try goes on',
    given: [...usual, settled('B', 'failure')],
    when: deployed('B', { asks: forward, losesAfter: 'activates B' }),
    story: [
      'glances at A',
      'prepares B (deploy)',
      'github: #4 is B in preprod: Deployed by Belay before CI has finished.',
      'runs "before"',
      'github: #4 in_progress: Going live.',
      'ledger: 4 intent, op deploy, from A, to B, rollbackPoint A',
      'activates B',
      'github: #4 error: Broken off; the next try finds out what is live.',
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'warning: An earlier run stopped in the middle of a deploy to B; finding out what is live.',
      'activates B, expecting B',
      'runs "restart"',
      'checks B',
      'runs "after"',
      'github: #5 is B in preprod: Deployed by Belay before CI has finished.',
      'github: #5 in_progress: Going live.',
      'ledger: 4 live, sha B, healthy true, recovered true, deploymentId 5',
      'github: #5 success: Live; an interrupted deployment was finished.',
      'github: #3 inactive: Replaced by a newer deployment.',
      'writes state.json',
      'warning: The interrupted deployment of B is finished: it is live and healthy.',
      'glances at B',
      'live, deployed: B is live: the interrupted deployment of it was finished.',
      '  sha B, previousSha A, rollbackSha A, generation 4, deploymentId 5, recovered The interrupted deployment of B is finished: it is live and healthy., health healthy',
    ],
  },
  {
    rule: 'the connection breaks after its files were changed by hand: it may be put back, for it is what went forward',
    given: [...usual, settled('B', 'failure')],
    when: deployed('B', { asks: forward, losesAfter: 'ledger: 4 live', meanwhile: byHand({ clean: false }) }),
    story: [
      'glances at A',
      'prepares B (deploy)',
      'github: #4 is B in preprod: Deployed by Belay before CI has finished.',
      'runs "before"',
      'github: #4 in_progress: Going live.',
      'ledger: 4 intent, op deploy, from A, to B, rollbackPoint A',
      'activates B',
      'runs "restart"',
      'checks B',
      'runs "after"',
      'ledger: 4 live, sha B, healthy true, deploymentId 4',
      'github: #4 error: Broken off; the next try finds out what is live.',
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'glances at B',
      'prepares B (deploy)',
      'github: #5 is B in preprod: Deployed by Belay before CI has finished.',
      'runs "before"',
      'github: #5 in_progress: Going live.',
      'ledger: 5 intent, op deploy, from B, to B, rollbackPoint A',
      'activates B',
      'runs "restart"',
      'checks B',
      'runs "after"',
      'ledger: 5 live, sha B, healthy true, deploymentId 5',
      'writes state.json',
      'github: #5 success: Live; CI has not spoken yet.',
      'github: #4 inactive: Replaced by a newer deployment.',
      'prunes',
      'live, deployed: B is live.',
      '  sha B, previousSha B, rollbackSha A, generation 5, deploymentId 5, health healthy',
    ],
  },
  {
    rule: 'the connection breaks before anything was announced, and another release goes live: it does not go forward',
    given: [...usual, settled('B', 'failure')],
    when: deployed('B', { asks: forward, losesAfter: 'looks at the target', meanwhile: deployed('C') }),
    story: [
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'glances at C',
      'prepares B (deploy)',
      'unchanged, superseded: B is not deployed again: what its rollback had made live is not live any more. Nothing was changed.',
      '  sha C, previousSha C, rollbackSha A, generation 4',
    ],
  },
  {
    rule: 'it went forward already and is well: nothing is changed',
    given: [...usual, settled('B', 'failure'), deployed('B', { asks: forward })],
    when: deployed('B', { asks: forward }),
    story: [
      'glances at B',
      'unchanged, unchanged: B is live already; nothing was changed.',
      '  sha B, previousSha B, rollbackSha A, generation 4, deploymentId 4, health healthy',
    ],
  },
];

/** Another run holds the environment, and does something, before this one has its turn. */
const afterWaiting =
  (commit: Commit, meanwhile: Setting, driver: Partial<Driver>): Rule['when'] =>
  (stage) => {
    const lock: Host['lock'] = async (path, request) => {
      await meanwhile(stage);
      const outcome = await stage.disk.host.lock(path, request);
      return outcome.kind === 'held' ? { ...outcome, waitedMs: 900 } : outcome;
    };
    return stage.deploy(commit, { host: { lock }, driver });
  };

const waits: readonly Rule[] = [
  {
    rule: 'a newer release went live while it waited: it is not put in its place',
    given: usual,
    when: afterWaiting('C', deployed('D'), { isAncestor: async (old, young) => old === c && young === d }),
    story: [
      'glances at D',
      'prepares C (deploy)',
      'unchanged, superseded: C is older than D, which went live while this run waited; nothing was changed.',
      '  sha D, previousSha D, rollbackSha A, generation 3, deploymentId 3',
    ],
  },
  {
    rule: 'what went live while it waited is not known to be newer: it is put in its place',
    given: usual,
    when: afterWaiting('C', deployed('D'), { isAncestor: async () => undefined }),
    story: [
      'glances at D',
      'prepares C (deploy)',
      'github: #4 is C in preprod: Deployed by Belay before CI has finished.',
      'runs "before"',
      'github: #4 in_progress: Going live.',
      'ledger: 4 intent, op deploy, from D, to C, rollbackPoint A',
      'activates C',
      'runs "restart"',
      'checks C',
      'runs "after"',
      'ledger: 4 live, sha C, healthy true, deploymentId 4',
      'writes state.json',
      'github: #4 success: Live; CI has not spoken yet.',
      'github: #3 inactive: Replaced by a newer deployment.',
      'prunes',
      'live, deployed: C is live.',
      '  sha C, previousSha D, rollbackSha A, generation 4, deploymentId 4, health healthy',
    ],
  },
  {
    rule: 'nothing went live while it waited: an older commit is deployed',
    given: usual,
    when: afterWaiting('A', async () => undefined, { isAncestor: async () => true }),
    story: [
      'glances at B',
      'prepares A (deploy)',
      'github: #3 is A in preprod: Deployed by Belay before CI has finished.',
      'runs "before"',
      'github: #3 in_progress: Going live.',
      'ledger: 3 intent, op deploy, from B, to A, rollbackPoint A',
      'activates A',
      'runs "restart"',
      'checks A',
      'runs "after"',
      'ledger: 3 live, sha A, healthy true, deploymentId 3',
      'writes state.json',
      'github: #3 success: Live; CI has not spoken yet.',
      'github: #2 inactive: Replaced by a newer deployment.',
      'prunes',
      'live, deployed: A is live.',
      '  sha A, previousSha B, rollbackSha A, generation 3, deploymentId 3, health healthy',
    ],
  },
  {
    rule: 'the same commit went live while it waited: it is live already',
    given: usual,
    when: afterWaiting('C', deployed('C'), { isAncestor: async () => true }),
    story: [
      'glances at C',
      'unchanged, unchanged: C is live already; nothing was changed.',
      '  sha C, previousSha C, rollbackSha A, generation 3, deploymentId 3, health healthy',
    ],
  },
  {
    rule: 'what ran was stopped while it waited: there is nothing newer',
    given: usual,
    when: afterWaiting(
      'C',
      async (stage) => {
        await stage.deploy('D');
        stage.target.stopped = true;
      },
      { isAncestor: async () => true },
    ),
    story: [
      'warning: The target runs nothing, not D that Belay made live: somebody changed it. The target counts.',
      'prepares C (deploy)',
      'github: #4 is C in preprod: Deployed by Belay before CI has finished.',
      'github: #4 in_progress: Going live.',
      'ledger: 4 intent, op deploy, from null, to C, rollbackPoint A',
      'activates C',
      'runs "restart"',
      'checks C',
      'runs "after"',
      'ledger: 4 live, sha C, healthy true, deploymentId 4',
      'writes state.json',
      'github: #4 success: Live; CI has not spoken yet.',
      'github: #3 inactive: Replaced by a newer deployment.',
      'prunes',
      'live, deployed: C is live.',
      '  sha C, previousSha null, rollbackSha A, generation 4, deploymentId 4, health healthy',
    ],
  },
  {
    rule: 'the same commit went live while it waited, and is not well: it is deployed again',
    given: [...usual, is('C', 'unhealthy')],
    when: afterWaiting('C', deployed('C', { recipe: { onFailure: 'keep' } }), {
      isAncestor: async () => true,
    }),
    story: [
      'glances at C',
      'prepares C (deploy)',
      'warning: Before this deployment the service was unhealthy already: The health check failed after 1 ms: service (it is unhealthy).',
      'github: #4 is C in preprod: Deployed by Belay before CI has finished.',
      'runs "before"',
      'github: #4 in_progress: Going live.',
      'ledger: 4 intent, op deploy, from C, to C, rollbackPoint A',
      'activates C',
      'runs "restart"',
      'checks C',
      'prepares A (local)',
      'ledger: 5 intent, op rollback, from C, to A, rollbackPoint A, undoes 4, reason unhealthy, leftDeploymentId 4',
      'activates A, expecting C',
      'runs "restart"',
      'checks A',
      'runs "after"',
      'github: #4 failure: Rolled back (unhealthy).',
      'github: #5 is A in preprod, rollback: Rollback (unhealthy).',
      'github: #5 success: Live again.',
      'ledger: 5 live, sha A, healthy true, deploymentId 5',
      'github: #3 inactive: Replaced by a newer deployment.',
      'writes state.json',
      'rolled-back, unhealthy: C was not well and is taken back: The health check failed after 1 ms: service (it is unhealthy). service was already unhealthy before; nothing else changed. A is live again and healthy.',
      '  sha A, previousSha C, rollbackSha A, generation 5, liveMs 0, deploymentId 4, wasSick The health check failed after 1 ms: service (it is unhealthy)., health unhealthy',
    ],
  },
  {
    rule: 'it did not wait: an older commit is deployed, for somebody asked for it',
    given: usual,
    when: deployed('A', { driver: { isAncestor: async () => true } }),
    story: [
      'glances at B',
      'prepares A (deploy)',
      'github: #3 is A in preprod: Deployed by Belay before CI has finished.',
      'runs "before"',
      'github: #3 in_progress: Going live.',
      'ledger: 3 intent, op deploy, from B, to A, rollbackPoint A',
      'activates A',
      'runs "restart"',
      'checks A',
      'runs "after"',
      'ledger: 3 live, sha A, healthy true, deploymentId 3',
      'writes state.json',
      'github: #3 success: Live; CI has not spoken yet.',
      'github: #2 inactive: Replaced by a newer deployment.',
      'prunes',
      'live, deployed: A is live.',
      '  sha A, previousSha B, rollbackSha A, generation 3, deploymentId 3, health healthy',
    ],
  },
];

describe.each([
  ['a release that goes forward after its rollback', goesForward],
  ['a deployment that waits for another run', waits],
])('%s', (_, rules) => {
  it.each(rules)('$rule', async (rule) => {
    expect(await play(rule)).toEqual(rule.story);
  });
});
