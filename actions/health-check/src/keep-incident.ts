import { followIncident, type IncidentOutcome } from '../../../lib/health/follow-incident.ts';
import type { CheckResult, HealthReport } from '../../../lib/health/health-report.ts';
import { incidentSubject } from '../../../lib/health/incident.ts';
import type { IncidentIssues } from '../../../lib/health/incident-issues.ts';
import { recoverySentence } from '../../../lib/health/incident-text.ts';
import type { Clock } from '../../../lib/ports/clock.ts';
import type { Log } from '../../../lib/ports/log.ts';
import type { Inputs } from './inputs.ts';

export interface IncidentPlace {
  /** Undefined without a token or outside a repository. */
  readonly issues: IncidentIssues | undefined;
  /** The name of the workflow. */
  readonly workflow: string;
  readonly runUrl: string;
  /** Who asks these checks, the same in every run; and the id of this run. */
  readonly asker: string;
  readonly run: string;
  /** Takes what is secret out of a text that leaves this run. */
  readonly redact: (text: string) => string;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** What became of the incident, in words for the log and the summary. */
export interface KeptIncident extends IncidentOutcome {
  /** Empty when there is nothing to say. */
  readonly sentence: string;
}

/** Opens, follows or closes the incident. Whatever stands in the way is a warning, and changes nothing else. */
export async function keepIncident(
  { environment }: Pick<Inputs, 'environment'>,
  report: HealthReport,
  place: IncidentPlace,
): Promise<KeptIncident> {
  const { issues, clock, signal, redact, runUrl, asker, run } = place;
  const subject = incidentSubject({ environment, workflow: place.workflow });
  const look = { subject, report: withoutSecrets(report, redact), runUrl, asker, run };
  const outcome: IncidentOutcome =
    issues === undefined
      ? { did: 'failed', changed: undefined, problem: noToken }
      : await followIncident(look, { issues, clock, signal });
  if (outcome.problem !== undefined && !signal.aborted)
    place.log.warning(
      `The incident issue could not be kept up to date: ${outcome.problem} What the checks said is not changed by it.`,
    );
  return { ...outcome, sentence: describe(outcome, subject.name, report) };
}

const noToken =
  'There is no token, as in runs of forks. Leave the input "token" to its default, or set "incident-issue: false" there.';

/** An issue is read by more people than the log, and the runner masks nothing in it. */
function withoutSecrets(report: HealthReport, redact: (text: string) => string): HealthReport {
  const clean = (result: CheckResult): CheckResult => ({
    ...result,
    name: redact(result.name),
    url: redact(result.url),
    reason: redact(result.reason),
    ...(result.hint === undefined ? {} : { hint: redact(result.hint) }),
    ...(result.components === undefined
      ? {}
      : {
          components: result.components.map((component) => ({
            ...component,
            name: redact(component.name),
            detail: redact(component.detail),
          })),
        }),
  });
  return { ...report, results: report.results.map(clean) };
}

function describe(outcome: IncidentOutcome, name: string, report: HealthReport): string {
  const issue = outcome.issue === undefined ? '' : `Incident #${outcome.issue.number}`;
  switch (outcome.did) {
    case 'opened':
      return `${issue} was opened.`;
    case 'joined':
      return `${issue} was opened by another run at the same time.`;
    case 'commented':
      return `${issue} is still open; what changed is told there.`;
    case 'unchanged':
      return `${issue} is still open; nothing changed.`;
    case 'waiting':
      return `${issue} stays open: checks that failed were not asked by this run. What their own job asks no more in two runs counts no longer.`;
    case 'closed': {
      const { ending } = outcome;
      const back = ending === undefined ? '' : ` ${recoverySentence(name, report, ending)}`;
      return `${issue} was closed.${back}`;
    }
    default:
      return '';
  }
}
