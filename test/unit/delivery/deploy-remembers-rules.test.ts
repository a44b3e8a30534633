import { describe, expect, it } from 'vitest';
import type { Driver } from '../../../lib/drivers/driver.ts';
import { commitOf } from '../../model/target.ts';
import { byHand, deployed, is, play, type Rule, usual } from './stage.ts';

const rules: readonly Rule[] = [
  {
    rule: 'it is not well, and local changes were in the way: the report says where they are kept',
    given: [deployed('A'), is('B', 'unhealthy')],
    when: (stage) => {
      const saved = { ref: 'refs/belay/saved/1', paths: ['a.txt'], files: 1, commits: 0 };
      const activate = async () => {
        stage.target.head = 'B';
        return { kind: 'active', saved } as const;
      };
      return stage.deploy('B', { driver: { activate } });
    },
    story: [
      'glances at A',
      'prepares B (deploy)',
      'github: #2 is B in preprod: Deployed by Belay before CI has finished.',
      'runs "before"',
      'github: #2 in_progress: Going live.',
      'ledger: 2 intent, op deploy, from A, to B, rollbackPoint null',
      'activates B',
      'runs "restart"',
      'checks B',
      'ledger: 2 live, sha B, healthy false, sickness unhealthy, deploymentId 2',
      'github: #2 failure: Live and not well (unhealthy).',
      'github: #1 inactive: Replaced by a newer deployment.',
      'writes state.json',
      'failed, no_rollback_target: B is live and not well: The health check failed after 1 ms: service (it is unhealthy). service became unhealthy since. Nothing has been validated in this environment yet, so there is nothing to return to; a person is needed.',
      '  sha B, previousSha A, rollbackSha null, generation 2, deploymentId 2, saved {"ref":"refs/belay/saved/1","paths":["a.txt"],"files":1,"commits":0}, health unhealthy',
    ],
  },
  {
    rule: 'it is taken back, and changes were in the way of that: the ledger says where they are kept',
    given: [...usual, is('B', 'unhealthy')],
    when: (stage) => {
      const saved = { ref: 'refs/belay/saved/2', paths: ['a.txt'], files: 1, commits: 0 };
      const activate = async () => {
        stage.target.head = 'A';
        return { kind: 'active', saved } as const;
      };
      return stage.settle('B', 'failure', { driver: { activate } });
    },
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
      'ledger: 3 live, sha A, healthy true, deploymentId 3, savedRef refs/belay/saved/2',
      'writes state.json',
      'rolled-back, rolled_back: CI failed for B; A is live again and healthy.',
      '  liveSha A, validatedSha A, generation 3, liveMs 0',
    ],
  },
  {
    rule: 'how long it was live counts from its announcement to the end of the way back',
    given: [...usual, is('C', 'unhealthy'), async ({ clock }) => clock.advance(7_000)],
    when: (stage) => {
      const activate: Driver['activate'] = async (sha) => {
        stage.clock.advance(5_000);
        stage.target.head = commitOf(sha);
        return { kind: 'active', saved: undefined };
      };
      return stage.deploy('C', { driver: { activate } });
    },
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
      'prepares A (local)',
      'ledger: 4 intent, op rollback, from C, to A, rollbackPoint A, undoes 3, reason unhealthy, leftDeploymentId 3',
      'activates A, expecting C',
      'runs "restart"',
      'checks A',
      'runs "after"',
      'github: #3 failure: Rolled back (unhealthy).',
      'github: #4 is A in preprod, rollback: Rollback (unhealthy).',
      'github: #4 success: Live again.',
      'ledger: 4 live, sha A, healthy true, deploymentId 4',
      'github: #2 inactive: Replaced by a newer deployment.',
      'writes state.json',
      'rolled-back, unhealthy: C was not well and is taken back: The health check failed after 1 ms: service (it is unhealthy). service became unhealthy since. A is live again and healthy.',
      '  sha A, previousSha B, rollbackSha A, generation 4, liveMs 10000, deploymentId 3, health unhealthy',
    ],
  },
];

describe('what is remembered of a release that is not well', () => {
  it.each(rules)('$rule', async (rule) => {
    expect(await play(rule)).toEqual(rule.story);
  });
});

describe.each([
  ['restart', 'restart_failed'],
  ['after', 'hook_failed'],
] as const)('"%s" fails and the validated release cannot be had', (input, sickness) => {
  it('is what is remembered of the release that stays live', async () => {
    const driver: Partial<Driver> = {
      prepare: async (_, need) =>
        need === 'local'
          ? { kind: 'refused', code: 'image_not_kept', message: 'A is not kept.' }
          : { kind: 'ready' },
    };
    const given = [...usual, byHand({ failing: new Map([['C', input]]) })];

    const story = await play({ rule: '', given, when: deployed('C', { driver }), story: [] });

    expect(story).toContain(`ledger: 3 live, sha C, healthy false, sickness ${sickness}, deploymentId 3`);
  });
});

it('its commands moved the target and the validated release cannot be had: that is remembered', async () => {
  const driver: Partial<Driver> = {
    liveSha: async () => undefined,
    prepare: async (_, need) =>
      need === 'local'
        ? { kind: 'refused', code: 'image_not_kept', message: 'A is not kept.' }
        : { kind: 'ready' },
  };

  const story = await play({ rule: '', given: usual, when: deployed('C', { driver }), story: [] });

  expect(story).toContain('ledger: 3 live, sha C, healthy false, sickness wrong_commit, deploymentId 3');
});
