/** As much of Babel's path to a node as is looked at. */
export interface NodePath {
  readonly node: Node;
  readonly parentPath: NodePath | null;
}

interface Node {
  readonly type: string;
  readonly callee?: Node;
  readonly object?: Node;
  readonly property?: Node;
  readonly name?: string;
  readonly arguments?: readonly Node[];
}

const wording = new Set(['StringLiteral', 'TemplateLiteral']);
const logMethods = new Set(['debug', 'info', 'warning', 'error', 'group', 'notice']);

function isLog(node: Node | undefined): boolean {
  return node?.name === 'log' || (node?.type === 'MemberExpression' && node.property?.name === 'log');
}

/** Whether a text is the words of `log.info('…')` and the like, with what is filled into it. */
export function isLogWording({ node, parentPath }: NodePath): boolean {
  if (!wording.has(node.type)) return false;
  const call = parentPath?.node;
  if (call?.type !== 'CallExpression' || call.callee?.type !== 'MemberExpression') return false;
  return isLog(call.callee.object) && logMethods.has(call.callee.property?.name ?? '');
}
