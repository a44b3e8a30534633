import { findSecrets, type Secret, secretIn } from '../ports/secret-shapes.ts';
import { settings } from './settings.ts';
import { environmentAt, type OwnedProblem, type Problem, type TreeNode } from './tree.ts';

/** Texts that no setting may hold, whatever it takes. */
export interface RefusedTexts {
  readonly problems: readonly OwnedProblem[];
  /** Values that hold such a text somewhere: nothing else is said of them, as a sentence might show it. */
  readonly nodes: ReadonlySet<TreeNode>;
}

/** Finds secrets and expressions of workflows in every key, value and comment. */
export function findRefusedTexts(text: string, root: TreeNode | undefined): RefusedTexts {
  const finding: Finding = { problems: [], nodes: new Set(), kinds: new Set() };
  if (root !== undefined) search(root, [], finding);
  // What stands in a value is told with its key; here is the rest.
  for (const { line, column, ...secret } of findSecrets(text))
    if (!finding.kinds.has(secret.what))
      finding.problems.push({ at: { line, column }, text: describeSecret(secret), environment: undefined });
  return finding;
}

interface Finding extends RefusedTexts {
  readonly problems: OwnedProblem[];
  readonly nodes: Set<TreeNode>;
  /** Kinds of secrets found in keys and values. */
  readonly kinds: Set<Secret['what']>;
}

/** Whether the node holds a refused text. */
function search(node: TreeNode, path: readonly string[], finding: Finding): boolean {
  const isRefused = searchInside(node, path, finding);
  if (isRefused) finding.nodes.add(node);
  return isRefused;
}

function searchInside(node: TreeNode, path: readonly string[], finding: Finding): boolean {
  if (node.kind === 'scalar')
    return typeof node.value === 'string' && judge(node.value, { at: node.at, path }, finding);
  if (node.kind === 'list') return node.items.map((item) => search(item, path, finding)).includes(true);
  const found = node.entries.map(({ key, keyAt, value }) => {
    const inKey = judge(key, { at: keyAt, path }, finding);
    return search(value, inKey ? path : [...path, key], finding) || inKey;
  });
  return found.includes(true);
}

interface Spot {
  readonly at: Problem['at'];
  /** Keys from the top of the file. */
  readonly path: readonly string[];
}

function judge(text: string, spot: Spot, finding: Finding): boolean {
  const secret = secretIn(text);
  if (secret !== undefined) finding.kinds.add(secret.what);
  const sentence =
    secret !== undefined
      ? describeSecret(secret)
      : isExpression(text)
        ? describeExpression(text, spot.path)
        : undefined;
  if (sentence === undefined) return false;
  const key = keyOf(spot.path);
  finding.problems.push({
    at: spot.at,
    text: key === '' ? sentence : `${key}: ${sentence}`,
    environment: environmentAt(spot.path),
  });
  return true;
}

/** Whether a key or value may not stand in the file, whatever it is for. */
export function isRefusedText(text: string): boolean {
  return secretIn(text) !== undefined || isExpression(text);
}

function isExpression(text: string): boolean {
  return text.includes('${{');
}

/** The key within its environment. */
function keyOf(path: readonly string[]): string {
  return path.slice(2).join('.');
}

function describeExpression(text: string, path: readonly string[]): string {
  const key = keyOf(path);
  const isInQuery = /^health(?:\.url)?$/.test(key) && /\?.*\$\{\{/.test(text);
  if (isInQuery || /^health\.(?:headers|body)(?:\.|$)/.test(key)) return `${whyNotExpanded} ${fillAdvice}`;
  const setting = settings.find((each) => key === each.key || key.startsWith(`${each.key}.`));
  const inputs = [...new Set(Object.values(setting?.inputs ?? {}))];
  const instead =
    inputs.length === 0
      ? 'Write the value itself.'
      : `Write the value itself, or pass it in the workflow as the input ${inputs.map((input) => `"${input}"`).join(' or ')}, which wins over this file.`;
  return `${whyNotExpanded} ${instead}`;
}

const whyNotExpanded =
  'GitHub expands "${{ … }}" in workflows alone, not in this file, so it would be taken as it stands.';

const fillAdvice =
  'Write "${NAME}" here, and give the step that asks the variable NAME ("env" in the workflow).';

/** What to do about it, without showing it. */
function describeSecret({ what, input }: Secret): string {
  const pass = input === undefined ? 'to the step that needs it' : `as the input "${input}"`;
  return `this looks like ${what} (not shown), and no secret may stand in this file. Revoke it, as it stays in the history of git; keep a new one as a secret of the repository, and in the workflow pass it ${pass}.`;
}
