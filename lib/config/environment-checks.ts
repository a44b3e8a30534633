import { checkFields, readCheckItem } from '../health/check-item.ts';
import { type CheckDraft, nameChecks } from '../health/check-list.ts';
import { parseUrl } from '../health/check-url.ts';
import { listItems, quoteValue } from '../ports/value-forms.ts';
import { dashHint, describeNode } from './read-value.ts';
import { type Place, type Problem, placeOfSentence, plainValue, type TreeNode } from './tree.ts';
import { checkUrlPattern, relativePattern } from './value-patterns.ts';

type Report = (problem: Problem) => void;

/** A check as it is written: its URL may be a path at the environment's url. */
export interface WrittenCheck {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly node: TreeNode;
}

export interface WrittenChecks {
  readonly at: Place;
  readonly items: readonly WrittenCheck[];
}

/** Reads a list of checks, or URLs as text, one a line. What the checks ask for is judged later, with the url. */
export function readChecks(node: TreeNode, report: Report): WrittenChecks | undefined {
  if (node.kind === 'list')
    return { at: node.at, items: node.items.flatMap((item) => readItem(item, report) ?? []) };
  const urls = node.kind === 'scalar' && typeof node.value === 'string' ? listItems(node.value) : [];
  if (urls.length > 0) return { at: node.at, items: urls.map((url) => ({ fields: { url }, node })) };
  const hint = node.kind === 'map' && node.entries.length > 0 ? `; ${dashHint}` : '';
  const text = `expected a list of checks, or URLs one a line, got ${describeNode(node)}${hint}.`;
  report({ at: node.at, text });
  return undefined;
}

function readItem(node: TreeNode, report: Report): WrittenCheck | undefined {
  if (node.kind === 'map')
    return {
      fields: Object.fromEntries(node.entries.map(({ key, value }) => [key, plainValue(value)])),
      node,
    };
  if (node.kind === 'scalar' && typeof node.value === 'string') return { fields: { url: node.value }, node };
  const text = `expected a URL, or a mapping that begins with "url:", got ${describeNode(node)}.`;
  report({ at: node.at, text });
  return undefined;
}

/** Judges checks where they are written; `url` is that of their environment. */
export function judgeChecks({ at, items }: WrittenChecks, url: string | undefined, report: Report): void {
  const drafts: CheckDraft[] = [];
  for (const item of items) {
    // Without a url the check is meant for environments that have one: any will do to judge it.
    const asked = checkAt(item, url ?? 'https://no-url.invalid');
    const where = nameOf(item.node.at);
    const { draft, problems } = readCheckItem(asked.fields, where);
    if (draft !== undefined) drafts.push(draft);
    if (draft !== undefined && !checkUrlPattern.test(String(asked.fields['url']).trim()))
      report({ at: placeOfUrl(item), text: 'url: expected a URL with a host; nothing is expanded here.' });
    for (const problem of problems) report(toldOf(item.node, problem.slice(where.length + 2)));
  }
  const byWhere = new Map(items.map(({ node }) => [nameOf(node.at), node]));
  for (const problem of nameChecks(drafts).problems) {
    const where = /^line \d+, column \d+/.exec(problem)?.[0] ?? '';
    const node = byWhere.get(where);
    report(node === undefined ? { at, text: problem } : toldOf(node, problem.slice(where.length + 2)));
  }
}

/** A sentence about a check, at the field it is about. Here a URL may be a path, which the sentences do not know. */
function toldOf(node: TreeNode, sentence: string): Problem {
  const both = 'begins with http:// or https://';
  const text = sentence.replace(both, `${both}, or with "/" for what stands below "url"`);
  return { at: placeOfSentence(node, sentence, checkFields), text };
}

/** Where the URL of a check is written. */
export function placeOfUrl({ node }: WrittenCheck): Place {
  return placeOfSentence(node, 'url', checkFields);
}

function nameOf({ line, column }: Place): string {
  return `line ${line}, column ${column}`;
}

/** Whether the check is asked wherever its environment is. */
export function isRelative({ fields }: WrittenCheck): boolean {
  return typeof fields['url'] === 'string' && relativePattern.test(fields['url'].trim());
}

/** The check with its whole URL: `/health` stands below the environment's url. */
export function checkAt(check: WrittenCheck, url: string): WrittenCheck {
  const environment = parseUrl(url);
  const path = check.fields['url'];
  if (environment === undefined || typeof path !== 'string' || !isRelative(check)) return check;
  return { ...check, fields: { ...check.fields, url: `${folderOf(environment)}${path.trim()}` } };
}

/** The address that others stand below, without a slash at its end. */
function folderOf({ origin, pathname }: URL): string {
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}

/** Whether who asks there asks the machine it runs on. */
export function isAtMachine(url: string): boolean {
  const host = parseUrl(url)?.hostname ?? '';
  return /^(?:(?:.+\.)?localhost\.?|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\])$/.test(
    host,
  );
}

/** Two environments' urls: whose checks these are, and who asks them. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * An inherited check, asked of the environment that inherits it: else production would be judged by preprod's answer.
 * What stands below the parent's url stands below the own; what is elsewhere on that host keeps its path. A check of
 * another host stays as it is.
 */
export function moveCheck(check: WrittenCheck, { from, to }: Move): WrittenCheck {
  const [asked, parent, own] = [parseUrl(String(check.fields['url'])), parseUrl(from), parseUrl(to)];
  if (asked === undefined || parent === undefined || own === undefined || asked.hostname !== parent.hostname)
    return check;
  const url = movedUrl(asked, parent, own);
  return url === asked.href ? check : { ...check, fields: { ...check.fields, url } };
}

function movedUrl(asked: URL, parent: URL, own: URL): string {
  const rest = `${asked.search}${asked.hash}`;
  if (asked.origin !== parent.origin) {
    const elsewhere = new URL(asked);
    elsewhere.hostname = own.hostname;
    return elsewhere.href;
  }
  if (asked.pathname === parent.pathname) return `${own.origin}${own.pathname}${rest}`;
  const folder = folderOf(parent).slice(parent.origin.length);
  return asked.pathname.startsWith(`${folder}/`)
    ? `${folderOf(own)}${asked.pathname.slice(folder.length)}${rest}`
    : `${own.origin}${asked.pathname}${rest}`;
}

/** Checks in the text form of the input: JSON, which is YAML, one check a line. */
export function writeChecks(items: readonly WrittenCheck[]): string {
  return `[${items.map(({ fields }) => JSON.stringify(fields)).join(',\n')}]`;
}

/** What was moved, for the log. */
export function describeMove(moved: number, parent: string, { from, to }: Move): string {
  const checks = moved === 1 ? '1 health check' : `${moved} health checks`;
  const asked = moved === 1 ? 'is asked' : 'are asked';
  return `${checks} inherited from ${parent} ${asked} at ${shownUrl(to)} instead of ${shownUrl(from)}.`;
}

/** For a sentence: without its query, which may hold a secret. */
export function shownUrl(url: string): string {
  const parsed = parseUrl(url);
  return parsed === undefined ? quoteValue(url) : `${parsed.origin}${parsed.pathname}`;
}
