/**
 * What CHANGELOG.md says of one version: the text under `## 1.2.3` (a date may follow, behind a dash), up to the next
 * heading of that rank. Undefined where there is no such heading, or nothing under it.
 */
export function notesFor(changelog: string, version: string): string | undefined {
  const lines = changelog.split(/\r?\n/);
  const start = lines.findIndex((line) => isHeadingOf(line, version));
  if (start === -1) return undefined;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.startsWith('## '));
  const notes = (end === -1 ? rest : rest.slice(0, end)).join('\n').trim();
  return notes.replace(/^#+.*$/gm, '').trim() === '' ? undefined : notes;
}

function isHeadingOf(line: string, version: string): boolean {
  const [, named, after = ''] = /^## \[?([^\s\]]+)\]?(.*)$/.exec(line) ?? [];
  return named === version && /^(?: - \d{4}-\d{2}-\d{2})?\s*$/.test(after);
}
