import { truncate } from '../ports/foreign-text.ts';
import type { HttpResponse } from '../ports/http.ts';
import { type HealthCheck, isExpectedStatus, writeStatus } from './check.ts';

/** Whether one answer is what its check asks for; if not, a reason with the values seen. Never the body. */
export type Judgement = { readonly passed: true } | { readonly passed: false; readonly reason: string };

/** Bytes of a body that are read and judged. */
export const bodyLimit = 64 * 1024;

/** Judges the final answer to a check. */
export function judge(
  check: Pick<HealthCheck, 'status' | 'contains'>,
  response: Pick<HttpResponse, 'status' | 'headers' | 'body' | 'bodyCut'>,
): Judgement {
  if (!isExpectedStatus(response.status, check.status)) {
    return failed(`answered ${response.status}, expected ${writeStatus(check.status)}`);
  }
  if (check.contains === undefined || response.body.includes(check.contains)) return { passed: true };
  const wanted = JSON.stringify(truncate(check.contains, 80));
  return failed(`answered ${response.status}, but ${describeMiss(response, wanted)}`);
}

function describeMiss(response: Pick<HttpResponse, 'headers' | 'body' | 'bodyCut'>, wanted: string): string {
  const encoding = response.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') return `its body is compressed unasked, so ${wanted} could not be looked for`;
  if (response.body === '') return `its body is empty, without ${wanted}`;
  if (response.bodyCut)
    return `the first ${bodyLimit / 1024} KiB of its body, all that is read, lack ${wanted}`;
  return `its body does not contain ${wanted}`;
}

function failed(reason: string): Judgement {
  return { passed: false, reason };
}
