/** Why a rollback ended as it did, and what to do about it. A closed list: scripts may rely on it. */
export const reasonCodes = {
  rolled_back: 'The release is live again and healthy. Nothing to do.',
  planned: 'A dry run: the plan is in the log and in the job summary.',
  superseded: '`if-live` is not live any more. Nothing was touched.',
  nothing_to_do:
    'The release is live already. To go further back, name a commit with `to`; the message lists some.',
  nothing_live:
    'Belay has deployed nothing in this environment. Check `environment` and `state-dir`; deploy first.',
  no_rollback_target: 'Nothing has been validated here. Name a commit with `to`, or deploy one.',
  rollback_failed:
    'The release is live and not healthy, or could not be made live. Belay stops here: look at the service now.',
  rollback_not_possible:
    'The release could not be prepared; nothing was touched. The message says what is missing.',
  environment_taken: '`path` is not the one this environment was deployed to. Nothing was touched.',
  lock_held:
    'Another run held the environment for longer than `lock-timeout`. Nothing was touched; run again when it has ended.',
  lock_unavailable: 'The target has no `flock` (util-linux). Install it. Nothing was touched.',
  state_folder_refused:
    'The state folder cannot be used: it cannot be written, or others can write it. Nothing was touched.',
  state_from_newer_version:
    'A later version of Belay wrote the state. Use that version. Nothing was touched.',
  state_not_writable:
    'The ledger could not be written before anything changed (disk full, read-only). Nothing was touched.',
  state_not_saved:
    'The release may be live and the ledger could not be written. Make room; the next run reads it back and finishes.',
  target_unreadable:
    'The checkout or the memory of the environment cannot be read for certain. The message says what to do.',
  target_stuck:
    'An earlier run stopped halfway and can be neither finished nor undone. Deploy a commit, or roll back to one with `to`: that goes on from what is there.',
  host_unreachable:
    'A host could not be reached, or did not let Belay in: address, network, key or known-hosts; the message says which. Nothing was changed there.',
  host_lost:
    'The connection to a host broke and it did not come back in time: what runs there is not known. Look at the host; the next run reads back what is live, and finishes or undoes.',
  hosts_differ:
    'The hosts of the environment do not all run the same release; the message has a line a host. Deploy a commit, which brings all of them to it.',
  untrusted_event: 'The run was started by code from a fork. Start it from your own branches.',
  invalid_input:
    'An input was refused; the message names it, what it got and what it takes. Nothing was touched.',
  cancelled: 'The run was cancelled. The next run finishes the rollback.',
  unexpected: 'A fault in Belay. Please report it with the log; the next run reads back what is live.',
} as const;

export type ReasonCode = keyof typeof reasonCodes;
