import { bodyLimit } from './check.ts';
import { type FieldValue, fieldValue, kindOf, quotesHint, refuseField } from './field-value.ts';
import { whyNotFillable } from './variable-references.ts';

/** What is sent, and what it is where that is known. */
export interface CheckBody {
  readonly text: string;
  readonly contentType?: string;
}

const takes = 'text, or a mapping or list that is sent as JSON';

/** Reads what is sent: a text as it stands, a mapping or a list as JSON. It is never shown. */
export function readBody(value: unknown): FieldValue<CheckBody> {
  const isText = typeof value === 'string';
  if (value === '' || (!isText && (typeof value !== 'object' || value === null)))
    return refuseField(`expected ${takes}${quotesHint(value)}, got ${kindOf(value)}`);
  const text = isText ? value : jsonOf(value);
  if (text === undefined) return refuseField(`expected ${takes}, got what JSON cannot say`);
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > bodyLimit) return refuseField(`expected at most ${bodyLimit} bytes, got ${bytes}`);
  const wrong = whyNotFillable(text);
  if (wrong !== undefined) return refuseField(wrong);
  return fieldValue(isText ? { text } : { text, contentType: 'application/json' });
}

/** Undefined for what is circular, or has numbers that are too large for JSON. */
function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
