import { describe, expect, it } from 'vitest';
import {
  type DeliveryState,
  emptyState,
  type ValidatedRelease,
} from '../../../../lib/delivery/delivery-state.ts';
import { asKnownOn, chooseReturn, type HostState } from '../../../../lib/delivery/hosts/choose-return.ts';
import type { Recipe } from '../../../../lib/delivery/recipe.ts';
import { a, at, b, c, recipe } from '../events.ts';

/** The releases that were validated, newest first, each as it was live on that host. */
function remembering(
  proven: readonly string[],
  own: Recipe = recipe,
  runs: string | null = c,
): DeliveryState {
  const releases = proven.map(
    (sha, index): ValidatedRelease => ({ sha, generation: 9 - index, at, recipe: own }),
  );
  const [validated, ...earlier] = releases;
  const live = runs === null ? {} : { live: { sha: runs, generation: 10, at, healthy: true, recipe: own } };
  return {
    ...emptyState,
    generation: 10,
    earlier,
    ...live,
    ...(validated === undefined ? {} : { validated }),
  };
}

const hostsOf = (...states: readonly DeliveryState[]): readonly HostState[] =>
  states.map((state, index) => ({ name: `web${index + 1}`, state }));

const elsewhere: Recipe = { ...recipe, path: '/srv/elsewhere' };

describe('what all hosts return to', () => {
  it('each to its own where the last validated release is the same on all', () => {
    expect(chooseReturn(hostsOf(remembering([a]), remembering([a, b])))).toMatchObject({
      kind: 'own',
      release: { sha: a },
    });
  });

  it('nothing where none has a validated release, or none runs anything', () => {
    expect(chooseReturn(hostsOf(remembering([]), remembering([])))).toEqual({
      kind: 'own',
      release: undefined,
    });
    expect(chooseReturn(hostsOf(remembering([a], recipe, null)))).toEqual({
      kind: 'own',
      release: undefined,
    });
  });

  it('the newest that all have, where their last ones differ', () => {
    expect(chooseReturn(hostsOf(remembering([b, a]), remembering([a])))).toMatchObject({
      kind: 'to',
      release: { sha: a },
      why: `The hosts do not have the same last validated release; ${a} is the newest that is validated on all.`,
    });
  });

  it('the newest of the first host that all have, though others have validated more since', () => {
    expect(chooseReturn(hostsOf(remembering([a]), remembering([b, a])))).toMatchObject({
      kind: 'to',
      release: { sha: a },
    });
  });

  it('what the others have proven, for a new host that has nothing of its own', () => {
    expect(chooseReturn(hostsOf(remembering([]), remembering([b, a]), remembering([b])))).toMatchObject({
      kind: 'to',
      release: { sha: b },
      why: `The hosts do not have the same last validated release; ${b} is the newest that is validated wherever anything is.`,
    });
  });

  it('never the commit that they leave', () => {
    const hosts = hostsOf(remembering([c, a]), remembering([a]));

    expect(chooseReturn(hosts, c)).toMatchObject({ kind: 'own', release: { sha: a } });
    expect(chooseReturn(hosts)).toMatchObject({ kind: 'to', release: { sha: a } });
  });

  it('a host on which nothing is live has no say', () => {
    expect(chooseReturn(hostsOf(remembering([b], recipe, null), remembering([a])))).toMatchObject({
      kind: 'own',
      release: { sha: a },
    });
  });

  it('none by itself where they have none in common: a person names one', () => {
    expect(chooseReturn(hostsOf(remembering([a]), remembering([b]), remembering([])))).toEqual({
      kind: 'none',
      message: `No release is validated on all hosts, so there is none to return to by itself; name one with the input "to". Validated last:\n  web1: ${a}\n  web2: ${b}\n  web3: nothing`,
    });
  });

  it('a hundred hosts are not all named', () => {
    const many = Array.from({ length: 100 }, (_, index) => remembering([index % 2 === 0 ? a : b]));
    const choice = chooseReturn(hostsOf(...many));

    expect(choice.kind === 'none' ? choice.message.split('\n') : []).toHaveLength(21);
  });
});

describe('a shared release on one host', () => {
  const proven = { sha: a, recipe };

  it('is made live as it was live there, validated last or before', () => {
    expect(asKnownOn(remembering([a], elsewhere), proven)).toEqual({ sha: a, recipe: elsewhere });
    expect(asKnownOn(remembering([b, a], elsewhere), proven)).toEqual({ sha: a, recipe: elsewhere });
  });

  it('is made live as where it was proven, where this host never validated it', () => {
    expect(asKnownOn(remembering([b], elsewhere), proven)).toEqual(proven);
    expect(asKnownOn(emptyState, proven)).toEqual(proven);
  });
});
