/**
 * GitHub's expression language, as far as our workflows use it: literals, contexts, `!`, comparison, `&&`, `||`,
 * `contains`, `format`, `fromJSON` and the status functions. What it does not know it refuses.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
 */

export type Value = null | boolean | number | string | readonly Value[] | { readonly [name: string]: Value };

/** How things stand with the run, which the status functions tell. */
export interface Surroundings {
  readonly contexts: Readonly<Record<string, Value>>;
  /** The run was cancelled. */
  readonly cancelled?: boolean;
  /** A job that is needed, or a step before, failed. */
  readonly failed?: boolean;
  /** A job that is needed was skipped. */
  readonly skipped?: boolean;
}

type Evaluate = (around: Surroundings) => Value;

const token = /\s*(?:('(?:[^']|'')*')|(\d+(?:\.\d+)?)|(&&|\|\||==|!=|[!().,[\]])|([A-Za-z_][\w-]*))/y;
const statusFunction = /\b(?:always|cancelled|success|failure)\s*\(/;

/** What an expression says, with or without its `${{ }}`. Throws at what it does not know. */
export function evaluateExpression(text: string, around: Surroundings): Value {
  const inner = /^\$\{\{(.*)\}\}$/s.exec(text.trim())?.[1] ?? text;
  return createParser(tokensOf(inner)).whole()(around);
}

/** Whether a job or step runs: without a status function, `success()` is meant besides. */
export function holds(condition: string, around: Surroundings): boolean {
  const granted = statusFunction.test(condition) || isTrue(statusFunctions.success(around));
  return granted && (condition === '' || isTrue(evaluateExpression(condition, around)));
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (text.slice(token.lastIndex).trim() !== '') {
    const at = token.lastIndex;
    const found = token.exec(text);
    if (found === null) throw new Error(`cannot read the expression at: ${text.slice(at)}`);
    tokens.push(found[0].trim());
  }
  return tokens;
}

interface Parser {
  readonly whole: () => Evaluate;
}

function createParser(tokens: readonly string[]): Parser {
  let at = 0;
  const peek = (): string => tokens[at] ?? '';
  const take = (wanted?: string): string => {
    const next = peek();
    if (next === '' || (wanted !== undefined && next !== wanted))
      throw new Error(`expected ${wanted ?? 'something'}, got "${next}" in: ${tokens.join(' ')}`);
    at += 1;
    return next;
  };

  const or = (): Evaluate => {
    const left = and();
    if (peek() !== '||') return left;
    take();
    const right = or();
    return (around) => {
      const value = left(around);
      return isTrue(value) ? value : right(around);
    };
  };
  const and = (): Evaluate => {
    const left = comparison();
    if (peek() !== '&&') return left;
    take();
    const right = and();
    return (around) => {
      const value = left(around);
      return isTrue(value) ? right(around) : value;
    };
  };
  const comparison = (): Evaluate => {
    const left = not();
    const operator = peek();
    if (operator !== '==' && operator !== '!=') return left;
    take();
    const right = not();
    return (around) => isEqual(left(around), right(around)) === (operator === '==');
  };
  const not = (): Evaluate => {
    if (peek() !== '!') return access();
    take();
    const value = not();
    return (around) => !isTrue(value(around));
  };
  const access = (): Evaluate => {
    let value = primary();
    while (peek() === '.' || peek() === '[') value = property(value);
    return value;
  };
  const property = (of: Evaluate): Evaluate => {
    if (take() === '.') {
      const name = take();
      return (around) => propertyOf(of(around), name);
    }
    const name = or();
    take(']');
    return (around) => propertyOf(of(around), textOf(name(around)));
  };
  const primary = (): Evaluate => {
    const next = take();
    if (next === '(') {
      const value = or();
      take(')');
      return value;
    }
    if (next.startsWith("'")) return () => next.slice(1, -1).replaceAll("''", "'");
    if (/^\d/.test(next)) return () => Number(next);
    if (next === 'true' || next === 'false') return () => next === 'true';
    if (next === 'null') return () => null;
    if (!/^[A-Za-z_]/.test(next)) throw new Error(`did not expect "${next}" in: ${tokens.join(' ')}`);
    return peek() === '(' ? call(next) : context(next);
  };
  const call = (name: string): Evaluate => {
    take('(');
    const values: Evaluate[] = [];
    while (peek() !== ')') {
      values.push(or());
      if (peek() !== ')') take(',');
    }
    take(')');
    return (around) =>
      callFunction(
        name,
        around,
        values.map((value) => value(around)),
      );
  };
  return {
    whole: () => {
      const value = or();
      if (at < tokens.length) throw new Error(`did not expect "${peek()}" in: ${tokens.join(' ')}`);
      return value;
    },
  };
}

function context(name: string): Evaluate {
  return ({ contexts }) => {
    const found = contexts[name];
    if (found === undefined) throw new Error(`the context ${name} is not given`);
    return found;
  };
}

/** Names are compared without case; what is not there is null. */
function propertyOf(value: Value, name: string): Value {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const found = Object.entries(value).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? null : found[1];
}

const statusFunctions = {
  always: () => true,
  cancelled: ({ cancelled = false }: Surroundings) => cancelled,
  failure: ({ cancelled = false, failed = false }: Surroundings) => failed && !cancelled,
  success: ({ cancelled = false, failed = false, skipped = false }: Surroundings) =>
    !(cancelled || failed || skipped),
} as const;

function callFunction(name: string, around: Surroundings, values: readonly Value[]): Value {
  const [first = null, second = null] = values;
  switch (name.toLowerCase()) {
    case 'always':
    case 'cancelled':
    case 'failure':
    case 'success':
      return statusFunctions[name.toLowerCase() as keyof typeof statusFunctions](around);
    case 'contains':
      if (Array.isArray(first)) return first.some((item) => isEqual(item, second));
      return textOf(first).toLowerCase().includes(textOf(second).toLowerCase());
    case 'format':
      return textOf(first).replace(/\{(\d+)\}/g, (_, index: string) =>
        textOf(values[Number(index) + 1] ?? null),
      );
    case 'fromjson':
      return JSON.parse(textOf(first));
    default:
      throw new Error(`does not know the function ${name}`);
  }
}

function isTrue(value: Value): boolean {
  return !(value === null || value === false || value === 0 || value === '' || Number.isNaN(value));
}

/** Texts are compared without case; different types as numbers, where nothing is 0. */
function isEqual(left: Value, right: Value): boolean {
  if (typeof left === 'string' && typeof right === 'string')
    return left.toLowerCase() === right.toLowerCase();
  if (typeof left === typeof right && left !== null && right !== null) return left === right;
  return numberOf(left) === numberOf(right);
}

function numberOf(value: Value): number {
  return value !== null && typeof value === 'object' ? Number.NaN : Number(value ?? 0);
}

function textOf(value: Value): string {
  return value !== null && typeof value === 'object' ? 'Object' : String(value ?? '');
}
