import type { HealthCheck } from './check.ts';
import { fillVariables, type Variable } from './fill-variables.ts';

/**
 * Names of variables that checks refer to and that are not there. Told before anything changes: a check that cannot
 * be asked would take a good release back.
 */
export function missingVariables(checks: readonly HealthCheck[], variable: Variable): readonly string[] {
  const texts = checks.flatMap((check) =>
    check.kind === 'http' ? [...Object.values(check.headers ?? {}), check.body ?? ''] : [],
  );
  const missing = texts.flatMap((text) => {
    const filled = fillVariables(text, variable);
    return filled.kind === 'missing' ? [filled.name] : [];
  });
  return [...new Set(missing)];
}
