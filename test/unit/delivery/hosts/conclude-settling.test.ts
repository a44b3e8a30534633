import { describe, expect, it } from 'vitest';
import type { RefusalCode } from '../../../../lib/delivery/delivery-ports.ts';
import { concludeSettling, type Settled } from '../../../../lib/delivery/hosts/conclude-settling.ts';
import type { SettleReport } from '../../../../lib/delivery/settle.ts';
import { a, b, c } from '../events.ts';

function settled(name: string, report: Partial<SettleReport> = {}): Settled {
  const usual: SettleReport = {
    ...{ kind: 'settled', action: 'validated', reasonCode: 'validated', message: 'It is validated.' },
    ...{ liveSha: c, validatedSha: c, generation: 6 },
  };
  return { name, durationMs: 7, kind: 'settled', report: { ...usual, ...report } };
}

const already = (name: string): Settled =>
  settled(name, { reasonCode: 'already_validated', message: 'It was validated already.' });
const back = (name: string, more: Partial<SettleReport> = {}): Settled =>
  settled(name, {
    ...{ action: 'rolled-back', reasonCode: 'rolled_back', message: 'It went back.' },
    ...{ liveSha: a, validatedSha: a, ...more },
  });
const late = (name: string, more: Partial<SettleReport> = {}): Settled =>
  settled(name, { action: 'superseded', reasonCode: 'superseded', message: 'Too late.', ...more });
const kept = (name: string, reasonCode: SettleReport['reasonCode'], liveSha = c): Settled =>
  settled(name, { action: 'none', reasonCode, message: 'It stays.', liveSha, validatedSha: a });
const refused = (name: string, code: RefusalCode, kind: 'refused' | 'unreached' = 'refused'): Settled => ({
  ...{ name, durationMs: 7, kind },
  refusal: { kind: 'refused', code, message: 'It was refused.' },
});

describe('a verdict on several hosts', () => {
  it('has validated all', () => {
    expect(concludeSettling([settled('web1'), settled('web2', { generation: 8 })])).toEqual({
      ...{ kind: 'settled', action: 'validated', reasonCode: 'validated' },
      ...{ message: 'On all 2 hosts: It is validated.', liveSha: c, validatedSha: c, generation: 8 },
      hosts: ['web1', 'web2'].map((host) => ({
        ...{ host, durationMs: 7, status: 'validated', reasonCode: 'validated', sha: c },
        message: 'It is validated.',
      })),
    });
  });

  it('had validated all already, unless one is new', () => {
    expect(concludeSettling([already('web1'), already('web2')]).reasonCode).toBe('already_validated');
    expect(concludeSettling([already('web1'), settled('web2')]).reasonCode).toBe('validated');
  });

  it('has rolled back all that ran the commit, and says how long it was live', () => {
    const report = concludeSettling([
      late('web1', { liveSha: a, validatedSha: a }),
      back('web2', { liveMs: 10 }),
      back('web3', { liveMs: 30 }),
    ]);

    expect(report).toMatchObject({
      ...{ action: 'rolled-back', reasonCode: 'rolled_back', message: 'On all 3 hosts: It went back.' },
      ...{ liveSha: a, validatedSha: a, liveMs: 30 },
    });
    expect(concludeSettling([settled('web1')])).not.toHaveProperty('liveMs');
  });

  it('came too late for all', () => {
    const passed = { reasonCode: 'passed_after_rollback' } as const;

    expect(concludeSettling([late('web1'), late('web2')])).toMatchObject({
      ...{ action: 'superseded', reasonCode: 'superseded', message: 'Too late.' },
    });
    expect(concludeSettling([late('web1', passed), late('web2', passed)]).reasonCode).toBe(
      'passed_after_rollback',
    );
    expect(concludeSettling([late('web1', passed), late('web2')]).reasonCode).toBe('superseded');
  });

  it('leaves hosts that differ to a person, and says what was done', () => {
    expect(concludeSettling([settled('web1'), late('web2', { liveSha: b })])).toMatchObject({
      ...{ action: 'none', reasonCode: 'hosts_differ', liveSha: null },
      message: `The hosts do not all run the same release; a person is needed. Validated: web1. Left alone: web2. Deploying a commit brings all of them to it.\n  web2: ${b}\n  web1: ${c}`,
    });
    expect(concludeSettling([back('web1'), late('web2', { liveSha: b })])).toMatchObject({
      ...{ action: 'rolled-back', reasonCode: 'hosts_differ' },
    });
  });

  it('is not done where one host validated and another had moved on, though they run the same', () => {
    expect(concludeSettling([settled('web1'), late('web2')])).toMatchObject({
      ...{ action: 'none', reasonCode: 'hosts_differ', liveSha: c },
    });
    expect(concludeSettling([back('web1'), late('web2', { liveSha: a })])).toMatchObject({
      ...{ action: 'rolled-back', reasonCode: 'rolled_back' },
    });
  });
});

describe('a verdict that could not be settled', () => {
  it('says on how many hosts, why, and what was done on the others', () => {
    expect(concludeSettling([settled('web1'), kept('web2', 'unhealthy')])).toMatchObject({
      ...{ action: 'none', reasonCode: 'unhealthy', liveSha: c, validatedSha: null },
      message: '1 of 2 hosts could not be settled. web2: It stays. Validated: web1.',
      hosts: [{ status: 'validated' }, { status: 'kept' }],
    });
    expect(concludeSettling([kept('web1', 'unproven'), kept('web2', 'unproven')]).message).toBe(
      'All hosts could not be settled. web1: It stays. web2: It stays.',
    );
  });

  it('tells what they run where that differs', () => {
    const report = concludeSettling([back('web1'), kept('web2', 'rollback_failed')]);

    expect(report).toMatchObject({ action: 'rolled-back', reasonCode: 'rollback_failed', liveSha: null });
    expect(report.message).toBe(
      `1 of 2 hosts could not be settled. web2: It stays. Rolled back: web1.\n  web2: ${c}\n  web1: ${a}`,
    );
  });

  it.each([
    ['rollback_failed', 'failed'],
    ['rollback_not_possible', 'failed'],
    ['no_rollback_target', 'kept'],
    ['validation_withdrawn', 'kept'],
    ['unproven', 'kept'],
    ['degraded', 'kept'],
  ] as const)('%s leaves a host %s', (reasonCode, status) => {
    expect(concludeSettling([kept('web1', reasonCode)]).hosts).toMatchObject([{ status, sha: c }]);
  });

  it('puts first what a person must know first', () => {
    const gravest = [
      'rollback_failed',
      'rollback_not_possible',
      'no_rollback_target',
      'validation_withdrawn',
    ] as const;
    const all = [kept('web0', 'unproven'), ...gravest.map((code) => kept(code, code)).toReversed()];

    for (const [index, code] of gravest.entries())
      expect(concludeSettling(all.slice(0, all.length - index)).reasonCode).toBe(code);
    expect(concludeSettling([...all, refused('web9', 'host_lost')]).reasonCode).toBe('host_lost');
    expect(concludeSettling([kept('web1', 'unproven'), kept('web2', 'unhealthy')]).reasonCode).toBe(
      'unproven',
    );
  });

  it('five hosts tell why, and the others are counted', () => {
    const many = Array.from({ length: 7 }, (_, index) => kept(`web${index}`, 'unproven'));

    expect(concludeSettling(many).message).toMatch(/web4: It stays\. And 2 more hosts\.$/);
    expect(concludeSettling(many.slice(0, 5)).message).toMatch(/web4: It stays\.$/);
  });

  it.each<[Settled, object]>([
    [
      refused('web1', 'host_unreachable', 'unreached'),
      { status: 'unreachable', reasonCode: 'host_unreachable' },
    ],
    [refused('web1', 'host_lost', 'unreached'), { status: 'unreachable', reasonCode: 'host_lost' }],
    [refused('web1', 'lock_held'), { status: 'unreachable', reasonCode: 'lock_held' }],
    [refused('web1', 'host_lost'), { status: 'unknown', reasonCode: 'host_lost' }],
    [refused('web1', 'state_not_saved'), { status: 'unknown', reasonCode: 'state_not_saved' }],
  ])('what runs on a host is not known: %j', (host, line) => {
    const report = concludeSettling([settled('web2'), host]);

    expect(report.hosts[1]).toEqual({
      ...{ host: 'web1', durationMs: 7, sha: null, message: 'It was refused.' },
      ...line,
    });
    expect(report).toMatchObject({ liveSha: null, validatedSha: null });
  });

  it('a fault in Belay is told as what it leaves: nobody knows what runs there', () => {
    const threw: Settled = { name: 'web1', durationMs: 7, kind: 'threw', error: new Error('secret') };

    expect(concludeSettling([threw])).toEqual({
      ...{ kind: 'settled', action: 'none', reasonCode: 'host_lost', generation: 0 },
      ...{ liveSha: null, validatedSha: null },
      message: 'All hosts could not be settled. web1: A fault in Belay.',
      hosts: [
        {
          ...{ host: 'web1', durationMs: 7, status: 'unknown', reasonCode: 'unexpected', sha: null },
          message: 'A fault in Belay.',
        },
      ],
    });
  });
});
