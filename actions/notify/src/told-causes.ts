import type { FailureCause, MessageEvent, MessageState } from '../../../lib/messages/message.ts';
import { type Result, textAt } from './result-fields.ts';
import type { ToldResult } from './told-result.ts';

/** How another action ended, by its result. */
export interface Ended {
  readonly action: string | undefined;
  readonly reasonCode: string | undefined;
  readonly result: Result;
  /** Whether the result names something that failed. */
  readonly failed: boolean;
}

const causes: Readonly<Record<string, FailureCause>> = {
  'deploy.unhealthy': 'health',
  'deploy.degraded': 'degraded',
  'deploy.restart_failed': 'restart',
  'deploy.hook_failed': 'command',
  'deploy.superseded': 'superseded',
  'watch-ci.degraded': 'degraded',
  'watch-ci.superseded': 'superseded',
  'watch-ci.passed_after_rollback': 'superseded',
  'rollback.rolled_back': 'by-hand',
  'health-check.unhealthy': 'health',
  'health-check.degraded': 'degraded',
};

/** Codes that mean something was not well, and not what: the checks that failed say it, where there are any. */
const notWell: ReadonlySet<string> = new Set([
  'deploy.no_rollback_target',
  'deploy.rollback_failed',
  'deploy.rollback_not_possible',
  'watch-ci.unhealthy',
]);

/** Why it ended so. A verdict says of itself whether CI failed or nobody can tell. */
export function causeOf({ action, reasonCode, result, failed }: Ended): FailureCause | undefined {
  const key = `${action}.${reasonCode}`;
  if (notWell.has(key)) return failed ? 'health' : undefined;
  const known = Object.hasOwn(causes, key) ? causes[key] : undefined;
  if (known !== undefined || action !== 'watch-ci') return known;
  const verdict = textAt(result, 'verdict', 60);
  if (verdict === 'failure') return 'ci';
  return verdict !== undefined && verdict !== 'success' ? 'no-verdict' : undefined;
}

/** The variant of the reason code's sentence: a code alone may not say whether the release stays live, or who said no. */
export function variantOf({ action, reasonCode, result }: Ended): string | undefined {
  if (action === 'watch-ci') return textAt(result, 'verdict', 60) === 'failure' ? undefined : 'unproven';
  if (action !== 'deploy' || textAt(result, 'status', 60) !== 'failed') return undefined;
  if (reasonCode !== 'hook_failed') return 'kept';
  const [now, before, requested] = ['sha', 'previous-sha', 'requested'].map((key) => textAt(result, key, 64));
  if (now === requested && now !== before) return 'kept';
  // The command before the deployment failed, or the one after it: both may leave the same commit.
  return now === before && now !== requested ? 'untouched' : 'unclear';
}

const withoutOutcome: ReadonlySet<string> = new Set(['invalid_input', 'cancelled', 'unexpected']);

/**
 * How it came out, where neither event nor cause say it. `named` is whether the message is about a commit of its own:
 * what could not look at a service knows of none.
 */
export function stateFor(
  event: MessageEvent,
  told: ToldResult,
  { named }: { readonly named: boolean },
): MessageState | undefined {
  const { action, reasonCode = '', purpose } = told;
  const isPromotion = action === 'confirm' && purpose !== 'rollback';
  if (event === 'started') return isPromotion ? 'confirmed' : undefined;
  if (event === 'failed') return failedState(told);
  if (event !== 'custom') return undefined;
  if (isPromotion) return reasonCode === 'confirmed' ? undefined : 'not-promoted';
  const isLook = action === undefined || action === 'health-check';
  if (isLook && withoutOutcome.has(reasonCode)) {
    if (!named) return 'unchecked';
    // After a promotion: live it is, and nobody could tell whether it is well.
    return told.liveSha === undefined ? undefined : 'unproven';
  }
  const isLive = action === 'deploy' && (told.status === 'live' || told.status === 'unchanged');
  return isLive && told.cause === undefined ? 'unproven' : undefined;
}

function failedState({ action, reasonCode = '', verdict }: ToldResult): MessageState | undefined {
  if (action === 'rollback') return 'rollback-failed';
  if (action !== 'watch-ci') return undefined;
  switch (reasonCode) {
    case 'validation_withdrawn':
      return 'validation-withdrawn';
    case 'no_rollback_target':
      return verdict === 'failure' ? 'ci-failed-live' : 'no-verdict-live';
    case 'rollback_failed':
    case 'rollback_not_possible':
      return 'rollback-failed';
    // The commit was deployed once more.
    case 'roll_forward_failed':
      return undefined;
    case 'unhealthy':
    case 'degraded':
    case 'unproven':
      return 'not-validated';
    default:
      return reasonCode.startsWith('ci_') ? 'not-validated' : 'not-settled';
  }
}
