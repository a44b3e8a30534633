import { nearest } from '../ports/nearest.ts';
import { anySuccess, containsLimit, nameLimit } from './check.ts';
import type { CheckDraft } from './check-list.ts';
import { readStatus, statusTakes } from './check-status.ts';
import { readCheckUrl } from './check-url.ts';

/** One item of a list of checks: the draft, or the sentences about what is wrong with it. */
export interface CheckItem {
  readonly draft: CheckDraft | undefined;
  readonly problems: readonly string[];
}

/** What a check may have. */
export const checkFields = ['url', 'name', 'status', 'contains'] as const;

const laterFields: readonly string[] = [
  'method',
  'headers',
  'body',
  'not-contains',
  'matches',
  'json',
  'version',
  'max-latency',
  'min-tls-days',
  'redirects',
  'ip',
];

/** What is set for all checks at once, by an input of that name. */
const sharedSettings: readonly string[] = ['timeout', 'retries', 'interval', 'successes', 'concurrency'];

/** Reads one item: a URL alone, or a mapping with `url`, `name`, `status`, `contains`. */
export function readCheckItem(item: unknown, where: string): CheckItem {
  if (typeof item === 'string') return readCheckItem({ url: item }, where);
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    const problem = `${where}: expected a URL, or a mapping that begins with "url:", got ${kindOf(item)}.`;
    return { draft: undefined, problems: [problem] };
  }
  const given = new Map<string, unknown>(Object.entries(item));
  const problems = [...given.keys()].flatMap((field) => refuseField(field) ?? []);
  const problem = (field: string, text: string): void => {
    problems.push(`${field}: ${text}.`);
  };
  const url = urlOf(given, problem);
  const name = textOf(given, { field: 'name', limit: nameLimit }, problem);
  const contains = textOf(given, { field: 'contains', limit: containsLimit }, problem);
  const status = given.has('status') ? readStatus(given.get('status')) : anySuccess;
  if (status === undefined) problem('status', `expected ${statusTakes}, got ${quote(given.get('status'))}`);
  if (name !== undefined && /[\p{Cc}\u2028\u2029]/u.test(name)) problem('name', 'expected one line of text');
  if (problems.length > 0 || url === undefined || status === undefined) {
    return { draft: undefined, problems: problems.map((text) => `${where}, ${text}`) };
  }
  const named = name === undefined ? {} : { name: name.trim() };
  const content = contains === undefined ? {} : { contains };
  return { draft: { where, url, status, ...named, ...content }, problems: [] };
}

type Report = (field: string, text: string) => void;

function urlOf(given: ReadonlyMap<string, unknown>, problem: Report): string | undefined {
  const value = given.get('url');
  if (typeof value !== 'string' || value.trim() === '') {
    const got = given.has('url') ? kindOf(value) : 'nothing';
    problem('url', `expected a URL that begins with http:// or https://, got ${got}`);
    return undefined;
  }
  const read = readCheckUrl(value.trim());
  if (read.kind === 'url') return read.url;
  problem('url', read.problem);
  return undefined;
}

function textOf(
  given: ReadonlyMap<string, unknown>,
  { field, limit }: { readonly field: string; readonly limit: number },
  problem: Report,
): string | undefined {
  if (!given.has(field)) return undefined;
  const value = given.get(field);
  if (typeof value === 'string' && value.trim() !== '' && value.length <= limit) return value;
  if (typeof value === 'string' && value.length > limit) {
    problem(field, `expected at most ${limit} characters, got ${value.length}`);
  } else {
    const hint = typeof value === 'number' || typeof value === 'boolean' ? ' (put quotes around it)' : '';
    problem(field, `expected text${hint}, got ${kindOf(value)}`);
  }
  return undefined;
}

function refuseField(field: string): string | undefined {
  if (checkFields.some((known) => known === field)) return undefined;
  if (laterFields.includes(field)) {
    return `${field}: this field comes with a later release of Belay; take it out until then.`;
  }
  if (sharedSettings.includes(field)) {
    return `${field}: this is set for all checks at once, by the input of that name, not in a check.`;
  }
  const suggestion = nearest(field, [...checkFields, ...laterFields]);
  const hint =
    suggestion === undefined ? `it takes ${checkFields.join(', ')}` : `did you mean "${suggestion}"`;
  return `${quote(field)}: a check has no such field; ${hint}.`;
}

/** What a value is, for sentences; the value itself only where it cannot be a secret. */
function kindOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' || typeof value === 'boolean') return `the ${typeof value} ${value}`;
  if (typeof value === 'string') return value.trim() === '' ? 'only blanks' : 'text';
  return typeof value === 'object' ? 'a mapping' : `a ${typeof value}`;
}

function quote(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}
