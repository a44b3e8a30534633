import { anySuccess, type HealthCheck } from './check.ts';
import { isFieldOf, whyNotField } from './check-fields.ts';
import { readIp } from './check-ip.ts';
import { readLatency } from './check-latency.ts';
import type { CheckDraft } from './check-list.ts';
import { whyNotQuery } from './check-query.ts';
import { readStatus } from './check-status.ts';
import { readName } from './check-text.ts';
import { readCheckUrl, readCommand, urlTakes } from './check-url.ts';
import { type CheckUse, rememberedUse } from './check-use.ts';
import { isMapping, shownKind } from './field-value.ts';
import { readHttpFields } from './http-check.ts';
import { type FieldReader, fieldReader, present, readTextExpectations } from './read-fields.ts';

/** One item of a list of checks: the draft, or the sentences about what is wrong with it. */
export interface CheckItem {
  readonly draft: CheckDraft | undefined;
  readonly problems: readonly string[];
}

/** Reads one item: a URL alone, or a mapping that says what is asked and what must be answered. */
export function readCheckItem(item: unknown, where: string, use: CheckUse = rememberedUse): CheckItem {
  if (typeof item === 'string') return readCheckItem({ url: item }, where, use);
  if (!isMapping(item)) {
    const problem = `${where}: expected a URL, or a mapping that begins with "url:" or "exec:", got ${shownKind(item)}.`;
    return { draft: undefined, problems: [problem] };
  }
  const problems: string[] = [];
  const given = new Map<string, unknown>(Object.entries(item));
  const target = targetOf(given, use);
  const kind = target.kind === 'url' ? target.asks : target.meant;
  for (const field of given.keys()) {
    const wrong = whyNotField(field, kind);
    if (wrong !== undefined) problems.push(wrong);
  }
  if (target.kind === 'refused') problems.push(`${target.problem}.`);
  const fitting =
    kind === undefined ? given : new Map([...given].filter(([field]) => isFieldOf(field, kind)));
  const reader = fieldReader(fitting, problems);
  const draft = draftOf(target, where, { reader, use });
  return problems.length > 0 || draft === undefined
    ? { draft: undefined, problems: problems.map((text) => `${where}, ${text}`) }
    : { draft, problems: [] };
}

type Target =
  | { readonly kind: 'url'; readonly url: string; readonly asks: HealthCheck['kind'] }
  | {
      readonly kind: 'refused';
      readonly problem: string;
      /** What it would have been; undefined where that cannot be told. */
      readonly meant: HealthCheck['kind'] | undefined;
    };

/** What is asked, by `url` or by `exec`. */
function targetOf(given: ReadonlyMap<string, unknown>, use: CheckUse): Target {
  const refused = (problem: string, meant?: HealthCheck['kind']): Target => ({
    kind: 'refused',
    problem,
    meant,
  });
  const field = given.has('exec') ? 'exec' : 'url';
  if (given.has('exec') && given.has('url'))
    return refused('exec: expected either "url" or "exec", got both; make two checks of it');
  const value = given.get(field);
  const meant = field === 'exec' ? 'exec' : meantBy(value);
  if (typeof value !== 'string' || value.trim() === '') {
    const got = given.has(field) ? shownKind(value) : 'nothing';
    return refused(`${field}: expected ${field === 'exec' ? 'a command' : urlTakes}, got ${got}`, meant);
  }
  const read = field === 'exec' ? readCommand(value) : readCheckUrl(value.trim());
  if (read.kind === 'refused') return refused(`${field}: ${read.problem}`, meant);
  const wrong = read.asks === 'http' ? whyNotQuery(read.url, use) : undefined;
  return wrong === undefined ? read : refused(`${field}: ${wrong}`, meant);
}

function meantBy(value: unknown): HealthCheck['kind'] | undefined {
  const [, scheme] = /^\s*(https?|tcp|exec):/i.exec(typeof value === 'string' ? value : '') ?? [];
  switch (scheme?.toLowerCase()) {
    case undefined:
      return undefined;
    case 'tcp':
      return 'tcp';
    case 'exec':
      return 'exec';
    default:
      return 'http';
  }
}

interface Reading {
  readonly reader: FieldReader;
  readonly use: CheckUse;
}

/** Reads every field that is there, so that all problems are found; the draft where what is asked is known. */
function draftOf(target: Target, where: string, { reader, use }: Reading): CheckDraft | undefined {
  const name = present('name', reader.read('name', readName));
  const latency = present('maxLatency', reader.read('max-latency', readLatency));
  const text = readTextExpectations(reader);
  const ip = present('ip', reader.read('ip', readIp));
  const status = reader.read('status', readStatus) ?? anySuccess;
  const http = readHttpFields(reader, { url: target.kind === 'url' ? target.url : '', use });
  if (target.kind === 'refused') return undefined;
  const { url } = target;
  switch (target.asks) {
    case 'tcp':
      return { kind: 'tcp', where, url, ...name, ...latency, ...ip };
    case 'exec':
      return { kind: 'exec', where, url, ...name, ...text, ...latency };
    case 'http':
      return { kind: 'http', where, url, status, ...name, ...http, ...text, ...latency, ...ip };
  }
}
