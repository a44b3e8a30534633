/**
 * Stands in for vitest's `describe`, `it` and hooks where the mutation run keeps the tests loaded in one process: what
 * a test file registers once is run again for every mutant, in milliseconds. Assertions are vitest's own.
 */
import { format } from 'node:util';
import { expect as vitestExpect } from 'vitest';

type Body = () => unknown;
type EachBody = (...row: never[]) => unknown;
type Options = { readonly timeout?: number } | number;

interface Suite {
  readonly name: string;
  readonly parent: Suite | undefined;
  readonly hooks: Readonly<Record<'beforeAll' | 'afterAll' | 'beforeEach' | 'afterEach', Body[]>>;
}

export interface RegisteredTest {
  /** Unique: file, suites, title and where titles repeat a number. */
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly suite: Suite;
  readonly body: Body;
}

const registered: RegisteredTest[] = [];
const ids = new Set<string>();
let file = '';
let suite = aSuite('', undefined);
let finishers: Body[] = [];

function aSuite(name: string, parent: Suite | undefined): Suite {
  return { name, parent, hooks: { beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] } };
}

/** Everything a file registers, by `load` importing it. */
export async function register(path: string, load: () => Promise<unknown>): Promise<void> {
  file = path;
  suite = aSuite('', undefined);
  await load();
}

/** In the order of registration. */
export function registeredTests(): readonly RegisteredTest[] {
  return registered;
}

function suitesOf(innermost: Suite): readonly Suite[] {
  return innermost.parent === undefined ? [innermost] : [...suitesOf(innermost.parent), innermost];
}

function addSuite(name: string, body: Body): void {
  const outer = suite;
  suite = aSuite(name, outer);
  body();
  suite = outer;
}

function addTest(title: string, body: Body): void {
  const name = [...suitesOf(suite).map((each) => each.name), title].filter((part) => part !== '').join(' > ');
  let id = `${file}#${name}`;
  for (let number = 2; ids.has(id); number += 1) id = `${file}#${name} (${number})`;
  ids.add(id);
  registered.push({ id, name, file, suite, body });
}

function titleOf(title: string, row: readonly unknown[]): string {
  return title.includes('%') ? format(title, ...row) : title;
}

type AddOne = (title: string, ...rest: readonly (Options | Body)[]) => void;
type AddEach = (
  table: readonly unknown[],
) => (title: string, ...rest: readonly (Options | EachBody)[]) => void;

function adder(add: (title: string, body: Body) => void): AddOne & { readonly each: AddEach } {
  const addOne: AddOne = (title, ...rest) => {
    const body = rest.find((part) => typeof part === 'function');
    if (body !== undefined) add(title, body);
  };
  const each: AddEach =
    (table) =>
    (title, ...rest) => {
      const body = rest.find((part) => typeof part === 'function');
      // As vitest does: rows are spread only where every one of them is a list.
      const isSpread = table.every((entry) => Array.isArray(entry));
      for (const entry of table) {
        const row: readonly unknown[] = isSpread && Array.isArray(entry) ? entry : [entry];
        if (body !== undefined) add(titleOf(title, row), () => body(...(row as readonly never[])));
      }
    };
  return Object.assign(addOne, { each });
}

export const describe = adder(addSuite);
export const it = adder(addTest);
export const test = it;
export const expect = Object.assign(vitestExpect, { soft: vitestExpect });

export const beforeAll = (body: Body): void => void suite.hooks.beforeAll.push(body);
export const afterAll = (body: Body): void => void suite.hooks.afterAll.push(body);
export const beforeEach = (body: Body): void => void suite.hooks.beforeEach.push(body);
export const afterEach = (body: Body): void => void suite.hooks.afterEach.push(body);
export const onTestFinished = (body: Body): void => void finishers.push(body);

const opened = new Set<Suite>();

/** Runs one test with its hooks; what it threw, or undefined. */
export async function runTest({ suite: innermost, body }: RegisteredTest): Promise<unknown> {
  const suites = suitesOf(innermost);
  finishers = [];
  let thrown: unknown;
  const attempt = async (step: Body): Promise<void> => {
    try {
      await step();
    } catch (error) {
      thrown ??= error ?? new Error('Something was thrown.');
    }
  };
  for (const each of suites) {
    if (opened.has(each)) continue;
    opened.add(each);
    for (const hook of each.hooks.beforeAll) await attempt(hook);
  }
  for (const each of suites) for (const hook of each.hooks.beforeEach) await attempt(hook);
  if (thrown === undefined) await attempt(body);
  for (const each of suites.toReversed()) for (const hook of each.hooks.afterEach) await attempt(hook);
  for (const finish of finishers.toReversed()) await attempt(finish);
  return thrown;
}

/** Runs what is left for the end of the suites that were begun. */
export async function closeSuites(): Promise<void> {
  for (const each of opened) for (const hook of each.hooks.afterAll) await hook();
  opened.clear();
}
