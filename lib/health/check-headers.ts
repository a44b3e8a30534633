import { headerLimit, headersLimit } from './check.ts';
import { carriesCredentials } from './check-secrets.ts';
import type { CheckUse } from './check-use.ts';
import { type FieldValue, fieldValue, isMapping, kindOf, quotesHint, refuseField } from './field-value.ts';
import { hasReference, whyNotFillable } from './variable-references.ts';

/**
 * The name of a header: a token of RFC 9110 that begins with a letter or a digit, as all that are in use do.
 * Without flags, for the JSON Schema alike.
 */
export const headerNamePattern = /^[A-Za-z0-9][A-Za-z0-9!#$%&'*+.^_`|~-]{0,99}$/;

/** What one header can carry: one line of Latin-1, as HTTP/1.1 has it. */
export const headerValuePattern = /^[\u0020-\u007e\u00a0-\u00ff]*$/;

/** These say how the message travels: the client writes them itself. */
export const refusedHeaders: readonly string[] = [
  'host',
  'content-length',
  'connection',
  'transfer-encoding',
  'trailer',
  'upgrade',
  'keep-alive',
  'expect',
];

/** Reads a mapping of headers; names become lower-case. No value is ever shown. */
export function readHeaders(value: unknown, use: CheckUse): FieldValue<Readonly<Record<string, string>>> {
  if (!isMapping(value)) return refuseField(`expected a mapping of names to texts, got ${kindOf(value)}`);
  const given = Object.entries(value);
  if (given.length === 0) return refuseField('expected a mapping of names to texts, got an empty mapping');
  if (given.length > headersLimit)
    return refuseField(`expected at most ${headersLimit} headers, got ${given.length}`);
  const headers = new Map<string, string>();
  const problems: string[] = [];
  for (const [index, [written, content]] of given.entries()) {
    const name = written.toLowerCase();
    const wrong = whyNotName(written, index) ?? whyNotValue(name, content, use);
    if (wrong !== undefined) problems.push(wrong);
    else if (headers.has(name)) problems.push(`${name}: expected it once, in capital or in small letters`);
    else if (typeof content === 'string') headers.set(name, content);
  }
  return problems.length > 0 ? refuseField(...problems) : fieldValue(Object.fromEntries(headers));
}

/** What is no name is not shown: people write `"Authorization: Bearer …"` as one text. */
function whyNotName(name: string, index: number): string | undefined {
  if (!headerNamePattern.test(name))
    return `expected the name of a header in place ${index + 1} (letters, digits and "-"), and its value behind a colon and a blank`;
  if (refusedHeaders.includes(name.toLowerCase()))
    return `${name.toLowerCase()}: expected another header, as this one is set by the connection itself`;
  return undefined;
}

function whyNotValue(name: string, value: unknown, { literals }: CheckUse): string | undefined {
  if (typeof value !== 'string' || value === '')
    return `${name}: expected text${quotesHint(value)}, got ${kindOf(value)}`;
  if (value.length > headerLimit)
    return `${name}: expected at most ${headerLimit} characters, got ${value.length}`;
  if (!headerValuePattern.test(value))
    return `${name}: expected one line of letters, digits and signs of Western alphabets, and this holds others (not shown)`;
  const wrong = whyNotFillable(value);
  if (wrong !== undefined) return `${name}: ${wrong}`;
  if (literals === 'allowed' || !carriesCredentials(name) || hasReference(value)) return undefined;
  return `${name}: expected a variable of the step in place of the secret, like ${formOf(name)}, got the value itself (not shown), which would be kept with the check`;
}

function formOf(name: string): string {
  if (name.endsWith('authorization')) return '"Bearer ${API_TOKEN}"';
  return name === 'cookie' ? '"session=${SESSION}"' : '"${API_KEY}"';
}
