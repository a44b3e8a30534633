import { parseDocument } from 'yaml';

type Values = Readonly<Record<string, unknown>>;

/** Whether a value of a YAML file is a mapping. */
export function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The mapping at a key; empty when there is none. */
export function valuesAt(values: Values, key: string): Values {
  const value = values[key];
  return isValues(value) ? value : {};
}

/** The mapping a YAML text holds; undefined when it is no YAML, or no mapping. Never throws. */
export function readMapping(text: string): Values | undefined {
  try {
    // Compose files use merge keys, and tags like `!reset`, which only warn.
    const document = parseDocument(text, { merge: true, logLevel: 'silent' });
    const value: unknown = document.errors.length > 0 ? undefined : document.toJS();
    return isValues(value) ? value : undefined;
  } catch {
    // Too many aliases, or nested deeper than the stack.
    return undefined;
  }
}

/** Texts of a value that is written as one text or as a list of them. */
export function textsOf(value: unknown): string[] {
  const all = Array.isArray(value) ? value : [value];
  return all.filter((each): each is string => typeof each === 'string');
}
