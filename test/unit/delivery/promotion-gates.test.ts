import { describe, expect, it } from 'vitest';
import { checkActors, checkWord } from '../../../lib/delivery/promotion-gates.ts';
import { hostileTexts } from '../../support/hostile-text.ts';
import { findRunnerCommands } from '../../support/runner-commands.ts';

function messageOf(gate: ReturnType<typeof checkWord>): string {
  return gate.kind === 'open' ? 'open' : gate.message;
}

describe('the typed word', () => {
  it('opens when it is exactly the expected one', () => {
    expect(checkWord('DEPLOY', 'DEPLOY')).toEqual({ kind: 'open' });
    expect(checkWord('Ja, los!', 'Ja, los!')).toEqual({ kind: 'open' });
  });

  it.each([
    ['', 'Nothing was typed to confirm. Start the workflow again and type "DEPLOY".'],
    ['deploy', '"deploy" was typed, and only upper and lower case differ from "DEPLOY": they count.'],
    ['DEPLOI', '"DEPLOI" was typed and "DEPLOY" is expected.'],
    ['DEPLOY DEPLOY', '"DEPLOY DEPLOY" was typed and'],
    ['DEP\u200bLOY', 'holds characters that do not show'],
    ['DE PLOY', 'holds characters that do not show'],
    [' DEPLOY', 'holds characters that do not show'],
    ['DEPLOY\n', 'holds characters that do not show'],
    ['ＤＥＰＬＯＹ', 'What was typed looks like "DEPLOY"'],
    ['DEPLO\u{1d558}', '"DEPLO\u{1d558}" was typed and "DEPLOY" is expected.'],
    ['"DEPLOY"', '"\\"DEPLOY\\"" was typed and'],
  ])('%j is refused with a reason', (typed, says) => {
    expect(messageOf(checkWord(typed, 'DEPLOY'))).toContain(says);
    expect(messageOf(checkWord(typed, 'DEPLOY'))).toMatch(/Nothing was changed\.$/);
  });

  it('never opens for anything else, and shows it cut and inert', () => {
    for (const typed of hostileTexts) {
      const message = messageOf(checkWord(typed, 'DEPLOY'));
      expect(message).not.toBe('open');
      expect(message.length).toBeLessThan(400);
      expect(message).not.toMatch(/\p{Cc}/u);
      expect(findRunnerCommands(message)).toEqual([]);
    }
  });
});

describe('who may confirm', () => {
  const allowed = ['Ada', 'grace-hopper', 'deploy-bot[bot]'];
  const people = (actor: string, triggeringActor = ''): Parameters<typeof checkActors>[0] => ({
    actor,
    triggeringActor,
  });

  it('is everybody when nobody is named', () => {
    expect(checkActors(people('mallory', 'eve'), [])).toEqual({ kind: 'open' });
  });

  it.each([people('ada'), people('ADA', 'Grace-Hopper'), people('deploy-bot[bot]', 'ada')])(
    'is %j',
    (who) => {
      expect(checkActors(who, allowed)).toEqual({ kind: 'open' });
    },
  );

  it.each([
    [
      people('mallory'),
      'mallory started this run and is not in "actors" (Ada, grace-hopper, deploy-bot[bot])',
    ],
    [people('ada', 'mallory'), 'mallory pressed "re-run"'],
    [people('mallory', 'ada'), 'mallory started this run'],
    [people('', ''), 'GitHub does not say who started this run'],
    [people('', 'ada'), 'Somebody GitHub does not name started this run'],
    [people('adam'), 'adam started this run'],
  ])('is not %j', (who, says) => {
    expect(messageOf(checkActors(who, allowed))).toContain(says);
  });

  it('names ten people at most', () => {
    const many = Array.from({ length: 30 }, (_, index) => `person-${index}`);

    expect(messageOf(checkActors(people('eve'), many))).toContain('person-9 and 20 more');
  });
});
