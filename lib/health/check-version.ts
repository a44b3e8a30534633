import type { VersionSource } from './check.ts';
import { headerNamePattern } from './check-headers.ts';
import { describePath } from './check-json.ts';
import { type FieldValue, fieldValue, kindOf, quotesHint, refuseField } from './field-value.ts';
import { parseJsonPath } from './json-path.ts';

/** Reads where an answer tells the commit it runs: `header:NAME`, or a path in its JSON. */
export function readVersion(value: unknown): FieldValue<VersionSource> {
  if (typeof value !== 'string' || value.trim() === '')
    return refuseField(
      `expected header:NAME, or a path in the JSON of the answer${quotesHint(value)}, got ${kindOf(value)}`,
    );
  const text = value.trim();
  const [, header] = /^header:\s*(.*)$/s.exec(text) ?? [];
  if (header === undefined)
    return parseJsonPath(text) === undefined
      ? refuseField(`${describePath(text)}; a header is written header:NAME`)
      : fieldValue({ in: 'json', path: text });
  return headerNamePattern.test(header)
    ? fieldValue({ in: 'header', header: header.toLowerCase() })
    : refuseField('expected the name of a header behind "header:", like header:x-commit');
}
