import { truncate } from '../../ports/foreign-text.ts';

/** What became of one host of several. */
export interface HostLine {
  readonly host: string;
  readonly status: HostStatus;
  /** The reason code of that host; `taken_back` where it went back for another host's sake. */
  readonly reasonCode: string;
  /** What it runs; null when nothing, or when it is not known (`unreachable`, `unknown`). */
  readonly sha: string | null;
  readonly durationMs: number;
  readonly message: string;
  /** The deployment that is live there, where it is known. */
  readonly generation?: number;
}

/** `unknown`: it was lost in the middle; `untouched`: its turn did not come. */
export type HostStatus =
  | 'live'
  | 'unchanged'
  | 'rolled-back'
  | 'failed'
  | 'untouched'
  | 'unreachable'
  | 'unknown'
  | 'validated'
  | 'superseded'
  | 'kept'
  | 'nothing-to-do'
  | 'planned';

const order: readonly HostStatus[] = [
  'unknown',
  'failed',
  'unreachable',
  'rolled-back',
  'kept',
  'untouched',
  'superseded',
  'live',
  'validated',
  'planned',
  'nothing-to-do',
  'unchanged',
];

/** Worst first; within a state as they were given. */
export function worstFirst(lines: readonly HostLine[]): readonly HostLine[] {
  return [...lines].sort((left, right) => order.indexOf(left.status) - order.indexOf(right.status));
}

/** What all hosts run; null where they differ, or where it is not known of one. */
export function sharedSha(lines: readonly Pick<HostLine, 'sha' | 'status'>[]): string | null {
  const [first] = lines;
  return first !== undefined && !hostsDiffer(lines) && lines.every(isKnown) ? first.sha : null;
}

/** Whether two hosts are known to run different releases. */
export function hostsDiffer(lines: readonly Pick<HostLine, 'sha' | 'status'>[]): boolean {
  return new Set(lines.filter(isKnown).map(({ sha }) => sha)).size > 1;
}

function isKnown({ status }: Pick<HostLine, 'status'>): boolean {
  return status !== 'unreachable' && status !== 'unknown';
}

/** The value all have; undefined where two differ. */
export function common<T>(values: readonly T[]): T | undefined {
  const [first] = values;
  return values.every((each) => each === first) ? first : undefined;
}

/** A result is handed on in one variable. */
const lineLimit = 100;
const byteLimit = 30_000;
const messageLimit = 300;

/** The lines for the `result` of an action, worst first, cut to what one variable can hold. */
export function briefHosts(lines: readonly HostLine[]): readonly Readonly<Record<string, unknown>>[] {
  const brief: Readonly<Record<string, unknown>>[] = [];
  let bytes = 0;
  for (const line of worstFirst(lines).slice(0, lineLimit)) {
    const entry = {
      host: line.host,
      status: line.status,
      'reason-code': line.reasonCode,
      sha: line.sha,
      'duration-ms': Math.max(0, Math.round(line.durationMs)),
      message: truncate(line.message, messageLimit),
    };
    bytes += Buffer.byteLength(JSON.stringify(entry)) + 1;
    if (bytes > byteLimit) break;
    brief.push(entry);
  }
  return brief;
}

/** Hosts that a message has a line for. */
const toldLimit = 20;

/** What each host runs, a line each, for a message. */
export function describeHosts(lines: readonly HostLine[]): string {
  const told = worstFirst(lines)
    .slice(0, toldLimit)
    .map((line) => `  ${line.host}: ${describeSha(line)}`);
  const more = lines.length - told.length;
  return [...told, ...(more > 0 ? [`  and ${more} more hosts`] : [])].join('\n');
}

/** What a host runs, in words. */
export function describeSha({ status, sha }: Pick<HostLine, 'sha' | 'status'>): string {
  if (status === 'unreachable') return 'not reached';
  if (status === 'unknown') return 'not known';
  return sha ?? 'nothing';
}

/** What a host has to say, with its name in front, once. */
export function sayOf(host: string, message: string): string {
  return message.startsWith(host) ? message : `${host}: ${message}`;
}

/** `web1`, `web1 and web2`, `web1, web2 and 3 more`. */
export function nameHosts(names: readonly string[]): string {
  const [first = '', second, third] = names;
  if (second === undefined) return first;
  if (third === undefined) return `${first} and ${second}`;
  if (names.length === 3) return `${first}, ${second} and ${third}`;
  return `${first}, ${second} and ${names.length - 2} more`;
}
