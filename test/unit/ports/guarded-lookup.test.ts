import { describe, expect, it } from 'vitest';
import { type ResolveHost, shareLookups } from '../../../lib/ports/guarded-lookup.ts';

describe('shareLookups', () => {
  it('asks once for all who want a name at the same time, and again for who comes later', () => {
    const answers: (() => void)[] = [];
    const asked: string[] = [];
    const slow: ResolveHost = (hostname, _, callback) => {
      const count = asked.push(hostname);
      answers.push(() => callback(null, [{ address: `${count}.0.0.1`, family: 4 }]));
    };
    const resolve = shareLookups(slow);
    const told: string[] = [];
    const want = (hostname: string, hints = 0): void =>
      resolve(hostname, { all: true, hints }, (_, addresses) =>
        told.push(`${hostname} ${addresses[0]?.address}`),
      );

    want('a.example');
    want('a.example');
    want('a.example', 32);
    want('b.example');
    for (const answer of answers.splice(0, 2)) answer();
    want('a.example');

    expect(asked).toEqual(['a.example', 'a.example', 'b.example', 'a.example']);
    expect(told).toEqual(['a.example 1.0.0.1', 'a.example 1.0.0.1', 'a.example 2.0.0.1']);
  });
});
