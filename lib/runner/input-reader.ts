import { nearest } from '../ports/nearest.ts';
import {
  absolutePath,
  durationBetween,
  durationTakes,
  listItems,
  pathTakes,
  quoteValue,
  wholeNumber,
  wholeNumberTakes,
} from '../ports/value-forms.ts';

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

/** What stands in for an input that is empty. */
export interface Fallback {
  /** In the form the input would have; empty says "given, and nothing". */
  readonly text: string;
  /** Where it stands, for sentences about it: `belay.yml:12:5: ci.timeout`. Undefined for a default. */
  readonly where?: string;
}

/** Reads the inputs of one action, remembers which names were asked for, and collects every problem. */
export interface InputReader {
  /** From now on an input that is empty takes what this finds. */
  fallBackTo(find: (name: string) => Fallback | undefined): void;
  /** The text of an input alone, whatever could stand in for it. Undefined when empty. */
  given(name: string): string | undefined;
  /** Keeps a sentence for the log: what was decided on the reader's behalf. */
  note(sentence: string): void;
  /** Every sentence kept so far. */
  notes(): readonly string[];
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

/** A reader over the runner's environment. */
export function createInputReader(source: InputSource): InputReader {
  const asked = new Set<string>();
  const problems: string[] = [];
  const notes: string[] = [];
  let standIn: (name: string) => Fallback | undefined = () => undefined;

  const given = (name: string): string => {
    asked.add(name);
    return (source.env[inputVariable(name)] ?? '').trim();
  };
  const text = (name: string): string => given(name) || (standIn(name)?.text.trim() ?? '');
  const nameOf = (name: string): string => (given(name) === '' ? standIn(name)?.where : undefined) ?? name;
  const problem = (name: string, takes: string, got?: string): void => {
    problems.push(
      `${nameOf(name)}: expected ${takes}${got === undefined ? '' : `, got ${got === '' ? 'nothing' : quoteValue(got)}`}.`,
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
    fallBackTo(find) {
      standIn = find;
    },
    given: (name) => given(name) || undefined,
    note: (sentence) => notes.push(sentence),
    notes: () => notes,
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
    integer: (name, range) =>
      checked(name, wholeNumberTakes(range), (value) => wholeNumber(value, range), range.min),
    duration: (name, range) =>
      checked(name, durationTakes(range), (value) => durationBetween(value, range), 0),
    oneOf: <const T extends string>(name: string, values: readonly T[]): T =>
      checked(name, values.join(' or '), (value) => values.find((each) => each === value), values[0] as T),
    list: (name) => listItems(text(name)),
    commit: (name) =>
      checked(name, commitTakes, (value) => (commitPattern.test(value) ? value : undefined), ''),
    optionalCommit: (name) => (text(name) === '' ? undefined : reader.commit(name)),
    optionalPath(name) {
      if (text(name) === '') return undefined;
      return checked(name, pathTakes, absolutePath, '/');
    },
    parsed(name, parse, whenEmpty) {
      const value = text(name);
      if (value === '') return whenEmpty;
      try {
        return parse(value);
      } catch (error) {
        problems.push(`${nameOf(name)}: ${error instanceof Error ? error.message : String(error)}`);
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
