import type { ReadDocument } from './answered-text.ts';
import type { TextExpectations } from './check.ts';
import type { Finding } from './finding.ts';
import { isOnStatus, judgeJson } from './json-expectation.ts';
import type { ShapeJudgement } from './judge-shape.ts';

/** What is wrong with what a text says as JSON; what a service says of its parts explains a wrong status. */
export function judgeDocument(
  { json = [] }: Pick<TextExpectations, 'json'>,
  read: ReadDocument,
  shape: ShapeJudgement,
): readonly Finding[] {
  if (read.kind === 'none') return json.length === 0 ? [] : [{ health: 'unhealthy', reason: read.reason }];
  const findings = json.flatMap((expectation) =>
    judgeJson(expectation, read.document).map((finding) =>
      isOnStatus(expectation) ? { ...finding, reason: `${finding.reason}${shape.explanation}` } : finding,
    ),
  );
  return [...findings, ...shape.findings];
}
