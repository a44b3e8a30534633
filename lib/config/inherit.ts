import { nearest } from '../ports/nearest.ts';
import { quoteValue } from '../ports/value-forms.ts';
import { isRelative, judgeChecks, placeOfUrl, type WrittenChecks } from './environment-checks.ts';
import { describeSameAddress, describeSharing } from './inherited-notes.ts';
import { describeWithoutTls } from './inherited-tls.ts';
import { judgeFolders, judgeWayOfPromotion } from './judge-values.ts';
import { describeMove, moveCheck } from './moved-checks.ts';
import type { WrittenEnvironment, WrittenValue } from './read-environment.ts';
import type { OwnedProblem, Place } from './tree.ts';

type Report = (problem: OwnedProblem) => void;
type Written = ReadonlyMap<string, WrittenEnvironment>;

/** An environment with what it inherits. */
export interface WholeEnvironment {
  readonly name: string;
  /** Whose values hold in it: its ancestors' and its own. */
  readonly line: readonly string[];
  readonly values: ReadonlyMap<string, WrittenValue>;
  readonly checks: WrittenChecks | undefined;
  /** Which of its checks are asked elsewhere than they are written. */
  readonly moves: readonly string[];
  /** Everything the log should say of what it inherits. */
  readonly notes: readonly string[];
}

/** More generations than anybody can follow. */
const depthLimit = 10;

/** Gives every environment what it inherits; what cannot be is reported and has no result. */
export function inherit(written: Written, report: Report): ReadonlyMap<string, WholeEnvironment> {
  const whole = new Map<string, WholeEnvironment>();
  const reported = new Set<string>();
  for (const environment of written.values()) {
    const line = lineage(environment, written);
    if (line.kind === 'line') whole.set(environment.name, wholeOf(line.environments));
    else if (!reported.has(line.text)) {
      reported.add(line.text);
      report({ at: line.at, text: `extends: ${line.text}`, environment: environment.name });
    }
  }
  const parents = new Set([...written.values()].map(({ values }) => values.get('extends')?.text));
  for (const environment of written.values()) {
    const result = whole.get(environment.name);
    if (result === undefined) continue;
    judgeValidatedIn(environment, result, { written, report });
    judgeWayOfPromotion(result, { whole, report });
    judgeFolders(environment, result, report);
    judgeHealth(environment, result, { isParent: parents.has(environment.name), report });
  }
  return whole;
}

type Lineage =
  /** From the first ancestor to the environment itself. */
  | { readonly kind: 'line'; readonly environments: readonly WrittenEnvironment[] }
  | { readonly kind: 'broken'; readonly at: Place; readonly text: string };

function lineage(environment: WrittenEnvironment, written: Written): Lineage {
  const line = [environment];
  for (;;) {
    const [first = environment] = line;
    const parent = first.values.get('extends');
    if (parent === undefined) return { kind: 'line', environments: line };
    const broken = (text: string): Lineage => ({ kind: 'broken', at: parent.at, text });
    const next = written.get(parent.text);
    if (next === undefined) return broken(describeMissing(parent.text, written));
    if (next === first) return broken('an environment cannot extend itself; take the line out.');
    if (line.includes(next)) return describeCircle(line.slice(0, line.indexOf(next) + 1), written);
    if (line.length >= depthLimit)
      return broken(`expected at most ${depthLimit} environments, each extending the next.`);
    line.unshift(next);
  }
}

/** A sentence for a name no environment has. */
function describeMissing(name: string, written: Written): string {
  const names = [...written.keys()];
  const likely = nearest(name, names);
  const advice = likely === undefined ? `there are ${names.join(', ')}.` : `did you mean "${likely}"?`;
  return `there is no environment ${quoteValue(name)}; ${advice}`;
}

/** The same words whoever of the circle is looked at: it begins with the first of the file. */
function describeCircle(members: readonly WrittenEnvironment[], written: Written): Lineage {
  const start = [...written.values()].find((each) => members.includes(each)) ?? members[0];
  const names: string[] = [];
  let each = start;
  do {
    names.push(each?.name ?? '');
    each = written.get(each?.values.get('extends')?.text ?? '');
  } while (each !== undefined && each !== start);
  const circle = [...names, start?.name ?? ''].join(' → ');
  const at = start?.values.get('extends')?.at ?? start?.at ?? { line: 1, column: 1 };
  return { kind: 'broken', at, text: `environments cannot extend one another in a circle (${circle}).` };
}

function wholeOf(line: readonly WrittenEnvironment[]): WholeEnvironment {
  const [first, ...younger] = line;
  const begin: WholeEnvironment = {
    name: '',
    line: [],
    values: new Map(),
    checks: undefined,
    moves: [],
    notes: [],
  };
  return [...(first === undefined ? [] : [first]), ...younger].reduce(addTo, begin);
}

function addTo(parent: WholeEnvironment, own: WrittenEnvironment): WholeEnvironment {
  const values = new Map([...parent.values, ...own.values]);
  const begin = { name: own.name, line: [...parent.line, own.name], values };
  if (parent.line.length === 0) return { ...begin, checks: own.checks, moves: [], notes: [] };
  const { checks, moves } = inheritChecks(parent, own);
  const whole = { ...begin, checks, moves };
  return {
    ...whole,
    notes: [...moves, ...describeSameAddress(parent, own, whole), ...describeSharing(parent, own)],
  };
}

function inheritChecks(
  parent: WholeEnvironment,
  own: WrittenEnvironment,
): Pick<WholeEnvironment, 'checks' | 'moves'> {
  if (own.checks !== undefined) return { checks: own.checks, moves: [] };
  const [from, to] = [parent.values.get('url')?.text, own.values.get('url')?.text];
  if (parent.checks === undefined || from === undefined || to === undefined)
    return { checks: parent.checks, moves: parent.moves };
  const { at, items } = parent.checks;
  const moved = items.map((item) => (isRelative(item) ? item : moveCheck(item, { from, to })));
  const count = moved.filter((item, index) => item !== items[index]).length;
  return {
    checks: { at, items: moved },
    moves: count === 0 ? [] : [describeMove(count, parent.name, { from, to })],
  };
}

interface ValidationContext {
  readonly written: Written;
  readonly report: Report;
}

function judgeValidatedIn(
  own: WrittenEnvironment,
  whole: WholeEnvironment,
  { written, report }: ValidationContext,
): void {
  const named = own.values.get('validated-in');
  if (named !== undefined && !written.has(named.text))
    report({
      at: named.at,
      text: `validated-in: ${describeMissing(named.text, written)}`,
      environment: own.name,
    });
  if (whole.values.get('validated-in')?.text !== own.name) return;
  const at = named?.at ?? own.values.get('extends')?.at;
  const key = named === undefined ? 'extends: with it comes "validated-in", and' : 'validated-in:';
  const text = `${key} a release cannot be validated in the environment it is promoted to; name another.`;
  report({ at, text, environment: own.name });
}

interface HealthContext {
  /** Whether others extend it: then its relative checks are theirs, and it may have no url. */
  readonly isParent: boolean;
  readonly report: Report;
}

function judgeHealth(
  own: WrittenEnvironment,
  whole: WholeEnvironment,
  { isParent, report }: HealthContext,
): void {
  const url = whole.values.get('url')?.text;
  const tell = ({ at, text }: { readonly at: Place | undefined; readonly text: string }): void =>
    report({ at, text: `health: ${text}`, environment: own.name });
  if (own.checks !== undefined) judgeChecks(own.checks, url, tell);
  else if (url !== undefined) for (const problem of describeWithoutTls(whole, url)) tell(problem);
  if (url !== undefined || isParent) return;
  for (const item of whole.checks?.items ?? []) {
    if (isRelative(item))
      tell({
        at: placeOfUrl(item),
        text: `a URL that begins with "/" is asked at the environment's "url", and ${own.name} has none; add one, or write the whole URL.`,
      });
  }
}
