import { type HealthCheck, nameLimit, publicUrl, rememberedBytes } from './check.ts';
import { askedUse, type CheckUse, mostChecks } from './check-use.ts';

type Unnamed<T> = T extends HealthCheck ? Omit<T, 'name'> : never;

/** A check as someone wrote it: the name may still be missing. */
export type CheckDraft = Unnamed<HealthCheck> & {
  readonly name?: string;
  /** Where it was written, for sentences about it: `line 3`, `checks[2]`. */
  readonly where: string;
};

/** Checks, and every problem met on the way to them, one sentence each. */
export interface ParsedChecks {
  readonly checks: readonly HealthCheck[];
  readonly problems: readonly string[];
}

/**
 * Makes a list of checks out of drafts: the same question twice is asked once, a check without a name is called
 * by its URL without the query or by its command, and names are unique. The same given name twice is a problem.
 */
export function nameChecks(drafts: readonly CheckDraft[], use: CheckUse = askedUse): ParsedChecks {
  const limit = mostChecks(use);
  if (drafts.length > limit) {
    return { checks: [], problems: [`expected at most ${limit} checks, got ${drafts.length}.`] };
  }
  const distinct = withoutRepeats(drafts);
  const problems = repeatedNames(distinct);
  const taken = new Set(distinct.flatMap(({ name }) => name ?? []));
  const counts = new Map<string, number>();
  const checks = distinct.map(
    ({ where: _, name, ...check }): HealthCheck => ({
      name: name ?? freeName(usualName(check.url), taken, counts),
      ...check,
    }),
  );
  if (use.literals === 'refused') problems.push(...tooManyBytes(checks));
  return { checks, problems };
}

/** A state that holds a megabyte of checks is read and written slowly, at every deployment. */
function tooManyBytes(checks: readonly HealthCheck[]): readonly string[] {
  const bytes = new TextEncoder().encode(JSON.stringify(checks)).length;
  if (bytes <= rememberedBytes) return [];
  const shorter = 'take some out, or shorten their bodies and headers';
  return [`expected checks of at most ${rememberedBytes} bytes in all, got ${bytes}; ${shorter}.`];
}

/** The same question in other words for its place is the same question. */
function withoutRepeats(drafts: readonly CheckDraft[]): readonly CheckDraft[] {
  const seen = new Map<string, CheckDraft>();
  for (const draft of drafts) {
    const key = JSON.stringify({ ...draft, where: '' });
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

/** Characters of a command that make its name. */
const commandNameLimit = 60;

function usualName(url: string): string {
  if (!url.startsWith('exec:')) return publicUrl(url);
  const letters = [...url.slice(5).replace(/[\s\p{Cc}]+/gu, ' ')];
  return letters.length > commandNameLimit
    ? `${letters.slice(0, commandNameLimit - 1).join('')}…`
    : letters.join('');
}

/** Two URLs that differ in their query alone would have one name: the later ones are numbered. */
function freeName(wanted: string, taken: Set<string>, counts: Map<string, number>): string {
  const base = wanted.length > nameLimit - 10 ? `${wanted.slice(0, nameLimit - 11)}…` : wanted;
  let count = counts.get(base) ?? 1;
  let name = count === 1 ? base : `${base} (${count})`;
  while (taken.has(name)) {
    count += 1;
    name = `${base} (${count})`;
  }
  counts.set(base, count);
  taken.add(name);
  return name;
}
