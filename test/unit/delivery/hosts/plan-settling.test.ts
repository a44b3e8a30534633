import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../../lib/ci/verdict.ts';
import type { DeliveryState } from '../../../../lib/delivery/delivery-state.ts';
import type { HostState } from '../../../../lib/delivery/hosts/choose-return.ts';
import { planSettling } from '../../../../lib/delivery/hosts/plan-settling.ts';
import type { HostsSettleRequest } from '../../../../lib/delivery/hosts/settle-on-hosts.ts';
import { a, b, c, intent, recipe } from '../events.ts';
import { memory } from './a-turn.ts';

const hostsOf = (...states: readonly DeliveryState[]): readonly HostState[] =>
  states.map((state, index) => ({ name: `web${index + 1}`, state }));

/** What is asked of each host when CI speaks of C. */
function asked(states: readonly DeliveryState[], verdict: Verdict, more: Partial<HostsSettleRequest> = {}) {
  const hosts = hostsOf(...states);
  const request: HostsSettleRequest = {
    sha: c,
    verdict,
    onNoVerdict: 'keep',
    path: undefined,
    generationOn: () => undefined,
    ...more,
  };
  const { requestOn, why } = planSettling(hosts, request);
  const requests = hosts.map(requestOn);
  return { why, requests, shared: requests.map(({ shared }) => shared?.sha) };
}

const none = { why: undefined, shared: [undefined, undefined] };
const all = { why: undefined, shared: [a, a] };

describe('what a verdict asks of each host', () => {
  it('success asks the same of all, each about its own deployment', () => {
    const plan = asked([memory(c, [a]), memory(c, [a])], 'success', {
      onNoVerdict: 'rollback',
      generationOn: (name) => (name === 'web2' ? 5 : undefined),
    });

    expect(plan).toMatchObject(none);
    expect(plan.requests).toEqual([
      { sha: c, verdict: 'success', onNoVerdict: 'rollback', path: undefined, generation: undefined },
      { sha: c, verdict: 'success', onNoVerdict: 'rollback', path: undefined, generation: 5 },
    ]);
  });

  it('a failure brings all to the same release', () => {
    expect(asked([memory(c, [a]), memory(c, [a])], 'failure')).toMatchObject(all);
  });

  it('no verdict brings them there only where that is asked for', () => {
    expect(asked([memory(c, [a]), memory(c, [a])], 'timeout')).toMatchObject(none);
    expect(asked([memory(c, [a]), memory(c, [a])], 'timeout', { onNoVerdict: 'rollback' })).toMatchObject(
      all,
    );
  });

  it('the word that CI gave on one host keeps the commit on all where it gives none now', () => {
    const plan = asked([memory(c, [c, a]), memory(c, [a])], 'timeout', { onNoVerdict: 'rollback' });

    expect(plan).toMatchObject(none);
    expect(plan.requests.map(({ onNoVerdict }) => onNoVerdict)).toEqual(['keep', 'keep']);
  });

  it('what CI said on a host that does not run the commit any more keeps it nowhere', () => {
    const plan = asked([memory(b, [c, a]), memory(c, [a])], 'timeout', { onNoVerdict: 'rollback' });

    expect(plan.shared).toEqual([a, a]);
  });

  it('a failure after CI had passed on all stays, and on one alone goes back with the others', () => {
    expect(asked([memory(c, [c, a]), memory(c, [c, a])], 'failure')).toMatchObject(none);
    expect(asked([memory(c, [c, a]), memory(c, [a])], 'failure')).toMatchObject(all);
  });

  it('an act that is open on a host that has validated the commit is taken back with the others', () => {
    const open = { ...memory(c, [c, a]), pending: intent(6, c, { from: c }) };

    expect(asked([open, memory(c, [c, a])], 'failure')).toMatchObject(all);
  });

  it('a deployment that a run left open counts, and one of another commit does not', () => {
    const open = { ...memory(b, [a]), pending: intent(6, c, { from: b }) };
    const other = { ...memory(b, [b, a]), pending: intent(6, b, { from: a }) };

    expect(asked([open, memory(c, [c, a])], 'failure').shared).toEqual([a, a]);
    expect(asked([other, memory(c, [c, a])], 'failure').shared).toEqual([undefined, undefined]);
  });

  it('another deployment of the same commit than the one watched does not count', () => {
    const plan = asked([memory(c, [a]), memory(c, [c, a])], 'failure', {
      generationOn: (name) => (name === 'web1' ? 4 : undefined),
    });

    expect(plan).toMatchObject(none);
  });

  it('tells why where the last validated releases differ', () => {
    const plan = asked([memory(c, [b, a]), memory(c, [a])], 'failure');

    expect(plan.shared).toEqual([a, a]);
    expect(plan.why).toContain('do not have the same last validated release');
  });

  it('each goes back to its own, and a person is told, where they have none in common', () => {
    const plan = asked([memory(c, [b]), memory(c, [a])], 'failure');

    expect(plan.shared).toEqual([undefined, undefined]);
    expect(plan.why).toMatch(
      /^Each host goes back to its own release\. No release is validated on all hosts/,
    );
  });

  it('there is nothing to share where nothing was ever validated', () => {
    expect(asked([memory(c), memory(c)], 'failure')).toMatchObject(none);
  });

  it('each host gets the release as it knows it', () => {
    const own = { ...recipe, path: '/srv/elsewhere' };
    const plan = asked([memory(c, [a], own), memory(c, [a])], 'failure');

    expect(plan.requests.map(({ shared }) => shared?.recipe)).toEqual([own, recipe]);
  });
});
