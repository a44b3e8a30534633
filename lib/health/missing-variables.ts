import type { HealthCheck } from './check.ts';
import { fillVariables, type Variable } from './fill-variables.ts';

/** Checks sorted by whether they can be asked with the variables of this step. */
export interface Askable {
  readonly checks: readonly HealthCheck[];
  /** Those that refer to variables that are not there. */
  readonly unasked: readonly HealthCheck[];
}

/**
 * What cannot be asked says nothing of the service: a variable that is missing in one step must neither take a good
 * release back nor be called an outage.
 */
export function askableChecks(checks: readonly HealthCheck[], variable: Variable): Askable {
  const isAskable = (check: HealthCheck): boolean => missingIn(check, variable).length === 0;
  return { checks: checks.filter(isAskable), unasked: checks.filter((check) => !isAskable(check)) };
}

/** Names of variables that checks refer to and that are not there. */
export function missingVariables(checks: readonly HealthCheck[], variable: Variable): readonly string[] {
  return [...new Set(checks.flatMap((check) => missingIn(check, variable)))];
}

function missingIn(check: HealthCheck, variable: Variable): string[] {
  if (check.kind !== 'http') return [];
  return [...Object.values(check.headers ?? {}), check.body ?? '', check.url].flatMap((text) => {
    const filled = fillVariables(text, variable);
    return filled.kind === 'missing' ? [filled.name] : [];
  });
}
