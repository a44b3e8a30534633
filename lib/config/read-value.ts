import { quoteValue } from '../ports/value-forms.ts';
import type { Problem, TreeNode } from './tree.ts';

/** A value in the text form of the input, or what is wrong with it. */
export type ReadValue = { readonly kind: 'value'; readonly text: string } | Refused;

export interface Refused {
  readonly kind: 'refused';
  readonly problems: readonly Problem[];
}

/** A value that is as it should be. */
export function value(text: string): ReadValue {
  return { kind: 'value', text };
}

export function refused(node: TreeNode, text: string): Refused {
  return { kind: 'refused', problems: [{ at: node.at, text }] };
}

/** The house form of a problem. */
export function unexpected(takes: string, node: TreeNode, meant?: string): Refused {
  const end = meant === undefined ? '.' : `; did you mean "${meant}"?`;
  return refused(node, `expected ${takes}, got ${describeNode(node)}${end}`);
}

export function textOf(node: TreeNode): string | undefined {
  return node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

export function quotesHint(node: TreeNode): string {
  const isOther =
    node.kind === 'scalar' && (typeof node.value === 'number' || typeof node.value === 'boolean');
  return isOther ? ' (put quotes around it)' : '';
}

/** For what should be a list and is none. */
export const dashHint = 'a list item begins with "- ", a dash and a blank';

/** What stands there, for a sentence. */
export function describeNode(node: TreeNode): string {
  if (node.kind === 'list') return node.items.length === 0 ? 'an empty list' : 'a list';
  if (node.kind === 'map') return node.entries.length === 0 ? 'an empty mapping' : 'a mapping';
  if (node.value === null || node.value === '') return 'nothing';
  return typeof node.value === 'string' ? quoteValue(node.value) : `the ${typeof node.value} ${node.value}`;
}
