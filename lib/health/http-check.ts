import {
  defaultRedirects,
  type HttpCheck,
  type HttpMethod,
  headersLimit,
  httpMethods,
  mostTlsDays,
} from './check.ts';
import { type CheckBody, readBody } from './check-body.ts';
import { readHeaders } from './check-headers.ts';
import { readRedirects } from './check-redirects.ts';
import type { CheckUse } from './check-use.ts';
import { readVersion } from './check-version.ts';
import { type FieldValue, fieldValue, refuseField, shown } from './field-value.ts';
import { type FieldReader, present } from './read-fields.ts';

/** What only an HTTP exchange has. */
export type HttpFields = Pick<
  HttpCheck,
  'method' | 'headers' | 'body' | 'version' | 'minTlsDays' | 'redirects'
>;

interface Exchange {
  /** What is asked; empty where it is not known. */
  readonly url: string;
  readonly use: CheckUse;
}

/** Reads the fields of an exchange, and judges what does not go together. */
export function readHttpFields(reader: FieldReader, { url, use }: Exchange): HttpFields {
  const method = reader.read('method', readMethod);
  const headers = reader.read('headers', (value) => readHeaders(value, use));
  const body = reader.read('body', readBody);
  const version = reader.read('version', readVersion);
  const minTlsDays = reader.read('min-tls-days', readDays);
  const redirects = reader.read('redirects', readRedirects);
  judgeMethod(reader, { method, body, version });
  if (minTlsDays !== undefined && url.startsWith('http:'))
    reader.problem('min-tls-days', 'expected an https:// URL beside it: without TLS there is no certificate');
  const sent = headersFor(headers, body);
  if (Object.keys(sent ?? {}).length > headersLimit)
    reader.problem(
      'headers',
      `expected at most ${headersLimit} headers with the one that says the body is JSON`,
    );
  const isUsual =
    redirects?.atMost === defaultRedirects.atMost && redirects.anyOrigin === defaultRedirects.anyOrigin;
  return {
    ...present('method', method === 'GET' ? undefined : method),
    ...present('headers', sent),
    ...present('body', body?.text),
    ...present('version', version),
    ...present('minTlsDays', minTlsDays),
    ...present('redirects', isUsual ? undefined : redirects),
  };
}

/** Fields that need a body in the answer, which HEAD has not. */
export const bodyFields = ['contains', 'not-contains', 'matches', 'json'] as const;

interface Judged {
  readonly method: HttpMethod | undefined;
  readonly body: CheckBody | undefined;
  readonly version: HttpCheck['version'] | undefined;
}

function judgeMethod(reader: FieldReader, { method = 'GET', body, version }: Judged): void {
  if (body !== undefined && (method === 'GET' || method === 'HEAD'))
    reader.problem('body', `expected "method: POST" or another one beside it, as ${method} sends no body`);
  if (method !== 'HEAD') return;
  for (const field of bodyFields)
    if (reader.has(field))
      reader.problem(field, 'expected another method, as the answer to HEAD has no body');
  if (version?.in === 'json')
    reader.problem('version', 'expected header:NAME, as the answer to HEAD has no body');
}

/** A body that is JSON says so, unless the check says otherwise. */
function headersFor(headers: HttpCheck['headers'], body: CheckBody | undefined): HttpCheck['headers'] {
  if (body?.contentType === undefined || Object.hasOwn(headers ?? {}, 'content-type')) return headers;
  return { ...headers, 'content-type': body.contentType };
}

function readMethod(value: unknown): FieldValue<HttpMethod> {
  const method = httpMethods.find((each) => each === value);
  if (method !== undefined) return fieldValue(method);
  const meant = httpMethods.find((each) => typeof value === 'string' && each === value.toUpperCase());
  const hint = meant === undefined ? '' : `; did you mean "${meant}"`;
  return refuseField(`expected ${httpMethods.join(', ')}, got ${shown(value)}${hint}`);
}

function readDays(value: unknown): FieldValue<number> {
  const isDays = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostTlsDays;
  if (isDays) return fieldValue(value + 0);
  const hint = typeof value === 'string' && /^\d{1,4}$/.test(value) ? ' (take the quotes away)' : '';
  return refuseField(`expected a whole number from 0 to ${mostTlsDays}${hint}, got ${shown(value)}`);
}
