/** The name of an environment: it is a folder on the target. */
export const environmentPattern = /^(?!\.)[A-Za-z0-9._-]{1,64}$/;
export const environmentTakes = 'a name of letters, digits, ".", "_" and "-" (at most 64)';
