import type { ChannelName } from '../../../lib/messages/channel.ts';
import type { Message } from '../../../lib/messages/message.ts';
import { type Delivery, send, sendPolicy } from '../../../lib/messages/send.ts';
import type { Clock } from '../../../lib/ports/clock.ts';
import { firstLine } from '../../../lib/ports/foreign-text.ts';
import type { Http } from '../../../lib/ports/http.ts';
import { commitPattern } from '../../../lib/runner/input-reader.ts';
import type { ActionContext, Outcome } from '../../../lib/runner/run-action.ts';
import type { WorkflowRun } from '../../../lib/runner/workflow-run.ts';
import type { Inputs } from './inputs.ts';
import type { reasonCodes } from './reason-codes.ts';
import { describeDelivery, renderSummary } from './report.ts';

/** Every output this action sets, in the order action.yml documents them. */
export const outputNames = ['delivered', 'skipped', 'message-id'] as const;

type NotifyOutcome = Outcome<(typeof outputNames)[number]>;

export interface NotifyPorts extends Pick<ActionContext, 'log' | 'signal' | 'workflowRun' | 'redactor'> {
  readonly http: Http;
  readonly clock: Clock;
}

/** Sends the message to every channel that has a secret, at once. An undelivered one only fails when asked to. */
export async function run(inputs: Inputs, ports: NotifyPorts): Promise<NotifyOutcome> {
  const message = composeMessage(inputs, ports.workflowRun, (text) => ports.redactor.redact(text));
  for (const channel of inputs.skipped) {
    ports.log.info(`${channel.title}: skipped, no webhook was given`);
  }
  for (const channel of inputs.spared) {
    ports.log.info(`${channel.title}: not told, belay.yml asks for no "${inputs.event}" there`);
  }
  const deliveries = await Promise.all(
    inputs.channels.map(async (channel) => {
      const delivery = await send(channel, message, { ...ports, policy: sendPolicy });
      report(delivery, inputs, ports);
      return delivery;
    }),
  );
  if (deliveries.length + inputs.spared.length === 0) {
    ports.log.notice('No webhook was given (as on pull requests from forks), so no message was sent.');
  }
  return describeOutcome(inputs, message, { deliveries, aborted: ports.signal.aborted });
}

function describeOutcome(
  inputs: Inputs,
  message: Message,
  ended: { readonly deliveries: readonly Delivery[]; readonly aborted: boolean },
): NotifyOutcome {
  const { deliveries } = ended;
  const taken = deliveries.flatMap(({ delivered, channel }) => (delivered ? [channel] : []));
  const missed = deliveries.filter(({ delivered }) => !delivered);
  const cancelled = missed.length > 0 && ended.aborted;
  const failure = cancelled
    ? 'The run was cancelled before every channel had taken the message.'
    : missed.map(describeDelivery).join(' ');
  return {
    outputs: {
      delivered: namesOf(taken).join('\n'),
      skipped: namesOf(inputs.skipped).join('\n'),
      'message-id': deliveries.find(({ channel }) => channel.name === 'discord')?.id ?? '',
    },
    reasonCode: reasonOf(deliveries, cancelled),
    result: {
      event: inputs.event,
      channels: deliveries.map(describeForScripts),
      skipped: namesOf(inputs.skipped),
      ...(inputs.spared.length === 0 ? {} : { spared: namesOf(inputs.spared) }),
    },
    summary: renderSummary(message, deliveries, inputs),
    ...(missed.length > 0 && (inputs.required || cancelled) ? { failure } : {}),
  };
}

function reasonOf(deliveries: readonly Delivery[], cancelled: boolean): keyof typeof reasonCodes {
  if (cancelled) return 'cancelled';
  if (deliveries.length === 0) return 'nothing_to_send';
  return deliveries.every(({ delivered }) => delivered) ? 'sent' : 'not_delivered';
}

/** With `required` the failure says it once; otherwise the warning does. */
function report(delivery: Delivery, inputs: Inputs, ports: NotifyPorts): void {
  const line = describeDelivery(delivery);
  if (delivery.delivered || inputs.required) ports.log.info(line);
  else ports.log.warning(`${line} The outcome of the deployment is not changed by it.`);
}

function namesOf(channels: readonly ChannelName[]): string[] {
  return channels.map(({ name }) => name);
}

function describeForScripts(delivery: Delivery): Readonly<Record<string, unknown>> {
  const { channel, delivered, id, reason, requests, durationMs } = delivery;
  return { channel: channel.name, delivered, id, reason, requests, 'duration-ms': durationMs };
}

/** What the message says; known secrets are taken out of every text first. */
function composeMessage(inputs: Inputs, workflowRun: WorkflowRun, redact: (text: string) => string): Message {
  const { environment, title, message, url, durationMs } = inputs;
  const commit = composeCommit(inputs, workflowRun, redact);
  return {
    event: inputs.event,
    ...(environment === undefined ? {} : { environment: redact(environment) }),
    ...(commit === undefined ? {} : { commit }),
    ...(workflowRun.url === '' ? {} : { runUrl: workflowRun.url }),
    ...(url === undefined ? {} : { serviceUrl: redact(url) }),
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(title === undefined ? {} : { title: redact(title) }),
    ...(message === undefined ? {} : { text: redact(message) }),
    fields: inputs.fields.map(({ name, value }) => ({ name: redact(name), value: redact(value) })),
    mentions: inputs.mentions,
  };
}

/** An outage is of whatever is live, which need not be the commit of the run that noticed it. */
const eventsOfTheService: ReadonlySet<string> = new Set(['down', 'recovered']);

function composeCommit(
  inputs: Inputs,
  workflowRun: WorkflowRun,
  redact: (text: string) => string,
): Message['commit'] {
  const sha = inputs.sha ?? (eventsOfTheService.has(inputs.event) ? '' : workflowRun.sha);
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
