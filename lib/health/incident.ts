import { createHash } from 'node:crypto';
import { truncate } from '../ports/foreign-text.ts';
import type { HealthReport } from './health-report.ts';
import type { IncidentLabel } from './incident-issues.ts';

/** What an incident is about. The same service has the same key in every run. */
export interface IncidentSubject {
  /** Letters, digits, `.`, `_` and `-` only. */
  readonly key: string;
  /** What people call it. Foreign text where it is no environment. */
  readonly name: string;
}

/** What a run that found the service down left in the issue. */
export interface IncidentRecord {
  readonly key: string;
  /** Fingerprints of the names that failed, at most {@link rememberedLimit}. */
  readonly failing: readonly string[];
  /** How many failed. */
  readonly count: number;
  /** One fingerprint of all that failed, in any order. */
  readonly set: string;
}

/** The label every incident has, for finding them again. */
export const incidentLabel: IncidentLabel = {
  name: 'belay-incident',
  description: 'Opened and closed by Belay: a service is or was down.',
  color: 'b60205',
};

/** Most fingerprints in one issue, whose body has its limits. */
const rememberedLimit = 500;

/** Most characters of a key in the name of a label, of which GitHub takes 50. */
const labelKeyLimit = 35;

/** The environment; without one, the workflow together with the names of what it checks. */
export function incidentSubject(about: {
  readonly environment: string;
  readonly workflow: string;
  readonly names: readonly string[];
}): IncidentSubject {
  const { environment, workflow, names } = about;
  if (environment !== '') return { key: environment, name: environment };
  const hash = fingerprint(JSON.stringify([workflow, ...[...names].sort()])).slice(0, 8);
  const slug = workflow
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 20);
  const [only] = names;
  const name = names.length === 1 && only !== undefined ? only : `what workflow "${workflow}" checks`;
  return { key: `${slug === '' ? 'checks' : slug}-${hash}`, name };
}

/**
 * The label that exists while the service is down. GitHub makes a name once, whatever its case, so who creates it is
 * the one who opens the issue, and who deletes it the one who closes it.
 */
export function claimLabel({ key }: IncidentSubject): IncidentLabel {
  const isPlain = key.length <= labelKeyLimit && key === key.toLowerCase();
  const short = `${key.slice(0, labelKeyLimit - 9)}-${fingerprint(key).slice(0, 8)}`;
  return {
    name: `belay: ${isPlain ? key : short} is down`,
    description: truncate(`Exists while ${key} is down, so that one issue is opened. Do not remove.`, 100),
    color: incidentLabel.color,
  };
}

/** What a report leaves in the issue. */
export function recordOf({ key }: IncidentSubject, report: HealthReport): IncidentRecord {
  const all = failingNames(report).map(fingerprint).sort();
  return {
    key,
    failing: all.slice(0, rememberedLimit),
    count: all.length,
    set: fingerprint(all.join('\n')),
  };
}

function failingNames(report: HealthReport): readonly string[] {
  return report.results.filter(({ health }) => health === 'unhealthy').map(({ name }) => name);
}

/** Stands for a name, so that the text of nobody else gets into a marker. */
function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

const markerPattern = /<!-- belay:incident (\{[^<>]{1,20000}\}) -->/;

/** The hidden line that says which incident an issue is. Nothing in it can end the comment it stands in. */
export function writeMarker(record: IncidentRecord): string {
  const json = JSON.stringify(record).replace(
    /[^A-Za-z0-9"{}[\]:,._]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `<!-- belay:incident ${json} -->`;
}

/** What the marker in the body of an issue says; undefined where there is none, or one that is broken. */
export function readMarker(body: string): IncidentRecord | undefined {
  const found = markerPattern.exec(body)?.[1];
  if (found === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(found);
  } catch {
    return undefined;
  }
  const { key, failing, count, set } = value as Readonly<Record<string, unknown>>;
  if (typeof key !== 'string' || typeof count !== 'number' || typeof set !== 'string') return undefined;
  if (!Array.isArray(failing) || !failing.every((each): each is string => typeof each === 'string'))
    return undefined;
  return { key, failing, count, set };
}

/** The body with what Belay wrote, down to its marker, replaced; what people wrote below stays. */
export function replaceWritten(body: string, written: string): string {
  const found = markerPattern.exec(body);
  return found === null ? written : `${written}${body.slice(found.index + found[0].length)}`;
}

/** How the failing checks of now differ from those that were written down. */
export interface IncidentChange {
  /** Names that fail now and did not. */
  readonly worse: readonly string[];
  /** Names that failed and do not any more. */
  readonly better: readonly string[];
  readonly stillFailing: readonly string[];
  /** How many failed and are not checked any more. */
  readonly gone: number;
}

/** Undefined where the set of failing checks is the one written down. */
export function changeSince(before: IncidentRecord, report: HealthReport): IncidentChange | undefined {
  if (recordOf({ key: before.key, name: '' }, report).set === before.set) return undefined;
  const known = new Set(before.failing);
  const failing = failingNames(report);
  const names = report.results.map(({ name }) => name);
  const wasFailing = (name: string): boolean => known.has(fingerprint(name));
  const nowFailing = new Set(failing);
  const isWhole = before.failing.length === before.count;
  const gone = before.failing.length - names.filter(wasFailing).length;
  return {
    worse: isWhole ? failing.filter((name) => !wasFailing(name)) : [],
    better: names.filter((name) => wasFailing(name) && !nowFailing.has(name)),
    stillFailing: isWhole ? failing.filter(wasFailing) : failing,
    gone: Math.max(0, gone),
  };
}
