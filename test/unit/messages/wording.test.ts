import { describe, expect, it } from 'vitest';
import { reasonCodes as backup } from '../../../actions/backup/src/reason-codes.ts';
import { reasonCodes as confirm } from '../../../actions/confirm/src/reason-codes.ts';
import { reasonCodes as deploy } from '../../../actions/deploy/src/reason-codes.ts';
import { reasonCodes as healthCheck } from '../../../actions/health-check/src/reason-codes.ts';
import { reasonCodes as rollback } from '../../../actions/rollback/src/reason-codes.ts';
import { reasonCodes as watchCi } from '../../../actions/watch-ci/src/reason-codes.ts';
import { cutNoteLimit, describeCuts } from '../../../lib/messages/cuts.ts';
import { type Language, languages } from '../../../lib/messages/language.ts';
import { reasonSentence, wordsIn } from '../../../lib/messages/wording.ts';

/** Words that are the same in both languages. */
const same = new Set(['Commit', 'CI', 'message']);

/** Every text there is, by where it stands; counted words with one and with more. */
function textsOf(value: unknown, at = ''): (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value === 'function') {
    if (at.endsWith('.note')) return [[at, String(value(['x']))]];
    return [1, 2].map((count) => [`${at}(${count})`, String(value(count))] as const);
  }
  return Object.entries(value ?? {}).flatMap(([key, inner]) => textsOf(inner, `${at}.${key}`));
}

const texts = Object.fromEntries(languages.map((each) => [each, textsOf(wordsIn(each))])) as Record<
  Language,
  ReturnType<typeof textsOf>
>;

describe('the words of the languages', () => {
  it('are there in each of them, and nothing else', () => {
    expect(texts.fr.map(([path]) => path).sort()).toEqual(texts.en.map(([path]) => path).sort());
    expect(texts.en.length).toBeGreaterThan(120);
    expect([...texts.en, ...texts.fr].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('are not the same by accident', () => {
    const english = new Map(texts.en);
    const alike = texts.fr.filter(([path, text]) => english.get(path) === text && !same.has(text));

    expect(alike).toEqual([]);
  });

  it('are written as French is: typographic apostrophes, no-break spaces before what stands high', () => {
    const wrong = texts.fr.filter(
      ([, text]) => /['"]/.test(text) || /(?<![\u00a0\u202f])[:;!?»]/.test(text) || /«(?!\u00a0)/.test(text),
    );

    expect(wrong).toEqual([]);
  });

  it.each(languages)('say a sentence for every reason code of every action (%s)', (language) => {
    const lists = { backup, confirm, deploy, 'health-check': healthCheck, rollback, 'watch-ci': watchCi };
    const sentences = Object.entries(lists).flatMap(([action, codes]) =>
      Object.keys(codes).map((code) => [
        `${action}.${code}`,
        reasonSentence(wordsIn(language), { code, action }),
      ]),
    );

    expect(sentences.filter(([, sentence]) => sentence === undefined)).toEqual([]);
    expect(sentences.filter(([, sentence]) => !/^[\p{Lu}].{5,160}\.$/u.test(sentence ?? ''))).toEqual([]);
  });

  it('name no reason code that no action has', () => {
    const codes = [backup, confirm, deploy, healthCheck, rollback, watchCi].flatMap((list) =>
      Object.keys(list),
    );
    const named = Object.keys(wordsIn('en').reasons).map(
      (key) => key.replace(/^[a-z-]+\./, '').split('.')[0],
    );

    expect(named.filter((code = '') => !codes.includes(code))).toEqual([]);
  });

  it.each(languages)('call no release healthy that may not be, and tell what stays live (%s)', (language) => {
    const sentence = (action: string, code: string, variant?: string) =>
      reasonSentence(wordsIn(language), { action, code, variant }) ?? '';
    const stays = /stays live|reste en ligne/;

    for (const [action, code] of [
      ['watch-ci', 'rolled_back'],
      ['rollback', 'rolled_back'],
    ] as const) {
      expect(sentence(action, code)).not.toMatch(/healthy|santé|Nothing to do|Rien à faire/);
    }
    for (const code of ['unhealthy', 'restart_failed', 'hook_failed']) {
      expect(sentence('deploy', code, 'kept')).toMatch(stays);
      expect(sentence('deploy', code)).toMatch(/taken back|retirée/);
      expect(sentence('deploy', code)).not.toMatch(stays);
    }
    for (const code of ['rolled_back', 'no_rollback_target', 'rollback_failed', 'rollback_not_possible']) {
      expect(sentence('watch-ci', code)).toMatch(/CI failed|CI a échoué/);
      expect(sentence('watch-ci', code, 'unproven')).toMatch(/^CI gave no verdict|pas rendu de verdict/);
    }
  });

  it('write durations as people do', () => {
    const [english, french] = [wordsIn('en').duration, wordsIn('fr').duration];

    expect([850, 4_200, 80_000, 3_780_000].map(english)).toEqual([
      '850 ms',
      '4.2 s',
      '1 min 20 s',
      '1 h 3 min',
    ]);
    expect([850, 4_200, 80_000, 3_780_000].map(french)).toEqual([
      '850\u00a0ms',
      '4,2\u00a0s',
      '1\u00a0min\u00a020\u00a0s',
      '1\u00a0h\u00a03\u00a0min',
    ]);
  });

  it.each(languages)('say what was cut within the room that is kept for it (%s)', (language) => {
    const everything = { title: true, text: true, values: 9_999, rows: 9_999 };

    const note = describeCuts(everything, {
      language,
      runUrl: 'https://github.com/acme/shop/actions/runs/7',
    });

    expect(note?.length).toBeLessThanOrEqual(cutNoteLimit);
    expect(describeCuts({ title: false, text: false, values: 0, rows: 0 }, { language })).toBeUndefined();
  });
});
