import { cutMark, escapeMarkdown, unicodeEscape, withoutControls } from '../ports/foreign-text.ts';

/** Knows the run's secrets and takes them out of any text. */
export interface Redactor {
  /** Remembers a secret with its usual disguises; returns the forms that are new, longest first, for the runner's own masking. */
  add(secret: string): readonly string[];
  /** The text with every known form replaced by `***`. */
  redact(text: string): string;
}

/** Shorter forms would blank ordinary words and hide nothing. */
const shortestForm = 5;

function disguises(secret: string): string[] {
  const whole = [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64'),
    Buffer.from(secret).toString('base64url'),
    ...jsonForms(secret),
    ...[secret, ...jsonForms(secret)].map(escapeMarkdown),
    ...[0, 1, 2].flatMap((offset) => base64Within(secret, offset)),
  ];
  const lines = secret.includes('\n') ? secret.split(/\r?\n/).map((line) => line.trim()) : [];
  // The key of a webhook's signature is what is behind the prefix (Standard Webhooks).
  const key = secret.startsWith('whsec_') ? [secret.slice('whsec_'.length)] : [];
  const quoted = lines.map((line) => JSON.stringify(line).slice(1, -1));
  return [...whole, ...lines, ...quoted, ...key, ...urlParts(secret)];
}

/** As JSON writes it, also where that is written as JSON once more, and in ASCII alone, as Python does. */
function jsonForms(secret: string): string[] {
  const once = JSON.stringify(secret).slice(1, -1);
  const ascii = once.replace(/[^ -~]/g, unicodeEscape);
  return [once, ascii].flatMap((form) => [form, JSON.stringify(form).slice(1, -1)]);
}

/** Shorter pieces of base64 stand in ordinary words. */
const shortestBase64 = 8;

/** What base64 makes of a secret behind so many other bytes (`user:` before a token), without what these change. */
function base64Within(secret: string, offset: number): string[] {
  const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
  return (['base64', 'base64url'] as const)
    .map((encoding) =>
      encoded
        .toString(encoding)
        .replace(/=+$/, '')
        .slice(offset === 0 ? 0 : offset + 1, -1),
    )
    .filter((piece) => piece.length >= shortestBase64);
}

/** A webhook URL is a secret as a whole, in its path (the last two segments alone let anyone post) and in its query. */
function urlParts(secret: string): string[] {
  if (!/^https?:\/\//i.test(secret)) return [];
  const [path = '', query = ''] = secret.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/);
  const parts = [path, ...path.split('/'), ...query.split(/[&=]/)];
  return parts.filter((part) => part.length >= 16);
}

/** A text is often cut before it comes here: before the mark may stand the beginning of a secret, behind it the end. */
function redactCut(text: string, forms: readonly string[]): string {
  const parts = text.split(cutMark);
  return parts
    .map((part, index) => (index === parts.length - 1 ? part : withoutBeginning(part, forms)))
    .map((part, index) => (index === 0 ? part : withoutEnd(part, forms)))
    .join(cutMark);
}

function withoutBeginning(part: string, forms: readonly string[]): string {
  const length = Math.max(0, ...forms.map((form) => beginningAtEnd(part, form)));
  return length === 0 ? part : `${part.slice(0, -length)}***`;
}

function withoutEnd(part: string, forms: readonly string[]): string {
  const length = Math.max(0, ...forms.map((form) => endAtBeginning(part, form)));
  return length === 0 ? part : `***${part.slice(length)}`;
}

/** How many characters at the end of a text are the beginning of the form; 0 for too few to hide anything. */
function beginningAtEnd(text: string, form: string): number {
  for (let length = Math.min(text.length, form.length - 1); length >= shortestForm; length -= 1)
    if (text.endsWith(form.slice(0, length))) return length;
  return 0;
}

function withoutForms(text: string, forms: readonly string[]): string {
  const whole = forms.reduce((cleaned, form) => cleaned.replaceAll(form, '***'), text);
  return whole.includes(cutMark) ? redactCut(whole, forms) : whole;
}

/** How many characters at the beginning of a text are the end of the form. */
function endAtBeginning(text: string, form: string): number {
  for (let length = Math.min(text.length, form.length - 1); length >= shortestForm; length -= 1)
    if (text.startsWith(form.slice(-length))) return length;
  return 0;
}

/** Creates an empty redactor. */
export function createRedactor(): Redactor {
  let forms: string[] = [];
  return {
    add(secret) {
      // What is sent is often trimmed first, and disguised after.
      const usable = [...new Set([secret, secret.trim()].flatMap(disguises))].filter(
        (form) => form.trim().length >= shortestForm,
      );
      const added = usable.filter((form) => !forms.includes(form));
      forms = [...new Set([...forms, ...added])].sort((a, b) => b.length - a.length);
      return added.sort((a, b) => b.length - a.length);
    },
    redact(text) {
      const redacted = withoutForms(text, forms);
      // What colours a word (`grep --color`) stands inside a secret, and is taken out further on.
      const plain = withoutControls(redacted);
      const again = plain === redacted ? redacted : withoutForms(plain, forms);
      return again === plain ? redacted : again;
    },
  };
}
