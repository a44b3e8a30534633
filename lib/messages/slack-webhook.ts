import type { HttpResponse } from '../ports/http.ts';
import {
  type Channel,
  type ChannelName,
  jsonHeaders,
  type Reply,
  readRefusal,
  webhookUrl,
} from './channel.ts';
import { renderSlack } from './slack.ts';

/** How the channel is called. */
export const slack: ChannelName = { name: 'slack', title: 'Slack' };

/** What a Slack webhook's address looks like, for error messages. */
export const slackWebhookTakes =
  'the URL Slack shows for an incoming webhook, https://hooks.slack.com/services/T…/B…/… (the value is not shown: it is a secret)';

const hosts = /^hooks\.slack(?:-gov)?\.com$/;
const path = /^\/services\/\w{1,40}\/\w{1,40}\/\w{1,100}\/?$/;

/** The errors Slack documents for incoming webhooks; anything else in a body is not repeated. */
const errors: ReadonlySet<string> = new Set([
  'action_prohibited',
  'channel_is_archived',
  'channel_not_found',
  'invalid_attachments',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_payload',
  'invalid_token',
  'msg_blocks_too_long',
  'no_active_hooks',
  'no_service',
  'no_service_id',
  'no_team',
  'no_text',
  'posting_to_general_channel_denied',
  'rate_limited',
  'rollup_error',
  'team_disabled',
  'too_many_attachments',
  'user_not_found',
]);

/** The address to post to, or undefined for anything that is no incoming webhook of Slack. */
export function parseSlackWebhook(text: string): URL | undefined {
  const url = webhookUrl(text, hosts);
  return url !== undefined && url.search === '' && path.test(url.pathname) ? url : undefined;
}

/** A Slack channel behind an incoming webhook, which tells no id. `url` comes from {@link parseSlackWebhook}. */
export function createSlackWebhook(url: URL): Channel {
  return {
    ...slack,
    async post(message, courier) {
      const body = JSON.stringify(renderSlack(message));
      const reply = await courier.ask({
        method: 'POST',
        url,
        headers: jsonHeaders,
        body,
        read: readSlackWebhook,
      });
      return reply.kind === 'taken' ? { kind: 'posted' } : reply;
    },
  };
}

/** What an answer of an incoming webhook means. */
export function readSlackWebhook(response: HttpResponse): Reply<undefined> {
  const body = response.body.trim();
  if (response.status === 200) {
    return body === 'ok'
      ? { kind: 'taken', value: undefined }
      : { kind: 'refused', reason: 'something other than Slack answered (HTTP 200 without its "ok")' };
  }
  return readRefusal(response, errors.has(body) ? body : undefined);
}
