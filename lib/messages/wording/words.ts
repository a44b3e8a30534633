import type { FailureCause, MessageEvent, MessageState } from '../message.ts';

/** Reasons that mean the same whichever action ended with them. */
type SharedReason =
  | 'planned'
  | 'superseded'
  | 'no_rollback_target'
  | 'rollback_failed'
  | 'rollback_not_possible'
  | 'nothing_live'
  | 'environment_taken'
  | 'lock_held'
  | 'lock_unavailable'
  | 'state_folder_refused'
  | 'state_from_newer_version'
  | 'state_not_writable'
  | 'state_not_saved'
  | 'target_unreadable'
  | 'target_stuck'
  | 'host_unreachable'
  | 'host_lost'
  | 'hosts_differ'
  | 'untrusted_event'
  | 'invalid_input'
  | 'cancelled'
  | 'unexpected';

/** Reasons of one action alone, and those it means something of its own by; behind the code how it came out. */
type OwnReason =
  | 'deploy.unhealthy.kept'
  | 'deploy.restart_failed.kept'
  | 'deploy.hook_failed.kept'
  | 'deploy.hook_failed.untouched'
  | 'deploy.hook_failed.unclear'
  | 'watch-ci.rolled_back.unproven'
  | 'watch-ci.no_rollback_target.unproven'
  | 'watch-ci.rollback_failed.unproven'
  | 'watch-ci.rollback_not_possible.unproven'
  | 'deploy.deployed'
  | 'deploy.unchanged'
  | 'deploy.degraded'
  | 'deploy.unhealthy'
  | 'deploy.restart_failed'
  | 'deploy.hook_failed'
  | 'deploy.no_rollback_target'
  | 'deploy.rollback_failed'
  | 'deploy.rollback_not_possible'
  | 'deploy.activation_failed'
  | 'deploy.wrong_commit'
  | 'deploy.repository_busy'
  | 'deploy.path_not_usable'
  | 'deploy.unsafe_repository'
  | 'deploy.repository_unreachable'
  | 'deploy.commit_not_found'
  | 'deploy.lfs_missing'
  | 'deploy.docker_unavailable'
  | 'deploy.compose_invalid'
  | 'deploy.image_unavailable'
  | 'deploy.image_not_kept'
  | 'deploy.command_failed'
  | 'backup.backed_up'
  | 'backup.nothing_to_back_up'
  | 'backup.restored'
  | 'backup.backup_failed'
  | 'backup.no_space'
  | 'backup.backup_not_found'
  | 'backup.backup_damaged'
  | 'backup.wrong_confirmation'
  | 'backup.restore_not_possible'
  | 'backup.restore_failed'
  | 'watch-ci.ci_passed'
  | 'watch-ci.ci_failed'
  | 'watch-ci.ci_cancelled'
  | 'watch-ci.ci_missing'
  | 'watch-ci.ci_timeout'
  | 'watch-ci.ci_pending'
  | 'watch-ci.ci_unknown'
  | 'watch-ci.validated'
  | 'watch-ci.already_validated'
  | 'watch-ci.rolled_back'
  | 'watch-ci.rolled_forward'
  | 'watch-ci.roll_forward_failed'
  | 'watch-ci.passed_after_rollback'
  | 'watch-ci.unproven'
  | 'watch-ci.unhealthy'
  | 'watch-ci.degraded'
  | 'watch-ci.validation_withdrawn'
  | 'watch-ci.no_rollback_target'
  | 'watch-ci.rollback_failed'
  | 'watch-ci.rollback_not_possible'
  | 'watch-ci.detached'
  | 'watch-ci.detach_failed'
  | 'rollback.rolled_back'
  | 'rollback.nothing_to_do'
  | 'health-check.healthy'
  | 'health-check.degraded'
  | 'health-check.unhealthy'
  | 'confirm.confirmed'
  | 'confirm.already_live'
  | 'confirm.wrong_confirmation'
  | 'confirm.actor_not_allowed'
  | 'confirm.live_changed'
  | 'confirm.frozen'
  | 'confirm.not_validated'
  | 'confirm.nothing_validated'
  | 'confirm.github_unknown'
  | 'confirm.state_unreadable';

/** Every reason there are words for: `CODE`, or `ACTION.CODE` where an action means something of its own by it. */
export type ReasonKey = SharedReason | OwnReason;

/** How a job of CI ended badly, as GitHub calls it. */
export type Conclusion =
  | 'failure'
  | 'timed_out'
  | 'startup_failure'
  | 'cancelled'
  | 'action_required'
  | 'stale';

/** The steps of a deployment's story, as few words as can be. */
export interface TrackWords {
  readonly starting: string;
  readonly confirmed: string;
  readonly live: string;
  readonly ci: string;
  readonly ciPassed: string;
  readonly toValidate: string;
  readonly validated: string;
  readonly notValidated: string;
  /** The verdict could not be applied. */
  readonly notSettled: string;
  readonly back: string;
  /** A commit follows. */
  readonly backTo: string;
  readonly notLive: string;
  /** A commit stands before it. */
  readonly stillLive: string;
  readonly staysLive: string;
}

/** Every word Belay itself puts into a message, in one language. One file a language. */
export interface Words {
  readonly events: Readonly<Record<MessageEvent, string>>;
  /** In the place of the event's word, where it did not come out as the event alone would say. */
  readonly states: Readonly<Record<MessageState, string>>;
  /** Between a name and what is said of it. */
  readonly colon: string;
  readonly labels: {
    readonly environment: string;
    readonly liveNow: string;
    readonly commit: string;
    /** The commit of a message that says it is not live any more. */
    readonly takenBack: string;
    readonly liveFor: string;
    readonly downFor: string;
    readonly duration: string;
  };
  readonly links: { readonly run: string; readonly service: string; readonly failure: string };
  readonly track: TrackWords;
  readonly causes: Readonly<Record<FailureCause, string>>;
  readonly conclusions: Readonly<Record<Conclusion, string>>;
  readonly failures: {
    readonly heading: string;
    readonly more: (count: number) => string;
    readonly inThread: (count: number) => string;
  };
  /** Said of a freeze, after its sentence; the time is in UTC and says so. */
  readonly frozenUntil: (time: string) => string;
  /** Milliseconds, for people. */
  readonly duration: (ms: number) => string;
  readonly cut: {
    readonly title: string;
    readonly text: string;
    readonly values: (count: number) => string;
    readonly rows: (count: number) => string;
    readonly note: (parts: readonly string[]) => string;
    /** Added where the message has a link to its run. */
    readonly inRun: string;
  };
  /** What happened and what to do, in one or two short sentences. */
  readonly reasons: Readonly<Record<ReasonKey, string>>;
}
