import { nearest } from '../ports/nearest.ts';
import { quoteValue } from '../ports/value-forms.ts';
import { readChecks, type WrittenChecks } from './environment-checks.ts';
import { readSetting } from './read-setting.ts';
import { unexpected } from './read-value.ts';
import { isRefusedText } from './refused-texts.ts';
import type { Setting } from './setting.ts';
import { groups, settings } from './settings.ts';
import type { Place, Problem, TreeEntry, TreeMap, TreeNode } from './tree.ts';
import { describeUnknownKey } from './unknown-key.ts';

/** A value where it is written, in the text form of the input. */
export interface WrittenValue {
  readonly text: string;
  readonly at: Place;
}

/** What the file says of one environment itself, before anything is inherited. */
export interface WrittenEnvironment {
  readonly name: string;
  readonly at: Place;
  /** By key, with `extends` and without `health`. */
  readonly values: ReadonlyMap<string, WrittenValue>;
  readonly checks: WrittenChecks | undefined;
}

/** What reading needs to know besides the node. */
export interface Reading {
  readonly report: (at: Place | undefined, text: string) => void;
  /** Values of which everything is said already. */
  readonly refused: ReadonlySet<TreeNode>;
}

/** Reads one environment; problems are reported, and what is wrong is left out. */
export function readEnvironment({ key, keyAt, value }: TreeEntry, reading: Reading): WrittenEnvironment {
  const values = new Map<string, WrittenValue>();
  let checks: WrittenChecks | undefined;
  for (const { setting, node } of settingsIn(key, value, reading)) {
    if (reading.refused.has(node)) continue;
    const report = ({ at, text }: Problem): void => reading.report(at, `${setting.key}: ${text}`);
    const { kind } = setting;
    if (node.kind === 'scalar' && node.value === null)
      report({ at: node.at, text: describeNothing(setting) });
    else if (kind.is === 'checks') checks = readChecks(node, report);
    else {
      const read = readSetting(kind, node);
      if (read.kind === 'value') values.set(setting.key, { text: read.text, at: node.at });
      else for (const problem of read.problems) report(problem);
    }
  }
  return { name: key, at: keyAt, values, checks };
}

const emptiable: readonly Setting['kind']['is'][] = ['list', 'commands', 'checks', 'windows'];

function describeNothing({ kind }: Setting): string {
  const none = emptiable.includes(kind.is) ? ', write [] for none' : '';
  return `nothing stands here; give it a value${none}, or take the line out.`;
}

interface FoundSetting {
  readonly setting: Setting;
  readonly node: TreeNode;
}

function settingsIn(environment: string, node: TreeNode, reading: Reading): FoundSetting[] {
  if (node.kind !== 'map') {
    const takes = 'a mapping with what the environment is ({} for nothing)';
    const { problems } = unexpected(takes, node);
    for (const { at, text } of problems) reading.report(at, `${quoteValue(environment)}: ${text}`);
    return [];
  }
  return node.entries.flatMap((entry) =>
    groups.has(entry.key) ? settingsOfGroup(entry, reading) : settingOf(entry, '', reading),
  );
}

function settingsOfGroup({ key, value }: TreeEntry, reading: Reading): FoundSetting[] {
  if (value.kind === 'map') return value.entries.flatMap((entry) => settingOf(entry, `${key}.`, reading));
  if (reading.refused.has(value)) return [];
  const inner = settings.filter((setting) => setting.key.startsWith(`${key}.`));
  const names = inner.map((setting) => setting.key.slice(key.length + 1)).join(', ');
  for (const { at, text } of unexpected(`a mapping with any of ${names}`, value).problems)
    reading.report(at, `${key}: ${text}`);
  return [];
}

function settingOf({ key, keyAt, value }: TreeEntry, prefix: string, reading: Reading): FoundSetting[] {
  const setting = key.includes('.') ? undefined : settings.find((each) => each.key === `${prefix}${key}`);
  if (setting !== undefined) return [{ setting, node: value }];
  if (!isRefusedText(key)) reading.report(keyAt, describeUnknownKey(key, prefix));
  return [];
}

/**
 * The environments of the file, without keys that stand beside their environment instead of in it: a name with
 * nothing behind it, and then what an environment takes.
 */
export function withoutMisplaced(
  { entries }: TreeMap,
  tell: (environment: string, at: Place, text: string) => void,
): readonly TreeEntry[] {
  const kept: TreeEntry[] = [];
  const misplaced = new Map<TreeEntry, TreeEntry[]>();
  let empty: TreeEntry | undefined;
  for (const entry of entries) {
    const isKey = groups.has(entry.key) || settings.some(({ key }) => key === entry.key);
    if (isKey && empty !== undefined) misplaced.set(empty, [...(misplaced.get(empty) ?? []), entry]);
    else {
      kept.push(entry);
      empty = isNothing(entry.value) ? entry : undefined;
    }
  }
  for (const [{ key }, keys] of misplaced) {
    const [first] = keys;
    const names = keys.map((each) => quoteValue(each.key)).join(', ');
    const these = keys.length === 1 ? 'this' : 'these';
    if (first !== undefined)
      tell(key, first.keyAt, `${names}: indent ${these} below ${quoteValue(key)}, by two more blanks.`);
  }
  return kept.map((entry) =>
    misplaced.has(entry)
      ? { ...entry, value: { kind: 'map', entries: [], isPartial: true, at: entry.keyAt } }
      : entry,
  );
}

function isNothing(node: TreeNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** What stands at the top; undefined where it is not as it should be. */
export function readTop(root: TreeNode, reading: Reading): TreeMap | undefined {
  if (root.kind !== 'map') {
    for (const { at, text } of unexpected('"environments:" and below it one mapping an environment', root)
      .problems)
      if (!reading.refused.has(root)) reading.report(at, text);
    return undefined;
  }
  for (const { key, keyAt } of root.entries) {
    if (key === 'environments' || isRefusedText(key)) continue;
    const meant = nearest(key, ['environments']);
    const advice = meant === undefined ? 'put it below "environments".' : `did you mean "${meant}"?`;
    reading.report(keyAt, `${quoteValue(key)}: only "environments" stands at the top; ${advice}`);
  }
  return environmentsOf(root, reading);
}

function environmentsOf({ entries, at, isPartial }: TreeMap, reading: Reading): TreeMap | undefined {
  const environments = entries.find(({ key }) => key === 'environments');
  if (environments === undefined) {
    if (!isPartial && entries.every(({ key }) => nearest(key, ['environments']) === undefined))
      reading.report(at, 'expected "environments:" at the top, and below it one mapping an environment.');
    return undefined;
  }
  const { value } = environments;
  if (value.kind === 'map' && value.entries.length > 0) return value;
  // Then what stood there is told already, or what stands beside it should stand there.
  if (isPartial || (value.kind === 'map' && value.isPartial)) return undefined;
  const takes = 'one mapping an environment, each below its name';
  for (const problem of unexpected(takes, value).problems)
    if (!reading.refused.has(value)) reading.report(problem.at, `environments: ${problem.text}`);
  return undefined;
}
