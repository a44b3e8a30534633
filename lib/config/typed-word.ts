/** What nobody sees or types: blanks other than the space, characters of format and control, and those left blank. */
const unseen = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/u;

/** Scripts whose letters look alike: an `А` of Cyrillic among Latin ones is seen by nobody, and refuses everybody. */
const alike: readonly RegExp[] = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Coptic}/u,
  /\p{Script=Lisu}/u,
];

/** The first character of a text that nobody sees or types. */
export function hiddenIn(text: string): string | undefined {
  return unseen.exec(text)?.[0];
}

/** A sentence for such a character in what is not there to be typed again: a key, or the indentation of a line. */
export function describeHidden(what: string, character: string): string {
  return `this ${what} holds the character ${codeOf(character)}, which does not show or looks like a space; write the line anew by hand.`;
}

/** Why people could not type this, seeing it: the end of a sentence that begins with "expected". Undefined if they can. */
export function whyNotTyped(text: string): string | undefined {
  const hidden = hiddenIn(text);
  if (hidden !== undefined)
    return `a word that people can type, and this one holds the character ${codeOf(hidden)}, which does not show or looks like a space; write it anew by hand`;
  const mixed = text
    .split(/[^\p{L}\p{M}]+/u)
    .some((word) => alike.filter((script) => script.test(word)).length > 1);
  if (mixed)
    return 'a word that people can type, and this one mixes letters of several alphabets that look alike; write it anew by hand';
  if (text !== text.normalize('NFC'))
    return 'a word that people can type, and this one has an accent apart from its letter; write it anew by hand';
  return undefined;
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
