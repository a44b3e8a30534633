import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BundleResult, BundleRun } from '../support/run-bundle.ts';
import type { Sandbox } from '../support/sandbox.ts';

/** A place that is put back to how it was before every kill. */
export interface Place {
  readonly sandbox: Sandbox;
  readonly scenario: Scenario;
  /** Versions 1.0 (validated where the scenario says so), 1.1, 1.2 (sick), 1.3. */
  readonly shas: Shas;
  /** Restart with places where the bundle can be killed: see {@link armRestart}. */
  readonly restart: string;
  /** Puts checkout, state and service back. */
  reset(): void;
}

export interface Shas {
  readonly a: string;
  readonly b: string;
  readonly sick: string;
  readonly c: string;
}

type Step = (place: Place, more?: Partial<BundleRun>) => Promise<BundleResult>;

export interface Scenario {
  readonly name: string;
  /** What is there before: nothing, 1.0 validated, or 1.0 validated and 1.1 live. */
  readonly before: 'nothing' | 'validated' | 'newer';
  readonly ci?: 'success' | 'failure';
  readonly act: Step;
  /** `status`, `action` of the act undisturbed. */
  readonly undisturbed: string;
  /** Versions the service may serve while nothing is concluded. */
  readonly versions: readonly string[];
  /** What is live after the act was begun again, and what that run may say. */
  readonly afterSame: { readonly version: string; readonly says: readonly string[] };
  /** What a third run of the same says. */
  readonly third: string;
  /** What may be called validated. */
  readonly proven: readonly (keyof Shas)[];
}

/** A quick deployment: no GitHub, no retries. */
export function deploy(place: Place, sha: string, more: Partial<BundleRun> = {}): Promise<BundleResult> {
  const inputs = { restart: place.restart, 'health-retries': '0', 'lock-timeout': '20s', token: '' };
  return place.sandbox.deploy(sha, inputs, more);
}

/** The action `rollback`. */
export function rollback(place: Place, more: Partial<BundleRun> = {}): Promise<BundleResult> {
  return place.sandbox.rollback({ 'lock-timeout': '20s', token: '' }, more);
}

const watch: Step = (place, more = {}) =>
  place.sandbox.watch(place.shas.b, { 'lock-timeout': '20s', interval: '100ms' }, more);

export const scenarios: readonly Scenario[] = [
  {
    name: 'first deployment',
    before: 'nothing',
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
    act: watch,
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
    act: watch,
    undisturbed: 'rolled-back',
    versions: ['1.0', '1.1'],
    afterSame: { version: '1.0', says: ['rolled-back', 'superseded'] },
    third: 'superseded',
    proven: ['a'],
  },
];

const bomb = 'restart-bomb';

/** Kills the bundle at the how-many-th command of its restarts, counted over all of them. */
export function armRestart(place: Place, at: number): void {
  writeFileSync(join(place.sandbox.folder, bomb), `${at}\n`);
}

/** The service's restart, with a place to die before and after every line of it. */
function armedRestart(sandbox: Sandbox): string {
  const file = join(sandbox.folder, bomb);
  const at = `at() { [ -e '${file}' ] || return 0; left=$(( $(cat '${file}') - 1 )); if [ "$left" -gt 0 ]; then echo "$left" > '${file}'; else rm '${file}'; kill -9 "$PPID"; exit 9; fi; }`;
  return [at, 'at', ...sandbox.service.restart.split('\n').flatMap((line) => [line, 'at'])].join('\n');
}

/** Puts a sandbox into the state a scenario begins with, and remembers it. */
export async function preparePlace(sandbox: Sandbox, scenario: Scenario): Promise<Place> {
  const shas = {
    a: sandbox.release('1.0'),
    b: sandbox.release('1.1'),
    sick: sandbox.sickRelease('1.2'),
    c: sandbox.release('1.3'),
  };
  const changing = [sandbox.path, join(sandbox.folder, 'state'), join(sandbox.folder, 'loaded')];
  const kept = join(sandbox.folder, 'kept');
  const place: Place = {
    sandbox,
    scenario,
    shas,
    restart: armedRestart(sandbox),
    reset() {
      rmSync(join(sandbox.folder, bomb), { force: true });
      for (const [index, folder] of changing.entries()) {
        rmSync(folder, { recursive: true, force: true });
        const copy = join(kept, String(index));
        if (existsSync(copy)) cpSync(copy, folder, { recursive: true, preserveTimestamps: true });
      }
    },
  };
  if (scenario.before !== 'nothing') {
    expectStatus(await deploy(place, shas.a), 'live');
    sandbox.ci(shas.a, 'success');
    expectStatus(await sandbox.watch(shas.a, { interval: '100ms' }), 'validated');
  }
  if (scenario.before === 'newer') expectStatus(await deploy(place, shas.b), 'live');
  if (scenario.ci !== undefined) sandbox.ci(shas.b, scenario.ci);
  for (const [index, folder] of changing.entries())
    if (existsSync(folder))
      cpSync(folder, join(kept, String(index)), { recursive: true, preserveTimestamps: true });
  return place;
}

/** What a run came to, in one word. */
export function wordOf(result: BundleResult): string {
  return result.outputs['status'] ?? result.outputs['action'] ?? 'nothing';
}

function expectStatus(result: BundleResult, word: string): void {
  if (wordOf(result) !== word) throw new Error(`Expected ${word}, got ${wordOf(result)}:\n${result.log}`);
}
