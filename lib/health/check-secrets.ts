import type { HealthCheck } from './check.ts';
import { isSecretName } from './shown-value.ts';
import { hasReference } from './variable-references.ts';

/** Headers that carry credentials, by their lower-case names. */
export const credentialNames: readonly string[] = [
  'authorization',
  'proxy-authorization',
  'cookie',
  'x-api-key',
];

/** Ends of names of others that do. */
export const credentialEnds: readonly string[] = ['-token', '-key', '-secret'];

/** Whether what stands in a header of this lower-case name is a secret. */
export function carriesCredentials(header: string): boolean {
  return credentialNames.includes(header) || credentialEnds.some((end) => header.endsWith(end));
}

/**
 * What is secret in the checks themselves, to be masked before anything is logged: values of headers that carry
 * credentials, whole and the credential alone, and of parameters of the address that are named like secrets.
 * Variables are no part of it: they are masked where they are read.
 */
export function secretsOfChecks(checks: readonly HealthCheck[]): readonly string[] {
  const values = checks.flatMap((check) =>
    check.kind === 'http' ? [...secretsOfHeaders(check.headers ?? {}), ...secretsOfQuery(check.url)] : [],
  );
  return [...new Set(values)];
}

function secretsOfHeaders(headers: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    carriesCredentials(name) && !hasReference(value) ? credentialsIn(name, value) : [],
  );
}

/** The service is asked with them and may say them again; the log and messages show the address without its query. */
function secretsOfQuery(url: string): readonly string[] {
  const query = url.split('#', 1)[0]?.split('?').slice(1).join('?') ?? '';
  return [...new URLSearchParams(query)]
    .filter(([name, value]) => isSecretName(name) && value.length >= shortest)
    .map(([, value]) => value);
}

/** Shorter ones would blank half the log, and are nobody's secret. */
const shortest = 5;

function credentialsIn(name: string, value: string): readonly string[] {
  const parts =
    name === 'cookie'
      ? value.split(';').map((each) => each.slice(each.indexOf('=') + 1))
      : [value.replace(/^[A-Za-z][A-Za-z0-9-]*\s+/, '')];
  return [value, ...parts].map((each) => each.trim()).filter((each) => each.length >= shortest);
}
