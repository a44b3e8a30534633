import { describe, expect, it } from 'vitest';
import { problemsOf, textsOf, withLines } from './belay-texts.ts';

describe('the word people type', () => {
  const types = 'confirm: expected a word that people can type, and this one';

  it.each([
    ['a zero-width space', 'DE\u200bPLOY', 'U+200B'],
    ['a space that does not break', 'DEPLOY\u00a0NOW', 'U+00A0'],
    ['a wide space', 'DEPLOY\u3000NOW', 'U+3000'],
    ['a soft hyphen', 'DE\u00adPLOY', 'U+00AD'],
    ['a mark of direction', '\u202eDEPLOY', 'U+202E'],
    ['a selector of variation', 'DEPLOY\ufe0f', 'U+FE0F'],
    ['a letter that is blank', 'DE\u3164PLOY', 'U+3164'],
    ['a pattern without dots', 'DE\u2800PLOY', 'U+2800'],
    ['a tag', 'DEPLOY\u{e0041}', 'U+E0041'],
  ])('holds no %s', (_, word, code) => {
    expect(problemsOf(withLines(`confirm: "${word}"`))).toEqual([
      `belay.yml:3:14: ${types} holds the character ${code}, which does not show or looks like a space; write it anew by hand.`,
    ]);
  });

  it('holds no character of control', () => {
    expect(problemsOf(withLines('confirm: "DE\\u0007PLOY"'))).toHaveLength(1);
    expect(problemsOf(withLines('confirm: "DE\\u0085PLOY"'))).toHaveLength(1);
  });

  it.each(['DEPL\u041eY', 'yes D\u0395PLOY', '\u0410DMIN'])('mixes no alphabets: %s', (word) => {
    expect(problemsOf(withLines(`confirm: "${word}"`))).toEqual([
      `belay.yml:3:14: ${types} mixes letters of several alphabets that look alike; write it anew by hand.`,
    ]);
  });

  it('has its accents on its letters', () => {
    expect(problemsOf(withLines('confirm: "de\u0301ployer"'))).toEqual([
      `belay.yml:3:14: ${types} has an accent apart from its letter; write it anew by hand.`,
    ]);
  });

  it.each([
    'DEPLOY NOW',
    'déployer',
    'ДА',
    'ja ДА',
    '本番デプロイ',
    'deployする',
    '배포',
    'नमस्ते',
    'ship it!',
  ])('may be %s', (word) => {
    expect(textsOf(withLines(`confirm: "${word}"`), 'preprod')).toEqual({ confirm: word });
  });
});

describe('a number', () => {
  it.each([
    ['keep: 0o17', '3:11', '0o17', '15'],
    ['keep: 0x10', '3:11', '0x10', '16'],
    ['keep: 1e2', '3:11', '1e2', '100'],
    ['keep: +5', '3:11', '+5', '5'],
    ['keep: 007', '3:11', '007', '7'],
    ['keep: 5.', '3:11', '5.', '5'],
    ['health-timeout: .5', '3:21', '.5', '0.5'],
    ['ci: { timeout: 0x10 }', '3:20', '0x10', '16'],
    ['health: [{ url: "http://a/", status: 0xC8 }]', '3:42', '0xC8', '200'],
    ['confirm: 0x10', '3:14', '0x10', '16'],
  ])('is written in decimal, unlike %s', (line, place, source, value) => {
    expect(problemsOf(withLines(line))).toEqual([
      `belay.yml:${place}: "${source}": YAML reads the number ${value} here; write a number in decimal digits alone, like ${value}, and a text in quotes.`,
    ]);
  });

  it.each(['.inf', '.nan', '1e999'])('is one, unlike %s', (source) => {
    expect(problemsOf(withLines(`keep: ${source}`))[0]).toContain(
      'write a number in decimal digits alone, and',
    );
  });

  it.each([
    ['keep: 1_000', 'expected a whole number from 1 to 1000, got "1_000".'],
    ['keep: 0b11', 'expected a whole number from 1 to 1000, got "0b11".'],
    ['health-timeout: 1:30', 'expected a duration from 10ms to 10m (like 500ms, 30s, 5m), got "1:30".'],
    ['keep: 1.5', 'expected a whole number from 1 to 1000, got the number 1.5.'],
  ])('is none in %s', (line, sentence) => {
    expect(problemsOf(withLines(line))[0]).toContain(sentence);
  });

  it.each([
    ['keep: 10', 'keep', '10'],
    ['health-retries: 0', 'health-retries', '0'],
    ['health-timeout: 0.5', 'health-timeout', '0.5'],
    ['confirm: "0x10"', 'confirm', '0x10'],
    ['restart: sleep 007', 'restart', 'sleep 007'],
  ])('is left as it is in %s', (line, key, text) => {
    expect(textsOf(withLines(line), 'preprod')).toEqual({ [key]: text });
  });
});
