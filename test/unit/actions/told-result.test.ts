import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateFor } from '../../../actions/notify/src/told-causes.ts';
import { readResult } from '../../../actions/notify/src/told-result.ts';
import type { MessageEvent } from '../../../lib/messages/message.ts';

const [bad, good] = ['1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d', '9'.repeat(40)];

function read(result: object): ReturnType<typeof readResult> {
  return readResult(JSON.stringify({ 'schema-version': 1, ...result }));
}

describe('the result of another action', () => {
  it('of watch-ci tells the failed jobs, what is live and how long the commit was', () => {
    const run = { name: 'CI', url: 'https://g/runs/1', conclusion: 'failure' };
    const jobs = [{ name: 'test', url: 'https://g/runs/1/job/2', conclusion: 'timed_out' }, { name: 'lint' }];

    const { told, notes } = read({
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

    expect(notes).toEqual([]);
    expect(told).toEqual({
      action: 'watch-ci',
      reasonCode: 'rolled_back',
      message: 'CI failed for 1a2b3c4; 9999999 is live again and healthy.',
      verdict: 'failure',
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
    [{ verdict: 'success', 'reason-code': 'unhealthy' }, undefined],
    [{ verdict: 'success', 'reason-code': 'unhealthy', failures: [{ name: 'API' }] }, 'health'],
    [{ requested: bad, 'reason-code': 'superseded' }, 'superseded'],
    [{ verdict: null, 'reason-code': 'lock_held' }, undefined],
    [{ requested: bad, 'reason-code': 'restart_failed' }, 'restart'],
    [{ 'from-sha': bad, 'reason-code': 'rolled_back' }, 'by-hand'],
  ])('of %j has the cause %s', (result, cause) => {
    expect(read(result).told.cause).toBe(cause);
  });

  const kept = { requested: bad, sha: bad, 'previous-sha': good, status: 'failed' };
  it.each([
    [{ ...kept, 'reason-code': 'unhealthy' }, 'kept'],
    [{ ...kept, 'reason-code': 'hook_failed' }, 'kept'],
    [{ ...kept, sha: good, 'reason-code': 'hook_failed' }, 'untouched'],
    [{ ...kept, 'previous-sha': bad, 'reason-code': 'hook_failed' }, 'unclear'],
    [{ ...kept, sha: good, status: 'rolled-back', 'reason-code': 'unhealthy' }, undefined],
    [{ verdict: 'failure', 'reason-code': 'rolled_back' }, undefined],
    [{ verdict: 'timeout', 'reason-code': 'rolled_back' }, 'unproven'],
  ])('of %j is told as %s', (result, variant) => {
    expect(read(result).told.variant).toBe(variant);
  });

  it.each<[MessageEvent, object, string | undefined]>([
    ['started', { 'validated-in': 'preprod', purpose: 'promote' }, 'confirmed'],
    ['started', { 'validated-in': null, purpose: 'rollback' }, undefined],
    ['custom', { 'validated-in': 'preprod', 'reason-code': 'frozen' }, 'not-promoted'],
    ['custom', { 'validated-in': 'preprod', 'reason-code': 'confirmed' }, undefined],
    ['custom', { message: 'x', 'reason-code': 'invalid_input' }, 'unchecked'],
    ['custom', { status: 'healthy', 'reason-code': 'cancelled' }, 'unchecked'],
    ['custom', { requested: bad, 'reason-code': 'cancelled' }, undefined],
    ['custom', { requested: bad, status: 'live', 'reason-code': 'deployed' }, 'unproven'],
    ['custom', { requested: bad, status: 'unchanged', 'reason-code': 'superseded' }, undefined],
    ['failed', { 'from-sha': bad, 'reason-code': 'lock_held' }, 'rollback-failed'],
    ['failed', { verdict: 'failure', 'reason-code': 'validation_withdrawn' }, 'validation-withdrawn'],
    ['failed', { verdict: 'failure', 'reason-code': 'no_rollback_target' }, 'ci-failed-live'],
    ['failed', { verdict: 'timeout', 'reason-code': 'no_rollback_target' }, 'no-verdict-live'],
    ['failed', { verdict: 'failure', 'reason-code': 'rollback_not_possible' }, 'rollback-failed'],
    ['failed', { verdict: 'success', 'reason-code': 'unhealthy' }, 'not-validated'],
    ['failed', { verdict: 'failure', 'reason-code': 'lock_held' }, 'not-settled'],
    ['failed', { requested: bad, 'reason-code': 'unhealthy' }, undefined],
    ['rolled-back', { 'from-sha': bad, 'reason-code': 'rolled_back' }, undefined],
  ])('makes of "%s" with %j: %s', (event, result, state) => {
    expect(stateFor(event, read(result).told, { named: false })).toBe(state);
  });

  it('takes a result of nobody for a look only where no commit is named', () => {
    const { told } = read({ message: 'x', 'reason-code': 'invalid_input' });

    expect(stateFor('custom', told, { named: true })).toBeUndefined();
  });

  it('may be several, of which the first is told and the others fill in', () => {
    const line = (result: object) => JSON.stringify({ 'schema-version': 1, ...result });
    const rollback = line({ 'from-sha': bad, sha: good, 'reason-code': 'rolled_back', 'live-ms': 9 });
    const checks = [{ name: 'API', reason: 'answered 503' }];
    const health = line({
      status: 'unhealthy',
      'reason-code': 'unhealthy',
      failures: checks,
      'failed-count': 3,
    });

    const { told, notes } = readResult(`\n${rollback}\n\n{}\n${health}\n`);

    expect(notes).toEqual([]);
    expect(told).toMatchObject({
      action: 'rollback',
      reasonCode: 'rolled_back',
      sha: bad,
      liveSha: good,
      liveForMs: 9,
      cause: 'health',
      failures: checks,
      failureCount: 3,
    });
    expect(readResult(`{"broken\n${health}`)).toMatchObject({ told: { action: 'health-check' } });
    expect(readResult(`{"broken\n${health}`).notes).toHaveLength(1);
    expect(readResult(JSON.stringify(JSON.parse(rollback), undefined, 2)).told.cause).toBe('by-hand');
  });

  it('counts what it does not list', () => {
    const jobs = Array.from({ length: 60 }, (_, index) => ({ name: `job ${index}` }));
    const failures = [{ name: 'API' }];

    expect(read({ verdict: 'failure', 'failed-runs': [{ name: 'CI', jobs }] }).told.failureCount).toBe(60);
    expect(read({ requested: bad, failures, health: { 'not-healthy-count': 9 } }).told.failureCount).toBe(9);
    expect(read({ status: 'unhealthy', failures, 'failed-count': 1 }).told.failureCount).toBeUndefined();
  });

  it.each([undefined, '{}', 'null'])('that is not there (%s) is nothing to speak of', (text) => {
    expect(readResult(text)).toEqual({ told: { failures: [] }, notes: [] });
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
    const { told, notes } = readResult(text);
    const [note] = notes;

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
