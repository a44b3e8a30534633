import type { HttpResponse } from '../ports/http.ts';
import { showValue } from './shown-value.ts';

/** Bytes of a body or an output that are kept and judged. */
export const keptBytes = 64 * 1024;

/** A text that is judged, and what is known of it. */
export interface AnsweredText {
  readonly text: string;
  /** How a sentence names it. */
  readonly name: 'its body' | 'its output';
  /** Of a body, what is kept is the beginning; of an output, the end. */
  readonly kept: 'first' | 'last';
  /** There was more than is kept. */
  readonly cut: boolean;
  /** Compressed though that was not asked for: nothing can be read in it. */
  readonly compressed: boolean;
  readonly contentType?: string;
}

/** What a text says as JSON, or why that cannot be told: part of a sentence. */
export type ReadDocument =
  | { readonly kind: 'document'; readonly document: unknown }
  | { readonly kind: 'none'; readonly reason: string };

/** The body of an answer. */
export function bodyOf(response: Pick<HttpResponse, 'headers' | 'body' | 'bodyCut'>): AnsweredText {
  const contentType = response.headers['content-type'];
  return {
    text: response.body,
    name: 'its body',
    kept: 'first',
    cut: response.bodyCut,
    compressed: !['identity', ''].includes((response.headers['content-encoding'] ?? '').trim().toLowerCase()),
    ...(contentType === undefined ? {} : { contentType }),
  };
}

/** What JSON begins with. Most answers begin otherwise, and an error that is thrown costs more than the request. */
const jsonStart = /^[[{"\-0-9tfn]/;

/** Reads a text as JSON. Members with the same name: the last one counts, as everywhere. Never throws. */
export function readDocument(answer: AnsweredText): ReadDocument {
  if (answer.compressed) return none(`${answer.name} is compressed unasked, so it could not be read as JSON`);
  if (answer.cut) {
    return none(
      `${answer.name} is longer than ${keptBytes / 1024} KiB, all that is kept, so it could not be read as JSON`,
    );
  }
  const text = answer.text.replace(/^\ufeff/, '').trim();
  if (text === '') return none(`${answer.name} is empty, so it is not JSON`);
  if (!jsonStart.test(text)) return none(describeUnreadable(answer));
  try {
    const document: unknown = JSON.parse(text);
    return { kind: 'document', document };
  } catch {
    return none(describeUnreadable(answer));
  }
}

function describeUnreadable(answer: AnsweredText): string {
  if (answer.name === 'its output') return 'its output is not JSON';
  const type = answer.contentType;
  return type === undefined
    ? 'its body is not JSON (it has no content-type)'
    : `its body is not JSON (content-type ${showValue(type)})`;
}

function none(reason: string): ReadDocument {
  return { kind: 'none', reason };
}
