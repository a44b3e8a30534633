import { unicodeEscape } from '../ports/foreign-text.ts';
import type { FailingList, IncidentRecord } from './incident-record.ts';

const markerPattern = /<!-- belay:incident (\{[^<>]{1,30000}\}) -->/;

/** GitHub takes 65,536 characters. */
const bodyLimit = 65_000;

/** The hidden line that says which incident an issue is. Nothing in it can end the comment it stands in. */
export function writeMarker(record: IncidentRecord): string {
  const json = JSON.stringify(record).replace(
    // The backslashes are those of JSON's own escapes.
    /[^A-Za-z0-9"{}[\]:,._\\]/g,
    unicodeEscape,
  );
  return `<!-- belay:incident ${json} -->`;
}

/** What the marker in the body of an issue says; undefined where there is none, or one that is broken. */
export function readMarker(body: string): IncidentRecord | undefined {
  const found = markerPattern.exec(body)?.[1];
  if (found === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(found);
  } catch {
    return undefined;
  }
  const { key, lists } = value as Readonly<Record<string, unknown>>;
  return typeof key === 'string' && Array.isArray(lists) && lists.every(isList) ? { key, lists } : undefined;
}

function isList(value: unknown): value is FailingList {
  if (!isMapping(value)) return false;
  const { by, failing, count, set, missed } = value;
  const isFilled = typeof by === 'string' && typeof count === 'number' && typeof set === 'string';
  return (
    isFilled &&
    Array.isArray(failing) &&
    failing.every(isText) &&
    isMapping(missed) &&
    Object.values(missed).every(isText)
  );
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** The body with what Belay wrote, down to its marker, replaced; what people wrote below stays. */
export function replaceWritten(body: string, written: string): string {
  const found = markerPattern.exec(body);
  const below = found === null ? `\n\n${body}` : body.slice(found.index + found[0].length);
  return fitting(`${written}${below}`, body);
}

/** The body as it is, with another record. Where people removed the marker it comes first, and all below is theirs. */
export function replaceMarker(body: string, record: IncidentRecord): string {
  const marker = writeMarker(record);
  return markerPattern.test(body)
    ? fitting(
        body.replace(markerPattern, () => marker),
        body,
      )
    : fitting(`${marker}\n\n${body}`, body);
}

/** The body below a sentence that is the newest of its story. */
export function putOnTop(body: string, sentence: string): string {
  return fitting(`${sentence}\n\n${body}`, body);
}

/** People may have written so much below that there is no room for more. */
function fitting(wanted: string, body: string): string {
  return wanted.length <= bodyLimit ? wanted : body;
}
