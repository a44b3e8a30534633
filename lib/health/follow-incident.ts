import type { Clock } from '../ports/clock.ts';
import { claimLabel, incidentLabel } from './incident.ts';
import type { IncidentIssue, IncidentIssues, Tried } from './incident-issues.ts';
import { putOnTop, readMarker, replaceMarker, replaceWritten } from './incident-marker.ts';
import { type Assessment, assess, type IncidentRecord, isSameRecord, type Look } from './incident-record.ts';
import {
  changeComment,
  closingComment,
  closingLine,
  duplicateBody,
  type Ending,
  type IncidentStory,
  incidentTitle,
  openBody,
} from './incident-text.ts';

export interface IncidentPorts {
  readonly issues: IncidentIssues;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
}

/** A look at a service, and how its story is told. */
export type IncidentLook = IncidentStory & Look;

/** What became of the incident. */
export interface IncidentOutcome {
  /**
   * `joined`: another run opened it at the same time. `waiting`: nothing is down here, but what this run does not ask
   * is, as far as is known. `closed`: by this run, or before by hand. `failed`: GitHub did not let it be followed; the
   * health of the service is known all the same.
   */
  readonly did: 'nothing' | 'opened' | 'joined' | 'commented' | 'unchanged' | 'waiting' | 'closed' | 'failed';
  /**
   * Whether this run is the one to tell that the service was otherwise before; undefined where that could not be read.
   */
  readonly changed: boolean | undefined;
  readonly issue?: Pick<IncidentIssue, 'number' | 'url'>;
  /** How it ended, where it did. */
  readonly ending?: Ending;
  /** Why it failed and what to do: sentences safe in logs. */
  readonly problem?: string;
}

/** How long who lost the race looks for the issue of who won it, and who closes waits for another to close. */
const looksForWinnerMs = [500, 1_500, 3_000, 5_000] as const;
const looksForCloserMs = [500, 1_500] as const;

/** Most issues of one key that are closed as duplicates in one run. */
const duplicateLimit = 10;

/**
 * Opens an incident when the service is unhealthy and none is open, comments when the set of failing checks changed,
 * closes it when nothing that failed is unhealthy any more. Of two runs at once one opens, see {@link claimLabel}, and
 * one tells.
 */
export async function followIncident(look: IncidentLook, ports: IncidentPorts): Promise<IncidentOutcome> {
  const found = await findOpen(look, ports);
  if (found.kind === 'failed') return failure(found.problem, undefined);
  const isDown = look.report.status === 'unhealthy';
  if (found.value !== undefined)
    return isDown ? carryOn(found.value, look, ports) : settle(found.value, look, ports);
  if (isDown) return begin(look, ports);
  const left = await findClaimed(look, ports);
  if (left.kind === 'failed') return failure(left.problem, undefined);
  return left.value === undefined ? { did: 'nothing', changed: false } : settle(left.value, look, ports);
}

function failure(problem: string, changed: boolean | undefined): IncidentOutcome {
  return { did: 'failed', changed, problem };
}

/** The open issue of this incident. Where there are several, all but the oldest are closed as duplicates. */
async function findOpen(
  look: IncidentLook,
  { issues }: IncidentPorts,
): Promise<Tried<IncidentIssue | undefined>> {
  const listed = await issues.list(incidentLabel.name, 'open');
  if (listed.kind === 'failed') return listed;
  const [oldest, ...duplicates] = listed.value
    .filter((issue) => issue.isOpen && isAbout(issue, look))
    .sort((left, right) => left.number - right.number);
  if (oldest === undefined) return { kind: 'done', value: undefined };
  for (const { number } of duplicates.slice(0, duplicateLimit)) {
    // Should it fail, the next run sees it again.
    await issues.update(number, { body: duplicateBody(oldest.number), closeAs: 'duplicate' });
  }
  return { kind: 'done', value: oldest };
}

/** By its marker; where people removed that, by the label of the claim. */
function isAbout({ body, labels }: IncidentIssue, { subject }: IncidentLook): boolean {
  const marker = readMarker(body);
  if (marker !== undefined) return marker.key === subject.key;
  const claim = claimLabel(subject).name;
  return labels.some((name) => name.toLowerCase() === claim.toLowerCase());
}

/**
 * The issue that has the label of the claim though it was not found as open: people took the other label off, or
 * closed it by hand, as who closes an issue here takes the claim away before.
 */
async function findClaimed(
  look: IncidentLook,
  { issues }: IncidentPorts,
): Promise<Tried<IncidentIssue | undefined>> {
  const listed = await issues.list(claimLabel(look.subject).name, 'all');
  if (listed.kind === 'failed') return listed;
  const own = listed.value.filter((issue) => isAbout(issue, look));
  const [first] = own.sort((left, right) => rank(right) - rank(left) || right.number - left.number);
  return { kind: 'done', value: first };
}

/** A duplicate that was closed has the claim too, and no marker. */
function rank({ isOpen, body }: IncidentIssue): number {
  return (isOpen ? 2 : 0) + (readMarker(body) === undefined ? 0 : 1);
}

async function begin(look: IncidentLook, ports: IncidentPorts): Promise<IncidentOutcome> {
  const { issues } = ports;
  const known = await issues.createLabel(incidentLabel);
  if (known.kind === 'failed') return failure(known.problem, true);
  const claim = claimLabel(look.subject);
  let claimed = await issues.createLabel(claim);
  if (claimed.kind === 'done' && claimed.value === 'exists') {
    const left = await findClaimed(look, ports);
    if (left.kind === 'failed') return failure(left.problem, true);
    if (left.value?.isOpen === true) return join(left.value, look, ports);
    if (left.value !== undefined) {
      // Closed by hand: nobody is about to open an issue with it.
      const released = await issues.deleteLabel(claim.name);
      claimed = released.kind === 'failed' ? released : await issues.createLabel(claim);
    }
  }
  if (claimed.kind === 'failed') return failure(claimed.problem, true);
  return claimed.value === 'created' ? open(look, ports) : waitForWinner(look, ports);
}

async function waitForWinner(look: IncidentLook, ports: IncidentPorts): Promise<IncidentOutcome> {
  for (const ms of looksForWinnerMs) {
    if (!(await slept(ms, ports))) return failure('The run was cancelled.', true);
    const found = await findOpen(look, ports);
    if (found.kind === 'failed') return failure(found.problem, true);
    if (found.value !== undefined) return join(found.value, look, ports);
  }
  // Who claimed it died before opening it.
  return open(look, ports);
}

/** Who opened it tells of it; this run only of what fails besides. */
async function join(
  issue: IncidentIssue,
  look: IncidentLook,
  ports: IncidentPorts,
): Promise<IncidentOutcome> {
  const outcome = await carryOn(issue, look, ports);
  return outcome.did === 'unchanged' ? { ...outcome, did: 'joined' } : outcome;
}

async function open(look: IncidentLook, ports: IncidentPorts): Promise<IncidentOutcome> {
  const claim = claimLabel(look.subject);
  const { record } = assess(recordOf(undefined, look), look);
  const created = await ports.issues.create({
    title: incidentTitle(look.subject),
    body: openBody(look, ports.clock.now(), record),
    labels: [incidentLabel.name, claim.name],
  });
  if (created.kind === 'failed' && created.nothingDone) {
    await ports.issues.deleteLabel(claim.name);
    return failure(created.problem, true);
  }
  // Another may have thought this run dead; and an answer that was lost may have been a yes.
  const seen = await findOpen(look, ports);
  const oldest = seen.kind === 'done' ? seen.value : undefined;
  if (created.kind === 'failed') {
    return oldest === undefined
      ? failure(created.problem, true)
      : { did: 'opened', changed: true, issue: oldest };
  }
  return oldest !== undefined && oldest.number < created.value.number
    ? join(oldest, look, ports)
    : { did: 'opened', changed: true, issue: created.value };
}

/** What the issue remembers; of one whose marker people removed, nothing. */
function recordOf(issue: IncidentIssue | undefined, { subject }: IncidentLook): IncidentRecord {
  return (issue === undefined ? undefined : readMarker(issue.body)) ?? { key: subject.key, lists: [] };
}

async function carryOn(
  issue: IncidentIssue,
  look: IncidentLook,
  ports: IncidentPorts,
): Promise<IncidentOutcome> {
  const assessment = assess(recordOf(issue, look), look);
  const { change, record, unasked } = assessment;
  if (change === undefined || readMarker(issue.body) === undefined)
    return { did: 'unchanged', changed: false, issue, ...(await remember(issue, record, ports)) };
  // The comment first: where it is lost the next run tells the change again, and not nobody.
  const told = await ports.issues.comment(issue.number, changeComment(look, change, assessment));
  if (told.kind === 'failed') return { ...failure(told.problem, true), issue };
  // The table of what this run did not ask is not for it to replace.
  const body =
    unasked > 0
      ? replaceMarker(issue.body, record)
      : replaceWritten(issue.body, openBody(look, issue.createdAtMs, record));
  const written = await ports.issues.update(issue.number, { body });
  if (written.kind === 'failed') return { ...failure(written.problem, true), issue };
  return { did: 'commented', changed: true, issue };
}

/** Writes down, without a word to anybody, what is to be known in the next look. */
async function remember(
  issue: IncidentIssue,
  record: IncidentRecord,
  { issues }: IncidentPorts,
): Promise<Pick<IncidentOutcome, 'problem'>> {
  const before = readMarker(issue.body);
  if (before !== undefined && isSameRecord(before, record)) return {};
  const written = await issues.update(issue.number, { body: replaceMarker(issue.body, record) });
  return written.kind === 'failed' ? { problem: written.problem } : {};
}

/** Nothing is down in this look: the end, unless something is that it did not ask. */
async function settle(
  issue: IncidentIssue,
  look: IncidentLook,
  ports: IncidentPorts,
): Promise<IncidentOutcome> {
  const assessment = assess(recordOf(issue, look), look);
  if (assessment.isOver) return end(issue, look, { assessment, ...ports });
  const waiting = issue.isOpen
    ? ({ did: 'waiting', changed: false, issue } as const)
    : ({ did: 'nothing', changed: false } as const);
  if (issue.isOpen && assessment.change !== undefined) {
    const comment = changeComment(look, assessment.change, assessment);
    const told = await ports.issues.comment(issue.number, comment);
    if (told.kind === 'failed') return { ...waiting, problem: told.problem };
  }
  return { ...waiting, ...(await remember(issue, assessment.record, ports)) };
}

/** Who deletes the label closes the issue and tells; another only when nobody has after a while. */
async function end(
  issue: IncidentIssue,
  look: IncidentLook,
  ports: IncidentPorts & { readonly assessment: Assessment },
): Promise<IncidentOutcome> {
  const { issues } = ports;
  const ending = endingOf(issue, ports);
  const released = await issues.deleteLabel(claimLabel(look.subject).name);
  if (released.kind === 'failed') return { ...failure(released.problem, true), issue };
  const closed: IncidentOutcome = { did: 'closed', changed: true, issue, ending };
  if (released.value === 'absent') {
    const by = await closedByAnother(issue, ports);
    if (by.kind === 'failed') return { ...failure(by.problem, true), issue };
    if (by.value) return { ...closed, changed: false };
  }
  const kept = replaceMarker(issue.body, { key: look.subject.key, lists: [] });
  const body = putOnTop(kept, closingLine(look, ending));
  const done = await issues.update(issue.number, {
    body,
    ...(issue.isOpen ? { closeAs: 'completed' } : {}),
  });
  if (done.kind === 'failed') return { ...failure(done.problem, true), issue };
  const told = await issues.comment(issue.number, closingComment(look, ending));
  return told.kind === 'failed' ? { ...closed, problem: told.problem } : closed;
}

function endingOf(
  { createdAtMs }: IncidentIssue,
  { assessment, clock }: IncidentPorts & { readonly assessment: Assessment },
): Ending {
  const { gone, change } = assessment;
  const sawWell = gone === 0 || (change?.better.length ?? 0) > 0;
  const downtime = { fromMs: createdAtMs, toMs: Math.max(createdAtMs, clock.now()) };
  return { gone, downtime: sawWell ? downtime : undefined };
}

async function closedByAnother(issue: IncidentIssue, ports: IncidentPorts): Promise<Tried<boolean>> {
  if (!issue.isOpen) return { kind: 'done', value: true };
  for (const ms of looksForCloserMs) {
    if (!(await slept(ms, ports)))
      return { kind: 'failed', problem: 'The run was cancelled.', nothingDone: true };
    const read = await ports.issues.read(issue.number);
    if (read.kind === 'failed') return read;
    if (!read.value.isOpen) return { kind: 'done', value: true };
  }
  return { kind: 'done', value: false };
}

async function slept(ms: number, { clock, signal }: IncidentPorts): Promise<boolean> {
  try {
    await clock.sleep(ms, signal);
    return true;
  } catch {
    return false;
  }
}
