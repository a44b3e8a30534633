import { expect, test } from 'vitest';
import { nearest } from '../../../lib/ports/nearest.ts';

test('a slip is understood, and what is far longer than any name is none', () => {
  expect(nearest('Europe/Pariss', Intl.supportedValuesOf('timeZone'))).toBe('Europe/Paris');
  expect(nearest('branchbranchbranchbranch', ['branch'])).toBeUndefined();
});

test('T25: a text of a million letters is compared with no name', () => {
  // Compared, it would take hours.
  expect(nearest('x'.repeat(1_000_000), Intl.supportedValuesOf('timeZone'))).toBeUndefined();
});
