import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readResult } from '../../../actions/notify/src/told-result.ts';

const [bad, good] = ['1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d', '9'.repeat(40)];

function read(result: object): ReturnType<typeof readResult> {
  return readResult(JSON.stringify({ 'schema-version': 1, ...result }));
}

describe('the result of another action', () => {
  it('of watch-ci tells the failed jobs, what is live and how long the commit was', () => {
    const run = { name: 'CI', url: 'https://g/runs/1', conclusion: 'failure' };
    const jobs = [{ name: 'test', url: 'https://g/runs/1/job/2', conclusion: 'timed_out' }, { name: 'lint' }];

    const { told, note } = read({
      'reason-code': 'rolled_back',
      message: `CI failed for ${bad}; ${good} is live again and healthy.`,
      verdict: 'failure',
      sha: bad,
      'live-sha': good,
      'live-ms': 80_000,
      'failed-runs': [
        { ...run, jobs },
        { ...run, name: 'Lint', conclusion: 'startup_failure', jobs: [] },
      ],
    });

    expect(note).toBeUndefined();
    expect(told).toEqual({
      action: 'watch-ci',
      reasonCode: 'rolled_back',
      message: 'CI failed for 1a2b3c4; 9999999 is live again and healthy.',
      sha: bad,
      liveSha: good,
      liveForMs: 80_000,
      cause: 'ci',
      failures: [
        { name: 'CI / test', url: 'https://g/runs/1/job/2', reason: 'timed_out' },
        { name: 'CI / lint', url: 'https://g/runs/1' },
        { name: 'Lint', url: 'https://g/runs/1', reason: 'startup_failure' },
      ],
    });
  });

  it('of deploy tells the checks that did not pass and how long it took', () => {
    const results = [
      { name: 'API', url: 'https://s/health', health: 'unhealthy', reason: 'answered 503' },
      { name: 'Home', url: 'https://s/', health: 'healthy', reason: '' },
    ];

    const { told } = read({
      'reason-code': 'unhealthy',
      message: 'Sick.',
      requested: bad,
      sha: good,
      'duration-ms': 4_200,
      health: { results },
    });

    expect(told).toMatchObject({
      action: 'deploy',
      sha: bad,
      liveSha: good,
      cause: 'health',
      durationMs: 4_200,
    });
    expect(told.failures).toEqual([{ name: 'API', url: 'https://s/health', reason: 'answered 503' }]);
  });

  it('of health-check tells the failures and the outage, not how long asking took', () => {
    const failures = [{ name: 'API', url: 'https://s/', reason: 'timed out' }];

    const { told } = read({ status: 'healthy', failures, 'down-ms': 5_000, 'duration-ms': 12 });

    expect(told).toMatchObject({ action: 'health-check', downForMs: 5_000, failures });
    expect(told.durationMs).toBeUndefined();
  });

  it.each([
    [{ verdict: 'timeout', 'reason-code': 'unproven' }, 'no-verdict'],
    [{ verdict: 'success', 'reason-code': 'unhealthy' }, 'health'],
    [{ verdict: null, 'reason-code': 'lock_held' }, undefined],
    [{ requested: bad, 'reason-code': 'restart_failed' }, 'restart'],
    [{ 'from-sha': bad, 'reason-code': 'rolled_back' }, 'by-hand'],
  ])('of %j has the cause %s', (result, cause) => {
    expect(read(result).told.cause).toBe(cause);
  });

  it.each([undefined, '{}', 'null'])('that is not there (%s) is nothing to speak of', (text) => {
    expect(readResult(text)).toEqual({ told: { failures: [] } });
  });

  it.each([
    ['{', 'something that is no JSON object'],
    ['[1]', 'something that is no JSON object'],
    ['"x"', 'something that is no JSON object'],
    ['{"message":"x"}', 'JSON without a schema-version'],
    ['{"schema-version":2,"message":"x"}', 'one of schema-version 2'],
    ['{"schema-version":1,"event":"live"}', 'something else'],
    [`"${'x'.repeat(200_001)}"`, 'more than 200000 characters'],
  ])('that cannot be read (%s) is left out and said', (text, got) => {
    const { told, note } = readResult(text);

    expect(told).toEqual({ failures: [] });
    expect(note).toMatch(
      /^result: expected the result output of deploy, .*; the message is sent without it\.$/,
    );
    expect(note).toContain(`got ${got};`);
  });

  it('never throws and stays bounded, whatever it is', () => {
    const anything = fc.oneof(
      fc.json(),
      fc.string(),
      fc.object().map((each) => JSON.stringify(each)),
    );
    const keyed = fc
      .dictionary(
        fc.constantFrom(
          'message',
          'verdict',
          'sha',
          'live-sha',
          'failed-runs',
          'failures',
          'health',
          'live-ms',
          '__proto__',
        ),
        fc.jsonValue(),
      )
      .map((each) => JSON.stringify({ 'schema-version': 1, ...each }));
    fc.assert(
      fc.property(fc.oneof(anything, keyed), (text) => {
        const { told } = readResult(text);
        expect(told.failures.length).toBeLessThanOrEqual(50);
        expect(Object.values(told).every((each) => each !== null)).toBe(true);
      }),
    );
  });

  it('keeps at most fifty failures, each of bounded length', () => {
    const failures = Array.from({ length: 100 }, () => ({
      name: 'n'.repeat(600),
      reason: 'r'.repeat(1_200),
    }));

    const { told } = read({ message: 'x', failures });

    expect(told.failures).toHaveLength(50);
    expect(JSON.stringify(told).length).toBeLessThan(100_000);
  });
});
