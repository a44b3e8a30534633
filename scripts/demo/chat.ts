import { entriesOf } from '../../test/support/webhook-server.ts';

/** A chat message as a person sees it. */
export interface Card {
  /** Six hex digits, red green blue. */
  readonly colour: string;
  readonly title: string;
  /** What was said, without how far the deployment is and where to look. */
  readonly text: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

type Payload = Readonly<Record<string, unknown>>;

/** What Discord shows of one message: its embed. */
export function cardOfDiscord(payload: Payload): Card {
  const embed = entriesOf(listOf(payload['embeds'])[0]) ?? {};
  return {
    colour: Number(embed['color'] ?? 0)
      .toString(16)
      .padStart(6, '0'),
    title: textOf(embed['title']),
    text: said(textOf(embed['description']).split('\n\n').map(unescapeDiscord)),
    fields: listOf(embed['fields']).map((each) => {
      const { name, value } = entriesOf(each) ?? {};
      return [unescapeDiscord(textOf(name)), unescapeDiscord(textOf(value))] as const;
    }),
  };
}

/** What Slack shows of one message: the header, and the attachment with its colour. */
export function cardOfSlack(payload: Payload): Card {
  const attachment = entriesOf(listOf(payload['attachments'])[0]) ?? {};
  const header = blocksOf(payload).find((block) => block['type'] === 'header');
  const sections = blocksOf(attachment).filter((block) => block['type'] === 'section');
  const cells = sections.flatMap((block) => listOf(block['fields']).map(slackText));
  return {
    colour: textOf(attachment['color']).replace('#', '') || '000000',
    title: slackText(header?.['text']),
    text: said(sections.map((block) => slackText(block['text']))),
    fields: cells.flatMap((cell, index) =>
      index % 2 === 0 ? [[cell.replace(/^\*|\*$/g, ''), cells[index + 1] ?? ''] as const] : [],
    ),
  };
}

/** The first part that is no track of the deployment (`Live ✓ · …`) and not the commit or the links. */
function said(parts: readonly string[]): string {
  return parts.find((part) => part !== '' && !/[✓✗…] ·|^\*\*|^Open the run/.test(part)) ?? '';
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function blocksOf(value: Payload): readonly Payload[] {
  return listOf(value['blocks']).map((block) => entriesOf(block) ?? {});
}

/** Links show their words, or the address when they have none. */
function slackText(value: unknown): string {
  return textOf(entriesOf(value)?.['text'])
    .replace(/<([^|>]+)\|([^>]*)>/g, '$2')
    .replace(/<([^>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function unescapeDiscord(text: string): string {
  return text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
}
