import { parseFreezeWindows, windowKeys } from '../delivery/freeze-windows.ts';
import { parseRemote } from '../drivers/git/remote.ts';
import { linkable, longestLink } from '../messages/link.ts';
import { nearest } from '../ports/nearest.ts';
import {
  absolutePath,
  durationBetween,
  durationTakes,
  pathTakes,
  wholeNumber,
  wholeNumberTakes,
} from '../ports/value-forms.ts';
import { environmentPattern, environmentTakes } from './environment-name.ts';
import { readCommands, readList } from './read-list.ts';
import { quotesHint, type ReadValue, refused, textOf, unexpected, value } from './read-value.ts';
import type { SettingKind } from './setting-kind.ts';
import { type Problem, placeOfSentence, plainValue, type TreeNode } from './tree.ts';
import { whyNotTyped } from './typed-word.ts';
import {
  hasControlCharacter,
  hasStrayControl,
  imagePattern,
  linePattern,
  linkPattern,
  pathPattern,
  repositoryPattern,
  sharePattern,
} from './value-patterns.ts';

/** All kinds but checks, whose URLs may need another value of the environment. */
export type PlainKind = Exclude<SettingKind, { readonly is: 'checks' }>;

/** Reads one value as its setting takes it. */
export function readSetting(kind: PlainKind, node: TreeNode): ReadValue {
  switch (kind.is) {
    case 'duration':
      return readDuration(kind, node);
    case 'integer':
      return readInteger(kind, node);
    case 'boolean':
      return readBoolean(node);
    case 'commands':
      return readCommands(node);
    case 'list':
      return readList(kind.of, node);
    case 'windows':
      return readWindows(node);
    case 'share':
      return readShare(node);
    default:
      return readText(kind, node);
  }
}

type TextKind = Extract<
  PlainKind,
  { readonly is: 'word' | 'path' | 'url' | 'repository' | 'choice' | 'environment' | 'lines' | 'image' }
>;

function readText(kind: TextKind, node: TreeNode): ReadValue {
  const text = textOf(node);
  if (text === undefined) return unexpected(`${takesOf(kind)}${quotesHint(node)}`, node);
  // An address may hold a credential: it is never shown.
  if (kind.is === 'repository') return readRepository(text, node);
  const whyNot = kind.is === 'word' && isGood(kind, text) ? whyNotTyped(text) : undefined;
  if (whyNot !== undefined) return refused(node, `expected ${whyNot}.`);
  if (isGood(kind, text)) return value(kind.is === 'path' ? (absolutePath(text) ?? text) : text);
  const whyNotPath = kind.is === 'path' ? whyNotExpanded(text) : undefined;
  if (whyNotPath !== undefined) return refused(node, `expected ${pathTakes}, and ${whyNotPath}.`);
  const meant = kind.is === 'choice' ? nearest(text, kind.values) : undefined;
  return unexpected(takesOf(kind), node, meant);
}

/** What a shell would do and nobody does here. The text itself may hold anything, so it is not shown. */
function whyNotExpanded(text: string): string | undefined {
  if (text.startsWith('~'))
    return '"~" is not expanded here; write the home folder out, like "/home/deploy/app"';
  return text.includes('$') ? '"$" is not expanded here; write the path itself' : undefined;
}

function takesOf(kind: TextKind): string {
  switch (kind.is) {
    case 'word':
      return `one line of at most ${kind.limit} characters, without blanks at its ends`;
    case 'path':
      return pathTakes;
    case 'url':
      return `an http or https URL without user name and blanks, of at most ${longestLink} characters`;
    case 'repository':
      return 'an https or ssh address without credentials, or an absolute path';
    case 'choice':
      return kind.values.join(' or ');
    case 'environment':
      return environmentTakes;
    case 'lines':
      return `lines of text, at most ${kind.limit} characters`;
    case 'image':
      return 'an image whose tag holds {sha}, like ghcr.io/acme/shop:{sha}';
  }
}

function isGood(kind: Exclude<TextKind, { readonly is: 'repository' }>, text: string): boolean {
  switch (kind.is) {
    case 'word':
      return text.length <= kind.limit && linePattern.test(text) && !hasControlCharacter(text);
    case 'path':
      return absolutePath(text) !== undefined && pathPattern.test(text) && !hasControlCharacter(text);
    case 'url':
      return linkPattern.test(text) && linkable(text) !== undefined && !hasControlCharacter(text);
    case 'choice':
      return kind.values.includes(text);
    case 'environment':
      return environmentPattern.test(text);
    case 'lines':
      return text.length <= kind.limit && /\S/.test(text) && !hasStrayControl(text);
    case 'image':
      return imagePattern.test(text);
  }
}

function readRepository(text: string, node: TreeNode): ReadValue {
  const remote = parseRemote(text);
  if (remote.kind === 'url' && repositoryPattern.test(text) && !hasControlCharacter(text)) return value(text);
  const reason = remote.kind === 'url' ? 'a control character or a blank stands in it' : remote.reason;
  return refused(node, `expected ${takesOf({ is: 'repository' })} (${reason}).`);
}

function readBoolean(node: TreeNode): ReadValue {
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return value(String(node.value));
  const hint = /^(?:true|false)$/i.test(textOf(node) ?? '') ? ' (take the quotes away)' : '';
  return unexpected(`true or false${hint}`, node);
}

function readDuration(range: Extract<PlainKind, { is: 'duration' }>, node: TreeNode): ReadValue {
  // A bare number is seconds, as in an input.
  const text = node.kind === 'scalar' && typeof node.value === 'number' ? String(node.value) : textOf(node);
  return text !== undefined && durationBetween(text, range) !== undefined
    ? value(text)
    : unexpected(durationTakes(range), node);
}

function readInteger(range: Extract<PlainKind, { is: 'integer' }>, node: TreeNode): ReadValue {
  const number = node.kind === 'scalar' && typeof node.value === 'number' ? String(node.value) : '';
  if (wholeNumber(number, range) !== undefined) return value(number);
  const hint = wholeNumber(textOf(node) ?? '', range) === undefined ? '' : ' (take the quotes away)';
  return unexpected(`${wholeNumberTakes(range)}${hint}`, node);
}

function readShare(node: TreeNode): ReadValue {
  const text = node.kind === 'scalar' && typeof node.value === 'number' ? String(node.value) : textOf(node);
  return text !== undefined && sharePattern.test(text)
    ? value(text)
    : unexpected('a number of hosts like 2, or a percentage like 25%', node);
}

function readWindows(node: TreeNode): ReadValue {
  const windows = plainValue(node);
  const problems = parseFreezeWindows(windows).problems.map((problem): Problem => {
    const [, number, sentence] = /^window (\d+): ?(.*)$/s.exec(problem) ?? [];
    const item = node.kind === 'list' ? node.items[Number(number) - 1] : undefined;
    if (item === undefined || sentence === undefined) return { at: node.at, text: problem };
    return { at: placeOfSentence(item, sentence, windowKeys), text: sentence };
  });
  return problems.length > 0 ? { kind: 'refused', problems } : value(JSON.stringify(windows));
}
