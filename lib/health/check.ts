/**
 * One question put to a running service, and the answer it must give. Plain JSON: deploy keeps the checks of an
 * environment in its state, so that a later rollback asks the same.
 */
export interface HealthCheck {
  /** What people call it; unique in a list of checks. By default the URL without its query. */
  readonly name: string;
  /** Absolute, http or https, without credentials or fragment. The query may hold a secret: never show it. */
  readonly url: string;
  /** The final answer's status must lie in one of these. A redirect listed here is judged, not followed. */
  readonly status: readonly StatusRange[];
  /** Text the body must hold, exactly as written. */
  readonly contains?: string;
}

/** HTTP status codes, both ends included. */
export interface StatusRange {
  readonly from: number;
  readonly to: number;
}

/** What a check asks for when it says nothing of the status. */
export const anySuccess: readonly StatusRange[] = [{ from: 200, to: 299 }];

/** Most checks in one list. */
export const checksLimit = 2_000;

export const nameLimit = 200;
export const urlLimit = 2_048;
export const containsLimit = 1_000;

/** Whether a status is one of those expected. */
export function isExpectedStatus(status: number, expected: readonly StatusRange[]): boolean {
  return expected.some(({ from, to }) => status >= from && status <= to);
}

/** `200-299`, or `200, 204`: as people write it. */
export function writeStatus(expected: readonly StatusRange[]): string {
  return expected.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}

/** The part of a URL that may be shown: no query, no fragment, no credentials. */
export function publicUrl(url: string): string {
  const parsed = new URL(url);
  return `${parsed.origin}${parsed.pathname}`;
}
