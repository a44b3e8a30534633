import { anchor, called, escapeHtml } from './html.ts';

type Inline = readonly [pattern: RegExp, render: (match: RegExpExecArray) => string];

/** What Discord's Markdown acts on inside a line, in the order it tries; a backslash makes the next one literal. */
const inlines: readonly Inline[] = [
  [/^\\([^0-9A-Za-z\s])/, ([, character = '']) => escapeHtml(character)],
  [/^```([\s\S]+?)```/, ([, code = '']) => `<pre>${escapeHtml(code)}</pre>`],
  [/^(`+)([\s\S]+?)\1(?!`)/, ([, , code = '']) => `<code>${escapeHtml(code)}</code>`],
  [
    /^\[((?:\\.|[^[\]\\])+)\]\((https?:\/\/[^()\s<>]+)\)/,
    ([, text = '', url = '']) => anchor(url, discordInline(text)),
  ],
  [/^<(https?:\/\/[^\s>]+)>/, ([, url = '']) => anchor(url, escapeHtml(url))],
  [
    /^https:\/\/discord\.com\/channels\/\d+\/\d+\/\d+/,
    ([url]) => anchor(url, '<span class="jump">#deploys › message</span>'),
  ],
  [/^https?:\/\/[^\s<]+[^\s<.,:;"')\]]/, ([url]) => anchor(url, escapeHtml(url))],
  [/^<(@[!&]?|#)\d{15,21}>/, ([mention]) => called(mention)],
  [/^@(?:everyone|here)/, ([mention]) => called(mention)],
  [/^\*\*([\s\S]+?)\*\*(?!\*)/, ([, text = '']) => `<strong>${discordInline(text)}</strong>`],
  [/^__([\s\S]+?)__(?!_)/, ([, text = '']) => `<u>${discordInline(text)}</u>`],
  [/^\*(?!\s)([^*]+?)\*(?!\*)/, ([, text = '']) => `<em>${discordInline(text)}</em>`],
  [/^_([^_]+?)_(?![A-Za-z0-9_])/, ([, text = '']) => `<em>${discordInline(text)}</em>`],
  [/^~~([\s\S]+?)~~(?!~)/, ([, text = '']) => `<s>${discordInline(text)}</s>`],
  [/^\|\|([\s\S]+?)\|\|/, ([, text = '']) => `<span class="spoiler">${discordInline(text)}</span>`],
];

/** One line of Discord's Markdown as HTML. */
export function discordInline(text: string): string {
  let rest = text;
  let html = '';
  while (rest !== '') {
    const [length, shown] = next(rest);
    html += shown;
    rest = rest.slice(length);
  }
  return html;
}

function next(rest: string): readonly [length: number, html: string] {
  for (const [pattern, render] of inlines) {
    const match = pattern.exec(rest);
    if (match !== null) return [match[0].length, render(match)];
  }
  const word = /^(?:[A-Za-z0-9]+|[\s\S])/u.exec(rest)?.[0] ?? rest;
  return [word.length, escapeHtml(word)];
}

/** Blocks begin at the start of a line: headings, lists, quotes, small print. */
function discordLine(line: string): string {
  const block = /^(\s*)(#{1,3}|-#|[-*]|>|\d+\.)\s+(.*)$/.exec(line);
  if (block === null) return `<div class="line">${discordInline(line) || '&nbsp;'}</div>`;
  const [, , mark = '', text = ''] = block;
  const inner = discordInline(text);
  if (mark === '-' || mark === '*') return `<div class="item">${inner}</div>`;
  if (mark === '>') return `<blockquote>${inner}</blockquote>`;
  if (mark === '-#') return `<small>${inner}</small>`;
  return mark.startsWith('#')
    ? `<h${mark.length}>${inner}</h${mark.length}>`
    : `<div class="item">${inner}</div>`;
}

/** Discord's Markdown as HTML, near enough to see what it would obey. */
export function discordMarkdown(text: string): string {
  if (/(?<!\\)```[\s\S]+?```/.test(text)) return discordInline(text);
  return text
    .split('\n')
    .map((line) => (line === '' ? '<div class="gap"></div>' : discordLine(line)))
    .join('');
}
