import { truncate } from '../ports/foreign-text.ts';
import { holdsCredentials } from '../ports/value-forms.ts';
import { cleanText, isSecretName } from './shown-value.ts';

const detailLimit = 120;

/** Members that are read of one part; a part is a few facts, not a document. */
const membersLimit = 30;

/** Where Spring Boot and ASP.NET put what they know of a part. */
const nestedNames: readonly string[] = ['details', 'data'];

const leftOut: readonly string[] = ['status', 'name'];

/**
 * The rest of what a part says of itself, in one line: its texts, numbers and truths, and those of `details` and
 * `data`. Whatever may be a secret by its name or its form is left out.
 */
export function componentDetail(part: unknown): string {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return '';
  const facts = entriesOf(part).flatMap(([name, value]) =>
    nestedNames.includes(name) && typeof value === 'object' && value !== null && !Array.isArray(value)
      ? entriesOf(value).flatMap(writeFact)
      : leftOut.includes(name)
        ? []
        : writeFact([name, value]),
  );
  return truncate(facts.slice(0, membersLimit).join(', '), detailLimit);
}

function entriesOf(mapping: object): readonly [string, unknown][] {
  return Object.entries(mapping).slice(0, membersLimit);
}

function writeFact([name, value]: readonly [string, unknown]): readonly string[] {
  if (isSecretName(name) || holdsCredentials(name)) return [];
  const written = writeScalar(value);
  return written === undefined ? [] : [`${cleanText(name, 40)} ${written}`];
}

function writeScalar(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string' || value.trim() === '' || holdsCredentials(value)) return undefined;
  const cleaned = cleanText(value, detailLimit);
  // One word reads well as it stands; a sentence needs its quotes to be told from what follows.
  return /^[\w.:+-]{1,40}$/.test(cleaned) ? cleaned : JSON.stringify(cleaned);
}
