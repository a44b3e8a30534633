import type { Message, MessageCommit, MessageFailure, MessageState } from '../../../lib/messages/message.ts';
import { reasonSentence, wordsIn } from '../../../lib/messages/wording.ts';
import { firstLine } from '../../../lib/ports/foreign-text.ts';
import { commitPattern } from '../../../lib/runner/input-reader.ts';
import type { WorkflowRun } from '../../../lib/runner/workflow-run.ts';
import type { Inputs } from './inputs.ts';
import { stateFor } from './told-causes.ts';

type Redact = (text: string) => string;

/** What the message says; known secrets are taken out of every text first. The inputs come before the result. */
export function composeMessage(inputs: Inputs, workflowRun: WorkflowRun, redact: Redact): Message {
  const { environment, title, url, told } = inputs;
  const text = textOf(inputs);
  const durationMs = inputs.durationMs ?? told.durationMs;
  const state = stateFor(inputs.event, told, { named: inputs.sha !== undefined });
  const commit = composeCommit(subjectOf(inputs, state, workflowRun), workflowRun, redact);
  const liveCommit = composeCommit(told.liveSha ?? '', workflowRun, redact);
  return {
    event: inputs.event,
    language: inputs.language,
    ...(environment === undefined ? {} : { environment: redact(environment) }),
    ...(commit === undefined ? {} : { commit }),
    ...(liveCommit === undefined ? {} : { liveCommit }),
    ...(workflowRun.actor === '' ? {} : { actor: redact(workflowRun.actor) }),
    ...(workflowRun.url === '' ? {} : { runUrl: workflowRun.url }),
    ...(url === undefined ? {} : { serviceUrl: redact(url) }),
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(title === undefined ? {} : { title: redact(title) }),
    ...(text === undefined ? {} : { text: redact(text) }),
    ...(told.failures.length === 0 ? {} : { failures: told.failures.map((each) => redacted(each, redact)) }),
    ...(told.failureCount === undefined ? {} : { failureCount: told.failureCount }),
    ...(state === undefined ? {} : { state }),
    ...(told.cause === undefined ? {} : { cause: told.cause }),
    ...(told.returnFailed === undefined ? {} : { returnFailed: told.returnFailed }),
    ...(told.liveForMs === undefined ? {} : { liveForMs: told.liveForMs }),
    ...(told.downForMs === undefined ? {} : { downForMs: told.downForMs }),
    fields: inputs.fields.map(({ name, value }) => ({ name: redact(name), value: redact(value) })),
    mentions: inputs.mentions,
  };
}

/** Belay's actions write English; in another language the reason code's own sentence stands for it. */
function textOf({ message, language, told, event, title, untold }: Inputs): string | undefined {
  if (message !== undefined) return message;
  const words = wordsIn(language);
  const { reasonCode: code = '', action, variant, frozenUntil } = told;
  const meaning = reasonSentence(words, { code, action, variant });
  const until =
    frozenUntil === undefined || code !== 'frozen' ? [] : [words.frozenUntil(utcTime(frozenUntil))];
  const sentence = meaning === undefined ? undefined : [meaning, ...until].join(' ');
  const text = language === 'en' ? (told.message ?? sentence) : (sentence ?? told.message);
  // A custom message has no title but the environment: where its result is lost, at least the event is named.
  return text ?? (event === 'custom' && untold && title === undefined ? words.events.custom : undefined);
}

/** `2026-11-21 15:04 UTC`. */
function utcTime(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function redacted({ name, url, reason }: MessageFailure, redact: Redact): MessageFailure {
  return {
    name: redact(name),
    ...(url === undefined ? {} : { url: redact(url) }),
    ...(reason === undefined ? {} : { reason: redact(reason) }),
  };
}

/** An outage is of whatever is live, which need not be the commit of the run that noticed it. */
const eventsOfTheService: ReadonlySet<string> = new Set(['down', 'recovered']);

/** Nor is it known of a look that could not be made, and of a rollback that did not find out. */
function subjectOf(
  { sha, event, told }: Inputs,
  state: MessageState | undefined,
  workflowRun: WorkflowRun,
): string {
  const isOther = eventsOfTheService.has(event) || state === 'unchecked' || told.action === 'rollback';
  return sha ?? told.sha ?? (isOther ? '' : workflowRun.sha);
}

function composeCommit(sha: string, workflowRun: WorkflowRun, redact: Redact): MessageCommit | undefined {
  if (!commitPattern.test(sha)) return undefined;
  const { serverUrl, repository } = workflowRun;
  const facts = workflowRun.commitOf(sha);
  return {
    sha,
    ...(repository === '' ? {} : { url: `${serverUrl}/${repository}/commit/${sha}` }),
    ...(facts === undefined
      ? {}
      : { author: redact(facts.author), subject: redact(firstLine(facts.message)) }),
  };
}
