/** What is told of an end, a zone or a reason that is refused, to its last word; and what is just still taken. */
import { describe, expect, it } from 'vitest';
import { mostWindows, parseFreezeWindows, reasonLimit } from '../../../lib/delivery/freeze-windows.ts';

const weekend = { from: 'Fri 16:00', until: 'Mon 08:00' };
const forms =
  'a date with or without a time (2026-12-20, 2026-12-20 18:00), a weekday with a time (Fri 16:00) or a time of day (22:00)';

function problemsOf(...windows: readonly unknown[]): readonly string[] {
  return parseFreezeWindows(windows).problems;
}

describe('an end that is refused', () => {
  it.each([
    ['Xmas 2026-12-24', '"Xmas 2026-12-24"; the weekdays are Mon, Tue, Wed, Thu, Fri, Sat and Sun'],
    ['Christmas', '"Christmas"'],
    ['Fri, 16:00', '"Fri, 16:00"'],
    ['Fri-Mon 16:00', '"Fri-Mon 16:00"'],
    ['Fri', '"Fri"; the time of that day is missing'],
    ['2026-2026-12-20', '"2026-2026-12-20"'],
    ['2026-12-20x', '"2026-12-20x"'],
    ['2026-1-2', '"2026-1-2"'],
    ['2026-02-29', '"2026-02-29", a day that is in no calendar'],
    ['2026-12-20 18:00+0100', '"2026-12-20 18:00+0100"; the zone belongs into "time-zone"'],
    ['2026-12-20 18:00-01', '"2026-12-20 18:00-01"; the zone belongs into "time-zone"'],
    ['2026-12-20 a dozen', '"2026-12-20 a dozen"'],
    ['24:00:00', '"24:00:00"; 24:00 is 00:00 of the next day'],
    ['124:00', '"124:00"'],
    ['24:001', '"24:001"'],
    ['123', '"123"'],
    ['10 past eight', '"10 past eight"'],
    ['16.30.00', '"16.30.00"'],
    ['16.59', '"16.59"; write "16:59"'],
    ['16.60', '"16.60"'],
    ['16.75', '"16.75"'],
    ['23h', '"23h"; write "23:00"'],
    ['24h', '"24h"'],
    ['12 p.m.', '"12 p.m."; write "12:00"'],
    ['0pm', '"0pm"; write "12:00"'],
    [new Date(Number.NaN), 'a date that YAML made of it'],
    [['x'], 'a list'],
    [{ a: 1 }, 'a mapping'],
    [true, 'the boolean true'],
  ])('%j', (until, got) => {
    expect(problemsOf({ from: '05:00', until })).toEqual([`window 1: until: expected ${forms}, got ${got}.`]);
  });

  it('is missing where it is null', () => {
    expect(problemsOf({ from: null, until: null })).toEqual([
      `window 1: from is missing; it takes ${forms}.`,
      `window 1: until is missing, or the freeze would never end; it takes ${forms}.`,
    ]);
  });
});

describe('a key, a zone or a reason that is refused', () => {
  it.each([
    [{ untill: 'x' }, 'window 1: there is no "untill" in a freeze window; did you mean "until"?'],
    [
      { who: 'x' },
      'window 1: there is no "who" in a freeze window; it takes from, until, time-zone, reason.',
    ],
    [
      { 'time-zone': 'Europe/Pariss' },
      'window 1: time-zone: expected a name of the IANA table like Europe/Paris, got "Europe/Pariss"; did you mean "Europe/Paris"?',
    ],
    [
      { 'time-zone': 'UTCC' },
      'window 1: time-zone: expected a name of the IANA table like Europe/Paris, got "UTCC"; did you mean "UTC"?',
    ],
    [
      { 'time-zone': 7 },
      'window 1: time-zone: expected a name of the IANA table like Europe/Paris, got the number 7.',
    ],
    [
      { 'time-zone': '+01:00' },
      'window 1: time-zone: expected a name of the IANA table like Europe/Paris, got "+01:00".',
    ],
    [
      { reason: 7 },
      `window 1: reason: expected a text of at most ${reasonLimit} characters, got the number 7.`,
    ],
  ])('%j', (fields, problem) => {
    expect(problemsOf({ ...weekend, ...fields })).toEqual([problem]);
  });
});

describe('what is just still taken', () => {
  it('fifty windows, and a reason of two hundred characters', () => {
    expect(problemsOf(...Array.from({ length: mostWindows }, () => weekend))).toEqual([]);
    expect(problemsOf({ ...weekend, reason: 'x'.repeat(reasonLimit) })).toEqual([]);
  });

  it.each([null, ''])('a reason of %j is none', (reason) => {
    const { windows, problems } = parseFreezeWindows([{ ...weekend, reason }]);

    expect(problems).toEqual([]);
    expect(windows[0]).not.toHaveProperty('reason');
  });

  it('a zone of null is UTC', () => {
    expect(parseFreezeWindows([{ ...weekend, 'time-zone': null }]).windows).toMatchObject([
      { timeZone: 'UTC' },
    ]);
  });

  it.each([
    ['2026-12-20  18:00', '2026-12-20t19:00', '2026-12-20 18:00 until 2026-12-20 19:00 (UTC)'],
    ['TUESDAY 00:00', 'sun  23:59', 'Tue 00:00 until Sun 23:59 (UTC)'],
    ['0:00', '23:59:00.0', '00:00 until 23:59 (UTC)'],
  ])('%j until %j', (from, until, text) => {
    expect(parseFreezeWindows([{ from, until }])).toMatchObject({ problems: [], windows: [{ text }] });
  });

  it('a date window that is months long: it ends', () => {
    expect(problemsOf({ from: '2026-01-01', until: '2026-12-31' })).toEqual([]);
  });
});

describe('windows in two zones that leave nothing free', () => {
  const week = { from: 'Mon 00:00', until: 'Sun 23:00', 'time-zone': 'Europe/Paris' };

  it.each([
    ['winter', '22:00', '23:00'],
    ['summer', '21:00', '22:00'],
  ])('in %s only are refused', (_, from, until) => {
    expect(problemsOf(week, { from, until })).toEqual([
      'together these windows cover every minute of the week, so the freeze never ends.',
    ]);
  });

  it('at no time of the year are taken', () => {
    expect(problemsOf(week, { from: '22:30', until: '23:30' })).toEqual([]);
  });
});
