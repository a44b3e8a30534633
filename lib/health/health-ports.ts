import type { Host } from '../hosts/host.ts';
import type { Clock } from '../ports/clock.ts';
import type { Http } from '../ports/http.ts';
import type { Log } from '../ports/log.ts';
import type { PatternMatcher } from '../ports/pattern-matcher.ts';
import type { HealthCheck } from './check.ts';

/** As much of a host as checks need. */
export type AskingHost = Pick<Host, 'name' | 'run' | 'connect' | 'forward'>;

/** What one try of one check needs of the outside world. */
export interface ProbePorts {
  readonly http: Http;
  /** Where `exec:` runs, `tcp://` connects from, and whose own a loopback address is. */
  readonly host: AskingHost;
  readonly matcher: PatternMatcher;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
}

/** What a run of checks needs. */
export interface HealthPorts extends ProbePorts {
  /** The host a check is asked from, where that is not `host`. */
  readonly hostOf?: ((check: HealthCheck) => AskingHost | undefined) | undefined;
  readonly log: Pick<Log, 'info'>;
}

/** What the checks are asked about. */
export interface HealthSubject {
  /** The commit that `version` must name; without one it must only name some commit. */
  readonly commit?: string;
  /** The folder `exec:` runs in. Default: the one of this process. */
  readonly directory?: string;
  /** A variable of this step, for `${NAME}` in headers and bodies. Known as a secret from then on. */
  readonly variable: (name: string) => string | undefined;
  /** Variables that `exec:` is given besides. */
  readonly passEnv: readonly string[];
  /** The same with their values, where they are not of this step. */
  readonly given?: Readonly<Record<string, string>>;
}
