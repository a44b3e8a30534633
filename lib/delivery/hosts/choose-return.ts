import type { DeliveryState } from '../delivery-state.ts';

/** What all hosts of an environment are to return to. */
export type SharedReturn =
  /** Each to its own last validated release, which is the same on all. */
  | { readonly kind: 'own' }
  | { readonly kind: 'to'; readonly sha: string; readonly why: string }
  | { readonly kind: 'none'; readonly message: string };

/** One host, and what it remembers. */
export interface HostState {
  readonly name: string;
  readonly state: DeliveryState;
}

/** Hosts named in a message. */
const toldLimit = 20;

/** The last release that is validated on all hosts on which something is live. Pure. */
export function chooseReturn(hosts: readonly HostState[]): SharedReturn {
  const running = hosts.filter(({ state }) => state.live !== undefined);
  const last = new Set(running.map(({ state }) => state.validated?.sha));
  if (last.size <= 1) return { kind: 'own' };
  const [first, ...others] = running.map(({ state }) => validatedOn(state));
  const sha = first?.find((each) => others.every((list) => list.includes(each)));
  if (sha !== undefined) {
    const why = `The hosts do not have the same last validated release; ${sha} is the newest that is validated on all.`;
    return { kind: 'to', sha, why };
  }
  const lines = running
    .slice(0, toldLimit)
    .map(({ name, state }) => `  ${name}: ${state.validated?.sha ?? 'nothing'}`);
  return {
    kind: 'none',
    message: `No release is validated on all hosts, so there is none to return to by itself; name one with the input "to". Validated last:\n${lines.join('\n')}`,
  };
}

function validatedOn({ validated, earlier }: DeliveryState): readonly string[] {
  return [...(validated === undefined ? [] : [validated]), ...earlier].map(({ sha }) => sha);
}
