/** The reference of the reusable workflows in docs/workflows.md, made from the workflows themselves. */
import {
  type ReusableWorkflow,
  readReusableWorkflow,
  reusableWorkflows,
} from '../test/contract/reusable-workflow.ts';
import { markdownTable } from './markdown-table.ts';

/** Where the reference stands: the document, and the line it begins after. */
export const workflowDocument = 'docs/workflows.md';
export const workflowMarker = '<!-- generated: workflows -->';

/** The order of the questions in the document, not of the alphabet. */
const order = ['deploy-first.yml', 'settle.yml', 'promote.yml', 'rollback.yml', 'health-check.yml'];

type Rows = readonly (readonly string[])[];

function inputRows({ inputs }: ReusableWorkflow): Rows {
  return Object.entries(inputs).map(([name, { required, default: fallback, description }]) => {
    const shown = required ? '**required**' : fallback === '' ? '' : `\`${String(fallback)}\``;
    return [`\`${name}\``, shown, description];
  });
}

function namedRows(part: Readonly<Record<string, { readonly description: string }>>): Rows {
  return Object.entries(part).map(([name, { description }]) => [`\`${name}\``, description]);
}

/** The reasons its jobs give for a permission; the level is the highest any of them asks for. */
function permissionRows({ permissions, workflow }: ReusableWorkflow): Rows {
  return Object.entries(permissions).map(([scope, level]) => {
    const reasons = workflow.scalars
      .filter(({ key, value, comment }) => key === scope && value === level && comment !== '')
      .map(({ comment }) => comment);
    return [`\`${scope}: ${level}\``, [...new Set(reasons)].join('; ')];
  });
}

function sectionOf(file: string): string {
  const workflow = readReusableWorkflow(file);
  return [
    `### ${file}`,
    markdownTable(['Permission of the calling job', 'What for'], permissionRows(workflow)),
    markdownTable(['Input', 'Default', 'What it is'], inputRows(workflow)),
    markdownTable(['Secret, may be absent', 'What it is'], namedRows(workflow.secrets)),
    markdownTable(['Output', 'What it says'], namedRows(workflow.outputs)),
  ].join('\n\n');
}

/** Markdown: of each workflow its permissions, inputs, secrets and outputs. */
export function workflowReference(): string {
  const rank = (file: string): number => (order.includes(file) ? order.indexOf(file) : order.length);
  return [...reusableWorkflows]
    .sort((left, right) => rank(left) - rank(right))
    .map(sectionOf)
    .join('\n\n');
}
