/**
 * Text Belay did not write (commit messages, child output, response bodies) made safe to show. The runner
 * takes `::command::` at the start of a line and the older `##[command]` anywhere in one (actions/runner,
 * ActionCommand.cs), and terminals obey escape sequences.
 */

/** What terminals obey: CSI, OSC and two-character sequences. */
export const escapeSequences =
  /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
const controlCharacters =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A character as JSON writes one that it escapes. */
export function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Without what terminals obey and nobody sees; line breaks stay. */
export function withoutControls(text: string): string {
  return text.replace(escapeSequences, '').replace(controlCharacters, '');
}

/** One line, without control characters, that no grammar of workflow commands matches. */
export function neutralise(text: string): string {
  const line = withoutControls(text.replace(/\r\n?/g, '\n')).replace(/\n+/g, ' ').replaceAll('##[', '# #[');
  return /^\s*::/.test(line) ? line.replace('::', ': :') : line;
}

/** Stands where a text was cut. The redactor takes pieces of secrets beside it out. */
export const cutMark = '…';

/** Cuts to at most `limit` code points; what is cut is marked by an ellipsis, which counts. */
export function truncate(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const points = [...text];
  return points.length <= limit ? text : `${points.slice(0, Math.max(0, limit - 1)).join('')}${cutMark}`;
}

/** The first line of a text, trimmed. */
export function firstLine(text: string): string {
  return (text.trim().split(/\r?\n/, 1)[0] ?? '').trim();
}

/** For a job summary: HTML and Markdown of foreign text show as the characters they are. */
export function escapeMarkdown(text: string): string {
  return neutralise(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~@]/g, (character) => `&#${character.codePointAt(0)};`);
}
