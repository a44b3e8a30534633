import { type FaultSection, fault } from './fault-row.ts';

const unproven =
  'The verdict is `unknown`: nothing is validated, and nothing is rolled back unless `on-no-verdict: rollback` asks for it.';

export const github: FaultSection = {
  title: "GitHub's API",
  rows: [
    fault('A1', '401: the token is wrong or has ended', `Final, not asked again, and named. ${unproven}`),
    fault(
      'A2',
      '403: a permission is missing',
      `Told apart from a limit (A6). Final, and named. ${unproven}`,
    ),
    fault(
      'A3',
      '404: not there yet, or hidden',
      `Asked again for a grace period, as pushes take a while to be seen everywhere. Then: ${unproven}`,
    ),
    fault(
      'A4',
      '409 or 422 to what Belay writes',
      'One warning. The record of a deployment is a copy of the ledger: without it the deployment succeeds all the same.',
    ),
    fault(
      'A5',
      '5xx, a cut connection, an answer that does not end',
      `Asked again with growing, spread pauses, within the deadline. Lasting: ${unproven}`,
    ),
    fault(
      'A6',
      'A rate limit: 429, secondary, or used up until its reset',
      'Waited for as long as GitHub says, at least a minute where it does not say, if that is within the watch. Otherwise `unknown` at once, with the time to ask again.',
    ),
    fault(
      'A7',
      'Half a JSON, HTML with 200, `null`, wrong types, a body without end',
      `Malformed is never "no runs". Asked again, then: ${unproven}`,
    ),
    fault(
      'A8',
      'Pages that are lost, repeated, or do not fit their total',
      'Unavailable, never a part of the list.',
    ),
    fault(
      'A9',
      'ETags: 304, or a server without them',
      'Answered from memory, which GitHub does not count; without ETags it works too.',
    ),
    fault(
      'A10',
      'A redirect: a renamed repository, or another host',
      'Followed within the same origin, method kept. Elsewhere: not followed, and no token leaves.',
    ),
    fault(
      'A11',
      'GitHub Enterprise Server',
      'Asked under its own prefix. What it does not have is one clear sentence.',
    ),
    fault(
      'A12',
      "GitHub's clock and ours differ",
      'The newest run is the one with the highest number, not the latest time. Waits are measured by the clock of GitHub.',
    ),
  ],
};

export const ci: FaultSection = {
  title: 'Verdicts of CI',
  rows: [
    fault(
      'C1',
      'CI fails for the commit that is live',
      'Read once more, then the last validated release is brought back.',
    ),
    fault(
      'C2',
      'CI fails for a commit while a newer one is live',
      '`superseded`: nothing is touched, and the step passes.',
    ),
    fault(
      'C3',
      'CI fails for an earlier deployment of a commit that is live again',
      'Another generation: `superseded`. The later deployment has a watcher of its own.',
    ),
    fault(
      'C4',
      'A re-run turns green after the rollback',
      'Nothing is deployed by itself. With `roll-forward` it is, while the commit is still the head of its branch.',
    ),
    fault(
      'C5',
      'A re-run turns red after the validation',
      'The validation is withdrawn, the one before counts again, the step fails; the commit stays live and a person decides.',
    ),
    fault(
      'C6',
      'CI never starts',
      '`missing` after `appear-timeout`: live, unproven, the step fails. `on-no-verdict: rollback` brings the validated one back.',
    ),
    fault('C7', 'CI is not done in time', '`timeout`: as C6.'),
    fault(
      'C8',
      'CI was cancelled',
      '`cancelled`: as C6; if a newer commit is live by then, `superseded` and the step passes.',
    ),
    fault(
      'C9',
      'Runs are skipped or neutral',
      'They say nothing by themselves: without one success there is no verdict. One that is waited for by name and was skipped has not passed.',
    ),
    fault(
      'C10',
      'action_required, startup_failure, timed_out',
      'The first is waited for to the deadline, the others are failures.',
    ),
    fault(
      'C11',
      'Another workflow or app has a green check of the same name',
      'Workflows count by their file, checks by name and app.',
    ),
    fault('C12', 'The commit has no runs at all', 'As C6: all of nothing is never green.'),
    fault(
      'C13',
      'Two watchers of one commit',
      'One rolls back, the other finds that it did and touches nothing.',
    ),
    fault(
      'C14',
      'The watcher dies',
      'The commit stays live and unproven; the next watch, or the `settle.yml` of the next event, makes up for it.',
    ),
    fault(
      'C15',
      'The watcher starts after a newer deployment',
      '`superseded` at once, without a question to GitHub.',
    ),
    fault('C16', 'GitHub is away during the whole watch', `It is asked ever less often. ${unproven}`),
    fault(
      'C17',
      'The first deployment fails CI: nothing is validated',
      '`no_rollback_target`: it stays live, the step fails and calls for a person.',
    ),
    fault(
      'C18',
      'A validated commit that is deployed again fails',
      'It is not rolled back to itself: it stays live, loudly, and loses its validation if it was CI that failed.',
    ),
  ],
};
