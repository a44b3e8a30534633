const plain = /^[A-Za-z0-9_./:@%+=,-]+$/;

/** A text as one word of POSIX shell, quoted only where it must be. The text holds no NUL. */
export function shellWord(text: string): string {
  return plain.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
