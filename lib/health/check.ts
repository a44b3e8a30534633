/**
 * One question put to a running service, and the answer it must give. Plain JSON: deploy keeps the checks of an
 * environment in its state, so that a later rollback asks the same. Holds no secret: what is secret in a header, a
 * body or a query stands there as `${NAME}` and is filled in when it is asked.
 */
export type HealthCheck = HttpCheck | TcpCheck | ExecCheck;

interface AnyCheck {
  /** What people call it; unique in a list of checks. By default the URL without its query. */
  readonly name: string;
  /** Slower than this is degraded. */
  readonly maxLatency?: LatencyBudget;
}

/** What a text (a body, the output of a command) must be like. */
export interface TextExpectations {
  /** Text it must hold, exactly as written. */
  readonly contains?: string;
  /** Text it must not hold. */
  readonly notContains?: string;
  /** A regular expression that must match somewhere in it. */
  readonly matches?: string;
  /** What it must say as JSON, by path. */
  readonly json?: readonly JsonExpectation[];
}

/** One HTTP exchange, redirects included. */
export interface HttpCheck extends AnyCheck, TextExpectations {
  readonly kind: 'http';
  /** Absolute, http or https, without credentials or fragment. The query may hold `${NAME}` or a secret: never show it. */
  readonly url: string;
  /** Default GET. */
  readonly method?: HttpMethod;
  /** Lower-case names; values may hold `${NAME}`. Sent to the origin of `url` only. */
  readonly headers?: Readonly<Record<string, string>>;
  /** May hold `${NAME}`. */
  readonly body?: string;
  /** The final answer's status must lie in one of these. A redirect listed here is judged, not followed. */
  readonly status: readonly StatusRange[];
  /** Where the answer tells which commit it runs. */
  readonly version?: VersionSource;
  /** A certificate that ends sooner than this many days from now is degraded. Of the host that was asked. */
  readonly minTlsDays?: number;
  /** Default: at most 5 within the origin. */
  readonly redirects?: RedirectPolicy;
  /** Which address is connected to. Default: whichever answers first. */
  readonly ip?: IpChoice;
}

/** Whether a TCP port takes connections, asked from the host. */
export interface TcpCheck extends AnyCheck {
  readonly kind: 'tcp';
  /** `tcp://host:port`. */
  readonly url: string;
  readonly ip?: IpChoice;
}

/** A command run on the host by `/bin/sh -c`; exit code 0 is well. */
export interface ExecCheck extends AnyCheck, TextExpectations {
  readonly kind: 'exec';
  /** `exec:` and the command, as the user gave it. */
  readonly url: string;
}

export const httpMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

export type HttpMethod = (typeof httpMethods)[number];

/** HTTP status codes, both ends included. */
export interface StatusRange {
  readonly from: number;
  readonly to: number;
}

export type JsonScalar = string | number | boolean | null;

/** One value of a JSON document and what it must be. */
export interface JsonExpectation {
  /** A singular path as in RFC 9535, where `$.` may be left out: `components.database.status`, `items[0]`, `$["a.b"]`. */
  readonly path: string;
  readonly expects: JsonComparison;
}

export type JsonComparison =
  | { readonly is: 'one-of'; readonly values: readonly JsonScalar[] }
  | { readonly is: 'not'; readonly value: JsonScalar }
  | { readonly is: '<' | '<=' | '>' | '>='; readonly value: number };

/** Where an answer tells the commit it runs: a path as in {@link JsonExpectation}, or a header (lower case). */
export type VersionSource =
  | { readonly in: 'json'; readonly path: string }
  | { readonly in: 'header'; readonly header: string };

/** A latency that is not to be exceeded: of the one answer, or by a percentile over several tries. */
export interface LatencyBudget {
  readonly ms: number;
  /** Asks `tries` times one after the other, and holds the percentile (1 to 100) against `ms`. */
  readonly over?: { readonly percentile: number; readonly tries: number };
}

export interface RedirectPolicy {
  /** 0 follows none: the redirect itself is judged. */
  readonly atMost: number;
  /** Whether another origin may answer. Headers of the check never go there, and encryption is never dropped. */
  readonly anyOrigin: boolean;
}

/** A family of addresses, or one address to connect to instead of what the name resolves to. */
export type IpChoice = { readonly family: 4 | 6 } | { readonly address: string };

/** What a check asks for when it says nothing of the status. */
export const anySuccess: readonly StatusRange[] = [{ from: 200, to: 299 }];

/** What a check follows when it says nothing of redirects. */
export const defaultRedirects: RedirectPolicy = { atMost: 5, anyOrigin: false };

/** Most checks in one list. */
export const checksLimit = 20_000;

/** Most checks that are remembered with a release, in belay.yml and in deploy. */
export const rememberedLimit = 2_000;

/** Bytes of them as JSON: a line of the ledger holds them beside the commands, and is at most 512 KiB long. */
export const rememberedBytes = 350_000;

export const nameLimit = 200;
export const urlLimit = 2_048;
export const containsLimit = 1_000;
/** Characters of a regular expression. */
export const patternLimit = 500;
/** Headers of a check, and characters of each value. */
export const headersLimit = 50;
export const headerLimit = 8_192;
/** Bytes of a body that is sent. */
export const bodyLimit = 65_536;
/** Paths of `json`, and values in a list of one of them. */
export const jsonLimit = 50;
/** Characters of the command of an `exec:`. */
export const execLimit = 2_000;
export const mostTlsDays = 3_650;

/** Whether a status is one of those expected. */
export function isExpectedStatus(status: number, expected: readonly StatusRange[]): boolean {
  return expected.some(({ from, to }) => status >= from && status <= to);
}

/** `200-299`, or `200, 204`: as people write it. */
export function writeStatus(expected: readonly StatusRange[]): string {
  return expected.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}

/** The part of a URL that may be shown: no query, no fragment, no credentials. An `exec:` is shown whole. */
export function publicUrl(url: string): string {
  if (url.startsWith('exec:')) return url;
  const parsed = new URL(url);
  return parsed.protocol === 'tcp:' ? `tcp://${parsed.host}` : `${parsed.origin}${parsed.pathname}`;
}
