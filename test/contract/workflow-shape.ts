import { isScalar, parseDocument, visit } from 'yaml';

type Values = Readonly<Record<string, unknown>>;

export interface Step {
  readonly values: Values;
  readonly uses: string;
  readonly run: string;
  readonly with: Values;
}

export interface Job {
  readonly name: string;
  readonly values: Values;
  readonly steps: readonly Step[];
}

/** A scalar with the comment that stands behind it. */
export interface Remarked {
  readonly key: string;
  readonly value: string;
  readonly comment: string;
  /** Written as a `|` or `>` block. */
  readonly block: boolean;
}

/** A workflow, or the part of one that a document shows: a job, steps, a step. */
export interface Workflow {
  readonly path: string;
  readonly text: string;
  readonly values: Values;
  readonly jobs: readonly Job[];
  /** Steps of all jobs, or those shown without a job. */
  readonly steps: readonly Step[];
  readonly scalars: readonly Remarked[];
  /** What keeps the text from being YAML. */
  readonly errors: readonly string[];
}

export function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The mapping at a key, empty when there is none. */
export function valuesAt(values: Values, key: string): Values {
  const value = values[key];
  return isValues(value) ? value : {};
}

/** The text at a key, empty when there is none. */
export function textAt(values: Values, key: string): string {
  const value = values[key];
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}

function stepsOf(value: unknown): Step[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isValues).map((values) => ({
    values,
    uses: textAt(values, 'uses'),
    run: textAt(values, 'run'),
    with: valuesAt(values, 'with'),
  }));
}

/** Reads a workflow or a part of one; never throws, see `errors`. */
export function readWorkflow(path: string, text: string): Workflow {
  const document = parseDocument(text, { strict: true, uniqueKeys: true });
  const errors = [...document.errors, ...document.warnings].map((problem) => problem.message);
  const content: unknown = errors.length === 0 ? document.toJS() : {};
  const values = isValues(content) ? content : {};
  const jobs = Object.entries(valuesAt(values, 'jobs')).flatMap(([name, job]) =>
    isValues(job) ? [{ name, values: job, steps: stepsOf(job['steps']) }] : [],
  );
  const shown = Array.isArray(content) ? content : (values['steps'] ?? ('uses' in values ? [values] : []));
  const steps = jobs.length > 0 ? jobs.flatMap((job) => job.steps) : stepsOf(shown);
  return { path, text, values, jobs, steps, scalars: remarked(document), errors };
}

function remarked(document: ReturnType<typeof parseDocument>): Remarked[] {
  const found: Remarked[] = [];
  visit(document, {
    Pair(_, pair) {
      if (!isScalar(pair.key) || !isScalar(pair.value)) return;
      found.push({
        key: String(pair.key.value),
        value: String(pair.value.value),
        comment: (pair.value.comment ?? '').trim(),
        block: pair.value.type === 'BLOCK_LITERAL' || pair.value.type === 'BLOCK_FOLDED',
      });
    },
  });
  return found;
}

const ownAction = /^(?:belay-actions\/belay|\.|\$)\/actions\/([a-z-]+)(?:@|$)/;

/** The name of the action of ours that a step uses; undefined for those of others. */
export function ownActionOf(step: Step): string | undefined {
  return ownAction.exec(step.uses)?.[1];
}

/** Actions and workflows of this repository, however they are named. */
export function isOwn(uses: string): boolean {
  return /^(?:belay-actions\/belay\/|\.\/|\$\/)/.test(uses);
}

/** Whether a step changes an environment or settles it. */
export function touchesEnvironment(step: Step): boolean {
  const name = ownActionOf(step);
  if (name === 'deploy' || name === 'rollback') return true;
  return name === 'watch-ci' && 'environment' in step.with && textAt(step.with, 'settle') !== 'false';
}
