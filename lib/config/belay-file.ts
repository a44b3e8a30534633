import { quoteValue } from '../ports/value-forms.ts';
import { checkAt, writeChecks } from './environment-checks.ts';
import { environmentPattern, environmentTakes } from './environment-name.ts';
import { inherit, type WholeEnvironment } from './inherit.ts';
import {
  type Reading,
  readEnvironment,
  readTop,
  type WrittenEnvironment,
  withoutMisplaced,
} from './read-environment.ts';
import { findRefusedTexts, isRefusedText } from './refused-texts.ts';
import type { OwnedProblem, Place, Problem, TreeNode } from './tree.ts';
import { readTree } from './yaml-tree.ts';

/**
 * One value of an environment, in the text form the input of that name would have: lists one item a line, checks and
 * windows as JSON, which is YAML. An empty list is the empty text, for checks and windows `[]`: both say "given, and
 * nothing", where an absent value says nothing and lets the default stand.
 */
export interface SettingValue {
  readonly text: string;
  /** `belay.yml:12:5: ci.timeout`: where the value stands; an inherited one stands in the parent. */
  readonly where: string;
}

export interface EnvironmentSettings {
  readonly name: string;
  /** By the key of the setting. */
  readonly values: ReadonlyMap<string, SettingValue>;
  /** Sentences for the log: what was done on the reader's behalf, like a health check moved to this environment's url. */
  readonly notes: readonly string[];
}

export interface BelayFile {
  /** Empty when there are problems. */
  readonly environments: ReadonlyMap<string, EnvironmentSettings>;
  /**
   * Those of which nothing is in doubt: neither they nor what they extend have a problem, nor has the file as a whole.
   * For what must go on beside a mistake in another environment, like bringing the last good release back.
   */
  readonly usable: ReadonlyMap<string, EnvironmentSettings>;
  /** One sentence each, with line and column where there is a place. */
  readonly problems: readonly string[];
}

/** No file a person writes is larger. Characters. */
const sizeLimit = 1_000_000;

/**
 * Reads and checks the whole file: every environment, every problem at once, never a throw. `name` is how the file is
 * called in sentences.
 */
export function parseBelayFile(text: string, name: string): BelayFile {
  if (text.length > sizeLimit) {
    const tooLong = `expected at most ${sizeLimit} characters, got ${text.length}.`;
    return outcome([], [{ at: undefined, text: tooLong, environment: undefined }], name);
  }
  const content = text.replace(/^\uFEFF/, '');
  const { root, problems: syntax } = readTree(content);
  const refusedTexts = findRefusedTexts(content, root);
  const problems = [...syntax, ...refusedTexts.problems];
  const finding: Finding = { report: (problem) => problems.push(problem), refused: refusedTexts.nodes };
  if (root === undefined && syntax.length === 0)
    finding.report({
      at: undefined,
      text: 'this file is empty; it begins with "environments:", and below it stands one mapping an environment.',
      environment: undefined,
    });
  const environments = root === undefined ? [] : readEnvironments(root, finding);
  return outcome(environments, problems, name);
}

interface Finding {
  readonly report: (problem: OwnedProblem) => void;
  readonly refused: ReadonlySet<TreeNode>;
}

/** Reading of what stands in one environment, or of the file as a whole. */
function readingOf(environment: string | undefined, { report, refused }: Finding): Reading {
  return { report: (at, text) => report({ at, text, environment }), refused };
}

function readEnvironments(root: TreeNode, finding: Finding): readonly WholeEnvironment[] {
  const written = new Map<string, WrittenEnvironment>();
  const top = readTop(root, readingOf(undefined, finding));
  const entries =
    top === undefined
      ? []
      : withoutMisplaced(top, (environment, at, text) => finding.report({ at, text, environment }));
  for (const entry of entries) {
    const { key, keyAt } = entry;
    if (isRefusedText(key)) continue;
    const reading = readingOf(key, finding);
    if (!environmentPattern.test(key))
      reading.report(keyAt, `${quoteValue(key)}: expected ${environmentTakes}.`);
    const twin = [...written.values()].find(({ name }) => name.toLowerCase() === key.toLowerCase());
    if (twin !== undefined) reading.report(keyAt, describeTwin(key, twin));
    written.set(key, readEnvironment(entry, reading));
  }
  return [...inherit(written, finding.report).values()];
}

function describeTwin(name: string, { name: other, at }: WrittenEnvironment): string {
  return `${quoteValue(name)}: differs from ${quoteValue(other)} (line ${at.line}) in upper and lower case alone, which GitHub takes for one environment; give it another name.`;
}

function finish({ name, values, checks, notes }: WholeEnvironment, file: string): EnvironmentSettings {
  const where = (at: Place, key: string): string => `${file}:${at.line}:${at.column}: ${key}`;
  const found = new Map<string, SettingValue>();
  for (const [key, { text, at }] of values)
    if (key !== 'extends') found.set(key, { text, where: where(at, key) });
  if (checks !== undefined) {
    const url = values.get('url')?.text;
    const items = url === undefined ? checks.items : checks.items.map((item) => checkAt(item, url));
    found.set('health', { text: writeChecks(items), where: where(checks.at, 'health') });
  }
  return { name, values: found, notes };
}

function outcome(
  whole: readonly WholeEnvironment[],
  problems: readonly OwnedProblem[],
  file: string,
): BelayFile {
  const broken = new Set(problems.map(({ environment }) => environment));
  const sound = broken.has(undefined)
    ? []
    : whole.filter(({ line }) => !line.some((each) => broken.has(each)));
  const usable = new Map(sound.map((each) => [each.name, finish(each, file)]));
  const sorted = [...problems].sort(
    ({ at: a }, { at: b }) => (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0),
  );
  return {
    environments: problems.length === 0 ? usable : new Map(),
    usable,
    problems: [...new Set(sorted.map((problem) => tell(problem, file)))],
  };
}

function tell({ at, text }: Problem, name: string): string {
  // What a sentence quotes was looked at already; this is for what nobody thought of.
  const shown = isRefusedText(text.replaceAll('"${{ … }}"', ''))
    ? 'expected something else (not shown, as it looks like a secret).'
    : text;
  return at === undefined ? `${name}: ${shown}` : `${name}:${at.line}:${at.column}: ${shown}`;
}
