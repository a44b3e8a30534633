import type { ErrorCode } from 'yaml';

/** What is wrong and what to do. The parser's own sentences quote the file, which may hold a secret by mistake. */
const sentences: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_ALIAS: 'an alias ("*name") is broken here; put quotes around a text that begins with "*".',
  BAD_DIRECTIVE: 'a line that begins with "%" is no YAML this file may have; take it out.',
  BAD_DQ_ESCAPE: 'YAML knows no such escape after "\\"; use single quotes, which have none.',
  BAD_INDENT: 'this line is indented like nothing above it; line it up with its neighbours.',
  BAD_SCALAR_START: 'a text cannot begin with this character; put quotes around the text.',
  BLOCK_AS_IMPLICIT_KEY: 'a ":" that makes no sense here; put quotes around the text, or begin a new line.',
  BLOCK_IN_FLOW: 'an indented block cannot stand within brackets; close the bracket first.',
  MISSING_CHAR: 'something is missing here: a closing quote or bracket, a comma, or the blank after a ":".',
  MULTILINE_IMPLICIT_KEY:
    'this line has no ":" and so is neither a key nor a value; or its indentation is wrong.',
  MULTIPLE_DOCS: 'a second document begins here; take the "---" and what follows out.',
  RESOURCE_EXHAUSTION: 'this is nested too deeply.',
  TAB_AS_INDENT: 'a tab stands here; YAML is indented with blanks alone.',
  TAG_RESOLVE_FAILED: 'a tag ("!name") means nothing here; put quotes around a text that begins with "!".',
  UNEXPECTED_TOKEN: 'this does not belong here; is the line indented like its neighbours?',
};

/** A sentence for an error of the YAML parser. */
export function describeSyntax(code: ErrorCode): string {
  return sentences[code] ?? `expected YAML, which this is not (${code}).`;
}
