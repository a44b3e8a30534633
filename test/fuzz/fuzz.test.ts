import { describe, expect, test } from 'vitest';
import { fuzzTargets } from './targets.ts';

// `npm run fuzz` tries the same as often as wanted.
describe.each(Object.entries(fuzzTargets))('untrusted text: %s', (_, targets) => {
  test.each(targets.map((target) => [target.name, target] as const))('%s', async (_name, target) => {
    const tried = await target.check({ runs: target.runs });

    expect(tried.kind === 'held' ? '' : tried.report).toBe('');
  });
});
