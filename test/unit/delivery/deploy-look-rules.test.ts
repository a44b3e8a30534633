import { describe, expect, it } from 'vitest';
import type { Host } from '../../../lib/hosts/host.ts';
import { deployed, play, type Rule, type Stage, usual } from './stage.ts';

/** The memory cannot be read when this run looks first. */
const withoutLook = (stage: Stage): Pick<Host, 'read'> => {
  let reads = 0;
  return {
    read: (...asked) => {
      reads += 1;
      return reads === 1 ? Promise.reject(new Error('It broke.')) : stage.disk.host.read(...asked);
    },
  };
};

const rules: readonly Rule[] = [
  {
    rule: 'it did not wait: an older commit is deployed, for somebody asked for it',
    given: usual,
    when: (stage) =>
      stage.deploy('A', { host: withoutLook(stage), driver: { isAncestor: async () => true } }),
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
    rule: 'it waited: what is live may have gone live since, and what is older is not put in its place',
    given: usual,
    when: (stage) => {
      const lock: Host['lock'] = async (path, request) => {
        const outcome = await stage.disk.host.lock(path, request);
        return outcome.kind === 'held' ? { ...outcome, waitedMs: 900 } : outcome;
      };
      const host = { ...withoutLook(stage), lock };
      return stage.deploy('A', { host, driver: { isAncestor: async () => true } });
    },
    story: [
      'glances at B',
      'prepares A (deploy)',
      'unchanged, superseded: A is older than B, which went live while this run waited; nothing was changed.',
      '  sha B, previousSha B, rollbackSha A, generation 2, deploymentId 2',
    ],
  },
  {
    rule: 'the connection breaks at its first look at the target: nothing is known to be newer',
    given: usual,
    when: deployed('A', { losesAfter: 'looks at the target', driver: { isAncestor: async () => true } }),
    story: [
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
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

describe('a deployment that could not look at the memory before it had its turn', () => {
  it.each(rules)('$rule', async (rule) => {
    expect(await play(rule)).toEqual(rule.story);
  });
});
