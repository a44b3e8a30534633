import { listItems } from '../ports/value-forms.ts';
import {
  quotesHint,
  type ReadValue,
  type Refused,
  refused,
  textOf,
  unexpected,
  value,
} from './read-value.ts';
import type { ItemForm } from './setting-kind.ts';
import type { TreeNode } from './tree.ts';
import { hasControlCharacter, hostPattern, itemPattern, loginPattern } from './value-patterns.ts';

/** A ledger line holds three texts of commands. */
export const commandLimit = 32_000;
export const listLimit = 100;
export const itemLimit = 255;

/** Commands of a shell, one line each or more. */
export function readCommands(node: TreeNode): ReadValue {
  const takes = 'commands, as text or as a list of texts';
  const texts = textsOf(node, takes, isCommand);
  if (texts.kind === 'refused') return texts;
  const text = texts.items.join('\n');
  return text.length <= commandLimit
    ? value(text)
    : refused(
        node,
        `expected at most ${commandLimit} characters, got ${text.length}; put more into a script.`,
      );
}

function isCommand(text: string): boolean {
  return text.trim() !== '' && !text.includes('\0');
}

const itemForms: Readonly<Record<ItemForm, { readonly takes: string; readonly pattern: RegExp }>> = {
  text: { takes: 'one line of text that does not begin with "#"', pattern: itemPattern },
  host: { takes: 'user@host or user@host:port', pattern: hostPattern },
  login: {
    takes: 'a GitHub login without "@" (teams are not supported: name their members)',
    pattern: loginPattern,
  },
};

/** A list as inputs have it, one item a line. */
export function readList(form: ItemForm, node: TreeNode): ReadValue {
  const { takes, pattern } = itemForms[form];
  const isItem = (text: string): boolean =>
    text.length <= itemLimit && pattern.test(text) && !hasControlCharacter(text);
  const text = textOf(node);
  if (text !== undefined) {
    const items = listItems(text);
    return items.length > 0 && items.every(isItem) ? value(items.join('\n')) : unexpected(takes, node);
  }
  const texts = textsOf(node, takes, isItem);
  return texts.kind === 'refused' ? texts : value(texts.items.join('\n'));
}

type Texts = { readonly kind: 'texts'; readonly items: readonly string[] } | Refused;

/** The items of a list of texts, or a text alone as its only item. */
function textsOf(node: TreeNode, takes: string, isGoodText: (text: string) => boolean): Texts {
  const nodes = node.kind === 'list' ? node.items : [node];
  if (nodes.length > listLimit)
    return refused(node, `expected at most ${listLimit} items, got ${nodes.length}.`);
  const read = nodes.map((item) => ({ item, text: textOf(item) }));
  const problems = read
    .filter(({ text }) => text === undefined || !isGoodText(text))
    .flatMap(({ item }) => unexpected(`${takes}${quotesHint(item)}`, item).problems);
  return problems.length > 0
    ? { kind: 'refused', problems }
    : { kind: 'texts', items: read.flatMap(({ text }) => text ?? []) };
}
