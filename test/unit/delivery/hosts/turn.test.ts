import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../../../lib/delivery/delivery-ports.ts';
import {
  hasFailed,
  lineOf,
  lineOfReach,
  notYet,
  positionOf,
  type Turn,
} from '../../../../lib/delivery/hosts/turn.ts';
import type { ReturnReport } from '../../../../lib/delivery/return-to.ts';
import { a, b, c } from '../events.ts';
import { memory, reported, turn } from './a-turn.ts';

const refused = (code: Refusal['code']): Refusal => ({ kind: 'refused', code, message: 'It was refused.' });
const refusedAt = (code: Refusal['code']): Turn['came'] => ({ kind: 'refused', refusal: refused(code) });
const runsB = memory(b, [a]);
const unknown = { kind: 'unknown' };

const all = {
  live: turn('web1', reported({ sha: c, previousSha: b }), runsB),
  unchanged: turn('web1', reported({ status: 'unchanged', reasonCode: 'unchanged', sha: c }), runsB),
  failed: turn(
    'web1',
    reported({ status: 'failed', reasonCode: 'activation_failed', sha: b, previousSha: b }),
    runsB,
  ),
  rolledBack: turn('web1', reported({ status: 'rolled-back', reasonCode: 'unhealthy', sha: a }), runsB),
  unreadable: turn(
    'web1',
    reported({ status: 'failed', reasonCode: 'unhealthy', sha: null, previousSha: b }),
    runsB,
  ),
  firstFailed: turn(
    'web1',
    reported({ status: 'failed', reasonCode: 'unhealthy', sha: null }),
    memory(undefined),
  ),
  refused: turn('web1', refusedAt('lock_held'), runsB),
  refusedNew: turn('web1', refusedAt('lock_held'), memory(undefined)),
  lost: turn('web1', refusedAt('host_lost'), runsB),
  notSaved: turn('web1', refusedAt('state_not_saved'), runsB),
  unreachable: turn('web1', refusedAt('host_unreachable'), runsB),
  threw: turn('web1', { kind: 'threw', error: new Error('secret') }, runsB),
  untouched: turn('web1', { kind: 'untouched' }, runsB),
  unreached: turn('web1', { kind: 'unreached', refusal: refused('host_unreachable') }),
} satisfies Record<string, Turn>;

describe('a host whose turn has not come', () => {
  it('is untouched where it answered, and unreached where it did not', () => {
    const refusal = refused('host_unreachable');

    expect(notYet({ kind: 'reached', name: 'web1', state: runsB, place: undefined as never })).toEqual({
      name: 'web1',
      before: runsB,
      came: { kind: 'untouched' },
      durationMs: 0,
    });
    expect(notYet({ kind: 'unreached', name: 'web2', refusal })).toEqual({
      name: 'web2',
      before: undefined,
      came: { kind: 'unreached', refusal },
      durationMs: 0,
    });
    expect(lineOfReach({ kind: 'unreached', name: 'web2', refusal })).toMatchObject({
      status: 'unreachable',
    });
  });
});

it.each<[keyof typeof all, boolean]>([
  ['live', false],
  ['unchanged', false],
  ['untouched', false],
  ['failed', true],
  ['rolledBack', true],
  ['refused', true],
  ['lost', true],
  ['threw', true],
  ['unreached', true],
])('a turn that is %s has failed: %s', (name, answer) => {
  expect(hasFailed(all[name])).toBe(answer);
});

it.each<[keyof typeof all, object]>([
  ['live', { kind: 'known', sha: c }],
  ['failed', { kind: 'known', sha: b }],
  ['unreadable', unknown],
  ['firstFailed', { kind: 'known', sha: null }],
  ['refused', { kind: 'known', sha: b }],
  ['refusedNew', { kind: 'known', sha: null }],
  ['lost', unknown],
  ['notSaved', unknown],
  ['unreachable', unknown],
  ['threw', unknown],
  ['untouched', { kind: 'known', sha: b }],
  ['unreached', unknown],
])('what a host runs after a turn that is %s: %j', (name, position) => {
  expect(positionOf(all[name])).toEqual(position);
});

it('what a new host runs whose turn did not come: nothing', () => {
  expect(positionOf(turn('web1', { kind: 'untouched' }))).toEqual({ kind: 'known', sha: null });
});

describe('the line of a host', () => {
  const line = { host: 'web1', durationMs: 7 };
  const reportedLine = { ...line, message: 'It is live.', generation: 6 };
  const refusedLine = { ...line, message: 'It was refused.' };

  it.each<[keyof typeof all, object]>([
    ['live', { ...reportedLine, status: 'live', reasonCode: 'deployed', sha: c }],
    ['rolledBack', { ...reportedLine, status: 'rolled-back', reasonCode: 'unhealthy', sha: a }],
    ['unreadable', { ...reportedLine, status: 'unknown', reasonCode: 'unhealthy', sha: null }],
    ['refused', { ...refusedLine, status: 'failed', reasonCode: 'lock_held', sha: b }],
    ['lost', { ...refusedLine, status: 'unknown', reasonCode: 'host_lost', sha: null }],
    ['unreachable', { ...refusedLine, status: 'unreachable', reasonCode: 'host_unreachable', sha: null }],
    ['unreached', { ...refusedLine, status: 'unreachable', reasonCode: 'host_unreachable', sha: null }],
    [
      'threw',
      { ...line, status: 'unknown', reasonCode: 'unexpected', message: 'A fault in Belay.', sha: null },
    ],
    [
      'untouched',
      { ...line, status: 'untouched', reasonCode: 'untouched', message: 'Its turn did not come.', sha: b },
    ],
  ])('%s', (name, expected) => {
    expect(lineOf(all[name])).toEqual(expected);
  });
});

describe('the line of a host that was asked to go back', () => {
  const back = (report: Partial<ReturnReport>): Turn => ({
    ...all.live,
    back: {
      kind: 'returned',
      status: 'rolled-back',
      reasonCode: 'rolled_back',
      message: 'It went back.',
      fromSha: c,
      sha: b,
      generation: 7,
      ...report,
    },
  });

  it('tells where it went, and that it was for the sake of others', () => {
    expect(lineOf(back({}))).toEqual({
      host: 'web1',
      durationMs: 7,
      status: 'rolled-back',
      reasonCode: 'taken_back',
      sha: b,
      message: 'It went back.',
      generation: 7,
    });
  });

  it('tells that it failed, and with which reason', () => {
    expect(lineOf(back({ status: 'failed', reasonCode: 'rollback_failed', sha: c }))).toMatchObject({
      status: 'failed',
      reasonCode: 'rollback_failed',
      sha: c,
    });
  });

  it.each([
    { status: 'nothing-to-do', reasonCode: 'nothing_to_do' },
    { status: 'failed', reasonCode: 'nothing_live' },
  ] as const)('stays as it was where there was nothing to take back: %j', (report) => {
    expect(lineOf(back(report))).toEqual(lineOf(all.live));
  });

  it.each<[Refusal['code'], object]>([
    ['lock_held', { status: 'failed', reasonCode: 'lock_held', sha: c, message: 'It was refused.' }],
    ['host_lost', { status: 'unknown', reasonCode: 'host_lost', sha: null }],
    ['state_not_saved', { status: 'unknown', reasonCode: 'state_not_saved', sha: null }],
    ['host_unreachable', { status: 'unknown', reasonCode: 'host_unreachable', sha: null }],
  ])('refused with %s', (code, expected) => {
    expect(lineOf({ ...all.live, back: refused(code) })).toMatchObject(expected);
  });
});
