/** Why watching ended as it did, and what to do about it. A closed list: scripts may rely on it. */
export const reasonCodes = {
  ci_passed: 'CI passed. Without an environment nothing more is done.',
  ci_failed: 'CI failed. Look at `failed-runs`.',
  ci_cancelled: 'CI was cancelled, so it said nothing. Run it again.',
  ci_missing:
    'No run appeared within `appear-timeout`. Check that CI runs for this commit, and the names in `workflows`.',
  ci_timeout: 'CI was not done within `timeout`. Give it longer, or settle later by running this step again.',
  ci_pending:
    'With `timeout: 0s`: CI was not done at the one look, so nothing was settled. The next event asks again.',
  ci_unknown:
    'GitHub could not be asked: token, permission, limit or outage. The message says which. Nothing was rolled back for it.',
  validated: 'Live, healthy, and CI passed: this is what a failure returns to from now on.',
  already_validated: 'It was validated before, by this verdict or an earlier one. Nothing to do.',
  rolled_back:
    'CI failed (or gave no verdict, with `on-no-verdict: rollback`); the last validated release is live again.',
  rolled_forward:
    'A re-run turned green after the rollback and the commit still headed its branch: it is live again and validated.',
  roll_forward_failed:
    'A re-run turned green after the rollback, but deploying the commit again failed; what `live-sha` says is live. Look at the message.',
  superseded: 'Another release is live by now, so this verdict touches nothing.',
  passed_after_rollback:
    'CI passed after the commit had been rolled back. Deploy it again if you want it, or set `roll-forward`.',
  unproven:
    'CI gave no verdict: the commit stays live, is not validated and cannot be promoted. Run CI again, then this step.',
  unhealthy:
    'CI passed, but the service is not healthy, so the commit is not validated. Look at the service.',
  degraded:
    'CI passed, but the service is degraded since this commit went live, so it is not validated. Look at what is degraded; run this step again when it is well.',
  validation_withdrawn:
    'CI now fails for a commit it had passed: it stays live and is not validated any more. A person decides.',
  no_rollback_target:
    'CI failed and nothing else is validated here, so the commit stays live. Look at it now.',
  rollback_failed:
    'CI failed, and the release it was taken back to is not healthy. Belay stops here: look at the service now.',
  rollback_not_possible:
    'CI failed, and the last validated release could not be prepared. The message says what is missing.',
  nothing_live:
    'Belay has deployed nothing in this environment on this machine. Check `environment`, `state-dir` and the runner.',
  detached: 'The watcher goes on without the job; its log is in the state folder.',
  detach_failed: 'The watcher could not be started by itself. Watch in the job instead, without `detach`.',
  environment_taken: '`path` is not the one this environment was deployed to. Nothing was touched.',
  lock_held:
    'Another run held the environment for longer than `lock-timeout`. The verdict was not applied; run this step again.',
  lock_unavailable: 'The target has no `flock` (util-linux). Install it. Nothing was touched.',
  state_folder_refused:
    'The state folder cannot be used: it cannot be written, or others can write it. Nothing was touched.',
  state_from_newer_version:
    'A later version of Belay wrote the state. Use that version. Nothing was touched.',
  state_not_writable:
    'The ledger could not be written before anything changed (disk full, read-only). Nothing was touched.',
  state_not_saved:
    'What was done could not be written to the ledger. Make room; the next run reads it back and finishes.',
  target_unreadable: 'The checkout cannot be read, so nothing is decided. The message says what git said.',
  target_stuck:
    'An earlier run stopped halfway and can be neither finished nor undone. Deploy a commit, or roll back to one with `to`: that goes on from what is there.',
  host_unreachable:
    'A host could not be reached, or did not let Belay in: address, network, key or known-hosts; the message says which. Nothing was changed there.',
  host_lost:
    'The connection to a host broke and it did not come back in time: what runs there is not known. Look at the host; the next run reads back what is live, and finishes or undoes.',
  hosts_differ:
    'The hosts of the environment do not all run the same release; the message has a line a host. Deploy a commit, which brings all of them to it.',
  untrusted_event: 'The run was started by code from a fork, which must not settle an environment.',
  invalid_input:
    'An input was refused; the message names it, what it got and what it takes. Nothing was touched.',
  cancelled: 'The run was cancelled; nothing was rolled back for it. Run this step again to settle.',
  unexpected: 'A fault in Belay. Please report it with the log.',
} as const;

export type ReasonCode = keyof typeof reasonCodes;
