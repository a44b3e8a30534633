import { parseAst } from 'vitest/node';

/** A node of a syntax tree, as parsers of JavaScript give it. */
interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

const starting = /^(?:node:)?child_process$|^@actions\/exec$/;

/** What may be imported where programs are started: these take a list of arguments, and no shell reads it. */
const harmless = ['spawn', 'execFile', 'ChildProcess'];

/** Names by which a shell is asked for, or a module is had that no import shows. */
const forbidden = [
  'shell',
  'execSync',
  'execFileSync',
  'spawnSync',
  'getBuiltinModule',
  'createRequire',
  'require',
];

/** Without one of these letters, or an escape that could stand for them, a file need not be read by its syntax. */
const worthReading =
  /exec|shell|Sync|child_process|getBuiltinModule|createRequire|require|import\s*[(/]|\\[xu]/;

/**
 * Everything in a file by which a string could get to a shell, as sentences: by its syntax, so that no way to write it
 * passes. A file that may start programs imports just what takes a list of arguments, and computes no name of an option.
 */
export function shellsIn(text: string, mayStart: boolean): string[] {
  // `.exec(…)` is a method of every pattern, and allowed: the module is never had as a whole.
  if (!mayStart && !worthReading.test(text.replaceAll('.exec(', ''))) return [];
  const found: string[] = [];
  visit(parseAst(text, { lang: 'ts' }) as unknown, (node) => {
    if (node.type === 'ImportDeclaration' && starting.test(textOf(node['source']) ?? ''))
      found.push(...importProblems(node, mayStart));
    else if (isModuleNamed(node))
      found.push('child_process or @actions/exec by another way than an import, or what cannot be read');
    const name = nameGiven(node);
    if (name !== undefined && forbidden.includes(name)) found.push(`the name ${name}`);
    if (name === 'exec' && node.type !== 'MemberExpression') found.push('the name exec');
    if (mayStart && node.type === 'Property' && node['computed'] === true) found.push('a computed key');
  });
  return [...new Set(found)];
}

function importProblems(node: Node, mayStart: boolean): string[] {
  if (!mayStart) return ['an import of what starts programs'];
  const specifiers = Array.isArray(node['specifiers']) ? node['specifiers'].filter(isNode) : [];
  const names = specifiers.map((each) =>
    each.type === 'ImportSpecifier' ? (textOf(each['imported']) ?? '') : 'the whole module',
  );
  return names.filter((name) => !harmless.includes(name)).map((name) => `an import of ${name}`);
}

/** `import(…)`, `export … from` and any other text that names such a module; an import has its own rule. */
function isModuleNamed(node: Node): boolean {
  const { source } = node;
  if (node.type === 'ImportExpression')
    return !isNode(source) || source.type === 'Identifier' || textOf(source) === undefined;
  return (node.type === 'Literal' || node.type === 'TemplateLiteral') && starting.test(textOf(node) ?? '');
}

/** The name a node gives to a property, takes from an object, or calls; however it is quoted. */
function nameGiven(node: Node): string | undefined {
  if (node.type === 'Property' || node.type === 'PropertyDefinition' || node.type === 'MethodDefinition')
    return nameAt(node['key'], node['computed'] === true);
  if (node.type === 'MemberExpression') return nameAt(node['property'], node['computed'] === true);
  if (node.type === 'CallExpression') return nameAt(node['callee'], false);
  return undefined;
}

function nameAt(value: unknown, computed: boolean): string | undefined {
  return isNode(value) && value.type === 'Identifier' && computed ? undefined : textOf(value);
}

/** What an identifier is called, or what a text without values says. */
function textOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  if (value.type === 'Identifier') return String(value['name']);
  if (value.type === 'Literal') return typeof value['value'] === 'string' ? value['value'] : undefined;
  if (value.type !== 'TemplateLiteral' || !Array.isArray(value['quasis'])) return undefined;
  const parts = value['quasis'].filter(isNode).map((each) => (each['value'] as { cooked: string }).cooked);
  return parts.length === 1 ? parts[0] : undefined;
}

/** Every node but the source of an import, whose rule is another. */
function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const each of value) visit(each, see);
  } else if (isNode(value)) {
    see(value);
    for (const [key, inner] of Object.entries(value))
      if (!(value.type === 'ImportDeclaration' && key === 'source')) visit(inner, see);
  }
}
