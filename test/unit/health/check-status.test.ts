import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isExpectedStatus, type StatusRange, writeStatus } from '../../../lib/health/check.ts';
import { readStatus } from '../../../lib/health/check-status.ts';

function read(value: unknown): readonly StatusRange[] | undefined {
  const field = readStatus(value);
  return field.kind === 'value' ? field.value : undefined;
}

describe('readStatus', () => {
  it.each([
    [200, '200'],
    ['200', '200'],
    ['200-299', '200-299'],
    ['200 - 399', '200-399'],
    [[200, 204, '301-302'], '200, 204, 301-302'],
  ])('reads %j', (value, written) => {
    expect(writeStatus(read(value) ?? [])).toBe(written);
  });

  it.each([
    99,
    600,
    0,
    -200,
    200.5,
    '2xx',
    '',
    '299-200',
    [],
    [200, 'x'],
    {},
    null,
    true,
    '200,204',
    [[200]],
  ])('refuses %j', (value) => {
    expect(read(value)).toBeUndefined();
  });

  it('means what it says', () => {
    const status = fc.integer({ min: 200, max: 599 });
    fc.assert(
      fc.property(status, status, status, (one, other, seen) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const ranges = read(`${from}-${to}`) ?? [];
        expect(isExpectedStatus(seen, ranges)).toBe(seen >= from && seen <= to);
      }),
    );
  });
});
