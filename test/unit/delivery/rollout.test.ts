import { describe, expect, it } from 'vitest';
import { batchSize, parseShare } from '../../../lib/delivery/rollout.ts';

describe('how many hosts at a time', () => {
  it.each([
    ['2', 5, 2],
    ['9', 5, 5],
    ['1000', 5, 5],
    ['25%', 8, 2],
    ['25%', 3, 1],
    ['50%', 5, 2],
    ['100%', 5, 5],
  ])('%s of %i is %i', (text, hosts, expected) => {
    expect(batchSize(parseShare(text), hosts)).toBe(expected);
  });

  it.each(['', '0', '-1', '1.5', '0%', '101%', '25 %', 'x2', '2x', '25%%', '10000', '02'])(
    '%j is neither a number nor a percentage, and says so',
    (text) => {
      expect(() => parseShare(text)).toThrow(
        `expected a number of hosts like 2, or a percentage like 25%, got "${text}".`,
      );
    },
  );

  it('what is shown of it is cut', () => {
    expect(() => parseShare('9'.repeat(100))).toThrow(`got "${'9'.repeat(59)}…".`);
  });
});
