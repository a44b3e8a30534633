import { describe, it } from 'vitest';
import {
  degraded,
  deploy,
  drift,
  failed,
  keep,
  lose,
  passed,
  rollback,
  sick,
  verdict,
} from './build-history.ts';
import { runHistory } from './history.ts';
import type { Operation } from './operation.ts';

const histories: Readonly<Record<string, readonly Operation[]>> = {
  'CI takes its word back, twice: nothing is rolled back by itself': [
    ...[deploy('B'), passed, deploy('A'), passed],
    verdict({ verdict: 'failure' }, { twice: true }),
    failed,
  ],
  'what CI took its word back of is not taken away by an answer that says less, nor by the same no after it':
    [
      ...[deploy('B'), passed, deploy('A'), passed, failed],
      ...[verdict({ verdict: 'unknown', onNoVerdict: 'rollback' }), verdict({ verdict: 'timeout' }), failed],
    ],
  'what CI took its word back of stays known through an answer that says less: the next no is the same one, and nothing is rolled back':
    [
      ...[deploy('B'), passed, deploy('A'), passed, failed],
      ...[verdict({ verdict: 'cancelled' }), failed, verdict({ verdict: 'cancelled' }), failed],
    ],
  'D14: two files of the state are lost, and what the third one names was pruned long ago': [
    ...[deploy('A'), deploy('C'), lose('state lost'), lose('ledger lost')],
    ...[rollback(), rollback(), deploy('A')],
  ],
  'everything known was lost or damaged: a rollback by itself is refused, and refused again': [
    ...[deploy('A'), lose('ledger lost'), lose('both states damaged'), rollback(), rollback()],
  ],
  'a lost verdict takes no validation back, whatever on-no-verdict says': [
    ...[deploy('B'), passed, deploy('A'), passed],
    ...[
      verdict({ verdict: 'cancelled' }),
      verdict({ verdict: 'timeout', onNoVerdict: 'rollback' }),
      rollback(),
    ],
  ],
  'the target was changed by hand: what is reported is what it runs': [
    deploy('A'),
    drift('D'),
    passed,
    failed,
  ],
  'a first activation that lands elsewhere is reported as what it is': [
    deploy('A', { activationFaults: ['wrong-commit'] }),
    deploy('A', { activationFaults: ['half'] }),
    deploy('A'),
  ],
  'a damaged state.json does not push out the good one before it': [
    ...[deploy('A'), passed, lose('state damaged'), deploy('B'), lose('state damaged'), rollback()],
  ],
  'all was lost: the file for people says so too': [
    deploy('A'),
    passed,
    lose('all lost'),
    passed,
    deploy('A'),
  ],
  'a watcher of deployment 1 speaks after deploy 2 and rollback 3 made its commit live again': [
    ...[deploy('A'), passed, deploy('B'), failed],
    ...[verdict({ watcher: 3, verdict: 'failure' }), verdict({ watcher: 3 })],
  ],
  'the same sick commit twice: each deployment is rolled back once': [
    ...[deploy('A'), passed, sick('B'), deploy('B', { twice: true }), deploy('B'), verdict({ watcher: 1 })],
  ],
  'a release kept although sick is validated only once it is well': [
    ...[sick('A'), keep('A'), passed, sick('A', false), passed, deploy('B'), failed],
  ],
  'what the deployment made degraded is live, is not validated, and is not deployed again': [
    ...[deploy('A'), passed, degraded('B'), deploy('B'), passed, deploy('B'), sick('B', false), passed],
    ...[degraded('C'), deploy('C'), failed],
  ],
  'what was degraded before does not stand in the way of validation': [
    ...[deploy('A'), passed, degraded('A'), degraded('B'), deploy('B'), passed, sick('C'), deploy('C')],
  ],
  'what made it degraded is not validated in the shape of its successor': [
    ...[deploy('A'), passed, degraded('B'), degraded('C'), deploy('B'), passed, deploy('C'), passed],
  ],
  'degraded since, and well when it went live: validated': [deploy('A'), degraded('A'), passed],
  'what can be neither finished nor undone keeps no later commit out': [
    ...[deploy('A'), passed, deploy('B', { activationFaults: ['half', 'half'] })],
    ...[deploy('D', { activationFaults: ['half'] }), deploy('D'), passed, rollback('A')],
  ],
  'moved by hand after a crash: the target counts': [
    ...[deploy('A'), passed, deploy('B', { fault: { kind: 'die-halfway', call: 12 } })],
    ...[drift('D'), failed, deploy('D'), passed],
  ],
  'stopped after a deployment that could not be taken back: what was live before runs again': [
    ...[deploy('B'), deploy('A', { activationFaults: ['wrong-commit', 'untouched'] })],
    ...[{ kind: 'stop' } as const, verdict({ forgetful: true })],
  ],
  'a rollback to a release that is sick by now stops there': [
    ...[deploy('A'), passed, sick('A'), sick('B'), deploy('B'), failed, failed],
  ],
};

describe('histories that went wrong once, or look as if they could', () => {
  for (const [title, history] of Object.entries(histories)) it(title, () => runHistory(history));
});
