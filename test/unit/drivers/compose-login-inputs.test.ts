import { expect, test } from 'vitest';
import { readRegistryLogin } from '../../../actions/deploy/src/driver-inputs.ts';
import type { Recipe } from '../../../lib/delivery/recipe.ts';
import { createInputReader, inputVariable } from '../../../lib/runner/input-reader.ts';

const reads = (inputs: Readonly<Record<string, string>>): unknown => {
  const env = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [inputVariable(name), value]));
  const masked: string[] = [];
  const read = createInputReader({ env, mask: (secret) => masked.push(secret) });
  const login = readRegistryLogin(read, { driver: 'compose' } as Recipe);
  try {
    read.done(undefined);
    return { login, notes: read.notes(), masked };
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
};

test('a user whom belay.yml names logs in only with a password: public images need none', () => {
  expect(reads({ 'registry-username': 'acme' })).toEqual({
    login: undefined,
    notes: [
      'registry-username is "acme" and registry-password is empty: images are pulled without a login of Belay\'s.',
    ],
    masked: [],
  });
  expect(reads({ 'registry-username': 'acme', 'registry-password': 'word-9876' })).toEqual({
    login: { username: 'acme', password: 'word-9876' },
    notes: [],
    masked: ['word-9876'],
  });
  expect(reads({})).toEqual({ login: undefined, notes: [], masked: [] });
  expect(reads({ 'registry-password': 'word-9876' })).toBe(
    'registry-username: expected a value, because registry-password is given, got nothing.',
  );
});
