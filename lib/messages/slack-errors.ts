import type { Reply } from './channel.ts';

const newToken = 'copy the Bot User OAuth Token of the Slack app again and replace the secret';
const malformed = 'the message was refused as malformed';
const tooLong = 'the message was refused as too large';
const closed = 'the workspace does not let the bot post there; ask who administers it';

/**
 * The errors Slack documents for chat.postMessage and chat.update (docs.slack.dev, read November 2026), and what
 * each means for whoever set Belay up. Anything else in an answer is not repeated.
 */
const refusals: Readonly<Record<string, string>> = {
  not_authed: `the token was not taken; ${newToken}`,
  invalid_auth: `the token is not valid; ${newToken}`,
  account_inactive: 'the bot of the token was removed from the workspace; install the Slack app again',
  token_revoked: `the token was revoked; install the Slack app again, then ${newToken}`,
  token_expired: `the token has expired; ${newToken}`,
  not_allowed_token_type: `it takes a bot token (xoxb-); ${newToken}`,
  missing_scope: 'the token lacks the scope chat:write; add it to the Slack app and install the app again',
  no_permission: 'the token lacks the scope chat:write; add it to the Slack app and install the app again',
  not_in_channel: 'the bot is not in the channel; invite it there with /invite',
  channel_not_found:
    'there is no such channel, or it is private and the bot is not in it; give the id of the channel and invite the bot with /invite',
  is_archived: 'the channel is archived; unarchive it or give another slack-channel',
  messages_tab_disabled: 'the Slack app takes no direct messages; give a channel instead of a person',
  restricted_action: closed,
  restricted_action_read_only_channel: closed,
  restricted_action_thread_only_channel: closed,
  restricted_action_thread_locked: 'the thread of the message is locked',
  restricted_action_non_threadable_channel: 'the channel has no threads',
  cannot_reply_to_message: 'this kind of message has no thread',
  access_denied: closed,
  org_login_required: 'the workspace is being moved; try again when that is done',
  ekm_access_denied: closed,
  enterprise_is_restricted: closed,
  team_access_not_granted: closed,
  two_factor_setup_required: closed,
  message_limit_exceeded: 'the workspace has reached the number of messages it may hold',
  msg_too_long: tooLong,
  msg_blocks_too_long: tooLong,
  too_many_attachments: tooLong,
  no_text: malformed,
  invalid_blocks: malformed,
  invalid_blocks_format: malformed,
  invalid_attachments: malformed,
  invalid_arguments: malformed,
  invalid_json: malformed,
  json_not_object: malformed,
  message_not_found: 'the message does not exist any more',
  cant_update_message: 'the message was sent by somebody else and cannot be edited',
  edit_window_closed: 'the workspace does not let messages of this age be edited',
};

const troubles: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]);

const limits: ReadonlySet<string> = new Set(['ratelimited', 'rate_limited']);

/** A new message would be refused as the edit was: the bot may not, or its channel is closed. */
const endsEverything: ReadonlySet<string> = new Set([
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'missing_scope',
  'no_permission',
  'is_archived',
  'access_denied',
  'org_login_required',
  'ekm_access_denied',
  'enterprise_is_restricted',
  'team_access_not_granted',
  'two_factor_setup_required',
]);

/** What an error of the Web API means. */
export function readSlackError(error: unknown, doing: 'post' | 'edit'): Reply<never> {
  const code = typeof error === 'string' ? error : '';
  if (limits.has(code)) return { kind: 'limited' };
  if (troubles.has(code)) return { kind: 'trouble', reason: `it has a trouble of its own (${code})` };
  // Also an error nobody knows: a message that is told twice is better than one that is not told.
  if (doing === 'edit' && !endsEverything.has(code)) return { kind: 'gone' };
  const reason = Object.hasOwn(refusals, code) ? refusals[code] : undefined;
  return reason === undefined
    ? { kind: 'refused', reason: 'it gave an error that Belay does not know' }
    : { kind: 'refused', reason: `${reason} (${code})` };
}
