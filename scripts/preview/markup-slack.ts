import { anchor, called, escapeHtml } from './html.ts';

function decoded(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** What Slack shows of `plain_text`: the characters, and nothing else. */
export function slackPlain(text: string): string {
  return escapeHtml(decoded(text)).replaceAll('\n', '<br>');
}

type Inline = readonly [pattern: RegExp, render: (match: RegExpExecArray) => string];

/** What mrkdwn acts on, in the order it is tried. */
const inlines: readonly Inline[] = [
  [/^<(https?:\/\/[^|>\s]+)\|([^>]+)>/, ([, url = '', text = '']) => anchor(decoded(url), slackMrkdwn(text))],
  [/^<(https?:\/\/[^|>\s]+)>/, ([, url = '']) => anchor(decoded(url), slackPlain(url))],
  [/^<([@!#][^>]+)>/, ([, who = '']) => called(who.replace(/^!subteam\^/, '@').replace(/^!/, '@'))],
  [/^`([^`\n]+)`/, ([, code = '']) => `<code>${slackPlain(code)}</code>`],
  [/^\*(?!\s)([^*\n]+?)\*(?![\p{L}\p{N}])/u, ([, text = '']) => `<strong>${slackMrkdwn(text)}</strong>`],
  [/^_(?!\s)([^_\n]+?)_(?![\p{L}\p{N}])/u, ([, text = '']) => `<em>${slackMrkdwn(text)}</em>`],
  [/^~(?!\s)([^~\n]+?)~(?![\p{L}\p{N}])/u, ([, text = '']) => `<s>${slackMrkdwn(text)}</s>`],
  [/^&(?:amp|lt|gt);/, ([entity]) => entity],
  [/^\n/, () => '<br>'],
];

/** Slack's mrkdwn (with `verbatim`, so that nothing is found in it that is not marked) as HTML. */
export function slackMrkdwn(text: string): string {
  let rest = text;
  let html = '';
  while (rest !== '') {
    const found = inlines
      .map(([pattern, render]) => ({ match: pattern.exec(rest), render }))
      .find(({ match }) => match !== null);
    const word = /^(?:[\p{L}\p{N}]+|[\s\S])/u.exec(rest)?.[0] ?? rest;
    const length = found?.match?.[0].length ?? word.length;
    html += found?.match ? found.render(found.match) : escapeHtml(word);
    rest = rest.slice(length);
  }
  return html;
}
