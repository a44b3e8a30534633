import type { Alias, Document, LineCounter, Node, Pair } from 'yaml';
import { quoteValue } from '../ports/value-forms.ts';
import { yamlLibrary } from '../ports/yaml-library.ts';
import { describeNumber, isDecimal } from './decimal.ts';
import {
  environmentAt,
  type OwnedProblem,
  type Place,
  type Problem,
  type TreeEntry,
  type TreeList,
  type TreeMap,
  type TreeNode,
  type TreeScalar,
} from './tree.ts';
import { describeHidden, hiddenIn } from './typed-word.ts';
import { describeSyntax } from './yaml-syntax.ts';

/** The content of a file; undefined where there is none, or where it is no YAML. */
export interface Tree {
  readonly root: TreeNode | undefined;
  readonly problems: readonly OwnedProblem[];
}

/** A few shared values, never a billion laughs. */
const aliasLimit = 100;
/** With what aliases stand for. */
const nodeLimit = 200_000;
const depthLimit = 30;
const syntaxLimit = 5;

/** Reads YAML 1.2. With problems of syntax there is no content; never throws. */
export function readTree(text: string): Tree {
  const lines = new (yamlLibrary().LineCounter)();
  const document = parse(text, lines);
  if (document === undefined) return refused(undefined, `expected at most ${depthLimit} levels of nesting.`);
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const wrong = [...document.errors, ...document.warnings].map(({ code, pos }) => ({
    at: place(pos[0]),
    text: describeSyntax(code),
    environment: undefined,
  }));
  const hidden = wrong.length > 0 ? hiddenIndents(text) : [];
  if (hidden.length > 0) return { root: undefined, problems: hidden };
  if (wrong.length > 0) return { root: undefined, problems: firstOfEachLine(wrong) };
  if (document.contents === null) return { root: undefined, problems: [] };
  return convert(document.contents, place);
}

/** Lines whose indentation nobody can see to be wrong, for a text that is no YAML. */
function hiddenIndents(text: string): readonly OwnedProblem[] {
  return text
    .split(/\r\n|\n|\r/)
    .flatMap((content, index): readonly OwnedProblem[] => {
      const [indent = ''] = /^[^\p{L}\p{N}\p{P}\p{S}]+/u.exec(content) ?? [];
      const hidden = hiddenIn(indent.replaceAll('\t', ''));
      if (hidden === undefined) return [];
      const at = { line: index + 1, column: content.indexOf(hidden) + 1 };
      return [{ at, text: describeHidden('indentation', hidden), environment: undefined }];
    })
    .slice(0, syntaxLimit);
}

/** One mistake makes the parser stumble several times. */
function firstOfEachLine(wrong: readonly (OwnedProblem & { readonly at: Place })[]): readonly OwnedProblem[] {
  const byLine = new Map<number, OwnedProblem>();
  for (const problem of wrong) if (!byLine.has(problem.at.line)) byLine.set(problem.at.line, problem);
  return [...byLine.values()].slice(0, syntaxLimit);
}

function refused(at: Place | undefined, text: string): Tree {
  return { root: undefined, problems: [{ at, text, environment: undefined }] };
}

function parse(text: string, lineCounter: LineCounter): Document.Parsed | undefined {
  try {
    // Keys are compared here, not by the parser: it compares each with each.
    return yamlLibrary().parseDocument(text, {
      lineCounter,
      schema: 'core',
      merge: false,
      resolveKnownTags: false,
      uniqueKeys: false,
      prettyErrors: false,
      // Not 'silent': that would let a second document pass.
      logLevel: 'error',
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Stops the reading: what would follow is too much, or endless. */
interface Excess {
  readonly at: Place;
  readonly text: string;
}

interface Reading {
  readonly place: (offset: number) => Place;
  readonly problems: OwnedProblem[];
  /** The keys above what is read, from the top of the file. */
  readonly path: string[];
  /** The anchors met so far, and who carries one: read again through an alias, it must not hide a later one. */
  readonly anchors: Map<string, Node>;
  readonly anchored: Set<Node>;
  /** What an alias stands for: the last anchor of its name before it, however often it is read again. */
  readonly targets: Map<Alias, Node>;
  readonly open: Node[];
  nodes: number;
  aliases: number;
  excess: Excess | undefined;
}

function convert(contents: Node, place: Reading['place']): Tree {
  const reading: Reading = {
    place,
    problems: [],
    path: [],
    anchors: new Map(),
    anchored: new Set(),
    targets: new Map(),
    open: [],
    nodes: 0,
    aliases: 0,
    excess: undefined,
  };
  const root = nodeOf(contents, reading);
  return reading.excess === undefined
    ? { root, problems: reading.problems }
    : refused(reading.excess.at, reading.excess.text);
}

/** Tells what is wrong with the value, or with the key, that the path leads to. */
function report({ problems, path }: Reading, { at, text }: Problem): void {
  problems.push({ at, text, environment: environmentAt(path) });
}

/** Runs `read` with one more key above what it reads. */
function below<T>(key: string | undefined, { path }: Reading, read: () => T): T {
  if (key === undefined) return read();
  path.push(key);
  try {
    return read();
  } finally {
    path.pop();
  }
}

/** Undefined for an alias to nothing, and for a number that may mean another: nothing more can be said of them. */
function nodeOf(node: Node, reading: Reading): TreeNode | undefined {
  const { isAlias, isMap, isScalar, isSeq } = yamlLibrary();
  const at = reading.place(node.range?.[0] ?? 0);
  const nothing: TreeScalar = { kind: 'scalar', value: null, at };
  reading.nodes += 1;
  if (reading.nodes > nodeLimit)
    reading.excess ??= { at, text: `expected at most ${nodeLimit} values, with what aliases stand for.` };
  if (reading.open.length > depthLimit)
    reading.excess ??= { at, text: `expected at most ${depthLimit} levels of nesting.` };
  if (reading.excess !== undefined) return nothing;
  if (isAlias(node)) return aliasOf(node, at, reading);
  if (node.anchor !== undefined && !reading.anchored.has(node)) {
    reading.anchored.add(node);
    reading.anchors.set(node.anchor, node);
  }
  if (isScalar(node)) {
    if (typeof node.value === 'number' && !isDecimal(node.source ?? '')) {
      report(reading, { at, text: describeNumber(node.source ?? '', node.value) });
      return undefined;
    }
    return { kind: 'scalar', value: scalarValue(node.value), at };
  }
  reading.open.push(node);
  const inner = isMap(node)
    ? mapOf(node.items, at, reading)
    : isSeq(node)
      ? listOf(node.items, at, reading)
      : nothing;
  reading.open.pop();
  return inner;
}

function aliasOf(alias: Alias, at: Place, reading: Reading): TreeNode | undefined {
  const target = reading.targets.get(alias) ?? reading.anchors.get(alias.source);
  reading.aliases += 1;
  if (target === undefined) {
    report(reading, {
      at,
      text: `${quoteValue(`*${alias.source}`)}: no anchor of that name stands before it; put quotes around a text that begins with "*".`,
    });
    return undefined;
  }
  if (reading.aliases > aliasLimit)
    reading.excess ??= {
      at,
      text: `expected at most ${aliasLimit} aliases, counted as often as they are read.`,
    };
  if (reading.open.includes(target))
    reading.excess ??= {
      at,
      text: `${quoteValue(`*${alias.source}`)}: an alias cannot stand for what it stands in.`,
    };
  if (reading.excess !== undefined) return undefined;
  reading.targets.set(alias, target);
  return nodeOf(target, reading);
}

function listOf(items: readonly unknown[], at: Place, reading: Reading): TreeList {
  return {
    kind: 'list',
    items: items.filter(yamlLibrary().isNode).flatMap((item) => nodeOf(item, reading) ?? []),
    at,
  };
}

function mapOf(pairs: readonly Pair[], at: Place, reading: Reading): TreeMap {
  const entries = new Map<string, TreeEntry>();
  let isPartial = false;
  for (const pair of pairs) {
    const entry = entryOf(pair, at, reading);
    if (entry === undefined) {
      isPartial = true;
      continue;
    }
    const { key, keyAt } = entry;
    const earlier = entries.get(key);
    if (earlier === undefined) entries.set(key, entry);
    else below(key, reading, () => report(reading, { at: keyAt, text: describeRepeat(key, earlier.keyAt) }));
  }
  return { kind: 'map', entries: [...entries.values()], isPartial, at };
}

function entryOf({ key, value }: Pair, mapAt: Place, reading: Reading): TreeEntry | undefined {
  const { isNode, isScalar } = yamlLibrary();
  const keyAt = isNode(key) ? reading.place(key.range?.[0] ?? 0) : mapAt;
  const name = isScalar(key) && key.value !== null ? String(key.value) : undefined;
  // Where nothing stands, the key is the place to look at.
  const isNothing = !isNode(value) || (isScalar(value) && value.value === null);
  const read: TreeNode | undefined = isNothing
    ? { kind: 'scalar', value: null, at: keyAt }
    : below(name, reading, () => nodeOf(value, reading));
  const wrong = describeKey(isScalar(key) ? key.value : undefined);
  if (wrong === undefined)
    return read === undefined || name === undefined ? undefined : { key: name, keyAt, value: read };
  below(name, reading, () => report(reading, { at: keyAt, text: wrong }));
  return undefined;
}

/** What is wrong with a key, whatever it is for. */
function describeKey(key: unknown): string | undefined {
  if (typeof key !== 'string') {
    const hint = key === undefined || key === null ? '' : ' (put quotes around it)';
    return `expected a key that is text${hint}.`;
  }
  const hidden = hiddenIn(key);
  return hidden === undefined ? undefined : describeHidden('key', hidden);
}

function describeRepeat(key: string, { line }: Place): string {
  return `${quoteValue(key)}: this key stands here a second time (first in line ${line}); keep one of the two.`;
}

function scalarValue(value: unknown): TreeScalar['value'] {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
