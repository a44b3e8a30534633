import { parseDuration } from '../ports/duration.ts';
import { nearest } from '../ports/nearest.ts';

/** Every problem found in the inputs, one sentence each. */
export interface InvalidInputs {
  readonly name: 'InvalidInputs';
  readonly problems: readonly string[];
}

/** Thrown by {@link InputReader.done}; recognised by {@link isInvalidInputs}. */
export function invalidInputs(problems: readonly string[]): Error & InvalidInputs {
  return Object.assign(new Error(problems.join('\n')), { name: 'InvalidInputs' as const, problems });
}

/** Whether a thrown value is a report of bad inputs. */
export function isInvalidInputs(error: unknown): error is Error & InvalidInputs {
  return error instanceof Error && error.name === 'InvalidInputs' && 'problems' in error;
}

/** Reads the inputs of one action, remembers which names were asked for, and collects every problem. */
export interface InputReader {
  /** The text, or undefined when empty. */
  optional(name: string): string | undefined;
  /** The text; empty is a problem. */
  required(name: string, takes: string): string;
  /** A secret: masked before anything else is done with it. Undefined when empty. */
  secret(name: string): string | undefined;
  boolean(name: string): boolean;
  integer(name: string, range: { readonly min: number; readonly max: number }): number;
  /** Milliseconds. */
  duration(name: string, range: { readonly min: string; readonly max: string }): number;
  oneOf<const T extends string>(name: string, values: readonly T[]): T;
  /** One item a line; blank lines and lines that begin with `#` are left out. */
  list(name: string): readonly string[];
  /** A full commit id. */
  commit(name: string): string;
  /** A full commit id, or undefined when empty. */
  optionalCommit(name: string): string | undefined;
  /** An absolute path without `..`; undefined when empty. */
  optionalPath(name: string): string | undefined;
  /** Parses with a function of the caller's that throws an Error whose message says what was expected. */
  parsed<T>(name: string, parse: (text: string) => T, whenEmpty: T): T;
  /** Reports a problem in the house form: `name: expected TAKES, got "GOT"`. */
  problem(name: string, takes: string, got?: string): void;
  /** Returns the inputs if there was no problem and no unknown input; throws {@link InvalidInputs} otherwise. */
  done<T>(inputs: T): T;
}

export interface InputSource {
  /** The environment the runner started the action with: `INPUT_NAME` for each input. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Called with each secret before its value is used. */
  readonly mask: (secret: string) => void;
}

/** A full commit id: SHA-1 or SHA-256, lower case. */
export const commitPattern = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const commitTakes = 'a full commit id (40 or 64 lower-case hex digits)';

/** The name GitHub's runner gives an input in the environment. */
export function inputVariable(name: string): string {
  return `INPUT_${name.replace(/ /g, '_').toUpperCase()}`;
}

function quote(got: string): string {
  const shown = got.length > 60 ? `${got.slice(0, 57)}...` : got;
  return JSON.stringify(shown);
}

/** A reader over the runner's environment. */
export function createInputReader(source: InputSource): InputReader {
  const asked = new Set<string>();
  const problems: string[] = [];

  const text = (name: string): string => {
    asked.add(name);
    return (source.env[inputVariable(name)] ?? '').trim();
  };
  const problem = (name: string, takes: string, got?: string): void => {
    problems.push(
      `${name}: expected ${takes}${got === undefined ? '' : `, got ${got === '' ? 'nothing' : quote(got)}`}.`,
    );
  };
  const checked = <T>(
    name: string,
    takes: string,
    parse: (value: string) => T | undefined,
    fallback: T,
  ): T => {
    const value = text(name);
    const parsed = value === '' ? undefined : parse(value);
    if (parsed === undefined) problem(name, takes, value);
    return parsed ?? fallback;
  };

  const reader: InputReader = {
    optional: (name) => text(name) || undefined,
    required: (name, takes) => checked(name, takes, (value) => value, ''),
    secret(name) {
      const value = text(name);
      if (value !== '') source.mask(value);
      return value || undefined;
    },
    boolean: (name) =>
      checked(
        name,
        'true or false',
        (value) => (value === 'true' ? true : value === 'false' ? false : undefined),
        false,
      ),
    integer: (name, { min, max }) =>
      checked(name, `a whole number from ${min} to ${max}`, (value) => wholeNumber(value, min, max), min),
    duration(name, { min, max }) {
      const takes = `a duration from ${min} to ${max} (like 500ms, 30s, 5m)`;
      return checked(name, takes, (value) => durationBetween(value, min, max), 0);
    },
    oneOf: <const T extends string>(name: string, values: readonly T[]): T =>
      checked(name, values.join(' or '), (value) => values.find((each) => each === value), values[0] as T),
    list: (name) => listItems(text(name)),
    commit: (name) =>
      checked(name, commitTakes, (value) => (commitPattern.test(value) ? value : undefined), ''),
    optionalCommit: (name) => (text(name) === '' ? undefined : reader.commit(name)),
    optionalPath(name) {
      if (text(name) === '') return undefined;
      return checked(name, 'an absolute path without ".."', absolutePath, '/');
    },
    parsed(name, parse, whenEmpty) {
      const value = text(name);
      if (value === '') return whenEmpty;
      try {
        return parse(value);
      } catch (error) {
        problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        return whenEmpty;
      }
    },
    problem,
    done(inputs) {
      problems.push(...unknownInputs(source.env, asked));
      if (problems.length > 0) throw invalidInputs(problems);
      return inputs;
    },
  };
  return reader;
}

/** Splits a multi-line input: one item a line, `#` comments and blank lines left out. */
export function listItems(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function wholeNumber(value: string, min: number, max: number): number | undefined {
  if (!/^\d{1,12}$/.test(value)) return undefined;
  const number = Number(value);
  return number >= min && number <= max ? number : undefined;
}

function durationBetween(value: string, min: string, max: string): number | undefined {
  const ms = parseDuration(value);
  return ms !== undefined && ms >= (parseDuration(min) ?? 0) && ms <= (parseDuration(max) ?? 0)
    ? ms
    : undefined;
}

function absolutePath(value: string): string | undefined {
  if (!value.startsWith('/') || value.includes('\0') || value.split('/').includes('..')) return undefined;
  return value.length > 1 ? value.replace(/\/+$/, '') || '/' : value;
}

function unknownInputs(env: InputSource['env'], asked: ReadonlySet<string>): string[] {
  const known = new Set([...asked].map(inputVariable));
  return Object.keys(env)
    .filter((key) => key.startsWith('INPUT_') && !known.has(key) && (env[key] ?? '') !== '')
    .map((key) => {
      const name = key.slice('INPUT_'.length).toLowerCase();
      const suggestion = nearest(name, [...asked]);
      return `${name}: this action has no such input${suggestion === undefined ? '' : `; did you mean "${suggestion}"`}.`;
    });
}
