import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseFreezeWindows } from '../../../lib/delivery/freeze-windows.ts';

const weekend = { from: 'Fri 16:00', until: 'Mon 08:00' };

function problemsOf(...windows: readonly unknown[]): readonly string[] {
  const { windows: read, problems } = parseFreezeWindows(windows);
  if (problems.length > 0) expect(read).toEqual([]);
  return problems;
}

describe('freeze windows that are read', () => {
  it('are weekly, daily or by date, in a zone or in UTC', () => {
    const parsed = parseFreezeWindows([
      { ...weekend, 'time-zone': 'Europe/Paris', reason: 'Nobody is there' },
      { from: '22:00', until: '6:00' },
      { from: '2026-12-20', until: '2026-12-27 18:30' },
    ]);

    expect(parsed).toEqual({
      windows: [
        {
          kind: 'weekly',
          from: 4 * 1440 + 960,
          until: 480,
          timeZone: 'Europe/Paris',
          reason: 'Nobody is there',
          text: 'Fri 16:00 until Mon 08:00 (Europe/Paris)',
        },
        { kind: 'daily', from: 1320, until: 360, timeZone: 'UTC', text: '22:00 until 06:00 (UTC)' },
        {
          kind: 'dates',
          from: Date.UTC(2026, 11, 20) / 60_000,
          until: Date.UTC(2026, 11, 27, 18, 30) / 60_000,
          timeZone: 'UTC',
          text: '2026-12-20 00:00 until 2026-12-27 18:30 (UTC)',
        },
      ],
      problems: [],
    });
  });

  it.each([undefined, null, []])('are none for %j', (value) => {
    expect(parseFreezeWindows(value)).toEqual({ windows: [], problems: [] });
  });

  it.each([
    ['Friday 16:00', 'monday 08:00'],
    ['FRI   16:00', 'mon 8:00'],
    ['2026-12-20T18:00', '2026-12-21T18:00:00'],
    [' 22:00 ', '06:00:00'],
    // 366 days, and not a minute more (see below).
    ['2027-01-01', '2028-01-02'],
  ])('take %j until %j', (from, until) => {
    expect(problemsOf({ from, until })).toEqual([]);
  });

  const unquoted =
    '- { from: 2026-12-20, until: 2026-12-27 18:00:00 }\n- from: Fri 16:00\n  until: Mon 08:00\n';

  it.each(['1.1', '1.2'] as const)(
    'need no quotes in YAML %s, whatever type it makes of dates',
    (version) => {
      const parsed = parseFreezeWindows(parse(unquoted, { version }));

      expect(parsed.problems).toEqual([]);
      expect(parsed.windows.map(({ text }) => text)).toEqual([
        '2026-12-20 00:00 until 2026-12-27 18:00 (UTC)',
        'Fri 16:00 until Mon 08:00 (UTC)',
      ]);
    },
  );

  it('explain what YAML 1.1 made of a time', () => {
    const value = parse('- { from: 22:00, until: 06:00 }', { version: '1.1' });

    expect(parseFreezeWindows(value).problems).toEqual([
      expect.stringMatching(
        /^window 1: from: .*got the number 1320, which YAML made of it; put it into quotes/,
      ),
      expect.stringMatching(/^window 1: until: .*quotes/),
    ]);
    expect(parseFreezeWindows(parse('- { from: 22:00, until: 06:00 }')).problems).toEqual([]);
  });
});

describe('freeze windows that are refused', () => {
  it.each([
    [{ from: 'Fri 16:00' }, 'window 1: until is missing, or the freeze would never end; it takes '],
    [{ until: 'Fri 16:00' }, 'window 1: from is missing; it takes '],
    [{ from: 'Fri 16:00', until: 'Fri 16:00' }, '"from" and "until" are the same (Fri 16:00)'],
    [{ from: '08:00', until: '8:00' }, 'the freeze would never end'],
    [{ from: '2026-12-24', until: '2026-12-24' }, 'is not after "from"'],
    [{ from: '2026-12-24', until: '2025-12-26' }, 'is not after "from"'],
    [{ from: '2026-12-24', until: '2062-12-26' }, 'longer than a year; check the year'],
    [{ from: '2027-01-01', until: '2028-01-02 00:01' }, 'longer than a year; check the year'],
    [
      { from: 'Fri 16:00', until: '08:00' },
      '"from" is a weekday with a time (Fri 16:00) and "until" is a time of day (08:00)',
    ],
    [{ ...weekend, untill: 'x' }, 'there is no "untill" in a freeze window; did you mean "until"?'],
    [{ ...weekend, timezone: 'UTC' }, 'did you mean "time-zone"?'],
    [{ ...weekend, who: 'x' }, 'it takes from, until, time-zone, reason'],
    [{ ...weekend, 'time-zone': 'Europe/Pariss' }, 'got "Europe/Pariss"; did you mean "Europe/Paris"?'],
    [{ ...weekend, 'time-zone': '+01:00' }, 'time-zone: expected a name of the IANA table'],
    [{ ...weekend, 'time-zone': 1 }, 'got the number 1'],
    [{ ...weekend, reason: 'x'.repeat(201) }, 'reason: expected a text of at most 200 characters'],
    [{ from: 'Fri', until: 'Mon 08:00' }, 'got "Fri"; the time of that day is missing'],
    [{ from: 'Fri 25:00', until: 'Mon 08:00' }, 'got "Fri 25:00"'],
    [{ from: 'Fry 16:00', until: 'Mon 08:00' }, 'got "Fry 16:00"'],
    [{ from: '10pm', until: '06:00' }, 'got "10pm"'],
    [{ from: '24:00', until: '06:00' }, 'got "24:00"; 24:00 is 00:00 of the next day.'],
    [{ from: 'Fri 4pm', until: 'Mon 24:00' }, 'got "Fri 4pm"; write "16:00".'],
    [{ from: 'Fri 4pm', until: 'Mon 24:00' }, 'got "Mon 24:00"; 24:00 is 00:00 of the next day.'],
    [{ from: '12 am', until: '6.30' }, 'got "12 am"; write "00:00".'],
    [{ from: '12 am', until: '6.30' }, 'got "6.30"; write "06:30".'],
    [{ from: '13pm', until: '16h' }, 'got "13pm".'],
    [{ from: '13pm', until: '16h' }, 'got "16h"; write "16:00".'],
    [{ from: '2026-12-20 4pm', until: '2026-12-21' }, 'got "2026-12-20 4pm"; write "16:00".'],
    [{ from: 'ven 16:00', until: 'Mon 08:00' }, 'got "ven 16:00"; the weekdays are Mon, '],
    [{ from: '2026-02-30', until: '2026-03-01' }, 'a day that is in no calendar'],
    [{ from: '2026-12-20T18:00Z', until: '2026-12-21' }, 'the zone belongs into "time-zone"'],
    [{ from: '2026-12-20 18:00+01:00', until: '2026-12-21' }, 'the zone belongs into "time-zone"'],
    [{ from: new Date(Number.NaN), until: '2026-12-21' }, 'a date that YAML made of it'],
    [{ from: ['x'], until: { a: 1 } }, 'got a list'],
    ['Fri 16:00', 'expected "from" and "until", like { from: Fri 16:00, until: Mon 08:00 }, got "Fri 16:00"'],
    [null, 'got the object null'],
  ])('%j', (window, says) => {
    const problems = problemsOf(window);

    expect(problems.join('\n')).toContain(says);
    expect(problems.filter((problem) => !/^window 1\b.*[.?]$/s.test(problem))).toEqual([]);
  });

  it('name the window each problem is in', () => {
    const problems = problemsOf(weekend, { from: 'x', until: 'y' });

    expect(problems.map((problem) => problem.split(':', 2).join(':'))).toEqual([
      'window 2: from',
      'window 2: until',
    ]);
  });

  it('are no list, or too many', () => {
    expect(parseFreezeWindows(weekend).problems).toEqual([
      expect.stringContaining('expected a list of windows'),
    ]);
    expect(parseFreezeWindows('always').problems).toEqual([expect.stringContaining('got "always"')]);
    expect(problemsOf(...Array.from({ length: 51 }, () => weekend))).toEqual([
      'expected at most 50 windows, got 51.',
    ]);
  });

  it.each([
    [
      [
        { from: '22:00', until: '06:00' },
        { from: '06:00', until: '22:00' },
      ],
    ],
    [
      [
        { from: 'Mon 00:00', until: 'Thu 00:00' },
        { from: 'Wed 12:00', until: 'Mon 00:00' },
      ],
    ],
    [
      [
        { from: 'Mon 00:00', until: 'Sun 23:00', 'time-zone': 'Europe/Paris' },
        { from: '20:00', until: '23:30', 'time-zone': 'UTC' },
      ],
    ],
  ])('leave no minute of a week free: %j', (windows) => {
    expect(problemsOf(...windows)).toEqual([expect.stringContaining('cover every minute of the week')]);
  });

  it('may leave one minute free', () => {
    expect(problemsOf({ from: '06:01', until: '06:00' })).toEqual([]);
  });
});
