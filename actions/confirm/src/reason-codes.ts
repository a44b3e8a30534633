/** Why it ended as it did, and what to do about it. A closed list: scripts may rely on it. */
export const reasonCodes = {
  confirmed: 'Everything that was asked for is there. Go on with `sha`.',
  already_live: 'The release to promote is live already. There is nothing to do.',
  wrong_confirmation:
    'The word was not typed, or not exactly. Start the workflow again and type it as asked.',
  actor_not_allowed:
    'Who started the run, or pressed re-run, is not in `actors`. Ask one of them to start the workflow.',
  live_changed:
    'Another commit is live by now than when the promotion was shown (`if-live`). Start it again and look at what it would change.',
  frozen:
    'A freeze window holds; the message says which and until when. A rollback is not held up by it. To promote all the same, change `freeze`.',
  not_validated:
    'The commit in `sha` is not validated in `validated-in`: CI has not passed, it was rolled back, or CI took its word back. Promote another, or deploy it there again.',
  nothing_validated:
    'No release is validated in `validated-in`. Deploy there, let CI pass, and promote then.',
  github_unknown:
    'The machine has no ledger of `validated-in` and GitHub could not be asked, so nobody can tell what is validated. The message says what is wrong: token, permission, limit or outage.',
  state_folder_refused:
    'The state folder cannot be trusted: others can write it, or it belongs to another user. Repair its owner and mode.',
  state_unreadable:
    'The ledger of `validated-in` cannot be read. The message names the file and what the system said.',
  state_from_newer_version: 'A later version of Belay wrote the ledger. Use that version.',
  untrusted_event: 'The run was started by code from a fork. Start it from your own branches.',
  invalid_input: 'An input was refused; the message names it, what it got and what it takes.',
  cancelled: 'The run was cancelled. Nothing was changed.',
  unexpected: 'A fault in Belay. Please report it with the log. Nothing was changed.',
} as const;

export type ReasonCode = keyof typeof reasonCodes;
