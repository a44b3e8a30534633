import { neutralise, truncate } from '../ports/foreign-text.ts';

/** May go on, or why not: a whole sentence. */
export type Gate = { readonly kind: 'open' } | { readonly kind: 'shut'; readonly message: string };

const open: Gate = { kind: 'open' };

function shut(message: string): Gate {
  return { kind: 'shut', message: `${message} Nothing was changed.` };
}

/** Characters of what was typed that are shown. */
const shownLimit = 60;

function shown(text: string): string {
  return JSON.stringify(truncate(neutralise(text), shownLimit));
}

/** Whether exactly the expected word was typed; `typed` is empty where nothing was. Pure. */
export function checkWord(typed: string, expected: string): Gate {
  if (typed === expected) return open;
  const wanted = shown(expected);
  if (typed === '') return shut(`Nothing was typed to confirm. Start the workflow again and type ${wanted}.`);
  if (visible(typed) === visible(expected))
    return shut(
      `What was typed looks like ${wanted} and holds characters that do not show, as copied text may. Type it by hand.`,
    );
  if (typed.toLowerCase() === expected.toLowerCase())
    return shut(
      `${shown(typed)} was typed, and only upper and lower case differ from ${wanted}: they count. Type ${wanted}.`,
    );
  return shut(
    `${shown(typed)} was typed and ${wanted} is expected. Start the workflow again and type ${wanted}.`,
  );
}

/** Without spaces, and without characters of format and control that take no room. */
function visible(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{C}\p{M}]/gu, '');
}

/** Who started a run, and who pressed "re-run" on it; empty where GitHub does not say. */
export interface People {
  readonly actor: string;
  readonly triggeringActor: string;
}

/** Whether everybody behind this run may confirm. An empty list is everybody who can start the workflow. Pure. */
export function checkActors({ actor, triggeringActor }: People, allowed: readonly string[]): Gate {
  if (allowed.length === 0) return open;
  const isAllowed = (login: string): boolean =>
    allowed.some((each) => each.toLowerCase() === login.toLowerCase());
  const list =
    allowed.slice(0, 10).join(', ') + (allowed.length > 10 ? ` and ${allowed.length - 10} more` : '');
  if (actor === '' && triggeringActor === '')
    return shut(`GitHub does not say who started this run, and only ${list} may.`);
  if (actor === '' || !isAllowed(actor))
    return shut(
      `${nameOf(actor)} started this run and is not in "actors" (${list}). Ask one of them to start it.`,
    );
  if (triggeringActor !== '' && !isAllowed(triggeringActor))
    return shut(
      `${nameOf(triggeringActor)} pressed "re-run" and is not in "actors" (${list}). Ask one of them to start it.`,
    );
  return open;
}

function nameOf(login: string): string {
  return login === '' ? 'Somebody GitHub does not name' : truncate(neutralise(login), shownLimit);
}
