import { checkFields } from '../health/check-fields.ts';
import { readCheckItem } from '../health/check-item.ts';
import { type CheckDraft, nameChecks } from '../health/check-list.ts';
import { parseUrl } from '../health/check-url.ts';
import { rememberedUse } from '../health/check-use.ts';
import { listItems, quoteValue } from '../ports/value-forms.ts';
import { dashHint, describeNode } from './read-value.ts';
import { type Place, type Problem, placeOfSentence, plainValue, type TreeNode } from './tree.ts';
import { typographicQuoteIn } from './typographic-quote.ts';
import { checkUrlPattern, relativePattern, tcpUrlPattern } from './value-patterns.ts';

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

/** Reads a list of checks, or URLs and commands as text, one a line. What the checks ask for is judged later, with the url. */
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
  const text = `expected a URL, or a mapping that begins with "url:" or "exec:", got ${describeNode(node)}.`;
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
    const unmeant = draft === undefined ? undefined : whyNotMeant(draft, asked);
    if (unmeant !== undefined) report({ at: placeOfUrl(item), text: unmeant });
    for (const problem of problems) report(toldOf(item.node, problem.slice(where.length + 2)));
  }
  const byWhere = new Map(items.map(({ node }) => [nameOf(node.at), node]));
  for (const problem of nameChecks(drafts, rememberedUse).problems) {
    const where = /^line \d+, column \d+/.exec(problem)?.[0] ?? '';
    const node = byWhere.get(where);
    report(node === undefined ? { at, text: problem } : toldOf(node, problem.slice(where.length + 2)));
  }
}

/** What can be asked, and is nothing anybody means. */
function whyNotMeant({ kind, url }: CheckDraft, { fields }: WrittenCheck): string | undefined {
  if (kind === 'exec') {
    const quote = typographicQuoteIn(url);
    return quote === undefined
      ? undefined
      : `exec: expected a command, and this holds the typographic quote ${quote}, which quotes nothing in a shell; write " or ' instead.`;
  }
  const pattern = kind === 'tcp' ? tcpUrlPattern : checkUrlPattern;
  return pattern.test(String(fields['url']).trim())
    ? undefined
    : 'url: expected a URL with a host; nothing is expanded here.';
}

/** A sentence about a check, at the field it is about. Here a URL may be a path, which the sentences do not know. */
function toldOf(node: TreeNode, sentence: string): Problem {
  const text = sentence.replace(
    'https:// or tcp://,',
    'https:// or tcp://, or with "/" for what stands below "url",',
  );
  return { at: placeWithin(node, sentence), text };
}

/** At the field, or at the header, path or key in it that the sentence goes on to name. */
function placeWithin(node: TreeNode, sentence: string): Place {
  const field =
    node.kind === 'map' ? node.entries.find(({ key }) => sentence.startsWith(`${key}: `)) : undefined;
  const rest = field === undefined ? '' : sentence.slice(field.key.length + 2);
  const named =
    field?.value.kind === 'map'
      ? field.value.entries.find(({ key }) =>
          [`${key.toLowerCase()}: `, `${JSON.stringify(key).toLowerCase()}: `].some((start) =>
            rest.toLowerCase().startsWith(start),
          ),
        )
      : undefined;
  return named?.value.at ?? placeOfSentence(node, sentence, checkFields);
}

/** Where it is written what a check asks. */
export function placeOfUrl({ node, fields }: WrittenCheck): Place {
  return placeOfSentence(node, 'exec' in fields ? 'exec' : 'url', checkFields);
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
export function folderOf({ origin, pathname }: URL): string {
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}

/** Checks in the text form of the input: JSON, which is YAML, one check a line. */
export function writeChecks(items: readonly WrittenCheck[]): string {
  return `[${items.map(({ fields }) => JSON.stringify(fields)).join(',\n')}]`;
}

/** For a sentence: without its query, which may hold a secret. */
export function shownUrl(url: string): string {
  const parsed = parseUrl(url);
  if (parsed === undefined) return quoteValue(url);
  return parsed.protocol === 'tcp:' ? `tcp://${parsed.host}` : `${parsed.origin}${parsed.pathname}`;
}
