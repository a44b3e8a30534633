import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeCommit, namesCommit } from '../../../lib/health/version-match.ts';

const commit = '9f8e7d6c5b4a39281706f5e4d3c2b1a098765432';

describe('namesCommit', () => {
  it.each([
    commit,
    commit.toUpperCase(),
    '9f8e7d6',
    '9F8E7D6C5B',
    'v1.4.2-3-g9f8e7d6',
    'shop:9f8e7d6-dirty',
    `sha${commit}`,
    `registry.example/shop@sha-${commit}`,
    'deadbeef 9f8e7d6',
  ])('takes %s', (version) => {
    expect(namesCommit(version, commit)).toBe(true);
  });

  it.each([
    '',
    '9f8e7d',
    '1.4.2',
    'f8e7d6c5',
    '9f8e7d7',
    'a9f8e7d6',
    '9f8e7d60',
    `${commit.slice(0, 39)}3`,
    commit.slice(1),
    'main',
  ])('refuses %s', (version) => {
    expect(namesCommit(version, commit)).toBe(false);
  });

  it('takes every abbreviation from seven digits on, and of no other commit', () => {
    const hex = fc.stringMatching(/^[0-9a-f]{40}$/);
    fc.assert(
      fc.property(hex, hex, fc.integer({ min: 7, max: 40 }), (one, other, length) => {
        const short = one.slice(0, length);
        expect(namesCommit(`v2 (${short})`, one)).toBe(true);
        expect(namesCommit(short, other)).toBe(other.startsWith(short));
      }),
    );
  });
});

describe('looksLikeCommit', () => {
  it.each(['9f8e7d6', commit, 'g9f8e7d6', 'f'.repeat(64)])('takes %s', (version) => {
    expect(looksLikeCommit(version)).toBe(true);
  });

  it.each(['', '1.4.2', 'abcdef', 'latest', 'f'.repeat(65)])('refuses %s', (version) => {
    expect(looksLikeCommit(version)).toBe(false);
  });
});
