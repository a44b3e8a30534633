import fc from 'fast-check';

/** One promise about untrusted text, and how it is tried. */
export interface FuzzTarget {
  /** A sentence that holds, as a test's title. */
  readonly name: string;
  /** How often it is tried among the other tests: as often as the time there allows. */
  readonly runs: number;
  /** Tries it; what was found is in the answer. */
  check(times: { readonly runs: number; readonly seed?: number; readonly path?: string }): Promise<Tried>;
}

/** How the trying ended; `report` says what was found and how to see it again. */
export type Tried =
  | { readonly kind: 'held' }
  | { readonly kind: 'found'; readonly report: string; readonly path: string; readonly error: unknown };

export interface Trial<Value> {
  readonly name: string;
  readonly runs: number;
  readonly given: fc.Arbitrary<Value>;
  /** What was found once, tried first and every time. */
  readonly examples?: readonly NoInfer<Value>[];
  /** Throws where the promise does not hold. */
  readonly holds: (value: Value) => void | Promise<void>;
}

/** A target of one trial. */
export function fuzz<Value>({ name, runs, given, examples = [], holds }: Trial<Value>): FuzzTarget {
  return {
    name,
    runs,
    async check(times) {
      const property = fc.asyncProperty(given, async (value) => holds(value));
      const details = await fc.check(property, {
        numRuns: times.runs + examples.length,
        examples: examples.map((each): [Value] => [each]),
        ...(times.seed === undefined ? {} : { seed: times.seed }),
        ...(times.path === undefined ? {} : { path: times.path }),
        // What is found shrinks to something a person can read, but not for ever.
        interruptAfterTimeLimit: 600_000,
      });
      if (!details.failed) return { kind: 'held' };
      const error = details.errorInstance;
      const thrown =
        error instanceof Error ? `${error.message.slice(0, 1_500)}\n${error.stack ?? ''}` : String(error);
      const shown = fc.stringify(details.counterexample?.[0]);
      return {
        kind: 'found',
        report: `${name}\nseed ${details.seed}, path ${details.counterexamplePath}\nwith ${shown.slice(0, 1_500)}\n${thrown.slice(0, 4_000)}`,
        path: details.counterexamplePath ?? '',
        error,
      };
    },
  };
}
