import type { PatternMatcher } from '../ports/pattern-matcher.ts';
import { type AnsweredText, keptBytes } from './answered-text.ts';
import type { TextExpectations } from './check.ts';
import type { Finding } from './finding.ts';
import { cleanText } from './shown-value.ts';

/**
 * What is wrong with a text: `contains`, `not-contains`, `matches`. Of a longer text only what is kept is looked at,
 * so `not-contains` says nothing of the rest. The text itself is never shown.
 */
export async function judgeText(
  expects: TextExpectations,
  answer: AnsweredText,
  matcher: PatternMatcher,
): Promise<readonly Finding[]> {
  const { contains, notContains, matches } = expects;
  if (answer.compressed) return judgeCompressed(expects, answer);
  const findings: Finding[] = [];
  if (contains !== undefined && !answer.text.includes(contains)) {
    findings.push(unhealthy(describeMiss(answer, { fact: 'contain', wanted: quote(contains) })));
  }
  if (notContains !== undefined && answer.text.includes(notContains)) {
    findings.push(unhealthy(`${answer.name} contains ${quote(notContains)}, which it must not`));
  }
  if (matches !== undefined) {
    findings.push(...describeMatch(await matcher.matches(matches, answer.text), matches, answer));
  }
  return findings;
}

function judgeCompressed(
  { contains, notContains, matches }: TextExpectations,
  { name }: AnsweredText,
): readonly Finding[] {
  const wanted = contains ?? notContains ?? matches;
  if (wanted === undefined) return [];
  const reason = `${name} is compressed unasked, so ${quote(wanted)} could not be looked for`;
  const hint =
    'The request says "accept-encoding: identity"; look at what compresses all the same: the service, or a proxy in front of it.';
  return [{ ...unhealthy(reason), hint }];
}

function describeMatch(
  answered: 'yes' | 'no' | 'too-slow',
  pattern: string,
  answer: AnsweredText,
): readonly Finding[] {
  if (answered === 'yes') return [];
  if (answered === 'no') return [unhealthy(describeMiss(answer, { fact: 'match', wanted: quote(pattern) }))];
  const reason = `the pattern ${quote(pattern)} took too long on ${answer.name} and was given up`;
  const hint = 'Write the pattern so that no part of it repeats what repeats already, as in (a+)+.';
  return [{ ...unhealthy(reason), hint }];
}

interface Miss {
  readonly fact: 'contain' | 'match';
  readonly wanted: string;
}

function describeMiss(answer: AnsweredText, { fact, wanted }: Miss): string {
  const { name } = answer;
  if (answer.text === '') {
    return fact === 'contain'
      ? `${name} is empty, without ${wanted}`
      : `${name} is empty, so it does not match ${wanted}`;
  }
  if (!answer.cut) return `${name} does not ${fact} ${wanted}`;
  const kept = answer.kept === 'first' ? 'all that is read' : 'all that is kept';
  const lack = fact === 'contain' ? 'lack' : 'do not match';
  return `the ${answer.kept} ${keptBytes / 1024} KiB of ${name}, ${kept}, ${lack} ${wanted}`;
}

function quote(text: string): string {
  return JSON.stringify(cleanText(text));
}

function unhealthy(reason: string): Finding {
  return { health: 'unhealthy', reason };
}
