import type { DeliveryState, ValidatedRelease } from '../delivery-state.ts';
import type { Recipe } from '../recipe.ts';

/** A release that is proven in an environment, and how it was live there. */
export interface ProvenRelease {
  readonly sha: string;
  readonly recipe: Recipe;
}

/** What all hosts of an environment are to return to. */
export type SharedReturn =
  /** Each to its own last validated release, which is the same on all; nothing where none has one. */
  | { readonly kind: 'own'; readonly release: ProvenRelease | undefined }
  | { readonly kind: 'to'; readonly release: ProvenRelease; readonly why: string }
  | { readonly kind: 'none'; readonly message: string };

/** One host, and what it remembers. */
export interface HostState {
  readonly name: string;
  readonly state: DeliveryState;
}

/** Hosts named in a message. */
const toldLimit = 20;

/**
 * The last release that is validated on all hosts on which something is live, other than the commit they leave. A host
 * that has nothing validated of its own, a new one, follows what the others have proven. Pure.
 */
export function chooseReturn(hosts: readonly HostState[], leaving?: string): SharedReturn {
  const running = hosts
    .filter(({ state }) => state.live !== undefined)
    .map(({ name, state }) => ({ name, proven: validatedOn(state).filter(({ sha }) => sha !== leaving) }));
  const last = new Set(running.map(({ proven }) => proven[0]?.sha));
  if (last.size <= 1) return { kind: 'own', release: running[0]?.proven[0] };
  const [first, ...others] = running.map(({ proven }) => proven).filter(({ length }) => length > 0);
  const release = first?.find(({ sha }) => others.every((list) => list.some((each) => each.sha === sha)));
  if (release !== undefined) {
    const { sha } = release;
    const where = others.length + 1 === running.length ? 'on all' : 'wherever anything is';
    const why = `The hosts do not have the same last validated release; ${sha} is the newest that is validated ${where}.`;
    return { kind: 'to', release, why };
  }
  const lines = running
    .slice(0, toldLimit)
    .map(({ name, proven }) => `  ${name}: ${proven[0]?.sha ?? 'nothing'}`);
  return {
    kind: 'none',
    message: `No release is validated on all hosts, so there is none to return to by itself; name one with the input "to". Validated last:\n${lines.join('\n')}`,
  };
}

/** The same release as this host knows it: how it was live there itself, else how it was on the host that proved it. */
export function asKnownOn(state: DeliveryState, { sha, recipe }: ProvenRelease): ProvenRelease {
  const own = validatedOn(state).find((each) => each.sha === sha);
  return { sha, recipe: own?.recipe ?? recipe };
}

function validatedOn({ validated, earlier }: DeliveryState): readonly ValidatedRelease[] {
  return [...(validated === undefined ? [] : [validated]), ...earlier];
}
