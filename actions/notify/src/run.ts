import type { Channel, ChannelName } from '../../../lib/messages/channel.ts';
import type { Message } from '../../../lib/messages/message.ts';
import { type Delivery, send, sendPolicy } from '../../../lib/messages/send.ts';
import type { Clock } from '../../../lib/ports/clock.ts';
import type { Http } from '../../../lib/ports/http.ts';
import type { ActionContext, Outcome } from '../../../lib/runner/run-action.ts';
import { editsMessage, joinMessageIds } from './channels.ts';
import { composeMessage } from './compose-message.ts';
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
  if (inputs.skipped.length > 0) {
    const titles = inputs.skipped.map(({ title }) => title).join(', ');
    ports.log.info(`Skipped, because no secret was given: ${titles}`);
  }
  for (const channel of inputs.spared) {
    ports.log.info(`${channel.title}: not told, belay.yml asks for no "${inputs.event}" there`);
  }
  const channels = channelsToTell(inputs, message);
  for (const { title } of inputs.channels.filter((channel) => !channels.includes(channel))) {
    ports.log.info(`${title}: not told, there is no message of this deployment to edit`);
  }
  const deliveries = await Promise.all(channels.map((channel) => tell(channel, message, { inputs, ports })));
  if (inputs.channels.length + inputs.spared.length === 0) {
    ports.log.notice(
      'No webhook and no token was given (as on pull requests from forks), so no message was sent.',
    );
  }
  return describeOutcome(inputs, message, { deliveries, aborted: ports.signal.aborted });
}

/** That a newer release is live is no news of its own: it only ends the message that waits for a verdict. */
function channelsToTell({ channels, messageIds }: Inputs, { event, cause }: Message): readonly Channel[] {
  const isNews = event !== 'live' || cause !== 'superseded';
  return isNews ? channels : channels.filter((channel) => editsMessage(channel, messageIds));
}

async function tell(
  channel: Channel,
  message: Message,
  { inputs, ports }: { readonly inputs: Inputs; readonly ports: NotifyPorts },
): Promise<Delivery> {
  const edits = inputs.messageIds.get(channel.name);
  const delivery = await send(channel, message, {
    ...ports,
    policy: sendPolicy,
    ...(edits === undefined ? {} : { edits }),
  });
  const line = describeDelivery(delivery);
  // With `required` the failure says it once; otherwise the warning does.
  const fails = !delivery.delivered && inputs.required;
  if (fails || (delivery.delivered && delivery.missing === undefined)) ports.log.info(line);
  else ports.log.warning(`${line} The outcome of the deployment is not changed by it.`);
  return delivery;
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
  const ids = new Map(deliveries.map(({ channel, id }) => [channel.name, id]));
  return {
    outputs: {
      delivered: namesOf(taken).join('\n'),
      skipped: namesOf(inputs.skipped).join('\n'),
      'message-id': joinMessageIds(inputs.messageIds, ids),
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

function namesOf(channels: readonly ChannelName[]): string[] {
  return channels.map(({ name }) => name);
}

function describeForScripts(delivery: Delivery): Readonly<Record<string, unknown>> {
  const { channel, delivered, edit, id, reason, missing, requests, durationMs } = delivery;
  return { channel: channel.name, delivered, edit, id, reason, missing, requests, 'duration-ms': durationMs };
}
