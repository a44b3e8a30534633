/**
 * The pattern of durations of at most so many milliseconds, in every unit they may be written in: what a JSON Schema
 * can say of a text. Fractions above the whole number are let through, as no pattern can tell them without guessing.
 */
export function durationUpTo(mostMs: number): string {
  const inUnit = ([unit, ms]: readonly [string, number]): string =>
    `0*${wholeUpTo(Math.floor(mostMs / ms))}(?:\\.\\d{1,3})?${unit}`;
  const units = [
    ['ms', 1],
    ['s?', 1_000],
    ['m', 60_000],
    ['h', 3_600_000],
  ] as const;
  return `^(?=\\d{1,9}(?!\\d))(?:${units.map(inUnit).join('|')})$`;
}

/** The pattern of whole numbers up to this one, without zeros before them; nothing stands for 0. */
function wholeUpTo(most: number): string {
  const digits = String(most);
  const shorter = digits.length > 1 ? [`\\d{0,${digits.length - 1}}`] : [''];
  const sameLength = [...digits].flatMap((digit, index) => {
    const least = index === 0 ? 1 : 0;
    if (Number(digit) <= least && !(index > 0 && Number(digit) > 0)) return [];
    const rest = digits.length - index - 1;
    return `${digits.slice(0, index)}[${least}-${Number(digit) - 1}]${rest > 0 ? `\\d{${rest}}` : ''}`;
  });
  return `(?:${[...shorter, ...sameLength, ...(most > 0 ? [digits] : [])].join('|')})`;
}
