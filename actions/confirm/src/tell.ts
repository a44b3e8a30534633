import type { LiveRecord } from '../../../lib/delivery/promotion.ts';
import { type Concluded, compareUrl, count, dayOf, goingBack, proofText, sourceOf } from './conclusion.ts';
import type { ConfirmPorts } from './findings.ts';
import type { Inputs } from './inputs.ts';

/** What was found, in the log; warnings for what a person must not overlook. */
export async function tell(inputs: Inputs, concluded: Concluded, ports: ConfirmPorts): Promise<void> {
  const { log, workflowRun } = ports;
  const { environment } = inputs.target;
  const { sha, proof, live, between } = concluded;
  const isPromotion = inputs.purpose.kind === 'promote';
  if (sha !== undefined && isPromotion) log.info(`To promote: ${sha} (${proofText(inputs, concluded)}).`);
  if (proof?.note !== undefined) log.warning(proof.note);
  if (live !== undefined) tellLive(inputs, live, log);
  if (sha === undefined || live?.kind !== 'live' || between === undefined) return;
  if (between.kind === 'unknown') {
    log.warning(
      `The commits between ${live.sha} and ${sha} are not known (${between.why}); look at them before you go on.`,
    );
    return;
  }
  const url = compareUrl(workflowRun, live.sha, sha);
  if (between.behind > 0)
    log.warning(
      `${goingBack(between)}: ${count(between.behind, 'commit')} that ${environment} has now would be taken away. ${compareUrl(workflowRun, sha, live.sha)}`,
    );
  if (between.ahead === 0) return;
  log.info(`${count(between.ahead, 'commit')} would go live: ${url}`);
  await log.foreign('Commits, newest first', async (print) => {
    for (const commit of between.commits)
      print(`${commit.sha.slice(0, 12)}  ${commit.message}  (${commit.author})`);
    if (between.ahead > between.commits.length) print(`and ${between.ahead - between.commits.length} older`);
  });
}

function tellLive(inputs: Inputs, live: LiveRecord, log: ConfirmPorts['log']): void {
  const { environment } = inputs.target;
  if (live.kind === 'unknown') {
    log.warning(`What is live in ${environment} is not known: ${live.why}.`);
    return;
  }
  log.info(
    live.kind === 'nothing'
      ? `Live in ${environment}: nothing yet (${sourceOf(inputs, live.source)}).`
      : `Live in ${environment}: ${live.sha}${dayOf(live.at)} (${sourceOf(inputs, live.source)}).`,
  );
  if (live.kind === 'live' && live.note !== undefined) log.warning(live.note);
}
