import { type Document, isMap, isScalar, parseDocument, Scalar } from 'yaml';
import { branchPattern } from './branch-pattern.ts';
import type { EnvironmentName } from './running.ts';

/** The workflows people copy, in the order in which they are listed. */
export const templateNames = ['cd-preprod', 'ci-verdict', 'cd-prod', 'rollback', 'health-check'] as const;
export type TemplateName = (typeof templateNames)[number];

/** What is put into them. */
export interface WorkflowNames {
  readonly branch: string;
  /** Display names of the workflows that judge a commit. */
  readonly ci: readonly string[];
  readonly runners: Readonly<Record<EnvironmentName, readonly string[]>>;
  /** Whether what belay.yml checks answers on the machine only. */
  readonly localHealthOnly: boolean;
}

/** Fills the names of a repository into a template. Throws when the template has another shape than it had. */
export function fillTemplate(name: TemplateName, template: string, names: WorkflowNames): string {
  const document = parseDocument(template);
  if (document.errors.length > 0) throw new Error(`The template ${name}.yml is not YAML.`);
  fillIn[name](document, names);
  sayWhatWasFilledIn(name, document);
  return document.toString({ lineWidth: 110 });
}

const fillIn: Readonly<Record<TemplateName, (document: Document, names: WorkflowNames) => void>> = {
  'cd-preprod'(document, names) {
    replace(document, ['on', 'push', 'branches'], [branchPattern(names.branch)]);
    setRunner(document, 'deliver', names.runners.preprod);
  },
  'ci-verdict'(document, names) {
    replace(document, ['on', 'workflow_run', 'workflows'], names.ci);
    setRunner(document, 'settle', names.runners.preprod);
  },
  'cd-prod'(document, names) {
    setRunner(document, 'promote', names.runners.production);
  },
  rollback(document, names) {
    setRunner(document, 'rollback', names.runners.production);
  },
  'health-check'(document, names) {
    if (!names.localHealthOnly) return;
    setRunner(document, 'check', names.runners.production);
    const runner: unknown = document.getIn(['jobs', 'check', 'with', 'runner'], true);
    if (isScalar(runner))
      runner.comment = ` health in belay.yml answers on the machine only; from outside: '["ubuntu-24.04"]'`;
  },
};

/** A line of its own: the sentence goes on in the lines of the template, which are as wide as they may be. */
const filledIn: Readonly<Record<TemplateName, string>> = {
  'cd-preprod': 'Found by scripts/init, to check:',
  'ci-verdict': 'Found by scripts/init, to check:',
  'cd-prod': 'Found by scripts/init, to check:',
  rollback: 'Found by scripts/init, to check:',
  // The minute was found nowhere.
  'health-check': 'Filled in by scripts/init, to check:',
};

/** The comment at the top stands before the first key: yaml gives it to the document only where a blank line follows. */
function sayWhatWasFilledIn(name: TemplateName, document: Document): void {
  const first: unknown = isMap(document.contents) ? document.contents.items[0]?.key : undefined;
  const comment = isScalar(first) ? (first.commentBefore ?? '') : '';
  if (!isScalar(first) || !/^ Change: /m.test(comment))
    throw new Error(`The template ${name}.yml does not say at its top what to change.`);
  first.commentBefore = comment.replace(/^ Change: /m, ` ${filledIn[name]}\n `);
}

type Path = readonly (string | number)[];

function setRunner(document: Document, job: string, labels: readonly string[]): void {
  const scalar = new Scalar(JSON.stringify(labels));
  scalar.type = 'QUOTE_SINGLE';
  replace(document, ['jobs', job, 'with', 'runner'], scalar);
}

/** Puts a value where the template has one; a list stays a list on one line. */
function replace(document: Document, path: Path, value: readonly string[] | Scalar): void {
  if (!document.hasIn(path)) throw new Error(`The template has nothing at ${path.join('.')}.`);
  document.setIn(path, value instanceof Scalar ? value : document.createNode(value, { flow: true }));
}
