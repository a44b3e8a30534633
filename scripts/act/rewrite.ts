import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';

/** What stands for `$/`: this repository at the version that act is given a folder for. */
export const belayForAct = { repository: 'belay-actions/belay', ref: 'v1' } as const;

/** Part of a text, by position, and what comes in its place. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/**
 * A workflow or action.yml as act 0.2 can run it. It replaces `$/` by name and version, takes `queue` out of
 * `concurrency` and `deployment` out of `environment`, and leaves every other character where it was.
 * Throws for what it cannot rewrite, naming the line.
 */
export function rewriteForAct(text: string): string {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const [broken] = document.errors;
  if (broken !== undefined) throw new Error(broken.message);
  const edits: Edit[] = [];
  visit(document, {
    Pair(_, pair, ancestors) {
      const path = keysOf([...ancestors, pair]);
      if (isScalar(pair.value)) {
        refuseJobContext(path, pair.value, lineAt);
        if (isUses(path)) edits.push(...nameBelay(text, pair.value));
      }
      const map = ancestors.at(-1);
      if (isUnknownToAct(path) && isMap(map)) edits.push(removal(text, map, pair));
    },
  });
  return apply(text, edits);
}

function apply(text: string, edits: readonly Edit[]): string {
  const fromTheEnd = [...edits].sort((a, b) => b.start - a.start);
  return fromTheEnd.reduce(
    (result, { start, end, replacement }) => result.slice(0, start) + replacement + result.slice(end),
    text,
  );
}

/** The keys from the top of the document down; `*` for a list. */
function keysOf(nodes: readonly unknown[]): readonly string[] {
  return nodes.flatMap((node) => {
    if (isSeq(node)) return ['*'];
    return isPair(node) ? [isScalar(node.key) ? String(node.key.value) : ''] : [];
  });
}

/** Where GitHub reads `uses`: a job, a step of a job, a step of a composite action. */
function isUses(path: readonly string[]): boolean {
  return /^(?:jobs\/[^/]+|jobs\/[^/]+\/steps\/\*|runs\/steps\/\*)\/uses$/.test(path.join('/'));
}

/** Keys that the schema of act refuses (nektos/act 0.2.87, pkg/schema/workflow_schema.json). */
function isUnknownToAct(path: readonly string[]): boolean {
  return /^(?:(?:jobs\/[^/]+\/)?concurrency\/queue|jobs\/[^/]+\/environment\/deployment)$/.test(
    path.join('/'),
  );
}

function nameBelay(text: string, node: Scalar): Edit[] {
  const value = String(node.value);
  if (!value.startsWith('$/')) return [];
  const [start = 0, end = 0] = node.range ?? [];
  const source = text.slice(start, end);
  const named = `${belayForAct.repository}/${value.slice(2)}@${belayForAct.ref}`;
  return [{ start, end, replacement: source.replace(value, () => named) }];
}

/** In a block the lines of the pair go, in braces the pair and its comma. */
function removal(text: string, map: YAMLMap, pair: Pair): Edit {
  const at = map.items.indexOf(pair);
  const [start, end] = [startOf(pair), endOf(pair)];
  const [before, after] = [map.items[at - 1], map.items[at + 1]];
  if (map.flow === true) {
    if (after !== undefined) return { start, end: startOf(after), replacement: '' };
    return { start: before === undefined ? start : endOf(before), end, replacement: '' };
  }
  const lineEnd = text.indexOf('\n', end);
  return {
    start: text.lastIndexOf('\n', start) + 1,
    end: lineEnd === -1 ? text.length : lineEnd + 1,
    replacement: '',
  };
}

function startOf(pair: Pair): number {
  return isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
}

function endOf(pair: Pair): number {
  const node = pair.value ?? pair.key;
  return isScalar(node) || isMap(node) ? (node.range?.[1] ?? 0) : 0;
}

/** act knows nothing of what these hold, and would silently run with nothing in their place. */
function refuseJobContext(path: readonly string[], node: Scalar, lineAt: (offset: number) => number): void {
  const value = String(node.value);
  const expressions =
    path.at(-1) === 'if' ? [value] : [...value.matchAll(/\$\{\{(.*?)\}\}/gs)].map(([, inner = '']) => inner);
  for (const expression of expressions) {
    const withoutTexts = expression.replace(/'(?:[^']|'')*'/g, "''");
    const found = /\bjob\.(?:workflow_(?:sha|ref|repository|file_path)|check_run_id)\b/.exec(withoutTexts);
    if (found === null) continue;
    throw new Error(
      `line ${lineAt(node.range?.[0] ?? 0)}: act knows no ${found[0]}, and nothing of ours may use it: write $/actions/NAME instead.`,
    );
  }
}
