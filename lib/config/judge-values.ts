import { quoteValue } from '../ports/value-forms.ts';
import type { WrittenEnvironment, WrittenValue } from './read-environment.ts';
import type { OwnedProblem } from './tree.ts';

type Report = (problem: OwnedProblem) => void;

/** An environment with what it inherits, as far as its values are judged together. */
interface Whole {
  readonly name: string;
  readonly values: ReadonlyMap<string, WrittenValue>;
}

interface Ways {
  readonly whole: ReadonlyMap<string, Whole>;
  readonly report: Report;
}

/** Refuses environments of which each waits for the next, all round: nothing could ever be promoted to any. */
export function judgeWayOfPromotion(environment: Whole, { whole, report }: Ways): void {
  const way: Whole[] = [];
  let each: Whole | undefined = environment;
  while (each !== undefined && !way.includes(each)) {
    way.push(each);
    each = whole.get(each.values.get('validated-in')?.text ?? '');
  }
  // One alone has a sentence of its own; one that only leads into a circle is told by those in it.
  if (each !== environment || way.length < 2) return;
  const start = [...whole.values()].find((one) => way.includes(one)) ?? environment;
  const from = way.indexOf(start);
  const names = [...way.slice(from), ...way.slice(0, from), start].map(({ name }) => name);
  report({
    at: start.values.get('validated-in')?.at,
    text: `validated-in: environments cannot wait for one another in a circle (${names.join(' → ')}): nothing could ever be promoted.`,
    environment: environment.name,
  });
}

/** Refuses state within what a deployment changes, and the other way round. */
export function judgeFolders(own: WrittenEnvironment, { values }: Whole, report: Report): void {
  const [path, state] = [values.get('path')?.text, values.get('state-dir')?.text];
  if (path === undefined || state === undefined) return;
  const key = own.values.has('state-dir') ? 'state-dir' : own.values.has('path') ? 'path' : undefined;
  if (key === undefined || !(isWithin(state, path) || isWithin(path, state))) return;
  const [other, folder] = key === 'path' ? ['state-dir', state] : ['path', path];
  const text = `${key}: expected a folder that is neither in "${other}" (${quoteValue(folder)}) nor holds it, got ${quoteValue(values.get(key)?.text ?? '')}.`;
  report({ at: own.values.get(key)?.at, text, environment: own.name });
}

function isWithin(inner: string, outer: string): boolean {
  return `${inner}/`.startsWith(outer === '/' ? '/' : `${outer}/`);
}
