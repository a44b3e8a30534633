/**
 * `${NAME}` in the headers, the body and the query of a check: a variable of the step, put in when the check is asked.
 * So what is secret is written nowhere.
 */

/** The name of a variable, without those that belong to the runner and to Belay: they hold every input and token. */
const nameSource = '(?!(?:INPUT|ACTIONS|GITHUB|RUNNER|BELAY)_)[A-Z_][A-Z0-9_]*';

/** One reference. */
export const referencePattern = new RegExp(`\\$\\{${nameSource}\\}`);

/** A text in which every `${` begins a reference. Without flags, for the JSON Schema alike. */
export const fillablePattern = new RegExp(`^(?:[^$]|\\$(?!\\{)|\\$\\{${nameSource}\\})*$`);

/** What is wrong with the references of a text: the end of a sentence; undefined when nothing is. */
export function whyNotFillable(text: string): string | undefined {
  if (fillablePattern.test(text)) return undefined;
  const taken = /\$\{((?:INPUT|ACTIONS|GITHUB|RUNNER|BELAY)_)[A-Z0-9_]*\}/.exec(text)?.[1];
  if (taken !== undefined)
    return `expected a variable of your own: names that begin with ${taken} are those of the runner and of Belay`;
  return 'expected behind "${" the name of a variable of the step in capital letters, digits and "_", and then "}", like "${API_TOKEN}"';
}

/** Whether a text names a variable. */
export function hasReference(text: string): boolean {
  return referencePattern.test(text);
}
