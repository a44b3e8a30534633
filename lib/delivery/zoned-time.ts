/**
 * What the clock on the wall says in a time zone, by the platform's own table of zones (Intl). Wall times are
 * counted in minutes since 1970-01-01 00:00 as that clock would count them, with no zone in them.
 */

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

/** Whether the platform knows a zone of this name. Offsets like `+01:00` are not names. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(zone)) return false;
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

function partsAt(zone: string, instantMs: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    formatOf(zone)
      .formatToParts(instantMs)
      .map(({ type, value }) => [type, value]),
  );
}

/** The wall time of an instant. Minutes; seconds are left out. */
export function wallMinutesAt(zone: string, instantMs: number): number {
  const { year, month, day, hour, minute } = partsAt(zone, instantMs);
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)) / minuteMs;
}

/** How far the wall clock is ahead of UTC. Milliseconds. */
function offsetAt(zone: string, instantMs: number): number {
  return wallMinutesAt(zone, instantMs) * minuteMs - Math.floor(instantMs / minuteMs) * minuteMs;
}

/**
 * The instant at which the clock on the wall says so. Where the clock is set back it says so twice: `earlier` or
 * `later` chooses. Where it is set forward over that time, it is the instant at which it is set.
 */
export function instantOf(zone: string, wallMinutes: number, choice: 'earlier' | 'later'): number {
  const wallMs = wallMinutes * minuteMs;
  // No zone is a day away from UTC, so these lie before and after whatever change there is.
  const before = offsetAt(zone, wallMs - dayMs);
  const after = offsetAt(zone, wallMs + dayMs);
  const found = [wallMs - before, wallMs - after].filter((at) => offsetAt(zone, at) === wallMs - at);
  if (found.length === 0) return changeBetween(zone, wallMs - after, wallMs - before);
  return choice === 'earlier' ? Math.min(...found) : Math.max(...found);
}

/** The first minute with another offset than the one at the start. */
function changeBetween(zone: string, startMs: number, endMs: number): number {
  const offset = offsetAt(zone, startMs);
  let [same, other] = [startMs, endMs];
  while (other - same > minuteMs) {
    const middle = same + Math.floor((other - same) / (2 * minuteMs)) * minuteMs;
    if (offsetAt(zone, middle) === offset) same = middle;
    else other = middle;
  }
  return other;
}

/** `Mon 2026-12-21 08:00 Europe/Paris (Mon 2026-12-21 07:00 UTC)`; only once where the zone is UTC. */
export function describeMoment(zone: string, instantMs: number): string {
  const shown = (name: string): string => {
    const { weekday, year, month, day, hour, minute } = partsAt(name, instantMs);
    return `${weekday} ${year}-${month}-${day} ${hour}:${minute}`;
  };
  return zone === 'UTC' ? `${shown('UTC')} UTC` : `${shown(zone)} ${zone} (${shown('UTC')} UTC)`;
}
