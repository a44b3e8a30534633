import { isUrlOfTheMachine } from '../health/check-place.ts';
import { absolutePath, quoteValue } from '../ports/value-forms.ts';
import { checkAt, shownUrl, type WrittenChecks } from './environment-checks.ts';
import type { WrittenEnvironment, WrittenValue } from './read-environment.ts';

/** An environment with what it inherits, as far as notes need it. */
export interface Relative {
  readonly name: string;
  readonly values: ReadonlyMap<string, WrittenValue>;
  readonly checks: WrittenChecks | undefined;
}

const onOneMachine = 'where both are on one machine';

/** What two environments would share without wanting to, were they on one machine: each a sentence for the log. */
export function describeSharing(parent: Relative, own: WrittenEnvironment): readonly string[] {
  return [describeFolder(parent, own), describeRestart(parent, own)].filter((note) => note !== undefined);
}

/** A parent with neither url nor restart is a template: nothing runs there. */
function describeFolder(parent: Relative, own: WrittenEnvironment): string | undefined {
  const path = folderOf(parent);
  const isEnvironment = parent.values.has('url') || hasCommands(parent);
  if (path === undefined || own.values.has('path') || !isEnvironment) return undefined;
  return `${own.name} is deployed into the same folder as ${parent.name} (${quoteValue(path)}) ${onOneMachine}, as "path" is inherited; give ${own.name} a "path" of its own.`;
}

function describeRestart(parent: Relative, own: WrittenEnvironment): string | undefined {
  const [theirs, ours] = [folderOf(parent), folderOf(own)];
  const isElsewhere = theirs !== undefined && ours !== undefined && theirs !== ours;
  if (!isElsewhere || !hasCommands(parent) || own.values.has('restart')) return undefined;
  return `${own.name} restarts what ${parent.name} restarts ${onOneMachine}, as "restart" is inherited; give ${own.name} a "restart" of its own.`;
}

function folderOf({ values }: Pick<Relative, 'values'>): string | undefined {
  return absolutePath(values.get('path')?.text ?? '');
}

function hasCommands({ values }: Pick<Relative, 'values'>): boolean {
  return (values.get('restart')?.text ?? '') !== '';
}

/**
 * Of the inherited checks those that ask the machine itself where they did for the parent: whatever answers at that
 * address there. `whole` is the environment with what it inherits.
 */
export function describeSameAddress(
  parent: Relative,
  own: WrittenEnvironment,
  whole: Relative,
): readonly string[] {
  const hasItsPlace = own.values.has('path') || own.values.has('url');
  if (own.checks !== undefined || !hasItsPlace) return [];
  const theirs = new Set(addressesOf(parent));
  const urls = addressesOf(whole).filter((url) => theirs.has(url) && isUrlOfTheMachine(url));
  if (urls.length === 0) return [];
  const [what, asks] = urls.length === 1 ? ['check', 'asks'] : ['checks', 'ask'];
  return [
    `the health ${what} ${urls.map(shownUrl).join(', ')} of ${own.name} ${asks} the same address as ${parent.name}, from which "health" is inherited: ${onOneMachine}, ${parent.name} answers for ${own.name}; give ${own.name} a "health" of its own.`,
  ];
}

/** Commands have none: they run in the folder of their environment. */
function addressesOf({ values, checks }: Relative): readonly string[] {
  const url = values.get('url')?.text;
  const items = checks?.items ?? [];
  return (url === undefined ? items : items.map((item) => checkAt(item, url))).map(({ fields }) =>
    String(fields['url']),
  );
}
