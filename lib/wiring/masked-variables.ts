import type { ActionContext } from '../runner/run-action.ts';

/** Looks a variable of this step up; undefined where there is none of this name. */
export type StepVariable = (name: string) => string | undefined;

/**
 * The variables of this step; one that is used is known as a secret from then on, if it is named like one or has at
 * least `shortest` characters.
 */
export function maskedVariables(
  { env, redactor }: Pick<ActionContext, 'env' | 'redactor'>,
  { shortest }: { readonly shortest: number },
): StepVariable {
  return (name) => {
    const value = env[name];
    if (value !== undefined && (value.length >= shortest || secretName.test(name))) redactor.add(value);
    return value;
  };
}

/** Passwords are often short; whatever its length, one is a secret. */
const secretName = /PASS|PWD|AUTH|SECRET|TOKEN|KEY|CREDENTIAL/i;

/** What a check fills in is sent to a service, which may say it again: all of it is a secret, however short. */
export const filledIn = { shortest: 0 } as const;

/** For commands. Shorter ones are words like "production", which would blank the log and hide nothing. */
export const passedOn = { shortest: 11 } as const;
