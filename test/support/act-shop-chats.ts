import type { DiscordReceiver } from './discord-receiver.ts';
import type { SlackReceiver } from './slack-receiver.ts';

/**
 * The titles both chats were told: a Slack webhook gets a message for each, Discord new ones and edits. That a
 * deployment was superseded may be told by an edit alone.
 */
export function titlesTold(discord: DiscordReceiver, slack: SlackReceiver): readonly string[] {
  const titles = saidIn(discord).map(({ title }) => title);
  const notices = slack.messages.map(({ payload }) => String(payload['text']));
  let at = 0;
  const same = titles.every((title) => {
    if (notices[at]?.startsWith(title) !== true) return title.endsWith(': superseded');
    at += 1;
    return true;
  });
  if (!same || at < notices.length)
    throw new Error(`Discord was told "${titles.join('", "')}", Slack "${notices.join('", "')}".`);
  return titles;
}

/** Discord's messages, oldest first: the titles each has had. A line beside one, so that it is noticed, is none. */
export function storiesIn(discord: DiscordReceiver): readonly (readonly string[])[] {
  const stories = new Map<string, string[]>();
  for (const { id, title } of saidIn(discord)) stories.set(id, [...(stories.get(id) ?? []), title]);
  return [...stories.values()];
}

/** What Discord was asked to show, in order: of which message, and its title. */
function saidIn(discord: DiscordReceiver): readonly { readonly id: string; readonly title: string }[] {
  const posted = discord.messages.map(({ id }) => id);
  return discord.requests.flatMap(({ method, url, body }) => {
    if (method !== 'POST' && method !== 'PATCH') return [];
    const id = (method === 'POST' ? posted.shift() : url.pathname.split('/').at(-1)) ?? '';
    const { embeds } = JSON.parse(body.toString());
    return Array.isArray(embeds) ? [{ id, title: String(embeds[0]?.title ?? '') }] : [];
  });
}
