/** Why a backup or restore ended as it did, and what to do about it. A closed list: scripts may rely on it. */
export const reasonCodes = {
  backed_up: 'The backup is made, read back and verified. Nothing to do.',
  nothing_to_back_up:
    'Neither the inputs nor belay.yml name anything to save. Nothing was done; that is no failure.',
  restored:
    'The backup is restored. The message says what is left to do by hand, and how to go back to what was there.',
  planned: 'A dry run: what would be saved or restored is in the log and in the job summary.',
  backup_failed:
    'Something could not be saved, or what was written was no good; the message says what. Nothing of this backup stays, and nothing else was changed.',
  no_space:
    'There is not enough room. Make room, lower `keep`, or choose another `to`. What had been written is removed.',
  backup_not_found:
    'There is no backup of that name. The message lists those there are. Nothing was changed.',
  backup_damaged:
    'The backup is not what was written, or holds what must not be unpacked. Restore another one. Nothing was changed.',
  wrong_confirmation:
    'The word was not typed exactly. Start again and type what the message names. Nothing was changed.',
  restore_not_possible:
    'The restore could not begin: something it needs is missing, or the backup is put back by hand. The message says which. Nothing was replaced.',
  restore_failed:
    'The restore broke off. The message says what is restored, what is as it was, and how to go back. Look at the data now.',
  lock_held:
    'Another run held the environment for longer than `lock-timeout`. Nothing was touched; run again when it has ended.',
  lock_unavailable: 'The host has no `flock` (util-linux). Install it. Nothing was touched.',
  state_folder_refused:
    'The state folder cannot be used: it cannot be written, or others can write it. Nothing was touched.',
  state_from_newer_version:
    'A later version of Belay wrote the state. Use that version. Nothing was touched.',
  state_not_writable:
    'A file could not be written (disk full, read-only); the message names it. Make room or repair the disk, then run again.',
  host_unreachable:
    'A host could not be reached, or did not let Belay in: address, network, key or known-hosts; the message says which. Nothing was changed there.',
  host_lost:
    'The connection to a host broke and it did not come back in time. Of a backup nothing stays: the next run removes it. Of a restore, look at the data.',
  untrusted_event: 'The run was started by code from a fork. Start it from your own branches.',
  invalid_input:
    'An input was refused; the message names it, what it got and what it takes. Nothing was touched.',
  cancelled:
    'The run was cancelled. An unfinished backup is removed, at the latest by the next run. After a cancelled restore, look at the data.',
  unexpected: 'A fault in Belay. Please report it with the log.',
} as const;

export type ReasonCode = keyof typeof reasonCodes;
