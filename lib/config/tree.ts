/** Where something stands in the file, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Something wrong, and where; without a place it is about the file. */
export interface Problem {
  readonly at: Place | undefined;
  /** A sentence, without the place. */
  readonly text: string;
}

/** A problem of the whole file's reading, which knows what it spoils. */
export interface OwnedProblem extends Problem {
  /** The environment it stands in; undefined where it is about the file, and so about every environment. */
  readonly environment: string | undefined;
}

/** The environment in which what has these keys above it stands, from the top of the file; undefined for none. */
export function environmentAt([top, environment]: readonly string[]): string | undefined {
  return top === 'environments' ? environment : undefined;
}

/** A value of the file that knows its place. What an alias stands for has the place where it is written. */
export type TreeNode = TreeScalar | TreeList | TreeMap;

export interface TreeScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  readonly at: Place;
}

export interface TreeList {
  readonly kind: 'list';
  readonly items: readonly TreeNode[];
  readonly at: Place;
}

export interface TreeMap {
  readonly kind: 'map';
  readonly entries: readonly TreeEntry[];
  /** Whether entries are left out of which everything is said already. */
  readonly isPartial: boolean;
  readonly at: Place;
}

export interface TreeEntry {
  readonly key: string;
  readonly keyAt: Place;
  readonly value: TreeNode;
}

/** The value without its places, as JSON has it. */
export function plainValue(node: TreeNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plainValue);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainValue(value)]));
}

/**
 * Where a sentence about a mapping points that begins with one of its keys: at what stands behind the key, or at the
 * key itself where that is what is wrong. The mapping where it has no such key.
 */
export function placeOfSentence(node: TreeNode, sentence: string, known: readonly string[]): Place {
  const [, word] = /^(?:there is no )?"?([^"\s:]+)/.exec(sentence) ?? [];
  const entry = node.kind === 'map' ? node.entries.find(({ key }) => key === word) : undefined;
  if (entry === undefined) return node.at;
  return known.includes(entry.key) ? entry.value.at : entry.keyAt;
}
