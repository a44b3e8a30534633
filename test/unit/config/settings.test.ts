import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseBelayFile } from '../../../lib/config/belay-file.ts';
import { settings } from '../../../lib/config/settings.ts';
import { readActionDefinition } from '../../support/action-definition.ts';

const root = join(import.meta.dirname, '../../..');
const uses = settings.flatMap(({ key, fallback, inputs }) =>
  Object.entries(inputs).map(([action, input]) => ({ key, fallback, action, input })),
);

/** Without inputs that are there so that all actions take the same. */
const matter = uses.filter(
  ({ action, input }) =>
    readActionDefinition(root, action).inputs[input]?.description.startsWith('Not used') === false,
);

describe('settings', () => {
  it.each(uses)(
    '$key is the input $input of $action, whose own default lets it through',
    ({ action, input }) => {
      const definition = readActionDefinition(root, action).inputs[input];

      expect(definition).toBeDefined();
      expect(definition?.default ?? '').toBe('');
    },
  );

  it.each(matter.filter(({ fallback }) => fallback !== undefined))(
    '$key: the description of $input of $action names the default',
    ({ action, input, fallback }) => {
      expect(readActionDefinition(root, action).inputs[input]?.description).toContain(
        `Default \`${fallback}\`.`,
      );
    },
  );

  it.each(settings.filter(({ fallback }) => fallback !== undefined))(
    '$key: its default is one it takes',
    ({ key, fallback }) => {
      const [group, inner] = key.split('.');
      const line = inner === undefined ? `${key}: ${fallback}` : `${group}: { ${inner}: ${fallback} }`;

      expect(parseBelayFile(`environments: { a: { ${line} } }`, 'belay.yml').problems).toEqual([]);
    },
  );
});
