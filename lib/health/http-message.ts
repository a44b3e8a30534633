import type { HttpCheck } from './check.ts';
import { fillVariables, type Variable } from './fill-variables.ts';

/** What is sent to the origin a check names: its own method, headers and body, with their variables filled in. */
export interface HttpMessage {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A message, or why there is none: part of a sentence, with the names of variables but never a value. */
export type FilledMessage =
  | {
      readonly kind: 'message';
      readonly message: HttpMessage;
      /** What is asked, filled in too: never to be shown with its query. */
      readonly url: URL;
    }
  | { readonly kind: 'unfit'; readonly reason: string; readonly hint: string };

/** What every request says besides. */
export const ownHeaders: Readonly<Record<string, string>> = {
  'user-agent': 'belay-health-check',
  accept: '*/*',
  'accept-encoding': 'identity',
  'cache-control': 'no-cache',
};

/** What HTTP/1.1 carries in one header; anything else could begin another one (RFC 9110, 5.5). */
const headerValue = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;

/** Fills in the variables a check names. Nothing is to be sent where one is missing. */
export function fillMessage(check: HttpCheck, variable: Variable): FilledMessage {
  const address = fillVariables(check.url, (name) => withinQuery(variable(name)));
  if (address.kind === 'missing') return missing(address.name);
  const url = new URL(address.text);
  const headers: Record<string, string> = { ...ownHeaders };
  for (const [name, written] of Object.entries(check.headers ?? {})) {
    const filled = fillVariables(written, variable);
    if (filled.kind === 'missing') return missing(filled.name);
    // What people paste into a secret ends in a line break; HTTP leaves blanks around a value out anyway.
    const value = filled.text.trim();
    if (!headerValue.test(value)) return unsendable(name);
    headers[name] = value;
  }
  const method = check.method ?? 'GET';
  if (check.body === undefined) return { kind: 'message', url, message: { method, headers } };
  const isJson = /[/+]json\b/i.test(headers['content-type'] ?? '');
  const filled = fillVariables(check.body, isJson ? (name) => withinJson(variable(name)) : variable);
  if (filled.kind === 'missing') return missing(filled.name);
  return { kind: 'message', url, message: { method, headers, body: filled.text } };
}

/** One value of a query, whatever it holds. What people paste into a secret ends in a line break. */
function withinQuery(value: string | undefined): string | undefined {
  // Half of a surrogate pair cannot be encoded, and would throw.
  return value === undefined ? undefined : encodeURIComponent(Buffer.from(value.trim()).toString());
}

/** A value that stands within quotes keeps the document whole: a quote or line break in it is escaped. */
function withinJson(value: string | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value).slice(1, -1);
}

function missing(name: string): FilledMessage {
  return {
    kind: 'unfit',
    reason: `the variable ${name} is not set or is empty, so nothing was sent`,
    hint: `Set ${name} in the env of the step; a secret that is not there, as on a fork, is empty.`,
  };
}

function unsendable(header: string): FilledMessage {
  return {
    kind: 'unfit',
    reason: `the header ${header} would hold a line break or a sign no header can carry, so nothing was sent`,
    hint: 'Look at the secret that is filled in there: it must be one line of Latin letters, digits and signs.',
  };
}
