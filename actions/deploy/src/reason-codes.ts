/** Why a deployment ended as it did, and what to do about it. A closed list: scripts may rely on it. */
export const reasonCodes = {
  deployed: 'The commit is live and healthy. Nothing to do; CI decides whether it is validated.',
  degraded:
    'The commit is live (or was already, see `status`) and degraded: it answers, and a check says slow, ending certificate, or a component that is not well. Look at the message; what was degraded in the same way before does not stand in the way of its validation.',
  unchanged: 'The commit was live and healthy already. Nothing was done.',
  superseded:
    'Another run made a newer commit live, or went back, while this one waited for its turn or had lost its host. What is live was left alone.',
  planned: 'A dry run: the plan is in the log and in the job summary.',
  unhealthy:
    'The health check failed; the last validated release is live again (see `status`). Look at the failed checks.',
  restart_failed:
    'The restart command failed or did not end in time; the last validated release is live again (see `status`). Look at its output in the log.',
  hook_failed:
    'The command `before` failed (nothing was changed) or `after` did (the last validated release is live again). Look at its output in the log.',
  no_rollback_target:
    'The release is not well and nothing else is validated in this environment, so it stays live. Look at the service now; deploy a commit that works.',
  rollback_failed:
    'The release was not well and the one it was taken back to is not well either. Belay stops here: look at the service now.',
  rollback_not_possible:
    'The release is not well and the last validated one could not be prepared, so it stays live. The message says what is missing.',
  activation_failed:
    'The files could not be moved to the commit; what was live before is live still. The message says why (disk, permissions).',
  wrong_commit:
    'The checkout is on another commit than the one asked for: `restart` or `after` moved it (git pull, git checkout), or a branch or tag has an odd name. See `status` and `sha` for what is live.',
  repository_busy: 'Another git works in the checkout. Wait for it or end it, then run again.',
  path_not_usable: '`path` is not a folder, or holds files that are not a checkout. Nothing was changed.',
  unsafe_repository:
    "The checkout's own settings would run programs. The message names them; remove them. Nothing was changed.",
  repository_unreachable:
    'The commit could not be fetched: address, network or token. Nothing was changed; run again when it answers.',
  commit_not_found:
    'The remote does not have the commit, or the id is not that of a commit. Nothing was changed.',
  lfs_missing: 'The commit needs git-lfs and the target has none. Install it there. Nothing was changed.',
  docker_unavailable:
    'Docker or Compose is not installed on the host, does not answer, or refuses this user. Nothing was changed.',
  compose_invalid:
    'The compose files cannot be used, or do not have the services. The message has the words of Compose. Nothing was changed.',
  image_unavailable:
    'The image could not be pulled: it is not there, the login was refused, or the disk is full. What was live goes on. Nothing was changed.',
  image_not_kept:
    'The release that a rollback would return to has no image here any more and it cannot be pulled, so nothing is put in its place. Nothing was changed.',
  command_failed:
    'The command `current` failed or printed something that is not the id of a commit, so what is live is not known. Nothing was changed.',
  environment_taken:
    'Another path uses this environment name in the same state folder, or another environment this path. Give each service its own name and path. Nothing was changed.',
  lock_held:
    'Another run held the environment for longer than `lock-timeout`. Nothing was changed; run again when it has ended.',
  lock_unavailable: 'The target has no `flock` (util-linux). Install it. Nothing was changed.',
  state_folder_refused:
    'The state folder is missing and cannot be made, cannot be written, or others can write it. Nothing was changed.',
  state_from_newer_version:
    'A later version of Belay wrote the state. Use that version. Nothing was changed.',
  state_not_writable:
    'The ledger could not be written before anything changed (disk full, read-only). Nothing was changed.',
  state_not_saved:
    'The target may run the new release and the ledger could not be written. Make room; the next run reads it back and finishes.',
  target_unreadable: 'The checkout cannot be read, so nothing is decided. The message says what git said.',
  target_stuck:
    'An earlier run stopped halfway and can be neither finished nor undone. Deploy a commit, or roll back to one with `to`: that goes on from what is there.',
  host_unreachable:
    'A host could not be reached, or did not let Belay in: address, network, key or known-hosts; the message says which. Nothing was changed there.',
  host_lost:
    'The connection to a host broke and it did not come back in time: what runs there is not known. Look at the host; the next run reads back what is live, and finishes or undoes.',
  hosts_differ:
    'The hosts of the environment do not all run the same release; the message has a line a host. Deploy a commit, which brings all of them to it.',
  untrusted_event:
    'The run was started by code from a fork, which must not be deployed. Deploy from your own branches.',
  invalid_input:
    'An input was refused; the message names it, what it got and what it takes. Nothing was changed.',
  cancelled: 'The run was cancelled. The next run finds out what is live, and finishes or undoes.',
  unexpected: 'A fault in Belay. Please report it with the log; the next run reads back what is live.',
} as const;

export type ReasonCode = keyof typeof reasonCodes;
