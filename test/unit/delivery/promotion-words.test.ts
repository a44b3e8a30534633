/** What a person reads who may not promote, or should know something first: whole sentences. */
import { describe, expect, it } from 'vitest';
import { type DeliveryState, emptyState } from '../../../lib/delivery/delivery-state.ts';
import type { LedgerEvent } from '../../../lib/delivery/ledger-event.ts';
import { foldEvents } from '../../../lib/delivery/ledger-text.ts';
import { liveInLedger, type Proof, proofInLedger } from '../../../lib/delivery/promotion.ts';
import { checkActors, checkWord } from '../../../lib/delivery/promotion-gates.ts';
import { a, at, b, c, intent, live, said, usual } from './events.ts';

const folded = (...events: readonly LedgerEvent[]): DeliveryState => foldEvents(emptyState, events);

function proof(events: readonly LedgerEvent[], sha?: string): Proof {
  return proofInLedger(folded(...events), { environment: 'preprod', sha });
}

const bothValidated = [...usual, said('validated', 2, b)];
const takingBack = intent(3, a, { op: 'rollback', from: b, undoes: 2, reason: 'requested' });
const rule = 'Only what was live, healthy and passed by CI there may be promoted. Nothing was changed.';

describe('a release that may not be promoted', () => {
  it('is told with the one that may', () => {
    expect(proof(usual, c)).toStrictEqual({
      kind: 'not-validated',
      code: 'not_validated',
      message: `${c} is not validated in preprod: it was never validated there, CI took its word back, or ten others were validated since. The last one validated there is ${a}. ${rule}`,
    });
  });

  it('is told alone where none may', () => {
    expect(proof([intent(1, a), live(1, a)], a)).toStrictEqual({
      kind: 'not-validated',
      code: 'not_validated',
      message: `${a} is not validated in preprod: it is live there, and CI has not passed yet. ${rule}`,
    });
    expect(proof([])).toStrictEqual({
      kind: 'not-validated',
      code: 'nothing_validated',
      message:
        'Nothing is validated in preprod (by its ledger). Deploy there, let CI pass, and promote then. Nothing was changed.',
    });
  });

  it('is another than the one that is live, and than the one that was rolled back', () => {
    expect(proof(usual, c)).toMatchObject({ message: expect.stringContaining('never validated there') });
    const back = [...usual, { ...takingBack, reason: 'ci_failed' as const }, live(3, a)];
    expect(proof(back, c)).toMatchObject({ message: expect.stringContaining('never validated there') });
    expect(proof([...usual, takingBack], c)).toMatchObject({
      message: expect.stringContaining('never validated there'),
    });
  });
});

describe('a release that may be promoted, though there is something to know', () => {
  it('a newer one', () => {
    expect(proof(bothValidated, a)).toStrictEqual({
      ...{ kind: 'validated', sha: a, at, source: 'ledger' },
      note: `A newer release is validated in preprod: ${b}.`,
    });
  });

  it('a later one that people went back from, or go back from just now', () => {
    const note = `${b} was validated later in preprod and rolled back there, so it is not the one to promote.`;
    const told = { kind: 'validated', sha: a, at, source: 'ledger', note };

    expect(proof([...bothValidated, takingBack, live(3, a)])).toStrictEqual(told);
    expect(proof([...bothValidated, takingBack])).toStrictEqual(told);
  });

  it('it is live there and not well', () => {
    const sick = [...usual.slice(0, 3), intent(2, a, { from: a }), live(2, a, false)];

    expect(proof(sick)).toStrictEqual({
      ...{ kind: 'validated', sha: a, at, source: 'ledger' },
      note: `${a} is live in preprod now and was not well when last seen there.`,
    });
  });

  it('not that another is live and not well', () => {
    expect(proof([...usual.slice(0, 4), live(2, b, false)])).toStrictEqual({
      ...{ kind: 'validated', sha: a, at, source: 'ledger' },
    });
  });

  it('a deployment away from it is none: only a rollback takes it back', () => {
    expect(proof([...bothValidated, intent(3, c, { from: b })], b)).toStrictEqual({
      ...{ kind: 'validated', sha: b, at, source: 'ledger' },
    });
    expect(proof([...bothValidated, intent(3, a, { op: 'rollback', from: a })], b)).toMatchObject({
      kind: 'validated',
    });
  });

  it('of an earlier deployment a rollback was undone by validating it anew', () => {
    const again = [
      ...bothValidated,
      takingBack,
      live(3, a),
      intent(4, b),
      live(4, b),
      said('validated', 4, b),
    ];

    expect(proof(again, b)).toStrictEqual({ kind: 'validated', sha: b, at, source: 'ledger' });
  });
});

describe('what is live in a ledger', () => {
  it.each([
    ['deployment', intent(3, c), c],
    ['rollback', takingBack, a],
  ] as const)('is told with a %s that is under way', (op, begun, to) => {
    expect(liveInLedger(folded(...usual, begun))).toStrictEqual({
      ...{ kind: 'live', sha: b, at, source: 'ledger' },
      note: `A ${op} to ${to} is under way there, or was cut off.`,
    });
  });

  it('is told without a word where nothing is under way, and is nothing before the first deployment', () => {
    expect(liveInLedger(folded(...usual))).toStrictEqual({ kind: 'live', sha: b, at, source: 'ledger' });
    expect(liveInLedger(folded(intent(1, a)))).toStrictEqual({ kind: 'nothing', source: 'ledger' });
  });
});

describe('a word that does not confirm', () => {
  it.each([
    ['', 'Nothing was typed to confirm. Start the workflow again and type "DEPLOY". Nothing was changed.'],
    [
      'D E P L O Y',
      'What was typed looks like "DEPLOY" and holds characters that do not show, as copied text may. Type it by hand. Nothing was changed.',
    ],
    [
      'Deploy',
      '"Deploy" was typed, and only upper and lower case differ from "DEPLOY": they count. Type "DEPLOY". Nothing was changed.',
    ],
    [
      'yes',
      '"yes" was typed and "DEPLOY" is expected. Start the workflow again and type "DEPLOY". Nothing was changed.',
    ],
  ])('%j: %s', (typed, message) => {
    expect(checkWord(typed, 'DEPLOY')).toStrictEqual({ kind: 'shut', message });
  });

  it.each(['DE\u034fPLOY', 'DEPLOY\u00a0', 'DEP\u00adLOY', 'DEPLOY\u0000', 'D\ufe0fEPLOY'])(
    'of which something does not show (%j) is told so',
    (typed) => {
      expect(checkWord(typed, 'DEPLOY')).toMatchObject({
        message: expect.stringContaining('characters that do not show'),
      });
    },
  );

  it('differs in case also where the expected one is written small', () => {
    expect(checkWord('SHIP it', 'ship it')).toMatchObject({ message: expect.stringContaining('they count') });
  });

  it('is shown up to sixty characters', () => {
    const whole = 'x'.repeat(60);

    expect(checkWord(whole, 'DEPLOY')).toMatchObject({ message: expect.stringContaining(`"${whole}" was`) });
    expect(checkWord(`${whole}x`, 'DEPLOY')).toMatchObject({
      message: expect.stringContaining(`"${'x'.repeat(59)}…" was`),
    });
  });
});

describe('somebody who may not confirm', () => {
  it.each([
    ['', '', 'GitHub does not say who started this run, and only Ada, Grace may. Nothing was changed.'],
    [
      'eve',
      'ada',
      'eve started this run and is not in "actors" (Ada, Grace). Ask one of them to start it. Nothing was changed.',
    ],
    [
      '',
      'ada',
      'Somebody GitHub does not name started this run and is not in "actors" (Ada, Grace). Ask one of them to start it. Nothing was changed.',
    ],
    [
      'ada',
      'eve',
      'eve pressed "re-run" and is not in "actors" (Ada, Grace). Ask one of them to start it. Nothing was changed.',
    ],
  ])('%j, re-run by %j: %s', (actor, triggeringActor, message) => {
    expect(checkActors({ actor, triggeringActor }, ['Ada', 'Grace'])).toStrictEqual({
      kind: 'shut',
      message,
    });
  });

  it('is not let in by an empty name in the list', () => {
    expect(checkActors({ actor: '', triggeringActor: 'ada' }, ['', 'ada'])).toMatchObject({ kind: 'shut' });
  });

  it('reads ten names, and of more how many', () => {
    const people = Array.from({ length: 11 }, (_, index) => `p${index}`);
    const asked = { actor: 'eve', triggeringActor: '' };

    expect(checkActors(asked, people.slice(0, 10))).toMatchObject({
      message: expect.stringContaining('(p0, p1, p2, p3, p4, p5, p6, p7, p8, p9)'),
    });
    expect(checkActors(asked, people)).toMatchObject({
      message: expect.stringContaining('(p0, p1, p2, p3, p4, p5, p6, p7, p8, p9 and 1 more)'),
    });
  });
});
