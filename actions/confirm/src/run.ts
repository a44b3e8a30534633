import { type Frozen, isFrozen } from '../../../lib/delivery/freeze.ts';
import type { LiveRecord } from '../../../lib/delivery/promotion.ts';
import { checkActors, checkWord } from '../../../lib/delivery/promotion-gates.ts';
import { describeMoment } from '../../../lib/delivery/zoned-time.ts';
import { neutralise } from '../../../lib/ports/foreign-text.ts';
import type { Outcome } from '../../../lib/runner/run-action.ts';
import { type Concluded, commitUrl, count, dayOf, validatedIn } from './conclusion.ts';
import { type Between, type ConfirmPorts, findBetween, findLive, findProof } from './findings.ts';
import type { Inputs, Wanted } from './inputs.ts';
import type { ReasonCode } from './reason-codes.ts';
import { summaryOf } from './summary.ts';
import { tell } from './tell.ts';

/** Every output besides `reason-code` and `result`, in the order action.yml documents them. */
export const outputNames = ['sha', 'live-sha', 'commits'] as const;

type OutputName = (typeof outputNames)[number];

const good: readonly ReasonCode[] = ['confirmed', 'already_live'];

/** Milliseconds for one question to GitHub. A rollback must not wait for an outage to pass. */
const budgets = { promote: 30_000, rollback: 5_000 } as const;

/** Asks whether the change may go on and what it would be. Reads only. */
export async function run(inputs: Inputs, ports: ConfirmPorts): Promise<Outcome<OutputName>> {
  const concluded = await conclude(inputs, ports);
  ports.signal.throwIfAborted();
  const isGood = good.includes(concluded.reasonCode);
  await tell(inputs, concluded, ports);
  if (isGood) ports.log.notice(concluded.message);
  const { sha, live, between, proof, frozen } = concluded;
  const commits = commitsOf(between, ports);
  const liveSha = live?.kind === 'live' ? live.sha : null;
  return {
    outputs: { sha: sha ?? '', 'live-sha': liveSha ?? '', commits: JSON.stringify(commits) },
    reasonCode: concluded.reasonCode,
    result: {
      message: concluded.message,
      purpose: inputs.purpose.kind,
      environment: inputs.target.environment,
      sha: sha ?? null,
      'validated-in': proof === undefined ? null : validatedIn(inputs),
      'validated-at': proof?.at ?? null,
      'validated-by': proof?.source ?? null,
      'live-sha': liveSha,
      ahead: between?.kind === 'known' ? between.ahead : null,
      behind: between?.kind === 'known' ? between.behind : null,
      'frozen-until': frozen?.endsAt.toISOString() ?? null,
      commits: commits.slice(0, handedOnLimit),
    },
    summary: summaryOf(inputs, concluded, ports),
    ...(isGood ? {} : { failure: concluded.message }),
  };
}

/** Commits in `result`, which is handed on in one variable; the output `commits` has all. */
const handedOnLimit = 30;

function commitsOf(between: Between | undefined, ports: ConfirmPorts) {
  if (between?.kind !== 'known') return [];
  return between.commits.map(({ sha, message, author }) => ({
    sha,
    message: neutralise(message),
    author: neutralise(author),
    url: commitUrl(ports.workflowRun, sha),
  }));
}

async function conclude(inputs: Inputs, ports: ConfirmPorts): Promise<Concluded> {
  const { workflowRun, triggeringActor, clock } = ports;
  const { purpose, target } = inputs;
  if (workflowRun.fromFork)
    return {
      reasonCode: 'untrusted_event',
      message: 'This run was started by code from a fork; it may confirm nothing. Nothing was changed.',
    };
  const word = checkWord(inputs.confirmation, inputs.expected);
  if (word.kind === 'shut') return { reasonCode: 'wrong_confirmation', message: word.message };
  const people = checkActors({ actor: workflowRun.actor, triggeringActor }, inputs.actors);
  if (people.kind === 'shut') return { reasonCode: 'actor_not_allowed', message: people.message };
  if (purpose.kind === 'rollback') return confirmRollback(inputs, ports);
  const frozen = isFrozen(purpose.freeze, new Date(clock.now()));
  if (frozen !== undefined)
    return { reasonCode: 'frozen', message: describeFreeze(target.environment, frozen), frozen };
  return confirmPromotion(inputs, purpose, ports);
}

function describeFreeze(environment: string, { window, endsAt }: Frozen): string {
  const reason = window.reason === undefined ? '' : `, because of "${window.reason}"`;
  return `${environment} is frozen: ${window.text}${reason}. The next promotion may start at ${describeMoment(window.timeZone, endsAt.getTime())}. A rollback is not held up by it. Nothing was changed.`;
}

/** The word and the people are enough; what else is known is told and nothing depends on it. */
async function confirmRollback({ target }: Inputs, ports: ConfirmPorts): Promise<Concluded> {
  const { environment } = target;
  const budget = { budgetMs: budgets.rollback };
  const [live, proof] = await Promise.all([
    findLive(ports, budget, environment),
    findProof(ports, budget, { environment, sha: undefined }),
  ]);
  const known = proof.kind === 'validated' ? { sha: proof.sha, proof } : {};
  const last =
    proof.kind === 'validated'
      ? `its last validated release is ${proof.sha}`
      : 'its last validated release is not known here';
  const message = `Confirmed: ${environment} may be rolled back; ${last}.`;
  return { reasonCode: 'confirmed', message, live, ...known };
}

async function confirmPromotion(
  inputs: Inputs,
  { wanted, ifLive }: { readonly wanted: Wanted; readonly ifLive: string | undefined },
  ports: ConfirmPorts,
): Promise<Concluded> {
  const { environment } = inputs.target;
  const budget = { budgetMs: budgets.promote };
  const proof =
    wanted.kind === 'any'
      ? undefined
      : await findProof(ports, budget, { environment: wanted.in, sha: wanted.sha });
  if (proof !== undefined && proof.kind !== 'validated')
    return { reasonCode: proof.code, message: proof.message };
  const sha = proof === undefined ? wanted.sha : proof.sha;
  if (sha === undefined) throw new Error('There is no release to promote.');
  const live = await findLive(ports, budget, environment);
  const found = { sha, live, ...(proof === undefined ? {} : { proof }) };
  if (ifLive !== undefined && live.kind === 'live' && live.sha !== ifLive)
    return {
      ...found,
      reasonCode: 'live_changed',
      message: `${live.sha} is live in ${environment} by now, and not ${ifLive} as when this promotion was shown. Start it again to see what it would change. Nothing was changed.`,
    };
  if (live.kind === 'live' && live.sha === sha)
    return {
      ...found,
      reasonCode: 'already_live',
      message: `${sha} is live in ${environment} already; there is nothing to promote.`,
    };
  const between = live.kind === 'live' ? await findBetween(ports, live.sha, sha) : undefined;
  const message = describePromotion(inputs, { ...found, between });
  return { ...found, reasonCode: 'confirmed', message, ...(between === undefined ? {} : { between }) };
}

interface Promotion extends Pick<Concluded, 'proof'> {
  readonly sha: string;
  readonly live: LiveRecord;
  readonly between: Between | undefined;
}

function describePromotion(inputs: Inputs, { sha, proof, live, between }: Promotion): string {
  const { environment } = inputs.target;
  const proven =
    proof === undefined
      ? ', which nothing requires to be validated,'
      : `, validated in ${validatedIn(inputs)}${dayOf(proof.at)},`;
  const instead =
    live.kind === 'live'
      ? ` in place of ${live.sha}`
      : live.kind === 'nothing'
        ? ', where nothing is live yet'
        : ', where it is not known what is live';
  const changes =
    between?.kind === 'known'
      ? `: ${count(between.ahead, 'commit')} ${between.ahead === 1 ? 'goes' : 'go'} live${between.behind > 0 ? ` and ${count(between.behind, 'commit')} ${between.behind === 1 ? 'is' : 'are'} taken away` : ''}`
      : '';
  return `Confirmed: ${sha}${proven} may go to ${environment}${instead}${changes}.`;
}
