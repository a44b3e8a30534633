import { escapeMarkdown } from '../ports/foreign-text.ts';

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
    JSON.stringify(secret).slice(1, -1),
    escapeMarkdown(secret),
    Buffer.from(`x-access-token:${secret}`).toString('base64'),
  ];
  const lines = secret.includes('\n') ? secret.split(/\r?\n/).map((line) => line.trim()) : [];
  // The key of a webhook's signature is what is behind the prefix (Standard Webhooks).
  const key = secret.startsWith('whsec_') ? [secret.slice('whsec_'.length)] : [];
  const quoted = lines.map((line) => JSON.stringify(line).slice(1, -1));
  return [...whole, ...lines, ...quoted, ...key, ...urlParts(secret)];
}

/** A webhook URL is a secret as a whole, in its path (the last two segments alone let anyone post) and in its query. */
function urlParts(secret: string): string[] {
  if (!/^https?:\/\//i.test(secret)) return [];
  const [path = '', query = ''] = secret.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/);
  const parts = [path, ...path.split('/'), ...query.split(/[&=]/)];
  return parts.filter((part) => part.length >= 16);
}

/** Where a text was cut (lib/ports/foreign-text.ts). */
const cutMark = '…';

/** A text is often cut before it comes here: what stands before the mark may be the beginning of a secret. */
function redactCut(text: string, forms: readonly string[]): string {
  const parts = text.split(cutMark);
  return parts
    .map((part, index) => {
      if (index === parts.length - 1) return part;
      const length = Math.max(0, ...forms.map((form) => beginningAtEnd(part, form)));
      return length === 0 ? part : `${part.slice(0, -length)}***`;
    })
    .join(cutMark);
}

/** How many characters at the end of a text are the beginning of the form; 0 for too few to hide anything. */
function beginningAtEnd(text: string, form: string): number {
  for (let length = Math.min(text.length, form.length - 1); length >= shortestForm; length -= 1)
    if (text.endsWith(form.slice(0, length))) return length;
  return 0;
}

/** Creates an empty redactor. */
export function createRedactor(): Redactor {
  let forms: string[] = [];
  return {
    add(secret) {
      const usable = [...new Set(disguises(secret))].filter((form) => form.trim().length >= shortestForm);
      const added = usable.filter((form) => !forms.includes(form));
      forms = [...new Set([...forms, ...added])].sort((a, b) => b.length - a.length);
      return added.sort((a, b) => b.length - a.length);
    },
    redact(text) {
      const whole = forms.reduce((cleaned, form) => cleaned.replaceAll(form, '***'), text);
      return whole.includes(cutMark) ? redactCut(whole, forms) : whole;
    },
  };
}
