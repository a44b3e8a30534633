import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseBelayFile } from '../../lib/config/belay-file.ts';
import { fencedYaml } from './fenced-yaml.ts';
import { documents } from './repository.ts';

/** Whether a block shows a belay.yml: nothing else has this key at the top. */
function isBelayFile(text: string): boolean {
  const value: unknown = parse(text);
  return typeof value === 'object' && value !== null && 'environments' in value;
}

const examples = documents.flatMap(fencedYaml).filter(({ text }) => isBelayFile(text));

it.each(examples)('the belay.yml of $path:$line is one', ({ text }) => {
  expect(parseBelayFile(text, 'belay.yml').problems).toEqual([]);
});

it('is shown in docs/belay-yml.md, with the line for editors first', () => {
  const [first] = examples.filter(({ path }) => path === 'docs/belay-yml.md');

  expect(first?.text).toMatch(
    /^# yaml-language-server: \$schema=https:\/\/raw\.githubusercontent\.com\/belay-actions\/belay\/v1\/belay\.schema\.json\n/,
  );
});
