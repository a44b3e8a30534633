import { formatDuration } from '../ports/duration.ts';
import { escapeMarkdown, neutralise, truncate } from '../ports/foreign-text.ts';
import type { CheckResult, HealthReport } from './health-report.ts';
import { type IncidentChange, type IncidentSubject, recordOf, writeMarker } from './incident.ts';

/** What the text of an issue is made of. Secrets are out of it already. */
export interface IncidentStory {
  readonly subject: IncidentSubject;
  readonly report: HealthReport;
  /** The page of this run; may be empty. */
  readonly runUrl: string;
}

/** When it was down, in milliseconds since the epoch. */
export interface Downtime {
  readonly fromMs: number;
  readonly toMs: number;
}

const rowLimit = 20;
const namedLimit = 8;
const nameLimit = 160;
const reasonLimit = 300;
const listedLimit = 60;
const hintLimit = 3;
/** GitHub takes 65,536 characters, of which a character that is escaped needs up to twelve. */
const tableLimit = 25_000;
const titleLimit = 200;

/** Shows the characters of foreign text, and makes no mention, reference, link or image of them on GitHub. */
export function inertOnGitHub(text: string): string {
  // GitHub looks for mentions and references after it has read the entities, so these need a character between.
  return escapeMarkdown(text)
    .replaceAll('&#64;', '&#64;&#8203;')
    .replaceAll('&#35;', '&#35;&#8203;')
    .replaceAll('://', ':&#8203;//')
    .replace(/\b(www)\./gi, '$1&#8203;.')
    .replace(/\b(GH)-/gi, '$1&#8203;-');
}

export function incidentTitle({ name }: IncidentSubject): string {
  return `${truncate(neutralise(name), titleLimit)} is down`;
}

/** The body while the service is down: what is down first, then what to do. */
export function openBody(story: IncidentStory, sinceMs: number): string {
  const { subject, report } = story;
  const parts = [
    `**${inertOnGitHub(subject.name)} is down** since ${writeTime(sinceMs)}: ${countFailing(report)}.`,
    table(report.results.filter(({ health }) => health !== 'healthy')),
    hints(report.results),
    runLine(story, 'Seen by'),
    whatToDo(sinceMs),
    writeMarker(recordOf(subject, report)),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The body after it: what it was, and how it is. */
export function closedBody(story: IncidentStory, downtime: Downtime): string {
  const parts = [recovery(story, downtime), runLine(story, 'Seen by')];
  parts.push(writeMarker({ key: story.subject.key, failing: [], count: 0, set: '' }));
  return parts.filter((part) => part !== '').join('\n\n');
}

export function closingComment(story: IncidentStory, downtime: Downtime): string {
  return [recovery(story, downtime), runLine(story, 'Seen by')].filter((part) => part !== '').join('\n\n');
}

/** The body of an issue that two runs opened at once and one of them closes again. It is no incident any more. */
export function duplicateBody(number: number): string {
  return `Two runs opened an issue at once. The other one is #${number}.`;
}

/** What became worse and what is well again. */
export function changeComment(story: IncidentStory, change: IncidentChange): string {
  const { results } = story.report;
  const named = (names: readonly string[]): CheckResult[] => {
    const wanted = new Set(names);
    return results.filter(({ name }) => wanted.has(name));
  };
  const { worse, better, stillFailing, gone } = change;
  const parts = [
    worse.length === 0
      ? ''
      : `**Worse:** ${counted(worse.length, 'more check fails', 'more checks fail')} now.`,
    table(named(worse)),
    better.length === 0 ? '' : `**Not down any more:** ${listNames(named(better))}.`,
    gone === 0
      ? ''
      : `${counted(gone, 'check that failed is', 'checks that failed are')} not checked any more.`,
    stillFailing.length === 0 ? '' : `Still failing: ${listNames(named(stillFailing))}.`,
    `Together: ${countFailing(story.report)}.`,
    runLine(story, 'Seen by'),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** One sentence on how the service came back, for a `result` and a summary too. */
export function recoverySentence(name: string, report: HealthReport, downtime: Downtime): string {
  const took = formatDuration(downtime.toMs - downtime.fromMs);
  return report.status === 'degraded'
    ? `${name} is no longer down after ${took}, but degraded.`
    : `${name} is well again after ${took}.`;
}

function recovery({ subject, report }: IncidentStory, downtime: Downtime): string {
  const first = `**${inertOnGitHub(recoverySentence(subject.name, report, downtime))}**`;
  const when = `It was down from ${writeTime(downtime.fromMs)} to ${writeTime(downtime.toMs)}, as far as the runs saw.`;
  const rest = report.results.filter(({ health }) => health !== 'healthy');
  const total = report.results.length;
  const now = rest.length > 0 ? '' : total === 1 ? 'Its check passes.' : `All ${total} checks pass.`;
  return [[first, when, now].filter((part) => part !== '').join(' '), table(rest)]
    .filter((part) => part !== '')
    .join('\n\n');
}

function countFailing({ results }: HealthReport): string {
  const failing = results.filter(({ health }) => health === 'unhealthy').length;
  if (failing === 0) return 'its health checks take turns to fail';
  if (results.length === 1) return 'its health check fails';
  return `${failing} of ${results.length} health checks ${failing === 1 ? 'fails' : 'fail'}`;
}

function table(results: readonly CheckResult[]): string {
  if (results.length === 0) return '';
  const sorted = [...results].sort((left, right) => rank(right) - rank(left));
  const rows: string[] = [];
  let size = 0;
  for (const result of sorted.slice(0, rowLimit)) {
    const row = `| ${nameCell(result)} | ${result.health} | ${inert(reasonOf(result), reasonLimit)} |`;
    size += row.length;
    if (size > tableLimit) break;
    rows.push(row);
  }
  const more = results.length - rows.length;
  const rest = more > 0 ? `\n\nAnd ${more} more: the run has them all.` : '';
  return `| Check | State | Reason |\n|---|---|---|\n${rows.join('\n')}${rest}`;
}

function rank({ health }: CheckResult): number {
  return health === 'unhealthy' ? 1 : 0;
}

/** With the components that are not well, where the reason does not name them itself. */
function reasonOf({ reason, components }: CheckResult): string {
  const told = (components ?? [])
    .filter(({ name }) => !reason.includes(name))
    .slice(0, 3)
    .map(({ name, health }) => `${name}: ${health}`);
  return told.length === 0 ? reason : `${reason} (${told.join(', ')})`;
}

function nameCell({ name, url }: CheckResult): string {
  const shown = inert(name, nameLimit);
  if (!/^https?:/.test(url) || !URL.canParse(url)) return shown;
  const address = new URL(url).href.replace(/[()|<>\s]/g, (character) => encodeURIComponent(character));
  const safe = address.replaceAll('(', '%28').replaceAll(')', '%29');
  return `[${shown}](${safe})`;
}

function inert(text: string, limit: number): string {
  return inertOnGitHub(truncate(text, limit));
}

function listNames(results: readonly CheckResult[]): string {
  const named = results.slice(0, namedLimit).map(({ name, health, reason }) => {
    const now = health === 'healthy' ? '' : ` (${inert(reason === '' ? health : reason, listedLimit)})`;
    return `${inert(name, listedLimit)}${now}`;
  });
  const more = results.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
}

/** What to look at, by the first checks that know; the same for several is said once. */
function hints(results: readonly CheckResult[]): string {
  const known = new Map<string, string>();
  for (const { name, health, hint } of results)
    if (health === 'unhealthy' && hint !== undefined && !known.has(hint)) known.set(hint, name);
  return [...known]
    .slice(0, hintLimit)
    .map(([hint, name]) => `- ${inert(name, listedLimit)}: ${inert(hint, reasonLimit)}`)
    .join('\n');
}

function runLine({ runUrl }: IncidentStory, verb: string): string {
  return runUrl === '' ? '' : `${verb} [this run](${runUrl}).`;
}

function whatToDo(sinceMs: number): string {
  return [
    '**What to do**',
    '',
    '1. Open the run: its summary has every check, the worst first, with what was seen.',
    `2. Read the log of the check named first, from ${writeTime(sinceMs)} on.`,
    '3. If a deployment made it sick, bring the last validated release back with your rollback workflow.',
    '',
    'Belay comments here when something changes and closes this issue when the checks pass again. Closed by hand while the service is down, it is opened anew by the next run.',
  ].join('\n');
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `2026-11-21 13:47 UTC`. */
function writeTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
