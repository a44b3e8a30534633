import { nearest } from '../ports/nearest.ts';
import type { HealthCheck } from './check.ts';
import { listWords, shown } from './field-value.ts';

/** Everything a check may say, in the order of the reference. */
export const checkFields = [
  'url',
  'exec',
  'name',
  'method',
  'headers',
  'body',
  'status',
  'contains',
  'not-contains',
  'matches',
  'json',
  'version',
  'max-latency',
  'min-tls-days',
  'redirects',
  'ip',
] as const;

export type CheckField = (typeof checkFields)[number];

/** What each kind of check may say. */
export const fieldsOfKind: Readonly<Record<HealthCheck['kind'], readonly CheckField[]>> = {
  http: checkFields.filter((field) => field !== 'exec'),
  tcp: ['url', 'name', 'max-latency', 'ip'],
  exec: ['url', 'exec', 'name', 'contains', 'not-contains', 'matches', 'json', 'max-latency'],
};

export function isFieldOf(field: string, kind: HealthCheck['kind']): boolean {
  return fieldsOfKind[kind].some((each) => each === field);
}

const askers: Readonly<Record<HealthCheck['kind'], string>> = {
  http: 'a check of a URL',
  tcp: 'a check of a TCP port',
  exec: 'a check that runs a command',
};

/** What is set for all checks at once, by an input of that name. */
const sharedSettings: readonly string[] = ['timeout', 'retries', 'interval', 'successes', 'concurrency'];

/** Why a field may not stand in a check of that kind (undefined: not known yet); undefined where it may. */
export function whyNotField(field: string, kind: HealthCheck['kind'] | undefined): string | undefined {
  const known = checkFields.find((each) => each === field);
  if (known !== undefined) {
    if (kind === undefined || isFieldOf(known, kind)) return undefined;
    const takes = fieldsOfKind[kind].filter((each) => each !== 'exec' || kind === 'exec');
    return `${field}: ${askers[kind]} has no such field; it takes ${listWords(takes)}.`;
  }
  if (sharedSettings.includes(field))
    return `${field}: this is set for all checks at once, by the input of that name, not in a check.`;
  const meant = nearest(field, checkFields);
  const hint = meant === undefined ? `it takes ${listWords(checkFields)}` : `did you mean "${meant}"`;
  return `${shown(field)}: a check has no such field; ${hint}.`;
}
