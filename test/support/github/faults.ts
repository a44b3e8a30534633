/** What an emulated GitHub can do wrong. */
export type Fault =
  /** This answer instead of the real one. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  /** The real answer, changed. */
  // biome-ignore lint/suspicious/noExplicitAny: a fault breaks answers of every shape
  | { readonly kind: 'tamper'; readonly change: (body: any) => unknown }
  /** Accepts the request and never answers. */
  | { readonly kind: 'hang' }
  /** Closes the connection without a byte. */
  | { readonly kind: 'cut' }
  /** Announces the whole body, sends half of it, closes the connection. */
  | { readonly kind: 'truncated' }
  /** A whole HTTP answer that holds half of the JSON. */
  | { readonly kind: 'half-json' }
  /** Headers at once, then a byte every `everyMs` milliseconds. */
  | { readonly kind: 'drip'; readonly everyMs: number }
  /** A proxy's page with status 200. */
  | { readonly kind: 'html' };

export interface FaultScope {
  /** How many requests it meets; 1 unless told, Infinity for good. */
  readonly times?: number;
  /** Part of the path and query it meets; every one unless told. */
  readonly path?: string | RegExp;
  readonly method?: string;
  /** How many matching requests go well before it starts. */
  readonly after?: number;
}

export interface Faults {
  add(fault: Fault, scope?: FaultScope): void;
  clear(): void;
  /** The fault this request meets, which is used up by it. */
  take(method: string, path: string): Fault | undefined;
}

/** No faults, until some are added. The one added first is met first. */
export function createFaults(): Faults {
  let waiting: { fault: Fault; scope: FaultScope; left: number; spared: number }[] = [];
  const meets = (scope: FaultScope, method: string, path: string): boolean => {
    if (scope.method !== undefined && scope.method !== method) return false;
    if (scope.path === undefined) return true;
    return typeof scope.path === 'string' ? path.includes(scope.path) : scope.path.test(path);
  };
  return {
    add(fault, scope = {}) {
      waiting.push({ fault, scope, left: scope.times ?? 1, spared: scope.after ?? 0 });
    },
    clear() {
      waiting = [];
    },
    take(method, path) {
      for (const entry of waiting.filter((each) => meets(each.scope, method, path))) {
        if (entry.spared > 0) {
          entry.spared -= 1;
          continue;
        }
        entry.left -= 1;
        if (entry.left <= 0) waiting = waiting.filter((each) => each !== entry);
        return entry.fault;
      }
      return undefined;
    },
  };
}
