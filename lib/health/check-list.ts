import { checksLimit, type HealthCheck, nameLimit, publicUrl } from './check.ts';

/** A check as someone wrote it: the name may still be missing. */
export interface CheckDraft extends Omit<HealthCheck, 'name'> {
  readonly name?: string;
  /** Where it was written, for sentences about it: `line 3`, `checks[2]`. */
  readonly where: string;
}

/** Checks, and every problem met on the way to them, one sentence each. */
export interface ParsedChecks {
  readonly checks: readonly HealthCheck[];
  readonly problems: readonly string[];
}

/**
 * Makes a list of checks out of drafts: the same question twice is asked once, a check without a name is called
 * by its URL without the query, and names are unique. The same given name twice is a problem.
 */
export function nameChecks(drafts: readonly CheckDraft[]): ParsedChecks {
  if (drafts.length > checksLimit) {
    return { checks: [], problems: [`expected at most ${checksLimit} checks, got ${drafts.length}.`] };
  }
  const distinct = withoutRepeats(drafts);
  const problems = repeatedNames(distinct);
  const taken = new Set(distinct.flatMap(({ name }) => name ?? []));
  const checks = distinct.map(({ where: _, name, ...check }) => ({
    name: name ?? freeName(publicUrl(check.url), taken),
    ...check,
  }));
  return { checks, problems };
}

function withoutRepeats(drafts: readonly CheckDraft[]): readonly CheckDraft[] {
  const seen = new Map<string, CheckDraft>();
  for (const draft of drafts) {
    const { where: _, ...question } = draft;
    const key = JSON.stringify([question.name, question.url, question.status, question.contains]);
    if (!seen.has(key)) seen.set(key, draft);
  }
  return [...seen.values()];
}

function repeatedNames(drafts: readonly CheckDraft[]): string[] {
  const first = new Map<string, string>();
  const problems: string[] = [];
  for (const { name, where } of drafts) {
    if (name === undefined) continue;
    const earlier = first.get(name);
    if (earlier === undefined) first.set(name, where);
    else problems.push(`${where}, name: expected a name of its own, got the one of ${earlier} again.`);
  }
  return problems;
}

/** Two URLs that differ in their query alone would have one name: the later ones are numbered. */
function freeName(wanted: string, taken: Set<string>): string {
  const base = wanted.length > nameLimit - 10 ? `${wanted.slice(0, nameLimit - 11)}…` : wanted;
  let name = base;
  for (let count = 2; taken.has(name); count += 1) name = `${base} (${count})`;
  taken.add(name);
  return name;
}
