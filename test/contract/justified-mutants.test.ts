import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readJustified, staleness } from '../../scripts/mutation/justified.ts';
import { read, root } from './repository.ts';

it('every change that is excused from being noticed by a test can still be made', () => {
  const stale = readJustified().flatMap((entry) => {
    const source = existsSync(join(root, entry.file)) ? read(entry.file) : undefined;
    return staleness(entry, source) ?? [];
  });

  expect(stale).toEqual([]);
});
