import type { MessageField } from '../../../lib/messages/message.ts';
import { yamlLibrary } from '../../../lib/ports/yaml-library.ts';

const mostFields = 15;
const longestName = 100;
const longestText = 20_000;

/** What the input takes, for error messages. */
const takes = 'a YAML mapping of names to single values';

/**
 * Reads the `fields` input. Every value is kept as it is written (`1.10` stays `1.10`); throws an Error that says
 * what was expected.
 */
export function parseFields(text: string): readonly MessageField[] {
  if (text.length > longestText) throw new Error(`expected at most ${longestText} characters of YAML.`);
  const { isMap, parseDocument } = yamlLibrary();
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: true });
  const error = document.errors[0];
  if (error !== undefined) {
    const line = error.linePos?.[0].line;
    const where = line === undefined ? '' : ` (line ${line})`;
    throw new Error(
      `expected ${takes}, got something that is no YAML${where}; put text you did not write in toJSON().`,
    );
  }
  if (document.contents === null) return [];
  if (!isMap(document.contents)) throw new Error(`expected ${takes}, like "Version: 1.2".`);
  const pairs = document.contents.items;
  if (pairs.length > mostFields)
    throw new Error(`expected at most ${mostFields} fields, got ${pairs.length}.`);
  return pairs.map(({ key, value }, index) => {
    const name = scalarText(key);
    if (name === undefined || name.trim() === '' || name.length > longestName) {
      throw new Error(
        `expected ${takes}, got a name that is empty or over ${longestName} characters (field ${index + 1}).`,
      );
    }
    const content = value === null ? '' : scalarText(value);
    if (content === undefined)
      throw new Error(`expected ${takes}, got a list, a mapping or an alias (field ${index + 1}).`);
    return { name, value: content };
  });
}

function scalarText(node: unknown): string | undefined {
  if (!yamlLibrary().isScalar(node)) return undefined;
  return node.value === null ? '' : String(node.value);
}
