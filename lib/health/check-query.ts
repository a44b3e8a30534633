import { hasSecretQuery } from './check-secrets.ts';
import type { CheckUse } from './check-use.ts';
import { whyNotFillable } from './variable-references.ts';

/**
 * What is wrong with the variables and the secrets in the URL of an HTTP check: the end of a sentence, without a value;
 * undefined when nothing is. `${NAME}` stands in the query alone: who is asked must not depend on a variable.
 */
export function whyNotQuery(url: string, { literals }: CheckUse): string | undefined {
  const wrong = whyNotFillable(url);
  if (wrong !== undefined) return wrong;
  if (literals === 'allowed' || !hasSecretQuery(url)) return undefined;
  return 'expected a variable of the step in place of the secret in the query, like "?token=${API_TOKEN}", got the value itself (not shown), which would be kept with the check';
}
