import { describe, expect, it } from 'vitest';
import { shaOf } from '../../model/target.ts';
import { a, b, intent, live, recipe } from './events.ts';
import { byHand, deployed, is, ledgerOf, play, type Rule, returned, settled, usual } from './stage.ts';

const stops: readonly Rule[] = [
  {
    rule: 'nothing was ever deployed here: there is nothing to roll back',
    when: returned(),
    story: [
      'failed, nothing_live: Belay has deployed nothing in this environment, so there is nothing to roll back. Deploy first.',
      '  fromSha null, sha null, generation 0',
    ],
  },
  {
    rule: 'another commit is live than the one it was asked for',
    given: usual,
    when: returned({ asks: { ifLive: a } }),
    story: [
      'superseded, superseded: A is not live any more, B is; nothing was changed.',
      '  fromSha B, sha B, generation 2',
    ],
  },
  {
    rule: 'another commit was put there by hand than the one it was asked for',
    given: [...usual, byHand({ head: 'D' })],
    when: returned({ asks: { ifLive: b } }),
    story: [
      'superseded, superseded: B is not live any more, D is; nothing was changed.',
      '  fromSha D, sha D, generation 2',
    ],
  },
  {
    rule: 'another deployment is live than the one it was asked for',
    given: usual,
    when: returned({ asks: { ifGeneration: 1 } }),
    story: [
      'superseded, superseded: Another deployment went live meanwhile: B. It was left alone.',
      '  fromSha B, sha B, generation 2',
    ],
  },
  {
    rule: 'nothing was validated: a release must be named',
    given: [deployed('A')],
    when: returned(),
    story: [
      'failed, no_rollback_target: Nothing has been validated in this environment, so there is no release to return to by itself; name one with the input "to".',
      '  fromSha A, sha A, generation 1',
    ],
  },
  {
    rule: 'the validated release is live already, and nothing else was ever validated',
    given: [deployed('A'), settled('A', 'success')],
    when: returned(),
    story: ['nothing-to-do, nothing_to_do: A is live already.', '  fromSha A, sha A, generation 1'],
  },
  {
    rule: 'the validated release is live already: those validated before are named',
    given: [...usual, settled('B', 'success')],
    when: returned(),
    story: [
      'nothing-to-do, nothing_to_do: B is live already. To go further back, name one that was validated before: A.',
      '  fromSha B, sha B, generation 2',
    ],
  },
  {
    rule: 'nobody knows how anything was made live here',
    given: [ledgerOf(live(1, b)), byHand({ head: 'B' })],
    when: returned({ asks: { to: a } }),
    story: [
      'writes state.json',
      'failed, no_rollback_target: It is not known how this environment is made live: no deployment by Belay is on record. Deploy the commit instead.',
      '  fromSha null, sha null, generation 1',
    ],
  },
  {
    rule: 'a rollback from the folder of another service is refused',
    given: usual,
    when: returned({ asks: { path: '/srv/other' } }),
    story: [
      'refused, environment_taken: environment: "preprod" in /memory/state belongs to /srv/app, got path /srv/other; give this service another environment name or a state-dir of its own (moved it? remove /memory/state/preprod first). Nothing was changed.',
    ],
  },
  {
    rule: 'what the target runs cannot be read: nothing is decided',
    given: usual,
    when: returned({
      driver: { current: async () => ({ kind: 'unreadable', message: 'The checkout cannot be read.' }) },
    }),
    story: ['refused, target_unreadable: The checkout cannot be read. Nothing was changed.'],
  },
  {
    rule: 'the memory was damaged: a rollback by itself is refused',
    given: [...usual, damaged],
    when: returned(),
    story: [
      'warning: /memory/state/preprod/ledger.jsonl has 1 damaged lines; what they said is not known, so nothing counts as validated until CI says so again.',
      'writes state.json',
      'writes last-validated-sha.txt',
      'refused, target_unreadable: The memory of this environment was damaged, so what was validated is not known for certain; a rollback by itself is refused. Deploy the commit you want, or name it: the next verdict makes the memory whole.',
    ],
  },
  {
    rule: 'the memory was damaged: a release that is named is returned to',
    given: [...usual, damaged],
    when: returned({ asks: { to: a } }),
    story: [
      'warning: /memory/state/preprod/ledger.jsonl has 1 damaged lines; what they said is not known, so nothing counts as validated until CI says so again.',
      'warning: A was never validated in this environment; it is made live because it was named.',
      'prepares A (local)',
      'ledger: 3 intent, op rollback, from B, to A, rollbackPoint null, undoes 2, reason requested',
      'activates A, expecting B',
      'runs "restart"',
      'checks A',
      'runs "after"',
      'github: #2 failure: Rolled back (requested).',
      'github: #3 is A in preprod, rollback: Rollback (requested).',
      'github: #3 success: Live again.',
      'ledger: 3 live, sha A, healthy true, deploymentId 3',
      'writes state.json',
      'writes last-validated-sha.txt',
      'rolled-back, rolled_back: A is live again and healthy; B was taken back.',
      '  fromSha B, sha A, generation 3, liveMs 0',
    ],
  },
  {
    rule: 'the release cannot be had: nothing was begun',
    given: [...usual, byHand({ kept: new Set(['B']), offline: true })],
    when: returned(),
    story: [
      'prepares A (local)',
      'failed, rollback_not_possible: No rollback to A was begun: A is not kept.',
      '  fromSha B, sha B, generation 2',
    ],
  },
  {
    rule: 'the release that is returned to is not well either: it stops there',
    given: [...usual, is('A', 'unhealthy')],
    when: returned(),
    story: [
      'prepares A (local)',
      'ledger: 3 intent, op rollback, from B, to A, rollbackPoint A, undoes 2, reason requested',
      'activates A, expecting B',
      'runs "restart"',
      'checks A',
      'github: #2 failure: Rolled back (requested).',
      'github: #3 is A in preprod, rollback: Rollback (requested).',
      'github: #3 failure: Live again and not healthy.',
      'ledger: 3 live, sha A, healthy false, sickness unhealthy, deploymentId 3',
      'writes state.json',
      'failed, rollback_failed: The rollback target A is live and not healthy either: The health check failed after 1 ms: service (it is unhealthy). Belay stops here and does not try another release; a person is needed.',
      '  fromSha B, sha A, generation 3',
    ],
  },
];

async function damaged({ disk, ref }: Parameters<NonNullable<Rule['given']>[number]>[0]): Promise<void> {
  const folder = `${ref.stateFolder}/${ref.environment}`;
  disk.remove(`${folder}/state.json`);
  disk.remove(`${folder}/state.json.1`);
  const ledger = disk.read(`${folder}/ledger.jsonl`)?.toString('utf8') ?? '';
  disk.write(`${folder}/ledger.jsonl`, ledger.replace('validated', 'walidated'));
}

const stuck = [
  ...usual,
  ledgerOf(intent(3, shaOf('C'), { from: b, recipe })),
  byHand({ head: 'C', clean: false }),
];

const interrupted: readonly Rule[] = [
  {
    rule: 'what an interrupted run left cannot be mended: a rollback by itself is refused',
    given: stuck,
    when: returned({ activationFaults: ['half'] }),
    story: [
      'warning: An earlier run stopped in the middle of a deploy to C; finding out what is live.',
      'activates B, expecting C',
      'writes state.json',
      'refused, target_stuck: Files differ from the commit. It can be neither finished nor undone: deploy a commit, or roll back to one that you name with "to".',
    ],
  },
  {
    rule: 'what an interrupted run left cannot be mended: a release that is named is returned to',
    given: stuck,
    when: returned({ asks: { to: a }, activationFaults: ['half'] }),
    story: [
      'warning: An earlier run stopped in the middle of a deploy to C; finding out what is live.',
      'activates B, expecting C',
      'ledger: 3 adopted, sha B',
      'writes state.json',
      'warning: Files differ from the commit. It can be neither finished nor undone: deploy a commit, or roll back to one that you name with "to". The target runs B; it is taken over as it is, not validated.',
      'prepares A (local)',
      'ledger: 4 intent, op rollback, from B, to A, rollbackPoint A, undoes 3, reason requested',
      'activates A, expecting B',
      'runs "restart"',
      'checks A',
      'runs "after"',
      'github: #3 is A in preprod, rollback: Rollback (requested).',
      'github: #3 success: Live again.',
      'ledger: 4 live, sha A, healthy true, deploymentId 3',
      'writes state.json',
      'rolled-back, rolled_back: A is live again and healthy; B was taken back.',
      '  fromSha B, sha A, generation 4, liveMs 0',
    ],
  },
  {
    rule: 'the connection breaks after the rollback: the second try says what the first has done',
    given: usual,
    when: returned({ losesAfter: 'ledger: 3 live' }),
    story: [
      'prepares A (local)',
      'ledger: 3 intent, op rollback, from B, to A, rollbackPoint A, undoes 2, reason requested',
      'activates A, expecting B',
      'runs "restart"',
      'checks A',
      'runs "after"',
      'github: #2 failure: Rolled back (requested).',
      'github: #3 is A in preprod, rollback: Rollback (requested).',
      'github: #3 success: Live again.',
      'ledger: 3 live, sha A, healthy true, deploymentId 3',
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'writes state.json',
      'rolled-back, rolled_back: A is live again; B was taken back (the connection to the host broke meanwhile).',
      '  fromSha B, sha A, generation 3',
    ],
  },
  {
    rule: 'the connection breaks after a rollback to what is not well either: that is said',
    given: [...usual, is('A', 'unhealthy')],
    when: returned({ losesAfter: 'ledger: 3 live' }),
    story: [
      'prepares A (local)',
      'ledger: 3 intent, op rollback, from B, to A, rollbackPoint A, undoes 2, reason requested',
      'activates A, expecting B',
      'runs "restart"',
      'checks A',
      'github: #2 failure: Rolled back (requested).',
      'github: #3 is A in preprod, rollback: Rollback (requested).',
      'github: #3 failure: Live again and not healthy.',
      'ledger: 3 live, sha A, healthy false, sickness unhealthy, deploymentId 3',
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'writes state.json',
      'failed, rollback_failed: The rollback target A is live and not healthy either; a person is needed.',
      '  fromSha B, sha A, generation 3',
    ],
  },
  {
    rule: 'the connection breaks after the rollback, and another release goes live since: it is left alone',
    given: usual,
    when: returned({ losesAfter: 'ledger: 3 live', meanwhile: deployed('C') }),
    story: [
      'prepares A (local)',
      'ledger: 3 intent, op rollback, from B, to A, rollbackPoint A, undoes 2, reason requested',
      'activates A, expecting B',
      'runs "restart"',
      'checks A',
      'runs "after"',
      'github: #2 failure: Rolled back (requested).',
      'github: #3 is A in preprod, rollback: Rollback (requested).',
      'github: #3 success: Live again.',
      'ledger: 3 live, sha A, healthy true, deploymentId 3',
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'superseded, superseded: Another deployment went live meanwhile: C. It was left alone.',
      '  fromSha C, sha C, generation 4',
    ],
  },
  {
    rule: 'the connection breaks before anything was announced: what another run rolled back is not this one’s doing',
    given: usual,
    when: returned({ losesAfter: 'looks at the target', meanwhile: returned() }),
    story: [
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'nothing-to-do, nothing_to_do: A is live already.',
      '  fromSha A, sha A, generation 3',
    ],
  },
  {
    rule: 'the connection breaks before anything was announced, and nothing else happens: it is done by the second try',
    given: usual,
    when: returned({ losesAfter: 'looks at the target' }),
    story: [
      'warning: The connection to deploy@web1 broke. Reaching it again to find out what came of it.',
      'prepares A (local)',
      'ledger: 3 intent, op rollback, from B, to A, rollbackPoint A, undoes 2, reason requested',
      'activates A, expecting B',
      'runs "restart"',
      'checks A',
      'runs "after"',
      'github: #2 failure: Rolled back (requested).',
      'github: #3 is A in preprod, rollback: Rollback (requested).',
      'github: #3 success: Live again.',
      'ledger: 3 live, sha A, healthy true, deploymentId 3',
      'writes state.json',
      'rolled-back, rolled_back: A is live again and healthy; B was taken back.',
      '  fromSha B, sha A, generation 3, liveMs 500',
    ],
  },
];

describe.each([
  ['a rollback that does not come about', stops],
  ['a rollback among interruptions', interrupted],
])('%s', (_, rules) => {
  it.each(rules)('$rule', async (rule) => {
    expect(await play(rule)).toEqual(rule.story);
  });
});
