import type { Document } from 'yaml';
import { yamlLibrary } from './yaml-library.ts';

/** Where a text of YAML has a key for the second time. */
export interface RepeatedKey {
  readonly line: number;
  readonly col: number;
}

/**
 * The first key that a mapping has twice. For documents that were parsed with `uniqueKeys: false`: the parser itself
 * compares each key with each, so that a mapping of ten thousand holds it up for half a minute.
 */
export function repeatedKey(document: Document.Parsed, text: string): RepeatedKey | undefined {
  const { isScalar, visit } = yamlLibrary();
  let offset: number | undefined;
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) {
          offset = key.range?.[0] ?? 0;
          return visit.BREAK;
        }
        seen.add(key.value);
      }
      return undefined;
    },
  });
  return offset === undefined ? undefined : placeOf(text, offset);
}

function placeOf(text: string, offset: number): RepeatedKey {
  const { LineCounter } = yamlLibrary();
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  return lines.linePos(offset);
}
