import { type EnvironmentInputs, readEnvironmentInputs } from '../../../lib/config/environment-inputs.ts';
import type { Recipe } from '../../../lib/delivery/recipe.ts';
import { parseRemote } from '../../../lib/drivers/git/remote.ts';
import type { HealthCheck } from '../../../lib/health/check.ts';
import { missingVariables } from '../../../lib/health/missing-variables.ts';
import { parseHealth } from '../../../lib/health/parse-checks.ts';
import { passedNames } from '../../../lib/ports/passed-variables.ts';
import type { InputReader } from '../../../lib/runner/input-reader.ts';

export interface Inputs {
  readonly target: EnvironmentInputs;
  readonly sha: string;
  readonly recipe: Recipe;
  readonly recordDeployment: boolean;
  readonly dryRun: boolean;
}

/** Reads the inputs; every problem is reported at once. */
export function parseInputs(read: InputReader, env: Readonly<Record<string, string | undefined>>): Inputs {
  const target = readEnvironmentInputs(read, env, { action: 'deploy', need: 'required' });
  if (target.path === undefined)
    read.problem('path', 'the absolute path of the checkout on the target, here or in belay.yml', '');
  refuseUnproven(read, target);
  const driver = read.oneOf('driver', ['git']);
  const repository = readRepository(read);
  const recordDeployment = read.boolean('record-deployment');
  read.integer('keep', { min: 1, max: 1_000 });
  const recipe: Recipe = {
    driver,
    path: target.path ?? '/',
    ...(repository === undefined ? {} : { repository }),
    ...commands(read, target.token),
    passEnv: passedNames(env),
    recordDeployment,
    commandTimeoutMs: read.duration('command-timeout', { min: '1s', max: '6h' }),
    health: {
      checks: readHealth(read, env, target.token),
      retries: read.integer('health-retries', { min: 0, max: 100 }),
      intervalMs: read.duration('health-interval', { min: '0s', max: '10m' }),
      timeoutMs: read.duration('health-timeout', { min: '10ms', max: '10m' }),
    },
    onFailure: read.oneOf('on-failure', ['rollback', 'keep']),
  };
  return read.done({
    target,
    sha: read.commit('sha'),
    recipe,
    recordDeployment,
    dryRun: read.boolean('dry-run'),
  });
}

/** Remembered in the ledger like commands; what they need of this step must be there before anything changes. */
function readHealth(
  read: InputReader,
  env: Readonly<Record<string, string | undefined>>,
  token: string | undefined,
): readonly HealthCheck[] {
  const checks = read.parsed<readonly HealthCheck[]>('health', (text) => parseHealth(text), []);
  if (token !== undefined && JSON.stringify(checks).includes(token))
    read.problem(
      'health',
      "checks without a secret in their text; put it into the step's env and write ${NAME}",
    );
  const missing = missingVariables(checks, (name) => env[name]);
  if (missing.length > 0)
    read.problem('health', `the variables its checks name (set ${missing.join(', ')} in the step's env)`);
  return checks;
}

/** One wrong word in a workflow would make every push live in production. */
function refuseUnproven(read: InputReader, { environment, settings }: EnvironmentInputs): void {
  const validatedIn = settings?.values.get('validated-in');
  if (!read.boolean('deploy-first') || validatedIn === undefined) return;
  read.problem(
    'deploy-first',
    `false, because ${environment} takes only what ${validatedIn.text} has validated (${validatedIn.where}); promote to it with promote.yml`,
    'true',
  );
}

/** A ledger line holds all three. */
const commandLimit = 32_000;

function commands(
  read: InputReader,
  token: string | undefined,
): Pick<Recipe, 'before' | 'restart' | 'after'> {
  const found: { before?: string; restart?: string; after?: string } = {};
  for (const name of ['before', 'restart', 'after'] as const) {
    const text = read.optional(name);
    if (text === undefined) continue;
    // Commands are remembered in the ledger, which no secret may enter.
    if (token !== undefined && text.includes(token))
      read.problem(
        name,
        "commands without a secret in their text; put it into the step's env and name it in BELAY_PASS_ENV",
      );
    else if (text.length > commandLimit)
      read.problem(name, `at most ${commandLimit} characters; put more into a script`);
    else found[name] = text;
  }
  return found;
}

function readRepository(read: InputReader): string | undefined {
  const text = read.optional('repository');
  if (text === undefined) return undefined;
  const remote = parseRemote(text);
  if (remote.kind === 'url') return text;
  // The value is not shown: it may hold a credential.
  read.problem(
    'repository',
    `an https or ssh address without credentials, or an absolute path (${remote.reason})`,
  );
  return undefined;
}
