/** Every reason code of this action: what happened, and what to do about it. */
export const reasonCodes = {
  healthy: 'Every check passed as often in a row as asked for. Nothing is to be done.',
  degraded:
    'Nothing is down, but a check is degraded: it answers too slowly (`max-latency`), its certificate ends soon (`min-tls-days`), or the service says so itself. The step passes with a warning; look at what the job summary names first before it becomes an outage.',
  unhealthy:
    'A check failed and had no tries left. The job summary has a table of the checks, worst first, with the reason each one failed and what to look at; look at the service, or raise `retries` or `timeout` if it only needs longer to start.',
  invalid_input:
    'An input is missing, wrong or contradicts another one; nothing was asked. The error names each input, what it got and what it takes.',
  cancelled:
    'The workflow run was cancelled while the checks were asked. No incident was opened or closed. Run it again if it is still wanted.',
  unexpected:
    'Belay met something it did not foresee. Run it again with debug logging on, and report it with the log.',
} as const;

export type ReasonCode = keyof typeof reasonCodes;
