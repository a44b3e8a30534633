/** Many measurements of one thing. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** The middle of them, and how far they lie apart. Throws for none. */
export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined || least === undefined || most === undefined)
    throw new Error('Nothing was measured.');
  return { median: round((low + high) / 2), least: round(least), most: round(most) };
}

/** Three digits after the point: more of a time or of a ratio is noise. */
export function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

/** What one round of one side took. */
export type Side = () => Promise<number>;

/**
 * Runs the sides in turns, so that whatever else the machine does meets all of them; every other round in the
 * opposite order, so that none profits from the one before it. A first round warms caches and is not counted.
 */
export async function alternate<Name extends string>(
  rounds: number,
  sides: Readonly<Record<Name, Side>>,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(sides) as Name[];
  const taken = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let turn = 0; turn <= rounds; turn += 1) {
    for (const name of turn % 2 === 0 ? names : [...names].reverse()) {
      const value = await sides[name]();
      if (turn > 0) taken[name].push(value);
    }
  }
  return taken;
}

/** Milliseconds that work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
