import type { BundleResult, BundleRun } from '../support/run-bundle.ts';
import type { Sandbox } from '../support/sandbox.ts';
import type { Sshd } from '../support/sshd.ts';

/** The drivers the sweep knows; `command` is the user's own. */
export const drivers = ['git', 'releases', 'compose'] as const;
export type DriverName = (typeof drivers)[number];

/** Where it runs. `wrapper` is the program every session of the server goes through (ForceCommand). */
export type PlaceHost =
  | { readonly kind: 'local' }
  | { readonly kind: 'ssh'; readonly sshd: Sshd; readonly wrapper: string };

export const hostKinds = ['local', 'ssh'] as const satisfies readonly PlaceHost['kind'][];
export type HostKind = PlaceHost['kind'];

/** What every moment of a place's history begins from. */
export type Before = 'nothing' | 'validated' | 'newer' | 'interrupted';

export interface Shas {
  readonly a: string;
  readonly b: string;
  readonly sick: string;
  readonly c: string;
}

/** What a driver has made live, as one sees it from outside, and how it is put back. */
export interface Target {
  /** The input `path`. */
  readonly path: string;
  /** Inputs of `deploy` beside those every driver has. */
  readonly inputs: Readonly<Record<string, string>>;
  /** The version that is served; empty while none is. */
  version(): Promise<string>;
  /** What may be served for a moment while a release replaces another: nothing, where that cannot be helped. */
  readonly mayBeDown: boolean;
  /** The commit it is at, read by other means than Belay's; undefined while there is none. */
  head(): Promise<string | undefined>;
  /** Names of all that stands there and can be left over: folders of releases, images, temporary files. */
  leftovers(): Promise<readonly string[]>;
  /** What is wrong with what is live beyond its version: files that differ from the commit. */
  flaws(): Promise<readonly string[]>;
  /** Remembers it as it is, and puts it back. */
  keep(name: Before): Promise<void>;
  reset(name: Before): Promise<void>;
}

type Step = (place: Place, more?: Partial<BundleRun>) => Promise<BundleResult>;

export interface Scenario {
  readonly name: string;
  /**
   * What is there before: nothing, 1.0 validated, 1.0 validated and 1.1 live, or 1.0 validated and a run killed right
   * after it had switched to 1.1, whose act is still open.
   */
  readonly before: Before;
  readonly ci?: 'success' | 'failure';
  /** Whether the act is a deployment. */
  readonly deploys: boolean;
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

/** A place that is put back to how it was before every disturbed run. */
export interface Place {
  /** Its folder holds everything: target, state, service, and the runner's own; over SSH it is the server's home. */
  readonly sandbox: Sandbox;
  readonly scenario: Scenario;
  readonly driver: DriverName;
  readonly host: PlaceHost;
  readonly target: Target;
  /** Versions 1.0 (validated where the scenario says so), 1.1, 1.2 (sick), 1.3. */
  readonly shas: Shas;
  /** Restart with places where the bundle can be killed: see `armRestart`. */
  readonly restart: string;
  /** Inputs that lead to the host. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Of every run of a bundle here. */
  readonly env: Readonly<Record<string, string>>;
  /** RUNNER_TEMP of all runs: what a killed one leaves there the next one finds. */
  readonly runnerTemp: string;
  /** Puts target, state and service back, and disarms whatever a run was disturbed by. */
  reset(to?: Before): Promise<void>;
}
