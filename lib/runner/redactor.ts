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
  return [...whole, ...lines, ...key, ...urlParts(secret)];
}

/** A webhook URL is a secret as a whole, in its path (the last two segments alone let anyone post) and in its query. */
function urlParts(secret: string): string[] {
  if (!/^https?:\/\//i.test(secret)) return [];
  const [path = '', query = ''] = secret.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/);
  const parts = [path, ...path.split('/'), ...query.split(/[&=]/)];
  return parts.filter((part) => part.length >= 16);
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
      return forms.reduce((cleaned, form) => cleaned.replaceAll(form, '***'), text);
    },
  };
}
