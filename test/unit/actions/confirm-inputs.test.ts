import { describe, expect, it } from 'vitest';
import { type Inputs, parseInputs } from '../../../actions/confirm/src/inputs.ts';
import { createInputReader, inputVariable, isInvalidInputs } from '../../../lib/runner/input-reader.ts';

const sha = 'a'.repeat(40);
const usual = {
  environment: 'production',
  purpose: 'promote',
  confirmation: 'DEPLOY',
  expected: 'DEPLOY',
  'state-dir': '/var/lib/belay',
  'lock-timeout': '10m',
  sha,
};

/** The inputs, or every problem. */
function read(inputs: Readonly<Record<string, string>>): Inputs | readonly string[] {
  const given = Object.entries({ ...usual, ...inputs }).map(([name, text]) => [inputVariable(name), text]);
  const env = Object.fromEntries(given);
  try {
    return parseInputs(createInputReader({ env, mask: () => undefined }), env);
  } catch (error) {
    if (!isInvalidInputs(error)) throw error;
    return error.problems;
  }
}

describe('the word that must be typed', () => {
  it.each(['x'.repeat(100), 'SHIP production', 'Ja, los!'])('may be %j', (expected) => {
    expect(read({ expected })).toMatchObject({ expected });
  });

  it.each(['x'.repeat(101), 'SHIP\nIT', 'SHIP\rIT', '::error::x\nY'])('is not %j', (expected) => {
    expect(read({ expected })).toEqual([
      expect.stringMatching(/^expected: expected one line of at most 100 characters, got "/),
    ]);
  });
});

/** A list nested so that each level holds the one below ten times: 100 texts and 111 aliases by the third. */
const nested = `- &a { reason: [${'x, '.repeat(10)}] }\n- &b [${'*a, '.repeat(10)}]\n- [${'*b, '.repeat(12)}]\n`;

describe('freeze windows in the input', () => {
  it('may share what they say', () => {
    const text =
      '- { from: 22:00, until: 06:00, time-zone: &zone Europe/Paris }\n- { from: "12:00", until: "13:00", time-zone: *zone }\n';

    expect(read({ freeze: text })).toMatchObject({
      purpose: { freeze: [{ timeZone: 'Europe/Paris' }, { timeZone: 'Europe/Paris' }] },
    });
  });

  it.each([
    ['more aliases than anybody writes', nested],
    ['an alias to nothing', '- { from: *secretive, until: 06:00 }\n'],
  ])('are refused with %s, in words of our own', (_, freeze) => {
    expect(read({ freeze })).toEqual(['freeze: expected at most 100 aliases, and each to a known anchor.']);
  });
});
