/**
 * The typographic quote a command holds where a quote of the shell was meant; undefined for none. Within straight
 * quotes, comments and here-documents it is text that somebody wants to show, and so is an apostrophe within a word.
 */
export function typographicQuoteIn(commands: string): string | undefined {
  if (commands.includes('<<')) return undefined;
  const bare = commands.replace(/'[^']*'|"[^"]*"|(?<!\S)#.*/g, ' ');
  return /[\u201c-\u201f\u2018\u201a\u201b]|(?<=[\s=])\u2019|^\u2019/u.exec(bare)?.[0];
}
