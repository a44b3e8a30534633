import assert from 'node:assert/strict';

/** Far more than anything takes here, and far less than catastrophic behaviour does. Milliseconds. */
const patienceMs = 20_000;

/** Does something that must be over soon and leave every object of this process as it was. */
export function calmly<T>(act: () => T): T {
  const started = performance.now();
  try {
    return act();
  } finally {
    assertUnpolluted();
    assertQuick(started);
  }
}

/** The same for what takes a while. */
export async function calmlyLater<T>(act: () => Promise<T>): Promise<T> {
  const started = performance.now();
  try {
    return await act();
  } finally {
    assertUnpolluted();
    assertQuick(started);
  }
}

function assertQuick(started: number): void {
  assert.ok(performance.now() - started < patienceMs, 'it took longer than 20 s');
}

const prototypeKeys = JSON.stringify(Reflect.ownKeys(Object.prototype).map(String));

function assertUnpolluted(): void {
  assert.equal(JSON.stringify(Reflect.ownKeys(Object.prototype).map(String)), prototypeKeys);
  assert.equal(Reflect.get({}, 'polluted'), undefined, 'a prototype was changed');
  assert.equal(Reflect.get([], 'polluted'), undefined, 'a prototype was changed');
}

/** No person reads more in one sentence. Characters. */
const longest = 6_000;

/** A raw control character would reach a terminal, a file or a header: only line breaks between sentences may stand. */
const control = /[\p{Cc}]/u;

/** A sentence for people: begins and ends as one, no raw control characters, not a page long. */
export function assertSentence(text: string, about = /\S/): void {
  assert.match(text, /^\S/, `begins with nothing: ${JSON.stringify(text.slice(0, 200))}`);
  assert.match(text, /[.?!)]$/, `has no end: ${JSON.stringify(text.slice(-200))}`);
  assert.ok(
    !control.test(text.replaceAll('\n', ' ')),
    `holds control characters: ${JSON.stringify(text.slice(0, 400))}`,
  );
  assert.ok(text.length <= longest, `is ${text.length} characters long`);
  assert.match(text, about);
  assertNoInnards(text);
}

/** What engines and libraries say when nobody thought of something. */
export function assertNoInnards(text: string): void {
  assert.doesNotMatch(
    text,
    /Maximum call stack|is not a function|Cannot (?:read|convert|set)|undefined is not|Unexpected token|in JSON at position|Invalid URL|Excessive alias|\bat .*\.[tj]s:\d+/,
  );
  assert.doesNotMatch(text, /\[object \w+\]/);
}

/** What a function that may refuse came to: a value, or the sentence of its Error. */
export type Judged<T> =
  | { readonly kind: 'taken'; readonly value: T }
  | { readonly kind: 'refused'; readonly message: string };

/** Calls what refuses by an Error with a sentence in it; any other error is a fault. */
export function judged<T>(act: () => T): Judged<T> {
  try {
    return { kind: 'taken', value: calmly(act) };
  } catch (error) {
    if (!(error instanceof Error) || error.constructor !== Error) throw error;
    return { kind: 'refused', message: error.message };
  }
}
