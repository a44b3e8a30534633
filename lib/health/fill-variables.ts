import { referencePattern } from './variable-references.ts';

/** A text with its `${NAME}` filled in, or the variable that is not there or is empty, as a secret is on a fork. */
export type FilledText =
  | { readonly kind: 'filled'; readonly text: string }
  | { readonly kind: 'missing'; readonly name: string };

/** Looks a variable up; undefined where there is none of this name. */
export type Variable = (name: string) => string | undefined;

const references = new RegExp(referencePattern.source, 'g');

/**
 * Puts the values of variables where a text names them. What a value holds is never read for names again, so no
 * value can ask for another. The result may be a secret: it is to be sent, and neither kept nor shown.
 */
export function fillVariables(text: string, variable: Variable): FilledText {
  const values = new Map<string, string>();
  for (const [reference] of text.matchAll(references)) {
    const name = reference.slice(2, -1);
    const value = variable(name);
    if (value === undefined || value === '') return { kind: 'missing', name };
    values.set(reference, value);
  }
  return {
    kind: 'filled',
    text: text.replace(references, (reference) => values.get(reference) ?? reference),
  };
}
