import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDiscordWebhook } from '../../lib/messages/discord-webhook.ts';
import { createJsonWebhook } from '../../lib/messages/json-webhook.ts';
import { type Language, languages } from '../../lib/messages/language.ts';
import type { Message } from '../../lib/messages/message.ts';
import { createSlackBot } from '../../lib/messages/slack-bot.ts';
import { createSlackWebhook } from '../../lib/messages/slack-webhook.ts';
import { type Captured, capture } from './capture.ts';
import { discordMessage } from './discord-view.ts';
import { escapeHtml } from './html.ts';
import { slackPlain } from './markup-slack.ts';
import { slackMessage } from './slack-view.ts';
import { type Scene, scenesIn } from './stories.ts';

const discord = createDiscordWebhook(new URL('https://discord.com/api/v10/webhooks/1/x?wait=true'));
const slack = createSlackWebhook(new URL('https://hooks.slack.com/services/T0/B0/x'));
const bot = createSlackBot({
  token: 'xoxb-preview',
  channel: 'C024BE91L',
  api: new URL('https://slack.com/api/'),
});
const json = createJsonWebhook({ url: new URL('https://example.com/'), key: undefined });

/** A message that has told something before is edited; the first of a story, and what is no step of one, is new. */
function isEdit({ event }: Message): boolean {
  return !['started', 'down', 'custom'].includes(event);
}

const themes = ['light', 'dark'] as const;

function cell(channel: string, title: string, inner: string): string {
  return `<div class="cell of-${channel}" data-channel="${escapeHtml(title)}"><h4>${escapeHtml(title)}</h4>${inner}</div>`;
}

async function discordCell(message: Message): Promise<string> {
  const edited = isEdit(message);
  const requests = await capture(discord, message, edited ? '1400000000000000001' : undefined);
  const shown = requests
    .filter(({ method }) => method !== 'GET')
    .map(({ body, method }) => discordMessage(body, method === 'PATCH'));
  return cell('discord', 'Discord', shown.join(''));
}

/** The lock screen shows Slack's `text`: what stands there has to be enough. */
function phone(body: Captured['body'] | undefined): string {
  return `<div class="phone"><b>Slack · #deploys</b><span>${slackPlain(String(body?.['text'] ?? ''))}</span></div>`;
}

async function slackCell(message: Message): Promise<string> {
  const [request] = await capture(slack, message);
  const shown = slackMessage(request?.body ?? {}, { edited: false, thread: [] });
  return cell('slack', 'Slack webhook', `${phone(request?.body)}${shown}`);
}

async function botCell(message: Message): Promise<string> {
  const edited = isEdit(message);
  const requests = await capture(bot, message, edited ? 'C024BE91L/1712345678.000100' : undefined);
  const [first, ...thread] = requests.map(({ body }) => body);
  return cell('slack', 'Slack bot', slackMessage(first ?? {}, { edited, thread }));
}

async function jsonCell(message: Message): Promise<string> {
  const [request] = await capture(json, message);
  const text = JSON.stringify(request?.body, undefined, 2);
  return cell('json', 'JSON webhook', `<pre class="json">${escapeHtml(text.slice(0, 6_000))}</pre>`);
}

async function sceneHtml({ title, message }: Scene, language: Language): Promise<string> {
  const cells = [discordCell(message), slackCell(message), botCell(message), jsonCell(message)];
  const row = (await Promise.all(cells)).join('\n');
  const rows = themes.map((theme) => `<div class="theme ${theme}">${row}</div>`);
  const id = `${language}-${title.replace(/[^a-z]+/g, '-')}`;
  return `<article id="${id}" lang="${language}" data-event="${message.event}"><h3>${escapeHtml(title)}</h3>${rows.join('\n')}</article>`;
}

async function languageHtml(language: Language): Promise<string> {
  const scenes = await Promise.all(scenesIn(language).map((scene) => sceneHtml(scene, language)));
  return `<h2>${language === 'fr' ? 'Français' : 'English'}</h2>\n${scenes.join('\n')}`;
}

/** Every event on every channel in every language and both themes, as one page that needs nothing else. */
export async function previewPage(): Promise<string> {
  const css = readFileSync(join(import.meta.dirname, 'page.css'), 'utf8');
  const parts = await Promise.all(languages.map(languageHtml));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Belay: messages</title><style>${css}</style></head>
<body><header><h1>Messages of Belay</h1><p>Rendered from the very requests each channel makes. Nothing here comes from the network.</p></header>
${parts.join('\n')}
</body></html>
`;
}
