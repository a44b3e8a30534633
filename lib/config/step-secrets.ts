import type { InputReader } from '../runner/input-reader.ts';

/** Whether a secret of the step stands in a text that is to be remembered, or anywhere in a list or mapping of texts. */
export type HoldsSecret = (remembered: unknown) => boolean;

/** Shorter ones are not masked either: they stand in ordinary words. */
const shortest = 5;

/** A line of a key alone lets nobody in, but no shorter piece of it tells anything. */
const shortestLine = 16;

/**
 * Knows what these inputs hold: whole, the lines of a key one by one, and as they stand in an address or in base64. The
 * ledger outlives every secret and its file is read by others, so none may enter it.
 */
export function secretsOfStep(read: InputReader, inputs: readonly string[]): HoldsSecret {
  const secrets = inputs.flatMap((input) => read.secret(input) ?? []);
  const forms = [...new Set(secrets.flatMap(formsOf))];
  return (remembered) => textsIn(remembered).some((text) => forms.some((form) => text.includes(form)));
}

function formsOf(secret: string): readonly string[] {
  if (secret.length < shortest) return [];
  // What encloses a key is the same for everybody.
  const lines = secret
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line.length >= shortestLine && !line.startsWith('-----') && line !== secret);
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(bytes.toString()),
    bytes.toString('base64').replace(/=+$/, ''),
    ...lines,
  ];
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => [name, ...textsIn(each)]);
}
