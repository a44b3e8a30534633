import { listItems } from '../ports/value-forms.ts';
import {
  dashHint,
  describeNode,
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
import { typographicQuoteIn } from './typographic-quote.ts';
import {
  hasControlCharacter,
  hostPattern,
  innerPathPattern,
  itemPattern,
  loginPattern,
  loneItemPattern,
  servicePattern,
} from './value-patterns.ts';

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
  const quote = typographicQuoteIn(text);
  if (quote !== undefined)
    return refused(
      node,
      `expected ${takes}, and this holds the typographic quote ${quote}, which quotes nothing in a shell; write " or ' instead.`,
    );
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

interface Form {
  readonly takes: string;
  readonly pattern: RegExp;
  /** For an item of a list that is one text, a line an item. */
  readonly lonePattern: RegExp;
}

const itemForms: Readonly<Record<ItemForm, Form>> = {
  text: {
    takes: 'one line of text that does not begin with "#"',
    pattern: itemPattern,
    lonePattern: loneItemPattern,
  },
  host: {
    takes: 'user@host or user@host:port, the port at most 65535',
    pattern: hostPattern,
    lonePattern: hostPattern,
  },
  service: {
    takes: 'the name of a service of the compose file',
    pattern: servicePattern,
    lonePattern: servicePattern,
  },
  'inner-path': {
    takes: 'a path inside the folder, without ".." and not absolute',
    pattern: innerPathPattern,
    lonePattern: innerPathPattern,
  },
  login: { takes: 'a GitHub login without "@"', pattern: loginPattern, lonePattern: loginPattern },
};

/** A list as inputs have it, one item a line. */
export function readList(form: ItemForm, node: TreeNode): ReadValue {
  const { takes, pattern, lonePattern } = itemForms[form];
  const isItem = (text: string): boolean => isItemOf(pattern, text);
  const text = textOf(node);
  if (text !== undefined) {
    const items = listItems(text);
    if (items.length > 0 && items.every((item) => isItemOf(lonePattern, item)))
      return value(items.join('\n'));
    return refused(node, `expected ${takes}, got ${describeNode(node)}${adviceFor(items, form)}.`);
  }
  const texts = textsOf(node, takes, isItem);
  if (texts.kind === 'refused') return texts;
  return value(texts.items.join('\n'));
}

function isItemOf(pattern: RegExp, text: string): boolean {
  return text.length <= itemLimit && pattern.test(text) && !hasControlCharacter(text);
}

/** What was meant by a text that is no list, to stand behind "got …". */
function adviceFor(items: readonly string[], form: ItemForm): string {
  const [several = ''] = items.filter((item) => item.includes(','));
  const names = several.split(',').map((name) => name.trim());
  const isShort = several.length <= 60 && names.every((name) => /^[\w./@-]+$/.test(name));
  if (several !== '') {
    const whole = form === 'text' ? `, or ["${isShort ? several : '…'}"] where that is one name` : '';
    return `; write several as a list, ${isShort ? `[${names.join(', ')}]` : '[…, …]'}${whole}`;
  }
  return items.some((item) => item.startsWith('-')) ? `; ${dashHint}` : '';
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
