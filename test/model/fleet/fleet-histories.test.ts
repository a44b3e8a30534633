import { describe, it } from 'vitest';
import { alone, asked, ci, deployed, together, watched } from './build-fleet-history.ts';
import { runFleetHistory } from './history.ts';
import type { FleetHistory } from './operation.ts';
import { runPromotionHistory } from './promotion.ts';

const forward = watched('B', { rollForward: true });
const takenBack = { begins: 'B rolled back for its CI' } as const;

const histories: Readonly<Record<string, FleetHistory>> = {
  'C4, C13: two watchers turn green after the rollback, and the commit is sick when it is live again: it goes forward once':
    {
      ...takenBack,
      hosts: 1,
      operations: [
        ci('B', 'success'),
        { kind: 'illness', host: 'all', commit: 'B', health: 'unhealthy' },
        together([0, 1, 0, 1, 2], asked(forward), asked(forward)),
      ],
    },
  'C4, C13: the same on two hosts': {
    ...takenBack,
    hosts: 2,
    operations: [
      ci('B', 'success'),
      { kind: 'illness', host: 'all', commit: 'B', health: 'unhealthy' },
      together([0, 3, 1, 2], asked(forward), asked(forward)),
    ],
  },
  'C4: a re-run turns green while a person deploys another commit: the person has the last word': {
    ...takenBack,
    hosts: 1,
    operations: [ci('B', 'success'), together([0, 1], asked(forward), asked(deployed('C')))],
  },
  'C4, C13: a re-run turns green while a person deploys the very commit: the person’s deployment is not theirs to settle':
    {
      ...takenBack,
      hosts: 1,
      operations: [
        ci('B', 'success'),
        together([0, 0, 0, 1], asked(forward), asked(forward), asked(deployed('B', { batch: 1 }))),
      ],
    },
  'C15, D8: the connection breaks while a watcher that came too late tidies up: superseded all the same': {
    begins: 'B after A',
    hosts: 1,
    operations: [
      alone(deployed('C'), { fault: { kind: 'die', call: 20, host: 0 } }),
      alone(watched('A'), { fault: { kind: 'lose-after', call: 10, host: 0 } }),
    ],
  },
  'C7, C8: an answer that says less takes nothing away on hosts whose CI took its word back': {
    begins: 'A validated',
    hosts: 2,
    operations: [
      alone(deployed('B')),
      ci('B', 'success'),
      alone(watched('B')),
      ci('B', 'failure'),
      alone(watched('B')),
      ci('B', 'cancelled'),
      alone(watched('B', { onNoVerdict: 'rollback' })),
      ci('B', 'failure'),
      alone(watched('B')),
    ],
  },
  'D8, F10: three runs at once over two hosts, one of which loses a lock: they wait for each other for a while, not for ever':
    {
      begins: 'nothing',
      hosts: 2,
      operations: [
        together(
          [23, 30, 3, 19, 12, 41, 33, 41, 45, 13, 19],
          asked(deployed('A', { batch: 1 }), { fault: { kind: 'lose-after', call: 11, host: 0 } }),
          asked(deployed('A', { batch: 1 })),
          asked(deployed('C')),
        ),
      ],
    },
  'D14, C8: CI takes back its word on what was validated, and the one before it is there to go back to': {
    begins: 'B after A',
    hosts: 2,
    operations: [
      ci('B', 'success'),
      alone(watched('B')),
      { kind: 'trouble', host: 0, commit: 'C', what: 'restart' },
      alone(deployed('C')),
      ci('B', 'failure'),
      alone(watched('B')),
    ],
  },
  'W1, F5: the second host is sick, and the first one’s disk is full when it is to go back: told, and both run the same':
    {
      begins: 'nothing',
      hosts: 2,
      operations: [
        { kind: 'trouble', host: 1, commit: 'C', what: 'restart' },
        alone(deployed('C', { batch: 1 })),
        alone(deployed('A', { batch: 1 }), { over: [0] }),
        alone(deployed('C', { batch: 1 }), { fault: { kind: 'disk-full', call: 27, host: 0 } }),
      ],
    },
  'W1, F1: a run died on three hosts, and on one it can be neither finished nor undone: what is told to run there is not what was remembered':
    {
      begins: 'nothing',
      hosts: 3,
      operations: [
        alone(deployed('C', { batch: 1 })),
        alone(deployed('A', { batch: 3, maxFailures: 1 }), { fault: { kind: 'die', call: 65, host: 0 } }),
        { kind: 'trouble', host: 0, commit: 'C', what: 'untouched' },
        alone(deployed('C', { batch: 1 })),
      ],
    },
  'C3, D8: the connection breaks while a watcher looks at a host for the first time: what is live there when it comes back counts':
    {
      begins: 'nothing',
      hosts: 2,
      operations: [
        alone(deployed('C')),
        alone(deployed('A'), { over: [1] }),
        together(
          [0, 0, 0],
          asked(watched('C', { manner: 'job' }), { fault: { kind: 'lose-halfway', call: 2, host: 1 } }),
          asked({ kind: 'rollback', to: 'C', ifLive: undefined }),
        ),
      ],
    },
  'W1, F5: a host whose files somebody changed has a full disk: what was remembered is told of it': {
    begins: 'nothing',
    hosts: 2,
    operations: [
      { kind: 'trouble', host: 0, commit: 'C', what: 'restart' },
      alone(deployed('C', { batch: 2 })),
      { kind: 'drift', host: 1, commit: 'A', clean: false },
      alone(deployed('A', { batch: 1 }), { fault: { kind: 'disk-full', call: 1, host: 1 } }),
    ],
  },
  'C14: a detached watcher is overtaken by a newer one, and both speak': {
    begins: 'B after A',
    hosts: 2,
    operations: [
      ci('B', 'running'),
      alone(watched('B', { manner: 'detached' })),
      alone(deployed('C')),
      ci('C', 'running'),
      alone(watched('C', { manner: 'detached' })),
      ci('B', 'failure'),
      ci('C', 'success'),
      { kind: 'wait', choices: [1, 0, 2] },
    ],
  },
  'C13: three watchers of one failed commit, step by step at once: one rollback': {
    begins: 'B after A',
    hosts: 2,
    operations: [
      ci('B', 'failure'),
      together([0, 1, 2, 2, 1, 0, 1], asked(watched('B')), asked(watched('B')), asked(watched('B'))),
    ],
  },
};

it('C8: CI takes its word back while the promotion asks: what was true when it began, or when it ended, is told', () =>
  runPromotionHistory({
    hosts: [1, 1],
    steps: [
      { kind: 'in', where: 'preprod', operation: alone(deployed('B')) },
      { kind: 'in', where: 'preprod', operation: ci('B', 'success') },
      { kind: 'in', where: 'preprod', operation: alone(watched('B')) },
      {
        kind: 'promote',
        wanted: undefined,
        asks: 'ledger',
        meanwhile: [
          ci('B', 'failure'),
          together([0, 0, 3, 0, 0], asked(deployed('B')), asked(watched('live', { manner: 'detached' }))),
        ],
      },
    ],
  }));

describe('histories of hosts and watchers that went wrong once, or look as if they could', () => {
  for (const [title, history] of Object.entries(histories)) it(title, () => runFleetHistory(history));
});
