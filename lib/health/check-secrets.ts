import type { HealthCheck } from './check.ts';
import { isSecretName } from './shown-value.ts';
import { hasReference } from './variable-references.ts';

/** Who asks: `x-auth`, `x-auth-key2`, `authentication`; not `author` and `authority`. For the JSON Schema alike. */
export const askerPattern = /(?:^|[^A-Za-z0-9])[Oo]?[Aa][Uu][Tt][Hh](?:$|[^A-Za-z]|[Ee][Nn][Tt])/;

/** Whether what stands in a header of this name is a secret. */
export function carriesCredentials(header: string): boolean {
  return isSecretName(header) || askerPattern.test(header);
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
  return secretParameters(url).map(([, value]) => value);
}

/** Whether a secret stands in the query of an address, as it is. */
export function hasSecretQuery(url: string): boolean {
  return secretParameters(url).length > 0;
}

/** Where the name leaves no doubt every value counts that is no single word like "true". */
function secretParameters(url: string): readonly (readonly [name: string, value: string])[] {
  const query = url.split('#', 1)[0]?.split('?').slice(1).join('?') ?? '';
  return [...new URLSearchParams(query)].filter(([name, value]) => {
    if (!isSecretParameter(name) || hasReference(value)) return false;
    return looksSecret(value) || (isCertain(name) && value.length >= shortest && !/^[a-z]+$/.test(value));
  });
}

/** Signed addresses (`sig`) and those of Azure Functions (`code`) carry credentials too. */
function isSecretParameter(name: string): boolean {
  return carriesCredentials(name) || /^(?:code|pass|pw|sig|.*signature)$/i.test(name);
}

/** No commit and no name stands behind it, as it may behind `key`. */
function isCertain(name: string): boolean {
  return /pass|pwd?|token|secret|credential|api[^a-z]?key/i.test(name);
}

/** Behind `key=` also stands what keeps caches out: a commit, a name, a number. Masked, it would be missing everywhere. */
function looksSecret(value: string): boolean {
  return value.length >= shortestParameter && !/^(?:[0-9a-f]+|[a-z]+(?:[-_.][a-z]+)*)$/.test(value);
}

const shortestParameter = 12;

/** Shorter ones would blank half the log, and are nobody's secret. */
const shortest = 5;

function credentialsIn(name: string, value: string): readonly string[] {
  const parts =
    name === 'cookie'
      ? value.split(';').map((each) => each.slice(each.indexOf('=') + 1))
      : [value.replace(/^[A-Za-z][A-Za-z0-9-]*\s+/, '')];
  return [value, ...parts].map((each) => each.trim()).filter((each) => each.length >= shortest);
}
