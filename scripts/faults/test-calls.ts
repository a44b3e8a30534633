import { parseAst } from 'vitest/node';

/** A node of a syntax tree, as parsers of JavaScript give it. */
interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** One call of `test`, `it` or `describe`, with what of its rows is written out in the file. */
export interface TestCall {
  readonly kind: 'test' | 'describe';
  /** With `…` where a value is put in that the file does not spell out; `%s` and `$name` are left as they are. */
  readonly title: string;
  /** What `.each` is given, as far as the file spells it out; undefined without `.each`. */
  readonly rows: readonly Row[] | undefined;
  /** Of a describe: what stands in it. */
  readonly inside: readonly TestCall[];
}

/** Of one row of `.each` the texts and numbers; undefined where something else stands. */
export interface Row {
  readonly values: readonly (string | undefined)[];
  readonly named: ReadonlyMap<string, string>;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

const nodesOf = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);

/** Every test of a file by reading it, without running it. What is skipped for good does not count. */
export function testCallsOf(text: string): TestCall[] {
  const program: unknown = parseAst(text, { lang: 'ts' });
  if (!isNode(program)) return [];
  return callsIn(program, constantsOf(program));
}

type Constants = ReadonlyMap<string, Node>;

/** What the constants at the top of the file hold. */
function constantsOf(program: Node): Constants {
  const declarations = nodesOf(program['body'])
    .filter(({ type }) => type === 'VariableDeclaration')
    .flatMap((each) => nodesOf(each['declarations']));
  return new Map(
    declarations.flatMap(({ id, init }) =>
      isNode(id) && id.type === 'Identifier' && isNode(init) ? [[String(id['name']), init] as const] : [],
    ),
  );
}

function callsIn(node: Node, constants: Constants): TestCall[] {
  const call = callOf(node, constants);
  if (call === 'skipped') return [];
  if (call !== undefined) return [call];
  return Object.values(node).flatMap((value) =>
    (Array.isArray(value) ? value : [value]).filter(isNode).flatMap((each) => callsIn(each, constants)),
  );
}

function callOf(node: Node, constants: Constants): TestCall | 'skipped' | undefined {
  if (node.type !== 'CallExpression' || !isNode(node['callee'])) return undefined;
  const callee = calleeOf(node['callee']);
  const [title, ...rest] = nodesOf(node['arguments']);
  const text = title === undefined ? undefined : textOf(title);
  if (callee === undefined || text === undefined || rest.length === 0) return undefined;
  if (callee.words.some((word) => word === 'skip' || word === 'todo')) return 'skipped';
  const rows = callee.each === undefined ? undefined : rowsOf(callee.each, constants);
  if (callee.root !== 'describe') return { kind: 'test', title: text, rows, inside: [] };
  return {
    kind: 'describe',
    title: text,
    rows,
    inside: rest.flatMap((each) => callsIn(each, constants)),
  };
}

interface Callee {
  readonly root: string;
  readonly words: readonly string[];
  readonly each: Node | undefined;
}

/** Of `describe.skipIf(x).each(rows)`: describe, its words, and the rows. */
function calleeOf(node: Node): Callee | undefined {
  if (node.type === 'Identifier') {
    const root = String(node['name']);
    return ['test', 'it', 'describe'].includes(root) ? { root, words: [], each: undefined } : undefined;
  }
  if (node.type === 'MemberExpression' && isNode(node['object']) && isNode(node['property'])) {
    const inner = calleeOf(node['object']);
    return inner && { ...inner, words: [...inner.words, String(node['property']['name'])] };
  }
  if (node.type !== 'CallExpression' || !isNode(node['callee'])) return undefined;
  const inner = calleeOf(node['callee']);
  if (inner === undefined || inner.words.at(-1) !== 'each') return inner;
  return { ...inner, each: nodesOf(node['arguments'])[0] };
}

function rowsOf(given: Node, constants: Constants): Row[] {
  const node = bare(given);
  if (node.type === 'Identifier') {
    const held = constants.get(String(node['name']));
    return held === undefined ? [] : rowsOf(held, new Map());
  }
  return node.type === 'ArrayExpression' ? nodesOf(node['elements']).map((each) => rowOf(bare(each))) : [];
}

function rowOf(node: Node): Row {
  const nothing = new Map<string, string>();
  if (node.type === 'ArrayExpression')
    return { values: nodesOf(node['elements']).map((each) => textOf(bare(each))), named: nothing };
  if (node.type !== 'ObjectExpression') return { values: [textOf(node)], named: nothing };
  const named = nodesOf(node['properties']).flatMap(({ key, value }) => {
    const text = isNode(value) ? textOf(bare(value)) : undefined;
    return isNode(key) && text !== undefined ? [[String(key['name']), text] as const] : [];
  });
  return { values: [], named: new Map(named) };
}

/** What stands within `as const`, `satisfies` and brackets. */
function bare(node: Node): Node {
  const wrapped = ['TSAsExpression', 'TSSatisfiesExpression', 'ParenthesizedExpression'].includes(node.type);
  return wrapped && isNode(node['expression']) ? bare(node['expression']) : node;
}

function textOf(node: Node): string | undefined {
  if (node.type === 'Literal')
    return ['string', 'number'].includes(typeof node['value']) ? String(node['value']) : undefined;
  if (node.type !== 'TemplateLiteral') return undefined;
  const parts = nodesOf(node['quasis']).map(({ value }) => (value as { readonly cooked: string }).cooked);
  return parts.join('…');
}
