import type { FreezeWindow } from './freeze.ts';

/** One end of a freeze window, on the wall clock of its zone. */
export interface FreezeEnd {
  readonly kind: FreezeWindow['kind'];
  /** Counted as in {@link FreezeWindow}. */
  readonly minutes: number;
  /** As it was written, in one spelling. */
  readonly text: string;
}

export interface RefusedEnd {
  readonly kind: 'refused';
  /** Empty, or what to do, to stand behind "got …". */
  readonly why: string;
}

/** The forms an end may have, for people. */
export const formsTaken =
  'a date with or without a time (2026-12-20, 2026-12-20 18:00), a weekday with a time (Fri 16:00) or a time of day (22:00)';

/** As they may be written, whole or by their first three letters, in any case. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** A time of day. Seconds are taken where they are 00, as some YAML tools write them. */
export const timePattern = /^([01]?\d|2[0-3]):([0-5]\d)(?::00(?:\.0+)?)?$/;

/** Reads one end. YAML may have made a date or a number of it: YAML 1.1 reads 22:00 as sixty times twenty-two. */
export function readFreezeEnd(value: unknown): FreezeEnd | RefusedEnd {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? refused('') : readText(textOfDate(value));
  if (typeof value === 'number')
    return refused(', which YAML made of it; put it into quotes, like "22:00" or "2026-12-20"');
  return typeof value === 'string' ? readText(value.trim()) : refused('');
}

function refused(why: string): RefusedEnd {
  return { kind: 'refused', why };
}

/** YAML 1.1 takes a time without a zone for UTC, so the fields in UTC are what was written. */
function textOfDate(date: Date): string {
  return date.toISOString().slice(0, 16).replace('T', ' ');
}

function readText(text: string): FreezeEnd | RefusedEnd {
  if (/^\d{4}-/.test(text)) return readDate(text);
  if (/^[a-z]/i.test(text)) return readWeekday(text);
  const time = readTime(text);
  return time === undefined ? refused(hintOf(text)) : { kind: 'daily', minutes: time, text: clock(time) };
}

function readDate(text: string): FreezeEnd | RefusedEnd {
  const match = /^(\d{4}-\d{2}-\d{2})(?:(?:[Tt]|\s+)(\S.*))?$/.exec(text);
  const [, day = '', rest] = match ?? [];
  const at = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day)
    return refused(match === null ? '' : ', a day that is in no calendar');
  if (rest !== undefined && /(?:z|[+-]\d{1,2}:?\d{0,2})$/i.test(rest))
    return refused('; the zone belongs into "time-zone"');
  const time = rest === undefined ? 0 : readTime(rest);
  if (time === undefined) return refused(hintOf(rest ?? ''));
  return { kind: 'dates', minutes: at / 60_000 + time, text: `${day} ${clock(time)}` };
}

function readWeekday(text: string): FreezeEnd | RefusedEnd {
  const [, name = '', rest] = /^([a-z]+)(?:\s+(.+))?$/i.exec(text) ?? [];
  const word = name.toLowerCase();
  const day = weekdays.findIndex((each) => each === word || each.slice(0, 3) === word);
  if (day < 0)
    return refused(rest === undefined ? '' : '; the weekdays are Mon, Tue, Wed, Thu, Fri, Sat and Sun');
  if (rest === undefined) return refused('; the time of that day is missing');
  const time = readTime(rest);
  if (time === undefined) return refused(hintOf(rest));
  const short = (weekdays[day] ?? '').slice(0, 3);
  const shown = `${short.charAt(0).toUpperCase()}${short.slice(1)} ${clock(time)}`;
  return { kind: 'weekly', minutes: day * 24 * 60 + time, text: shown };
}

/** What was meant by a time in another form. */
function hintOf(text: string): string {
  if (/^24:00(?::00)?$/.test(text)) return '; 24:00 is 00:00 of the next day';
  const [, hour = '', minute = '00', half = ''] =
    /^(\d{1,2})(?:[:.h](\d{2})?)?\s*([ap])?\.?(?:m\.?)?$/i.exec(text) ?? [];
  const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  const isHour = hour !== '' && Number(hour) <= (half === '' ? 23 : 12) && Number(minute) < 60;
  return isHour ? `; write "${clock(hours * 60 + Number(minute))}"` : '';
}

/** Minutes since 00:00. */
function readTime(text: string): number | undefined {
  const match = timePattern.exec(text);
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2])];
  return match === null ? undefined : hour * 60 + minute;
}

function clock(minutes: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
