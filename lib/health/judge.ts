import type { HttpResponse } from '../ports/http.ts';
import type { PatternMatcher } from '../ports/pattern-matcher.ts';
import { bodyOf, type ReadDocument, readDocument } from './answered-text.ts';
import { type HttpCheck, isExpectedStatus, type TextExpectations, writeStatus } from './check.ts';
import { type Finding, summarise } from './finding.ts';
import type { ComponentHealth, HealthStatus } from './health-report.ts';
import { recogniseShape } from './health-shape.ts';
import { hintFor } from './hints.ts';
import { isOnStatus } from './json-expectation.ts';
import { judgeDocument } from './judge-document.ts';
import { judgeShape, type ShapeJudgement } from './judge-shape.ts';
import { judgeTls } from './judge-tls.ts';
import { judgeVersion } from './judge-version.ts';
import { judgeText } from './text-expectations.ts';

/** What one answer comes to. Holds nothing of the body but single values, cut and cleaned. */
export interface Judgement {
  readonly health: HealthStatus;
  /** Why it is not healthy, with the values seen; empty when it is. */
  readonly reason: string;
  /** What to look at. */
  readonly hint?: string;
  /** It is the same however soon it is asked again. */
  readonly isLasting?: true;
  /** What the answer said of its version, where the check asks for it. */
  readonly version?: string;
  readonly tlsDaysLeft?: number;
  /** Parts the answer names for not being well, worst first. */
  readonly components?: readonly ComponentHealth[];
}

/** What an answer over HTTP is judged by besides the check. */
export interface HttpFacts {
  /** The commit the version must name; without one it must only name some commit. */
  readonly commit?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly matcher: PatternMatcher;
  /** Of the host that was asked first, where redirects led elsewhere. Default: that of the answer. */
  readonly certificate?: HttpResponse['certificate'] | undefined;
}

/**
 * Judges the final answer to a check. Where its status is not the one expected, what the service says of itself is
 * reported and nothing else is looked for: an error page lacks every text. Never throws for what is answered.
 */
export async function judgeHttp(
  check: HttpCheck,
  response: HttpResponse,
  facts: HttpFacts,
): Promise<Judgement> {
  const { status, headers } = response;
  const body = bodyOf(response);
  const read = readDocument(body);
  const isExpected = isExpectedStatus(status, check.status);
  const shape = selfReport(isExpected ? check : {}, read);
  const version = check.version && judgeVersion(check.version, { headers, read }, facts.commit);
  const tls = judgeTls(check.minTlsDays, facts.certificate ?? response.certificate, facts.now);
  const asked = async (): Promise<readonly Finding[]> => [
    ...(await judgeText(check, body, facts.matcher)),
    ...judgeDocument(check, read, shape),
    ...(version?.findings ?? []),
  ];
  const wrongs = isExpected ? await asked() : [wrongStatus(check, status), ...shape.findings];
  const { reason, ...summary } = summarise([...wrongs, ...tls.findings]);
  const opening = isExpected && reason !== '' ? `answered ${status}, but ` : '';
  return {
    ...summary,
    reason: `${opening}${reason}`,
    ...(version?.version === undefined ? {} : { version: version.version }),
    ...(tls.daysLeft === undefined ? {} : { tlsDaysLeft: tls.daysLeft }),
    ...(shape.components.length === 0 ? {} : { components: shape.components }),
  };
}

function wrongStatus(check: HttpCheck, status: number): Finding {
  const hint = hintFor({ status });
  return {
    health: 'unhealthy',
    reason: `answered ${status}, expected ${writeStatus(check.status)}`,
    ...(hint === undefined ? {} : { hint }),
  };
}

/** What a service says of itself; its word for the whole does not count where the check expects one of its own. */
function selfReport(check: Pick<TextExpectations, 'json'>, read: ReadDocument): ShapeJudgement {
  const shape = read.kind === 'document' ? recogniseShape(read.document) : undefined;
  return judgeShape(shape, { counts: check.json?.some(isOnStatus) !== true });
}
