import type { Frozen } from '../../../lib/delivery/freeze.ts';
import type { LiveRecord, Proof, RecordSource } from '../../../lib/delivery/promotion.ts';
import type { WorkflowRun } from '../../../lib/runner/workflow-run.ts';
import type { Between } from './findings.ts';
import type { Inputs } from './inputs.ts';
import type { ReasonCode } from './reason-codes.ts';

/** What was found out, as far as it came. */
export interface Concluded {
  readonly reasonCode: ReasonCode;
  readonly message: string;
  readonly sha?: string;
  /** How the release is proven; undefined where nothing asks for it. */
  readonly proof?: Extract<Proof, { readonly kind: 'validated' }>;
  readonly live?: LiveRecord;
  readonly between?: Between;
  readonly frozen?: Frozen;
}

/** Where the release is validated. */
export function validatedIn({ purpose, target }: Inputs): string {
  return purpose.kind === 'promote' && purpose.wanted.kind === 'validated'
    ? purpose.wanted.in
    : target.environment;
}

/** Who says so, for people. */
export function sourceOf({ target }: Inputs, source: RecordSource): string {
  if (source === 'github') return "by GitHub's record";
  return target.hosts.length === 0 ? 'by its ledger on this machine' : 'by its ledger on its hosts';
}

/** ` since 2026-11-02 09:00 UTC`; nothing for what is no time. */
export function dayOf(at: string): string {
  const time = Date.parse(at);
  return Number.isNaN(time)
    ? ''
    : ` since ${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** `1 commit`, `2 commits`. */
export function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** The page of a commit; empty outside a repository. */
export function commitUrl({ serverUrl, repository }: WorkflowRun, sha: string): string {
  return repository === '' ? '' : `${serverUrl}/${repository}/commit/${sha}`;
}

/** The page that compares two commits; empty outside a repository. */
export function compareUrl({ serverUrl, repository }: WorkflowRun, base: string, head: string): string {
  return repository === '' ? '' : `${serverUrl}/${repository}/compare/${base}...${head}`;
}

/** What taking commits away is. */
export function goingBack({ ahead }: { readonly ahead: number }): string {
  return ahead === 0 ? 'This goes back to an older release' : 'The two have gone different ways';
}

/** How the release to promote is proven. */
export function proofText(inputs: Inputs, { proof }: Concluded): string {
  return proof === undefined
    ? 'nothing requires it to be validated'
    : `validated in ${validatedIn(inputs)}${dayOf(proof.at)}, ${sourceOf(inputs, proof.source)}`;
}
