import { describe, expect, it } from 'vitest';
import { type Finding, summarise } from '../../../lib/health/finding.ts';

const slow: Finding = { health: 'degraded', reason: 'slow', hint: 'Look at it.' };
const down: Finding = { health: 'unhealthy', reason: 'down' };

describe('summarise', () => {
  it('is healthy without findings', () => {
    expect(summarise([])).toEqual({ health: 'healthy', reason: '' });
  });

  it('puts the worst first, and hints at nothing less bad', () => {
    expect(summarise([slow, down])).toEqual({ health: 'unhealthy', reason: 'down; slow' });
    expect(summarise([down, { ...down, reason: 'gone', hint: 'Start it.' }, slow])).toEqual({
      health: 'unhealthy',
      reason: 'down; gone; slow',
      hint: 'Start it.',
    });
    expect(summarise([slow])).toEqual({ health: 'degraded', reason: 'slow', hint: 'Look at it.' });
  });

  it('counts what is more than three', () => {
    expect(summarise([slow, slow, slow, down]).reason).toBe('down; slow; slow; and 1 more');
  });
});
