import { nearest } from '../ports/nearest.ts';
import { quoteValue } from '../ports/value-forms.ts';
import { groups, settings } from './settings.ts';

/** Names of inputs people look for here: what a run is asked to do, and secrets. */
const inputsAlone: readonly string[] = [
  'sha',
  'token',
  'ssh-key',
  'known-hosts',
  'discord-webhook',
  'slack-webhook',
  'slack-token',
  'webhook-secret',
  'dry-run',
  'settle',
  'detach',
  'mention',
];

/** What an input is called here. */
const calledHere: ReadonlyMap<string, string> = new Map([
  ['urls', 'health'],
  ['retries', 'health-retries'],
  ['expected', 'confirm'],
  ['<<', 'extends'],
]);

/** A sentence for a key that nothing takes; `prefix` is the group it stands in, with a dot, or empty. */
export function describeUnknownKey(key: string, prefix: string): string {
  const owner = prefix === '' ? 'an environment' : `"${prefix.slice(0, -1)}"`;
  const shown = `${quoteValue(key)}: ${owner} has no such key`;
  if (prefix === '' && inputsAlone.includes(key)) return `${shown}; pass it as an input in the workflow.`;
  const elsewhere = placeOf(key, prefix);
  if (elsewhere !== undefined) return `${shown}; it stands ${elsewhere}.`;
  const meant = (prefix === '' ? calledHere.get(key) : undefined) ?? nearest(key, keysOf(prefix));
  return meant === undefined
    ? `${shown}; it takes ${keysOf(prefix).join(', ')}.`
    : `${shown}; did you mean "${meant}"?`;
}

/** The keys an environment or a group has. */
function keysOf(prefix: string): readonly string[] {
  const inner = settings
    .filter(({ key }) => key.startsWith(prefix))
    .map(({ key }) => key.slice(prefix.length));
  return [...inner.filter((key) => !key.includes('.')), ...(prefix === '' ? groups.keys() : [])];
}

/** Where a key stands that would be right elsewhere. */
function placeOf(key: string, prefix: string): string | undefined {
  // An environment's own key is meant before the same word of another group.
  if (prefix !== '' && keysOf('').includes(key)) return 'in the environment itself, one level up';
  const dotted = settings.find((setting) => setting.key === key && key.includes('.'));
  const group =
    dotted?.key.split('.')[0] ?? [...groups.keys()].find((each) => keysOf(`${each}.`).includes(key));
  const isElsewhere = group !== undefined && `${group}.` !== prefix;
  return isElsewhere ? `below "${group}", as "${key.split('.').at(-1)}"` : undefined;
}
