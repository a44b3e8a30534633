import type { Commit } from '../target.ts';
import type {
  Asked,
  Beginning,
  CiWord,
  FleetFault,
  FleetOperation,
  FleetRequest,
  Named,
} from './operation.ts';

type Deploy = Extract<FleetRequest, { readonly kind: 'deploy' }>;
type Watch = Extract<FleetRequest<Named>, { readonly kind: 'watch' }>;

export const deployed = (commit: Commit, given: Partial<Deploy> = {}): FleetRequest => ({
  kind: 'deploy',
  commit,
  onFailure: 'rollback',
  batch: 4,
  maxFailures: 0,
  ...given,
});

export const watched = (commit: Named, given: Partial<Watch> = {}): FleetRequest<Named> => ({
  kind: 'watch',
  commit,
  manner: 'event',
  onNoVerdict: 'keep',
  rollForward: false,
  ...given,
});

export const asked = (
  request: FleetRequest<Named>,
  { fault, over = [] }: { readonly fault?: FleetFault; readonly over?: readonly number[] } = {},
): Asked => ({ request, over, fault });

/** One run with the hosts for itself. */
export const alone = (...given: Parameters<typeof asked>): FleetOperation => ({
  kind: 'run',
  asked: [asked(...given)],
  choices: [],
});

/** Several at once, by these choices. */
export const together = (choices: readonly number[], ...runs: readonly Asked[]): FleetOperation => ({
  kind: 'run',
  asked: runs,
  choices,
});

export const ci = (commit: Named, says: CiWord): FleetOperation => ({ kind: 'ci', commit, says });

const validated = (commit: Commit): readonly FleetOperation[] => [
  alone(deployed(commit)),
  ci(commit, 'success'),
  alone(watched(commit)),
];

/** The steps that lead to where a history begins. */
export const beginnings: Readonly<Record<Beginning, readonly FleetOperation[]>> = {
  nothing: [],
  'A validated': validated('A'),
  'B after A': [...validated('A'), alone(deployed('B'))],
  'B rolled back for its CI': [
    ...validated('A'),
    alone(deployed('B')),
    ci('B', 'failure'),
    alone(watched('B')),
    { kind: 'push', commit: 'B' },
  ],
};
