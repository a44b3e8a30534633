import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseBelayFile } from '../../lib/config/belay-file.ts';
import { type CheckField, checkFields, fieldsOfKind } from '../../lib/health/check-fields.ts';
import { parseHealth } from '../../lib/health/parse-checks.ts';
import { belaySchema } from '../../scripts/schema.ts';
import { fencedYaml } from './fenced-yaml.ts';
import { documents, read } from './repository.ts';

/** Whether a block shows a belay.yml: nothing else has this key at the top. */
function isBelayFile(text: string): boolean {
  const value: unknown = parse(text);
  return typeof value === 'object' && value !== null && 'environments' in value;
}

const examples = documents.flatMap(fencedYaml).filter(({ text }) => isBelayFile(text));

it.each(examples)('the belay.yml of $path:$line is one', ({ text }) => {
  expect(parseBelayFile(text, 'belay.yml').problems).toEqual([]);
});

const isValid = new Ajv({ strict: true, allowUnionTypes: true, keywords: ['markdownDescription'] }).compile(
  belaySchema(),
);

it.each(examples)(
  'editors find nothing in the belay.yml of $path:$line, and its checks can be asked',
  ({ text }) => {
    isValid(parse(text));

    expect(isValid.errors).toBeNull();
    // A parent without a url has checks that are asked by none but its children.
    for (const { values } of parseBelayFile(text, 'belay.yml').environments.values())
      if (values.has('url')) expect(() => parseHealth(values.get('health')?.text ?? '[]')).not.toThrow();
  },
);

it('every field of a check has its row, for the kinds that have it', () => {
  const [, section = ''] = read('docs/belay-yml.md').split('## Health checks');
  const rows = [...section.matchAll(/^\| `([a-z-]+)` \|.*\| ([^|]+) \|$/gm)].map(([, field, kinds]) => [
    field,
    kinds,
  ]);
  const kindsOf = (field: CheckField): string => {
    const kinds = (['http', 'tcp', 'exec'] as const).filter((kind) => fieldsOfKind[kind].includes(field));
    if (kinds.length === 3) return 'all';
    const words = kinds.map((kind) => (kind === 'exec' ? 'command' : kind));
    return field === 'min-tls-days' ? 'https' : words.join(', ');
  };

  expect(rows.slice(0, checkFields.length)).toEqual(checkFields.map((field) => [field, kindsOf(field)]));
});

it('is shown in docs/belay-yml.md, with the line for editors first', () => {
  const [first] = examples.filter(({ path }) => path === 'docs/belay-yml.md');

  expect(first?.text).toMatch(
    /^# yaml-language-server: \$schema=https:\/\/raw\.githubusercontent\.com\/belay-actions\/belay\/v1\/belay\.schema\.json\n/,
  );
});
