import type { GitHubFailure } from '../github/client.ts';
import { formatDuration } from '../ports/duration.ts';
import { truncate } from '../ports/foreign-text.ts';
import type { Counted } from './counted.ts';
import type { Judgement, Verdict } from './verdict.ts';

const mostNames = 10;

/** Names for one line: each bounded, and not too many of them. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).map((name) => truncate(name, 80));
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

function withWords(counted: readonly Counted[]): string {
  return listNames(counted.map((each) => `${truncate(each.name, 60)} (${truncate(each.word, 30)})`));
}

function ofVoice(judgement: Judgement, voice: Counted['voice']): readonly Counted[] {
  return judgement.counted.filter((each) => each.voice === voice);
}

/** What is being waited for, in one line. */
export function describeWaiting(judgement: Extract<Judgement, { readonly kind: 'wait' }>): string {
  const waiting = ofVoice(judgement, 'waiting');
  const parts = [
    ...(waiting.length > 0 ? [withWords(waiting)] : []),
    ...(judgement.absent.length > 0 ? [`${listNames(judgement.absent)} to appear`] : []),
  ];
  if (parts.length > 0) return parts.join('; ');
  const silent = ofVoice(judgement, 'silent');
  return silent.length > 0
    ? `a run that says something; so far only ${withWords(silent)}`
    : 'a run to appear';
}

/** One sentence on why this is the verdict, and what to do. */
export function explainVerdict(verdict: Exclude<Verdict, 'unknown'>, judgement: Judgement): string {
  switch (verdict) {
    case 'success':
      return `CI passed: ${withWords(judgement.counted)}.`;
    case 'failure':
      return `CI failed: ${withWords(ofVoice(judgement, 'failure'))}.`;
    case 'cancelled':
      return `CI was cancelled: ${withWords(ofVoice(judgement, 'cancelled'))}; run it again for a verdict.`;
    case 'timeout':
      return `CI was not finished in time, still waiting for ${waitedFor(judgement)}; a longer timeout may help.`;
    case 'missing':
      return `CI did not start: waited for ${waitedFor(judgement)}; check the names in workflows and checks, and what starts them.`;
  }
}

function waitedFor(judgement: Judgement): string {
  return judgement.kind === 'wait' ? describeWaiting(judgement) : 'a verdict';
}

/** One sentence on why nobody can tell, and what to do. */
export function explainObstacle(
  failure: GitHubFailure,
  at: { readonly now: number; readonly gaveUp: string },
): string {
  const why = `Nobody can tell what CI says: ${failure.detail}`;
  switch (failure.reason) {
    case 'unauthorized':
      return `${why}; give a valid token (a job's own token ends with its job).`;
    case 'forbidden':
      return `${why}; the job needs "permissions: actions: read" (and checks: read or statuses: read where checks are named).`;
    case 'limited': {
      const wait = failure.retryAtMs === undefined ? undefined : failure.retryAtMs - at.now;
      return wait === undefined || wait <= 0
        ? `${why} ${at.gaveUp}; try again later.`
        : `${why} for another ${formatDuration(wait)}; try again after that.`;
    }
    case 'not-found':
    case 'invalid':
    case 'conflict':
      return `${why}; check the repository, that the commit is pushed, and that the token may read it.`;
    case 'unavailable':
    case 'malformed':
    case 'cancelled':
      return `${why} ${at.gaveUp}; see https://www.githubstatus.com and run this again.`;
  }
}
