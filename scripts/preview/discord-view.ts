import type { DiscordEmbed, DiscordPayload } from '../../lib/messages/discord.ts';
import { anchor, escapeHtml } from './html.ts';
import { discordInline, discordMarkdown } from './markup-discord.ts';

/** Discord shows as many as three inline fields in a row; a field that is not inline has a row of its own. */
function fieldHtml({ name, value, inline }: DiscordEmbed['fields'][number]): string {
  return `<div class="field${inline ? ' inline' : ''}"><b>${discordInline(name)}</b><div>${discordMarkdown(value)}</div></div>`;
}

function embedHtml({ title, url, description, color, fields, footer }: DiscordEmbed): string {
  const heading = title === undefined ? '' : discordInline(title);
  return `<div class="embed" style="border-color:#${color.toString(16).padStart(6, '0')}">
${heading === '' ? '' : `<div class="title">${url === undefined ? heading : anchor(url, heading)}</div>`}
${description === undefined ? '' : `<div class="description">${discordMarkdown(description)}</div>`}
${fields.length === 0 ? '' : `<div class="fields">${fields.map(fieldHtml).join('')}</div>`}
${footer === undefined ? '' : `<div class="footer">${escapeHtml(footer.text)}</div>`}
</div>`;
}

/** One message as Discord's client shows it. */
export function discordMessage(payload: Partial<DiscordPayload>, edited: boolean): string {
  const { content, embeds = [] } = payload;
  const mark = edited ? ' <span class="edited">(edited)</span>' : '';
  return `<div class="discord message"><div class="avatar round">B</div><div class="body">
<div class="who"><b>Belay</b><span class="tag">APP</span><time>03:12</time></div>
${content == null ? '' : `<div class="content">${discordMarkdown(content)}</div>`}
${embeds.map(embedHtml).join('')}${mark}</div></div>`;
}
