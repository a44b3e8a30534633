import { type EnvironmentInputs, readEnvironmentInputs } from '../../../lib/config/environment-inputs.ts';
import { type HoldsSecret, secretsOfStep } from '../../../lib/config/step-secrets.ts';
import type { Recipe } from '../../../lib/delivery/recipe.ts';
import { parseShare, type Rollout } from '../../../lib/delivery/rollout.ts';
import type { RegistryLogin } from '../../../lib/drivers/compose/registry-login.ts';
import type { HealthCheck } from '../../../lib/health/check.ts';
import { missingVariables } from '../../../lib/health/missing-variables.ts';
import { parseHealth } from '../../../lib/health/parse-checks.ts';
import { passedNames } from '../../../lib/ports/passed-variables.ts';
import type { InputReader } from '../../../lib/runner/input-reader.ts';
import { readCommandText, readDriverRecipe, readRegistryLogin } from './driver-inputs.ts';

export interface Inputs {
  readonly target: EnvironmentInputs & { readonly registry?: RegistryLogin };
  readonly sha: string;
  readonly recipe: Recipe;
  /** How many hosts at a time, and how many may fail. */
  readonly rollout: Rollout;
  readonly recordDeployment: boolean;
  readonly dryRun: boolean;
}

/** Reads the inputs; every problem is reported at once. */
export function parseInputs(read: InputReader, env: Readonly<Record<string, string | undefined>>): Inputs {
  // Masked before anything can end the reading.
  const holdsSecret = secretsOfStep(read, ['token', 'registry-password', 'ssh-key']);
  const target = readEnvironmentInputs(read, env, { action: 'deploy', need: 'required' });
  if (target.path === undefined)
    read.problem('path', 'the absolute path of the checkout on the target, here or in belay.yml', '');
  if (holdsSecret(target.path))
    read.problem('path', 'a path without a secret of this step in it (not shown), as it is remembered');
  refuseUnproven(read, target);
  const recordDeployment = read.boolean('record-deployment');
  const recipe: Recipe = {
    ...readDriverRecipe(read, holdsSecret),
    path: target.path ?? '/',
    ...commands(read, holdsSecret),
    passEnv: passedNames(env),
    recordDeployment,
    commandTimeoutMs: read.duration('command-timeout', { min: '1s', max: '6h' }),
    health: {
      checks: readHealth(read, env, holdsSecret),
      retries: read.integer('health-retries', { min: 0, max: 100 }),
      intervalMs: read.duration('health-interval', { min: '0s', max: '10m' }),
      timeoutMs: read.duration('health-timeout', { min: '10ms', max: '10m' }),
    },
    onFailure: read.oneOf('on-failure', ['rollback', 'keep']),
  };
  const registry = readRegistryLogin(read, recipe);
  return read.done({
    target: { ...target, ...(registry === undefined ? {} : { registry }) },
    sha: read.commit('sha'),
    recipe,
    rollout: {
      batch: read.parsed('batch', parseShare, { kind: 'number', hosts: 1 }),
      maxFailures: read.integer('max-failures', { min: 0, max: 1_000 }),
    },
    recordDeployment,
    dryRun: read.boolean('dry-run'),
  });
}

/** Remembered in the ledger like commands; what they need of this step must be there before anything changes. */
function readHealth(
  read: InputReader,
  env: Readonly<Record<string, string | undefined>>,
  holdsSecret: HoldsSecret,
): readonly HealthCheck[] {
  const checks = read.parsed<readonly HealthCheck[]>('health', (text) => parseHealth(text), []);
  if (holdsSecret(checks))
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

function commands(read: InputReader, holdsSecret: HoldsSecret): Pick<Recipe, 'before' | 'restart' | 'after'> {
  const found: { before?: string; restart?: string; after?: string } = {};
  for (const name of ['before', 'restart', 'after'] as const) {
    const text = readCommandText(read, name, holdsSecret);
    if (text !== undefined) found[name] = text;
  }
  return found;
}
