import { describe, expect, it } from 'vitest';
import { branchPattern, letsBranchIn } from '../../../scripts/init-repository/branch-pattern.ts';

describe('branches of a push', () => {
  it.each<[branch: string, patterns: readonly string[], expected: boolean]>([
    ['main', ['main'], true],
    ['main', ['master'], false],
    ['main', ['*'], true],
    ['feature/a', ['*'], false],
    ['feature/a', ['**'], true],
    ['feature/a', ['feature/**'], true],
    ['main', ['**/main'], true],
    ['release/1.2', ['release/[0-9].[0-9]'], true],
    ['release/12', ['release/[0-9]+'], true],
    ['release/1x2', ['release/1.2'], false],
    ['mains', ['main?'], false],
    ['mai', ['main?'], true],
    ['main', ['**', '!main'], false],
    ['main', ['!main', 'main'], true],
    ['main', [], false],
    ['main', ['['], false],
    ['main', ['a'.repeat(300)], false],
  ])('%s against %j: %s', (branch, patterns, expected) => {
    expect(letsBranchIn(branch, { only: patterns })).toBe(expected);
  });

  it('lets in what is not excluded', () => {
    expect(letsBranchIn('main', { never: ['dev'] })).toBe(true);
    expect(letsBranchIn('main', { never: ['ma*'] })).toBe(false);
    expect(letsBranchIn('main', {})).toBe(true);
  });

  it.each(['main', 'c++', 'a]b', '!x', 'release/1.2', 'ünï', 'a$b(c)'])(
    'writes %s as a pattern that matches it alone',
    (branch) => {
      const pattern = branchPattern(branch);

      expect(letsBranchIn(branch, { only: [pattern] })).toBe(true);
      expect(letsBranchIn(`${branch}x`, { only: [pattern] })).toBe(false);
    },
  );
});
