/**
 * A text as one word of a POSIX shell that stands for exactly this text. The only place where data becomes part of
 * a script; nothing is special between single quotes but the quote itself. A NUL cannot be held by any shell.
 */
export function shellQuote(text: string): string {
  if (text.includes('\0')) throw new Error('A text with a NUL byte cannot be given to a command.');
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Several words, each exactly its text. */
export function shellQuoteAll(texts: readonly string[]): string {
  return texts.map(shellQuote).join(' ');
}
