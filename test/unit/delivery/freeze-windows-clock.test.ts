import { describe, expect, it } from 'vitest';
import { type FreezeWindow, isFrozen } from '../../../lib/delivery/freeze.ts';
import { parseFreezeWindows } from '../../../lib/delivery/freeze-windows.ts';
import { describeMoment } from '../../../lib/delivery/zoned-time.ts';

const minute = 60_000;

function windowsOf(...written: readonly Readonly<Record<string, string>>[]): readonly FreezeWindow[] {
  const { windows, problems } = parseFreezeWindows(written);
  expect(problems).toEqual([]);
  return windows;
}

function endOf(windows: readonly FreezeWindow[], at: string): string | undefined {
  return isFrozen(windows, new Date(at))?.endsAt.toISOString();
}

describe('a freeze', () => {
  const weekend = windowsOf({ from: 'Fri 16:00', until: 'Mon 08:00', 'time-zone': 'Europe/Paris' });

  it.each([
    ['2026-11-06T14:59:59.999Z', undefined],
    ['2026-11-06T15:00:00Z', '2026-11-09T07:00:00.000Z'],
    ['2026-11-09T06:59:59.999Z', '2026-11-09T07:00:00.000Z'],
    ['2026-11-09T07:00:00Z', undefined],
    ['2026-10-24T12:00:00Z', '2026-10-26T07:00:00.000Z'],
    ['2026-03-28T12:00:00Z', '2026-03-30T06:00:00.000Z'],
  ])('over the weekend, at %s, ends %s', (at, end) => {
    expect(endOf(weekend, at)).toBe(end);
  });

  it.each([
    ['2026-11-02T21:59:00Z', undefined],
    ['2026-11-02T22:00:00Z', '2026-11-03T06:00:00.000Z'],
    ['2026-11-03T05:59:59Z', '2026-11-03T06:00:00.000Z'],
    ['2026-11-03T06:00:00Z', undefined],
  ])('over night, at %s, ends %s', (at, end) => {
    expect(endOf(windowsOf({ from: '22:00', until: '06:00' }), at)).toBe(end);
  });

  it('between dates holds once', () => {
    const holidays = windowsOf({
      from: '2026-12-20',
      until: '2027-01-04 08:00',
      'time-zone': 'Asia/Kolkata',
    });

    expect(endOf(holidays, '2026-12-19T18:29:59Z')).toBeUndefined();
    expect(endOf(holidays, '2026-12-19T18:30:00Z')).toBe('2027-01-04T02:30:00.000Z');
    expect(endOf(holidays, '2027-01-04T02:30:00Z')).toBeUndefined();
    expect(endOf(holidays, '2027-12-25T12:00:00Z')).toBeUndefined();
  });

  it('goes on as long as windows follow on one another, and names the one that holds longest now', () => {
    const windows = windowsOf(
      { from: '22:00', until: '06:00' },
      { from: '2026-11-03 05:00', until: '2026-11-03 12:00', reason: 'Audit' },
      { from: '2026-11-03 12:00', until: '2026-11-03 23:00' },
    );

    const frozen = isFrozen(windows, new Date('2026-11-03T05:30:00Z'));

    expect(frozen?.window.reason).toBe('Audit');
    expect(frozen?.endsAt.toISOString()).toBe('2026-11-04T06:00:00.000Z');
  });

  it('is followed through windows that are months long', () => {
    const windows = windowsOf(
      { from: '2026-01-01', until: '2026-06-05', 'time-zone': 'Europe/Paris' },
      { from: '2026-06-05', until: '2026-09-04 12:00', 'time-zone': 'Europe/Paris' },
      { from: 'Fri 10:00', until: 'Mon 08:00', 'time-zone': 'Europe/Paris' },
    );

    expect(endOf(windows, '2026-03-01T00:00:00Z')).toBe('2026-09-07T06:00:00.000Z');
  });

  it('is none without windows', () => {
    expect(isFrozen([], new Date())).toBeUndefined();
  });

  it('tells its end in its zone and in UTC', () => {
    const at = Date.parse('2026-10-26T07:00:00Z');

    expect(describeMoment('Europe/Paris', at)).toBe(
      'Mon 2026-10-26 08:00 Europe/Paris (Mon 2026-10-26 07:00 UTC)',
    );
    expect(describeMoment('UTC', at)).toBe('Mon 2026-10-26 07:00 UTC');
  });
});

/** Changes of the clock: forward and back; Lord Howe's is half an hour. */
const changes = [
  ['Europe/Paris', '2026-03-29T01:00:00Z'],
  ['Europe/Paris', '2026-10-25T01:00:00Z'],
  ['America/New_York', '2026-03-08T07:00:00Z'],
  ['America/New_York', '2026-11-01T06:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
] as const;

const ends: readonly (readonly [from: string, until: string])[] = [
  ['01:30', '02:30'],
  ['02:15', '02:45'],
  ['02:30', '04:00'],
  ['03:00', '01:45'],
  ['Sat 20:00', 'Sun 02:30'],
  ['Sun 02:00', 'Sun 02:59'],
];

/** The wall clock as Intl alone tells it: minutes since Sunday 00:00. */
function wallMinutes(zone: string, at: number): number {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      weekday: 'short',
      hour: 'numeric',
      minute: 'numeric',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const day = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(parts['weekday'] ?? '');
  return day * 1_440 + Number(parts['hour']) * 60 + Number(parts['minute']);
}

function isWithin(wall: number, from: string, until: string): boolean {
  const weekly = /^[A-Z]/.test(from);
  const count = (text: string): number => {
    const [, day, clock = ''] = /^(?:([A-Z]\w\w) )?(.*)$/.exec(text) ?? [];
    const [hours, minutes] = clock.split(':').map(Number);
    return (day === 'Sat' ? 6 * 1_440 : 0) + Number(hours) * 60 + Number(minutes);
  };
  const period = weekly ? 7 * 1_440 : 1_440;
  const since = ((((wall % period) - count(from)) % period) + period) % period;
  return since < (count(until) - count(from) + period) % period;
}

describe.each(changes)('around the change of the clock in %s at %s', (zone, at) => {
  const change = Date.parse(at);
  const span = Array.from({ length: 6 * 60 }, (_, index) => change + (index - 180) * minute);
  const walls = new Map(span.map((each) => [each, wallMinutes(zone, each)]));
  const times = (wall: number | undefined): number =>
    [...walls.values()].filter((each) => each === wall).length;

  it.each(ends)('from %s until %s every minute is told as Intl tells it, in one piece', (from, until) => {
    const windows = windowsOf({ from, until, 'time-zone': zone });
    const endAt = (at: number): number | undefined => isFrozen(windows, new Date(at))?.endsAt.getTime();
    const told = new Map(span.map((each) => [each, endAt(each)]));

    const wrong = span.filter((each) => {
      const wall = walls.get(each) ?? 0;
      const isHeld = told.get(each) !== undefined;
      // The one freedom: in the time the clock shows twice, a window that has begun goes on to its last end.
      return isHeld !== isWithin(wall, from, until) && !(isHeld && times(wall) === 2);
    });
    const torn = span.filter((each) => {
      const [end, next] = [told.get(each), told.get(each + minute)];
      return end !== undefined && each + minute < end && told.has(each + minute) && next !== end;
    });
    const ended = [...new Set(told.values())].filter((end) => end !== undefined);

    expect(wrong.map((each) => new Date(each).toISOString())).toEqual([]);
    expect(torn.map((each) => new Date(each).toISOString())).toEqual([]);
    expect(ended.map((end) => [endAt(end - 1), endAt(end)])).toEqual(ended.map((end) => [end, undefined]));
  });
});

describe('a date window', () => {
  it('that begins in an hour that does not exist begins when the clock is set forward', () => {
    const windows = windowsOf({
      from: '2026-03-29 02:30',
      until: '2026-03-29 04:00',
      'time-zone': 'Europe/Paris',
    });

    expect(endOf(windows, '2026-03-29T00:59:59Z')).toBeUndefined();
    expect(endOf(windows, '2026-03-29T01:00:00Z')).toBe('2026-03-29T02:00:00.000Z');
  });

  it('in an hour that comes twice holds both times', () => {
    const windows = windowsOf({
      from: '2026-10-25 02:10',
      until: '2026-10-25 02:40',
      'time-zone': 'Europe/Paris',
    });

    expect(endOf(windows, '2026-10-25T00:09:00Z')).toBeUndefined();
    expect(endOf(windows, '2026-10-25T00:10:00Z')).toBe('2026-10-25T01:40:00.000Z');
    expect(endOf(windows, '2026-10-25T01:05:00Z')).toBe('2026-10-25T01:40:00.000Z');
    expect(endOf(windows, '2026-10-25T01:40:00Z')).toBeUndefined();
  });
});
