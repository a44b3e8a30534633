/**
 * The variables a user lets through to the shell commands of a deployment: named in the step's BELAY_PASS_ENV,
 * because the whole environment of a step holds every input, secrets among them.
 */
export function passedNames(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const names = (env['BELAY_PASS_ENV'] ?? '')
    .split(/[\s,]+/)
    .filter((name) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name));
  return [...new Set(names)].filter((name) => !/^(INPUT_|ACTIONS_|BELAY_)/.test(name));
}
