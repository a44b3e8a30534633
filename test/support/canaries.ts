import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** A secret that is planted to see where it turns up. */
export interface Canary {
  readonly name: string;
  readonly value: string;
}

/** A secret that turned up. */
export interface Finding {
  readonly canary: string;
  /** As what: itself, or one of its disguises. */
  readonly form: string;
  readonly where: string;
}

/** Shorter pieces turn up by chance. */
const shortestForm = 12;

/** Looks for canaries in what a run produced: themselves, and as anybody could turn back into them. */
export function findCanaries(where: string, text: string, canaries: readonly Canary[]): Finding[] {
  return canaries.flatMap(({ name, value }) =>
    [...formsOf(value)]
      .filter(([, piece]) => text.includes(piece))
      .map(([form]) => ({ canary: name, form, where })),
  );
}

/** Looks through every file below a folder, its name and what a link leads to included. */
export function findCanariesBelow(folder: string, canaries: readonly Canary[]): Finding[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const named = findCanaries(`the name of ${path}`, name, canaries);
    const entry = lstatSync(path);
    if (entry.isDirectory()) return [...named, ...findCanariesBelow(path, canaries)];
    const text = entry.isSymbolicLink()
      ? readlinkSync(path)
      : entry.isFile()
        ? readFileSync(path, 'latin1')
        : '';
    return [...named, ...findCanaries(path, text, canaries)];
  });
}

function formsOf(value: string): Map<string, string> {
  const lines = value.split(/\r?\n/).filter((line) => line.length >= shortestForm);
  const forms = new Map<string, string>([['as it is', value]]);
  for (const [index, line] of lines.entries()) {
    forms.set(`its line ${index + 1}`, line);
    // Half of a secret is often enough to guess the rest, or to find it.
    forms.set(`the first half of line ${index + 1}`, line.slice(0, Math.ceil(line.length / 2)));
    forms.set(`line ${index + 1} backwards`, [...line].reverse().join(''));
  }
  forms.set('URL-encoded', encodeURIComponent(value));
  forms.set('as JSON', JSON.stringify(value).slice(1, -1));
  forms.set('as HTML', escapeHtml(value));
  forms.set('in hexadecimal', Buffer.from(value).toString('hex'));
  for (const offset of [0, 1, 2]) {
    forms.set(`in base64, ${offset} further`, base64Within(value, offset, 'base64'));
    forms.set(`in base64url, ${offset} further`, base64Within(value, offset, 'base64url'));
  }
  return new Map([...forms].filter(([, piece]) => piece.length >= shortestForm));
}

/** What base64 makes of a text wherever it stands behind so many other bytes: without what its neighbours change. */
function base64Within(text: string, offset: number, encoding: 'base64' | 'base64url'): string {
  const encoded = Buffer.from(`${'x'.repeat(offset)}${text}`)
    .toString(encoding)
    .replace(/=+$/, '');
  return encoded.slice(offset === 0 ? 0 : offset + 1, -2);
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
