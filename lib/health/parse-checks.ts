import { repeatedKey } from '../ports/repeated-key.ts';
import { yamlLibrary } from '../ports/yaml-library.ts';
import { anySuccess, type HealthCheck } from './check.ts';
import { readCheckItem } from './check-item.ts';
import { type CheckDraft, nameChecks, type ParsedChecks } from './check-list.ts';
import { whyNotQuery } from './check-query.ts';
import { type CheckUrl, readCheckUrl } from './check-url.ts';
import { askedUse, type CheckUse, mostChecks, rememberedUse } from './check-use.ts';

/** Longest text that is read, in characters. */
const textLimit = 1_000_000;

/** Most aliases that may be resolved in a YAML text: a few shared values, never a billion laughs. */
const aliasLimit = 100;

/** Most problems told at once. */
const problemLimit = 20;

/** What was written, before names are given and repeats are left out: see {@link nameChecks}. */
export interface CheckDrafts {
  readonly drafts: readonly CheckDraft[];
  readonly problems: readonly string[];
}

/**
 * Checks from a text in either form: URLs and commands, one a line, or a YAML list of checks.
 * Throws an Error whose message says everything that is wrong, for `InputReader.parsed`.
 */
export function parseHealth(text: string, use: CheckUse = rememberedUse): readonly HealthCheck[] {
  const isUrls = meaningfulLines(text).every(({ line }) => /^(?:[a-z][a-z0-9+.-]*:\/\/|exec:)/i.test(line));
  const { checks, problems } = finish(isUrls ? readUrlLines(text, use) : readCheckList(text, use), use);
  if (problems.length > 0) throw new Error(problems.join(' '));
  return checks;
}

/** Checks from an already parsed list (of `belay.yml`). */
export function parseCheckItems(items: unknown, use: CheckUse = rememberedUse): ParsedChecks {
  return finish(readItems(items, use), use);
}

function finish({ drafts, problems }: CheckDrafts, use: CheckUse): ParsedChecks {
  const named = nameChecks(drafts, use);
  const all = [...problems, ...named.problems];
  return { checks: all.length === 0 ? named.checks : [], problems: limitProblems(all) };
}

/** The first problems of a long list, and how many more there are. */
export function limitProblems(problems: readonly string[]): readonly string[] {
  const more = problems.length - problemLimit;
  return more > 0 ? [...problems.slice(0, problemLimit), `${more} more problems like these.`] : problems;
}

/** Reads URLs and commands (`exec:`), one a line; blank lines and lines that begin with `#` are left out. */
export function readUrlLines(text: string, use: CheckUse = askedUse): CheckDrafts {
  if (text.length > textLimit) return tooLong(text);
  const drafts: CheckDraft[] = [];
  const problems: string[] = [];
  for (const { line, number } of meaningfulLines(text)) {
    const where = `line ${number}`;
    const read = readCheckUrl(line);
    const wrong = wrongWith(read, use);
    if (wrong !== undefined) problems.push(`${where}: ${wrong}.`);
    if (read.kind === 'refused') continue;
    if (read.asks === 'http') drafts.push({ kind: 'http', where, url: read.url, status: anySuccess });
    else drafts.push({ kind: read.asks, where, url: read.url });
  }
  return { drafts, problems };
}

function wrongWith(read: CheckUrl, use: CheckUse): string | undefined {
  if (read.kind === 'refused') return read.problem;
  return read.asks === 'http' ? whyNotQuery(read.url, use) : undefined;
}

function meaningfulLines(text: string): { readonly line: string; readonly number: number }[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'));
}

/** Reads a YAML list of checks. */
export function readCheckList(text: string, use: CheckUse = rememberedUse): CheckDrafts {
  if (text.length > textLimit) return tooLong(text);
  if (meaningfulLines(text).length === 0) return { drafts: [], problems: [] };
  const { parseDocument } = yamlLibrary();
  const document = parseDocument(text, { prettyErrors: true, logLevel: 'error', uniqueKeys: false });
  const wrong = document.errors[0] ?? document.warnings[0];
  // The parser's own sentence quotes the text, which may hold a secret.
  if (wrong !== undefined) return noYaml(wrong.code, wrong.linePos?.[0]);
  const repeated = repeatedKey(document, text);
  if (repeated !== undefined) return noYaml('DUPLICATE_KEY', repeated);
  try {
    return readItems(document.toJS({ maxAliasCount: aliasLimit }), use);
  } catch {
    return { drafts: [], problems: [`expected at most ${aliasLimit} aliases, and each to a known anchor.`] };
  }
}

function noYaml(code: string, at: { readonly line: number; readonly col: number } | undefined): CheckDrafts {
  const place = at === undefined ? '' : ` at line ${at.line}, column ${at.col}`;
  return { drafts: [], problems: [`expected YAML, which this is not${place} (${code}).`] };
}

function readItems(items: unknown, use: CheckUse): CheckDrafts {
  if (!Array.isArray(items)) {
    return {
      drafts: [],
      problems: ['expected a list of checks, each beginning with "- url:" or "- exec:".'],
    };
  }
  const limit = mostChecks(use);
  if (items.length > limit) {
    return { drafts: [], problems: [`expected at most ${limit} checks, got ${items.length}.`] };
  }
  const read = items.map((item, index) => readCheckItem(item, `item ${index + 1}`, use));
  return {
    drafts: read.flatMap(({ draft }) => draft ?? []),
    problems: read.flatMap((each) => each.problems),
  };
}

function tooLong(text: string): CheckDrafts {
  return { drafts: [], problems: [`expected at most ${textLimit} characters, got ${text.length}.`] };
}
