import { describe, expect, it } from 'vitest';
import { emptyState } from '../../../lib/delivery/delivery-state.ts';
import { validatedDescription } from '../../../lib/delivery/deployments.ts';
import type { LedgerEvent } from '../../../lib/delivery/ledger-event.ts';
import { foldEvents } from '../../../lib/delivery/ledger-text.ts';
import { liveInLedger, proofInLedger } from '../../../lib/delivery/promotion.ts';
import { judgeDeployment } from '../../../lib/delivery/promotion-mirror.ts';
import { a, at, b, c, intent, live, said, usual } from './events.ts';

function proofAfter(events: readonly LedgerEvent[], sha?: string) {
  return proofInLedger(foldEvents(emptyState, events), { environment: 'preprod', sha });
}

const bothValidated = [...usual, said('validated', 2, b)];
const backByHand = [
  ...bothValidated,
  intent(3, a, { op: 'rollback', from: b, undoes: 2, reason: 'requested' }),
  live(3, a),
];

describe('the proof in a ledger', () => {
  it('is the last validated release, though another is live', () => {
    expect(proofAfter(usual)).toEqual({ kind: 'validated', sha: a, at, source: 'ledger' });
  });

  it('of a named release is that it was validated, then or now, and says which is newer', () => {
    expect(proofAfter(bothValidated, b)).toEqual({ kind: 'validated', sha: b, at, source: 'ledger' });
    expect(proofAfter(bothValidated, a)).toMatchObject({
      kind: 'validated',
      sha: a,
      note: expect.stringContaining(b),
    });
  });

  it.each([
    ['live and not judged', usual, b, 'it is live there, and CI has not passed yet'],
    [
      'live without a verdict',
      [...usual, { event: 'verdict', at, generation: 2, sha: b, verdict: 'timeout' } as const],
      b,
      'CI gave no verdict (timeout)',
    ],
    [
      'withdrawn',
      [...bothValidated, said('withdrawn', 2, b)],
      b,
      'CI says no of it, and it is still live there',
    ],
    [
      'rolled back for its CI',
      [...usual, intent(3, a, { op: 'rollback', from: b, undoes: 2, reason: 'ci_failed' }), live(3, a)],
      b,
      'it was rolled back there (ci_failed)',
    ],
    [
      'being rolled back just now',
      [...bothValidated, intent(3, a, { op: 'rollback', from: b, undoes: 2, reason: 'requested' })],
      b,
      'it is being rolled back there',
    ],
    [
      'rolled back by hand after CI had passed',
      backByHand,
      b,
      'it was rolled back there after CI had passed',
    ],
    ['never seen', bothValidated, c, 'it was never validated there'],
  ])('is missing for a release that is %s', (_, events, sha, says) => {
    const proof = proofAfter(events, sha);

    expect(proof).toMatchObject({ kind: 'not-validated', code: 'not_validated' });
    expect('message' in proof ? proof.message : '').toContain(says);
  });

  it('falls back to the release before when CI took its word back', () => {
    expect(proofAfter([...bothValidated, said('withdrawn', 2, b)])).toMatchObject({
      kind: 'validated',
      sha: a,
    });
  });

  it('passes over what people went back from, says so, and takes it again once it is validated again', () => {
    expect(proofAfter(backByHand)).toMatchObject({
      kind: 'validated',
      sha: a,
      note: expect.stringContaining(b),
    });
    const again = [...backByHand, intent(4, b, { from: a }), live(4, b)];
    expect(proofAfter(again)).toMatchObject({ kind: 'validated', sha: a });
    expect(proofAfter([...again, said('validated', 4, b)])).toMatchObject({ kind: 'validated', sha: b });
  });

  it('is none where nothing was validated', () => {
    expect(proofAfter([])).toMatchObject({ kind: 'not-validated', code: 'nothing_validated' });
    expect(proofAfter([intent(1, a), live(1, a)])).toMatchObject({ code: 'nothing_validated' });
  });

  it('tells when the release is not well there now', () => {
    const sick = [...usual.slice(0, 3), intent(2, a, { from: a }), live(2, a, false)];

    expect(proofAfter(sick)).toMatchObject({ kind: 'validated', note: expect.stringContaining('not well') });
  });
});

describe('the live release in a ledger', () => {
  it('is what was made live last, with what is under way', () => {
    expect(liveInLedger(foldEvents(emptyState, usual))).toEqual({
      kind: 'live',
      sha: b,
      at,
      source: 'ledger',
    });
    expect(liveInLedger(foldEvents(emptyState, [...usual, intent(3, c)]))).toMatchObject({
      sha: b,
      note: expect.stringContaining(`deployment to ${c} is under way`),
    });
    expect(liveInLedger(emptyState)).toEqual({ kind: 'nothing', source: 'ledger' });
  });
});

describe('the statuses of a deployment, newest first', () => {
  const status = (state: string, description = '') => ({ id: 1, state, description, at });
  const validated = status('success', validatedDescription);

  it.each([
    ['nothing yet', [], 'silent'],
    ['live only', [status('success', 'Live; CI has not spoken yet.'), status('in_progress')], 'silent'],
    ['validated', [validated, status('success', 'Live; CI has not spoken yet.')], 'validated'],
    ['validated and replaced since', [status('inactive'), validated], 'validated'],
    [
      'validated and taken back',
      [status('failure', 'CI took its word back; still live.'), validated],
      'taken-back',
    ],
    ['validated, taken back, replaced', [status('inactive'), status('failure'), validated], 'taken-back'],
    ['red, then green', [validated, status('failure')], 'validated'],
    ['in error', [status('error'), validated], 'taken-back'],
    [
      'said to be validated by a status of another state',
      [status('pending', validatedDescription)],
      'silent',
    ],
    ['said to be validated in other words', [status('success', 'validated: CI passed.')], 'silent'],
  ] as const)('%s', (_, statuses, says) => {
    expect(judgeDeployment(statuses).kind).toBe(says);
  });
});
