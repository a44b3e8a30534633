import type { Clock } from '../ports/clock.ts';
import { changeSince, claimLabel, incidentLabel, readMarker, recordOf, replaceWritten } from './incident.ts';
import type { IncidentIssue, IncidentIssues, Tried } from './incident-issues.ts';
import {
  changeComment,
  closedBody,
  closingComment,
  type Downtime,
  duplicateBody,
  type IncidentStory,
  incidentTitle,
  openBody,
} from './incident-text.ts';

export interface IncidentPorts {
  readonly issues: IncidentIssues;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
}

/** What became of the incident. */
export interface IncidentOutcome {
  /**
   * `joined`: another run opened it at the same time. `failed`: GitHub did not let it be followed; the health of the
   * service is known all the same.
   */
  readonly did: 'nothing' | 'opened' | 'joined' | 'commented' | 'unchanged' | 'closed' | 'failed';
  /** Whether the service was otherwise before; undefined where that could not be read. */
  readonly changed: boolean | undefined;
  readonly issue?: Pick<IncidentIssue, 'number' | 'url'>;
  /** How long it was down, when it is not any more. */
  readonly downtime?: Downtime;
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
 * closes it when the service is not unhealthy any more. Of two runs at once one opens: see {@link claimLabel}.
 */
export async function followIncident(story: IncidentStory, ports: IncidentPorts): Promise<IncidentOutcome> {
  const looked = await look(story, ports);
  if (looked.kind === 'failed') return failure(looked.problem, undefined);
  const open = looked.value;
  const isDown = story.report.status === 'unhealthy';
  if (open === undefined) return isDown ? begin(story, ports) : { did: 'nothing', changed: false };
  return isDown ? carryOn(open, story, ports) : end(open, story, ports);
}

function failure(problem: string, changed: boolean | undefined): IncidentOutcome {
  return { did: 'failed', changed, problem };
}

/** The open issue of this incident. Where there are several, all but the oldest are closed as duplicates. */
async function look(
  { subject }: IncidentStory,
  { issues }: IncidentPorts,
): Promise<Tried<IncidentIssue | undefined>> {
  const listed = await issues.listOpen(incidentLabel.name);
  if (listed.kind === 'failed') return listed;
  const [oldest, ...duplicates] = listed.value
    .filter(({ body, isOpen }) => isOpen && readMarker(body)?.key === subject.key)
    .sort((left, right) => left.number - right.number);
  if (oldest === undefined) return { kind: 'done', value: undefined };
  for (const { number } of duplicates.slice(0, duplicateLimit)) {
    // Should it fail, the next run sees it again.
    await issues.update(number, { body: duplicateBody(oldest.number), closeAs: 'duplicate' });
  }
  return { kind: 'done', value: oldest };
}

async function begin(story: IncidentStory, ports: IncidentPorts): Promise<IncidentOutcome> {
  const known = await ports.issues.createLabel(incidentLabel);
  if (known.kind === 'failed') return failure(known.problem, true);
  const claimed = await ports.issues.createLabel(claimLabel(story.subject));
  if (claimed.kind === 'failed') return failure(claimed.problem, true);
  if (claimed.value === 'exists') {
    for (const ms of looksForWinnerMs) {
      if (!(await slept(ms, ports))) return failure('The run was cancelled.', true);
      const found = await look(story, ports);
      if (found.kind === 'failed') return failure(found.problem, true);
      if (found.value !== undefined) return { did: 'joined', changed: true, issue: found.value };
    }
    // Who claimed it died before opening it, or people closed it by hand and left the label.
  }
  return open(story, ports);
}

async function open(story: IncidentStory, ports: IncidentPorts): Promise<IncidentOutcome> {
  const claim = claimLabel(story.subject);
  const created = await ports.issues.create({
    title: incidentTitle(story.subject),
    body: openBody(story, ports.clock.now()),
    labels: [incidentLabel.name, claim.name],
  });
  if (created.kind === 'failed' && created.nothingDone) {
    await ports.issues.deleteLabel(claim.name);
    return failure(created.problem, true);
  }
  // Another may have thought this run dead; and an answer that was lost may have been a yes.
  const seen = await look(story, ports);
  const oldest = seen.kind === 'done' ? seen.value : undefined;
  if (created.kind === 'failed') {
    return oldest === undefined
      ? failure(created.problem, true)
      : { did: 'opened', changed: true, issue: oldest };
  }
  return oldest !== undefined && oldest.number < created.value.number
    ? { did: 'joined', changed: true, issue: oldest }
    : { did: 'opened', changed: true, issue: created.value };
}

async function carryOn(
  issue: IncidentIssue,
  story: IncidentStory,
  { issues }: IncidentPorts,
): Promise<IncidentOutcome> {
  const before = readMarker(issue.body) ?? recordOf(story.subject, story.report);
  const change = changeSince(before, story.report);
  if (change === undefined) return { did: 'unchanged', changed: false, issue };
  // The comment first: where it is lost the next run tells the change again, and not nobody.
  const told = await issues.comment(issue.number, changeComment(story, change));
  if (told.kind === 'failed') return { ...failure(told.problem, true), issue };
  const body = replaceWritten(issue.body, openBody(story, issue.createdAtMs));
  const written = await issues.update(issue.number, { body });
  if (written.kind === 'failed') return { ...failure(written.problem, true), issue };
  return { did: 'commented', changed: true, issue };
}

/** Who deletes the label closes the issue; another only when nobody has after a while. */
async function end(
  issue: IncidentIssue,
  story: IncidentStory,
  ports: IncidentPorts,
): Promise<IncidentOutcome> {
  const { issues, clock } = ports;
  const downtime = { fromMs: issue.createdAtMs, toMs: Math.max(issue.createdAtMs, clock.now()) };
  const released = await issues.deleteLabel(claimLabel(story.subject).name);
  if (released.kind === 'failed') return { ...failure(released.problem, true), issue };
  const closed: IncidentOutcome = { did: 'closed', changed: true, issue, downtime };
  if (released.value === 'absent') {
    const by = await closedByAnother(issue.number, ports);
    if (by.kind === 'failed') return { ...failure(by.problem, true), issue };
    if (by.value) return closed;
  }
  const body = replaceWritten(issue.body, closedBody(story, downtime));
  const done = await issues.update(issue.number, { body, closeAs: 'completed' });
  if (done.kind === 'failed') return { ...failure(done.problem, true), issue };
  const told = await issues.comment(issue.number, closingComment(story, downtime));
  return told.kind === 'failed' ? { ...closed, problem: told.problem } : closed;
}

async function closedByAnother(number: number, ports: IncidentPorts): Promise<Tried<boolean>> {
  for (const ms of looksForCloserMs) {
    if (!(await slept(ms, ports)))
      return { kind: 'failed', problem: 'The run was cancelled.', nothingDone: true };
    const read = await ports.issues.read(number);
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
