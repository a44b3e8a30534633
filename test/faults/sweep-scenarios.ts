import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BundleResult, BundleRun } from '../support/run-bundle.ts';
import type { DriverName, Place, Scenario } from './sweep-place.ts';

/** How the bundles are begun in a place, with what a run is disturbed by. */
function runOf(place: Place, more: Partial<BundleRun>): Partial<BundleRun> {
  return { ...more, env: { ...place.env, ...more.env } };
}

/** A quick deployment: no GitHub, no retries. */
export function deploy(place: Place, sha: string, more: Partial<BundleRun> = {}): Promise<BundleResult> {
  const { target, driver } = place;
  const inputs = {
    ...{ driver, path: target.path, restart: place.restart, 'health-retries': '0' },
    ...{ 'lock-timeout': '20s', token: '', ...target.inputs, ...place.inputs },
  };
  return place.sandbox.deploy(sha, inputs, runOf(place, more));
}

/** The action `rollback`. */
export function rollback(place: Place, more: Partial<BundleRun> = {}): Promise<BundleResult> {
  return place.sandbox.rollback({ 'lock-timeout': '20s', token: '', ...place.inputs }, runOf(place, more));
}

/** CI's verdict on a commit is applied. */
export function settle(place: Place, sha: string, more: Partial<BundleRun> = {}): Promise<BundleResult> {
  const inputs = { 'lock-timeout': '20s', interval: '100ms', ...place.inputs };
  return place.sandbox.watch(sha, inputs, runOf(place, more));
}

export const scenarios: readonly Scenario[] = [
  {
    name: 'first deployment',
    before: 'nothing',
    deploys: true,
    act: (place, more) => deploy(place, place.shas.a, more),
    undisturbed: 'live',
    versions: ['', '1.0'],
    afterSame: { version: '1.0', says: ['live', 'unchanged'] },
    third: 'unchanged',
    proven: [],
  },
  {
    name: 'update',
    before: 'validated',
    deploys: true,
    act: (place, more) => deploy(place, place.shas.b, more),
    undisturbed: 'live',
    versions: ['1.0', '1.1'],
    afterSame: { version: '1.1', says: ['live', 'unchanged'] },
    third: 'unchanged',
    proven: ['a'],
  },
  {
    name: 'update that is rolled back',
    before: 'validated',
    deploys: true,
    act: (place, more) => deploy(place, place.shas.sick, more),
    undisturbed: 'rolled-back',
    versions: ['1.0', '1.2'],
    afterSame: { version: '1.0', says: ['rolled-back'] },
    third: 'rolled-back',
    proven: ['a'],
  },
  {
    name: 'rollback',
    before: 'newer',
    deploys: false,
    act: rollback,
    undisturbed: 'rolled-back',
    versions: ['1.0', '1.1'],
    afterSame: { version: '1.0', says: ['rolled-back', 'nothing-to-do'] },
    third: 'nothing-to-do',
    proven: ['a'],
  },
  {
    name: 'settle: validate',
    before: 'newer',
    ci: 'success',
    deploys: false,
    act: (place, more) => settle(place, place.shas.b, more),
    undisturbed: 'validated',
    versions: ['1.1'],
    afterSame: { version: '1.1', says: ['validated'] },
    third: 'validated',
    proven: ['a', 'b'],
  },
  {
    name: 'settle: roll back',
    before: 'newer',
    ci: 'failure',
    deploys: false,
    act: (place, more) => settle(place, place.shas.b, more),
    undisturbed: 'rolled-back',
    versions: ['1.0', '1.1'],
    afterSame: { version: '1.0', says: ['rolled-back', 'superseded'] },
    third: 'superseded',
    proven: ['a'],
  },
  {
    name: 'interrupted update, deployed again',
    before: 'interrupted',
    deploys: true,
    act: (place, more) => deploy(place, place.shas.b, more),
    undisturbed: 'live',
    versions: ['1.0', '1.1'],
    afterSame: { version: '1.1', says: ['live', 'unchanged'] },
    third: 'unchanged',
    proven: ['a'],
  },
  {
    name: 'interrupted update, rolled back',
    before: 'interrupted',
    deploys: false,
    act: rollback,
    undisturbed: 'rolled-back',
    versions: ['1.0', '1.1'],
    afterSame: { version: '1.0', says: ['rolled-back', 'nothing-to-do'] },
    third: 'nothing-to-do',
    proven: ['a'],
  },
  {
    name: 'interrupted update, settled',
    before: 'interrupted',
    ci: 'failure',
    deploys: false,
    act: (place, more) => settle(place, place.shas.b, more),
    undisturbed: 'rolled-back',
    versions: ['1.0', '1.1'],
    afterSame: { version: '1.0', says: ['rolled-back', 'superseded'] },
    third: 'superseded',
    proven: ['a'],
  },
];

/** Those of a driver: what is interrupted dies in its restart, and Compose is given none. */
export function scenariosOf(driver: DriverName): readonly Scenario[] {
  return scenarios.filter(({ before }) => driver !== 'compose' || before !== 'interrupted');
}

/** The scenario of this name. */
export function scenarioNamed(name: string): Scenario {
  const found = scenarios.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no scenario "${name}".`);
  return found;
}

/** Kills the bundle at the how-many-th command of its restarts, counted over all of them. */
export function armRestart({ sandbox }: Place, at: number): void {
  writeFileSync(join(sandbox.folder, 'restart-bomb'), `${at}\n`);
}

/** What a run came to, in one word. */
export function wordOf(result: BundleResult): string {
  return result.outputs['status'] ?? result.outputs['action'] ?? 'nothing';
}
