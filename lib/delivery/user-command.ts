import { describeEnding, lastLineOf, passedVariables, runUserText } from '../hosts/user-shell.ts';
import type { Recipe } from './recipe.ts';
import type { Session } from './session.ts';

/** What a user's command is told, and nothing else. */
export interface CommandFacts {
  readonly sha: string;
  readonly previousSha: string | null;
}

export type CommandOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly message: string };

/** Runs shell text of the user on the target, in its folder, output bounded and folded in the log. */
export async function runUserCommand(
  session: Session,
  input: 'before' | 'restart' | 'after',
  recipe: Recipe,
  facts: CommandFacts,
): Promise<CommandOutcome> {
  const script = recipe[input];
  if (script === undefined) return { kind: 'done' };
  const { ports, ref, lock } = session;
  const driver = session.driver(recipe);
  const variables = {
    ...passedVariables(input, recipe.passEnv ?? [], ref.variable, ports.log),
    ...(await driver.variables?.()),
    BELAY_ENVIRONMENT: ref.environment,
    BELAY_PATH: recipe.path,
    BELAY_SHA: facts.sha,
    BELAY_PREVIOUS_SHA: facts.previousSha ?? '',
  };
  const inContainer = input === 'after' ? driver.afterInContainer?.(script, variables) : undefined;
  const result = await runUserText(
    { ...ports, lock },
    {
      script,
      folder: driver.folder,
      variables,
      timeoutMs: recipe.commandTimeoutMs,
      title: `${titles[input]} (${input})`,
      ...(inContainer === undefined ? {} : { instead: inContainer }),
    },
  );
  session.disturbed();
  const ending = describeEnding(result, recipe.commandTimeoutMs);
  ports.log.info(`${titles[input]}: ${ending}.`);
  if (result.kind === 'exited' && result.exitCode === 0) return { kind: 'done' };
  return { kind: 'failed', message: `${input}: the command ${ending}${lastLineOf(result)}.` };
}

/** Whether any of the health checks is a command of the user. */
export function checksRunCommands({ health }: Pick<Recipe, 'health'>): boolean {
  return health.checks.some((check) => kindOf(check) === 'exec');
}

/** Before there were others, every check was one of HTTP and did not say so. */
function kindOf(check: unknown): unknown {
  return typeof check === 'object' && check !== null && 'kind' in check ? check.kind : 'http';
}

const titles = {
  before: 'Before the deployment',
  restart: 'Restart',
  after: 'After the deployment',
} as const;
