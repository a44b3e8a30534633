import { letsBranchIn } from './branch-pattern.ts';
import { isValues, textsOf, valuesAt } from './yaml-value.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a workflow of the repository is to a delivery. */
export interface WorkflowFile {
  /** `ci.yml`. */
  readonly file: string;
  /** As GitHub shows it; where the file names none, GitHub takes its path. */
  readonly name: string;
  readonly role:
    | { readonly kind: 'ci'; readonly delivers: boolean }
    /** CI, but not of every commit: waiting for it by name would wait for nothing. */
    | { readonly kind: 'partial-ci' }
    | { readonly kind: 'belay'; readonly calls: readonly BelayCall[] }
    /** Why it is no CI of a pushed commit, as the end of a sentence. */
    | { readonly kind: 'other'; readonly why: string };
  /** Labels of the machines of its own it runs on, one list a job. */
  readonly runners: readonly (readonly string[])[];
}

/** What a job or a step asks of Belay. */
export interface BelayCall {
  /** `belay-actions/belay/.github/workflows/promote.yml@v1`. */
  readonly uses: string;
  /** Undefined where it names none. */
  readonly environment: string | undefined;
  /** Labels of the machine it runs on; empty where they are not written out. */
  readonly runner: readonly string[];
}

const deliveryWords =
  /(?:^|[^a-z])(?:deploy\w*|deliver\w*|releas\w*|publish\w*|promot\w*|rollback|pages|cd)(?![a-z])/i;
const ciWords = /(?:^|[^a-z])(?:ci|tests?|testing|checks?|lint\w*|verify)(?![a-z])/i;

/** Reads a parsed workflow; undefined when it is none. */
export function readWorkflowFile(file: string, content: Values, branch: string): WorkflowFile | undefined {
  const jobs = Object.values(valuesAt(content, 'jobs')).filter(isValues);
  if (!('on' in content) || jobs.length === 0) return undefined;
  const name = content['name'];
  const calls = jobs.flatMap(belayCalls);
  const shown = typeof name === 'string' && name.trim() !== '' ? name : `.github/workflows/${file}`;
  return {
    file,
    name: shown,
    role: calls.length > 0 ? { kind: 'belay', calls } : roleOf({ file, shown, on: content['on'], branch }),
    runners: jobs.map(runnerLabels).filter((labels) => labels.includes('self-hosted')),
  };
}

function roleOf(workflow: {
  readonly file: string;
  readonly shown: string;
  readonly on: unknown;
  readonly branch: string;
}): WorkflowFile['role'] {
  const { on, branch } = workflow;
  const events = isValues(on) ? Object.keys(on) : textsOf(on);
  if (!events.includes('push')) return { kind: 'other', why: withoutPush(events) };
  const push = isValues(on) ? valuesAt(on, 'push') : {};
  const missed = missesBranch(push, branch);
  if (missed !== undefined) return { kind: 'other', why: missed };
  const words = `${workflow.file.replace(/\.ya?ml$/, '')} ${workflow.shown.replace(/^\.github\/workflows\/.*$/, '')}`;
  const delivers = deliveryWords.test(words);
  if (delivers && !ciWords.test(words))
    return { kind: 'other', why: 'by its name it delivers rather than tests' };
  if ('paths' in push || 'paths-ignore' in push) return { kind: 'partial-ci' };
  return { kind: 'ci', delivers };
}

function withoutPush(events: readonly string[]): string {
  if (events.includes('pull_request')) return 'it runs for pull requests, not on push';
  return events.length === 1 && events[0] === 'schedule'
    ? 'it runs on a schedule'
    : 'it does not run on push';
}

/** Why a push to the branch does not start it; undefined when it does. */
function missesBranch(push: Values, branch: string): string | undefined {
  const named = 'branches' in push || 'branches-ignore' in push;
  if (!named && ('tags' in push || 'tags-ignore' in push)) return 'it runs for tags only';
  const runs = letsBranchIn(branch, {
    ...('branches' in push ? { only: textsOf(push['branches']) } : {}),
    ...('branches-ignore' in push ? { never: textsOf(push['branches-ignore']) } : {}),
  });
  return runs ? undefined : `it does not run on pushes to ${branch}`;
}

function belayCalls(job: Values): BelayCall[] {
  const steps = Array.isArray(job['steps']) ? job['steps'].filter(isValues) : [];
  return [
    ...belayCall(job, readLabels(valuesAt(job, 'with')['runner'])),
    ...steps.flatMap((step) => belayCall(step, runnerLabels(job))),
  ];
}

function belayCall(caller: Values, runner: readonly string[]): BelayCall[] {
  const { uses } = caller;
  if (typeof uses !== 'string' || !uses.startsWith('belay-actions/belay/')) return [];
  return [{ uses, environment: textsOf(valuesAt(caller, 'with')['environment'])[0], runner }];
}

/** Labels as the reusable workflows take them: JSON. */
function readLabels(value: unknown): readonly string[] {
  try {
    return textsOf(JSON.parse(typeof value === 'string' ? value : '[]'));
  } catch {
    return [];
  }
}

function runnerLabels(job: Values): string[] {
  const on = job['runs-on'];
  return textsOf(isValues(on) ? on['labels'] : on);
}
