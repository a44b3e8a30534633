import { formatDuration } from '../ports/duration.ts';
import { escapeMarkdown, neutralise, truncate } from '../ports/foreign-text.ts';
import type { CheckResult, HealthReport } from './health-report.ts';
import type { IncidentSubject } from './incident.ts';
import { writeMarker } from './incident-marker.ts';
import type { Assessment, IncidentChange, IncidentRecord } from './incident-record.ts';

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

/** How an incident came to its end. */
export interface Ending {
  /** Undefined where nothing that failed was seen well: it is only asked no more. */
  readonly downtime: Downtime | undefined;
  /** How many checks that failed are not asked any more. */
  readonly gone: number;
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

/** The body while the service is down: what is down first, then what to do, and last the hidden marker. */
export function openBody(story: IncidentStory, sinceMs: number, record: IncidentRecord): string {
  const { subject, report } = story;
  const parts = [
    `**${inertOnGitHub(subject.name)} is down** since ${writeTime(sinceMs)}: ${countFailing(report)}.`,
    table(report.results.filter(({ health }) => health !== 'healthy')),
    hints(report.results),
    runLine(story, 'Seen by'),
    whatToDo(sinceMs),
    writeMarker(record),
  ];
  return joined(parts);
}

/** What is put above the body when it is over, short enough for any body. */
export function closingLine(story: IncidentStory, ending: Ending): string {
  return [`${recovery(story, ending)} ${runLine(story, 'Seen by')}`.trim(), '---'].join('\n\n');
}

export function closingComment(story: IncidentStory, ending: Ending): string {
  const unwell = story.report.results.filter(({ health }) => health !== 'healthy');
  return joined([recovery(story, ending), table(unwell), runLine(story, 'Seen by')]);
}

/** The body of an issue that two runs opened at once and one of them closes again. It is no incident any more. */
export function duplicateBody(number: number): string {
  return `Two runs opened an issue at once. The other one is #${number}.`;
}

/** What became worse and what is well again. */
export function changeComment(
  story: IncidentStory,
  change: IncidentChange,
  { unasked }: Pick<Assessment, 'unasked'>,
): string {
  const { results, status } = story.report;
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
    gone === 0 ? '' : `${countGone(gone)} not asked any more.`,
    stillFailing.length === 0 ? '' : `Still failing: ${listNames(named(stillFailing))}.`,
    status === 'unhealthy'
      ? `Together: ${countFailing(story.report)}.`
      : 'Nothing that this run asked is down. The issue stays open for what other runs ask.',
    status === 'unhealthy' && unasked > 0
      ? `${counted(unasked, 'more that failed was', 'more that failed were')} not asked by this run.`
      : '',
    runLine(story, 'Seen by'),
  ];
  return joined(parts);
}

/** How the service came back, in a sentence or two, for a `result` and a summary too. */
export function recoverySentence(
  name: string,
  { status }: Pick<HealthReport, 'status'>,
  { downtime, gone }: Ending,
): string {
  const now =
    status === 'degraded'
      ? 'nothing that is asked is down, but something is degraded'
      : 'all that is asked is well';
  if (downtime === undefined)
    return gone === 0 ? `${name}: ${now}.` : `${name}: ${countGone(gone)} not asked any more; ${now}.`;
  const took = formatDuration(downtime.toMs - downtime.fromMs);
  const back =
    status === 'degraded'
      ? `${name} is no longer down after ${took}, but degraded.`
      : `${name} is well again after ${took}.`;
  return gone === 0 ? back : `${back} ${countGone(gone)} not asked any more.`;
}

function recovery({ subject, report }: IncidentStory, ending: Ending): string {
  const { downtime } = ending;
  const total = report.results.length;
  const isWell = report.results.every(({ health }) => health === 'healthy');
  return [
    `**${inertOnGitHub(recoverySentence(subject.name, report, ending))}**`,
    downtime === undefined
      ? ''
      : `It was down from ${writeTime(downtime.fromMs)} to ${writeTime(downtime.toMs)}, as far as the runs saw.`,
    isWell ? (total === 1 ? 'Its check passes.' : `All ${total} checks pass.`) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function countGone(gone: number): string {
  return counted(gone, 'check that failed is', 'checks that failed are');
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
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
    'Belay comments here when something changes and closes this issue when the checks pass again. Closed by hand while the service is down, it is opened anew by the next run. Write below this text or in comments: what stands above is written anew.',
  ].join('\n');
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `2026-11-21 13:47 UTC`. */
function writeTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
