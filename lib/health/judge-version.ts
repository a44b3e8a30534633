import type { HttpResponse } from '../ports/http.ts';
import type { ReadDocument } from './answered-text.ts';
import type { VersionSource } from './check.ts';
import type { Finding } from './finding.ts';
import { showPath } from './json-expectation.ts';
import { lookUp, parseJsonPath } from './json-path.ts';
import { cleanText, isSecretName, showValue } from './shown-value.ts';
import { looksLikeCommit, namesCommit } from './version-match.ts';

/** What an answer says of its version, and what is wrong with that. */
export interface VersionJudgement {
  /** Cleaned and cut; undefined where the answer says nothing that could be one. */
  readonly version?: string;
  readonly findings: readonly Finding[];
}

/** Whether the answer comes from the commit that is asked for; without one, whether it names any commit. */
export function judgeVersion(
  source: VersionSource,
  answer: { readonly headers: HttpResponse['headers']; readonly read: ReadDocument },
  commit: string | undefined,
): VersionJudgement {
  const wanted = commit === undefined ? 'a commit id' : `the commit ${commit.slice(0, 12)}`;
  const place = source.in === 'header' ? `the header ${source.header}` : showPath(source.path);
  if (source.in === 'json' && answer.read.kind === 'none') {
    return { findings: [unhealthy(`${answer.read.reason}, expected ${wanted} at ${place}`)] };
  }
  const value = valueAt(source, answer);
  const text = typeof value === 'number' ? String(value) : value;
  if (text === undefined) return { findings: [unhealthy(`${place} is missing, expected ${wanted}`)] };
  if (typeof text !== 'string' || isSecretName(lastName(source))) {
    const shown = typeof text === 'string' ? 'not shown, as its name is that of a secret' : showValue(text);
    return { findings: [unhealthy(`${place} is ${shown}, expected ${wanted}`)] };
  }
  const version = cleanText(text);
  const fits = commit === undefined ? looksLikeCommit(text) : namesCommit(text, commit);
  if (fits) return { version, findings: [] };
  const reason = `${place} is ${showValue(text)}, expected ${wanted}`;
  const hint = commit === undefined || !looksLikeCommit(text) ? noCommitHint : otherCommitHint;
  return { version, findings: [{ ...unhealthy(reason), hint }] };
}

const otherCommitHint =
  'Another version answers: look at whether the service was restarted, and at caches and other instances behind the same address.';

const noCommitHint =
  'It must hold the full commit id, or its first seven digits or more: look at what the build writes there.';

function valueAt(
  source: VersionSource,
  { headers, read }: { readonly headers: HttpResponse['headers']; readonly read: ReadDocument },
): unknown {
  if (source.in === 'header') {
    return Object.hasOwn(headers, source.header) ? headers[source.header] : undefined;
  }
  const path = parseJsonPath(source.path);
  return path === undefined || read.kind === 'none' ? undefined : lookUp(read.document, path)?.value;
}

function lastName(source: VersionSource): string {
  return source.in === 'header' ? source.header : String(parseJsonPath(source.path)?.at(-1) ?? '');
}

function unhealthy(reason: string): Finding {
  return { health: 'unhealthy', reason };
}
