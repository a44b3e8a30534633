import { readActionDefinition } from '../support/action-definition.ts';
import { actionNames, root } from './repository.ts';
import {
  calledWorkflowOf,
  callProblems,
  readReusableWorkflow,
  reusableWorkflows,
} from './reusable-workflow.ts';
import { isOwn, ownActionOf, type Step, textAt, valuesAt, type Workflow } from './workflow-shape.ts';

/** What is wrong with the parts of a workflow that are ours: names that do not exist, or are missing. */
export function exampleProblems(workflow: Workflow): string[] {
  return [
    ...workflow.steps.flatMap(stepProblems),
    ...workflow.jobs.flatMap(callProblems),
    ...unknownStepOutputs(workflow),
    ...unknownJobOutputs(workflow),
  ];
}

/** What is wrong with a step that uses an action of ours. */
function stepProblems(step: Step): string[] {
  const name = ownActionOf(step);
  if (name === undefined) return isOwn(step.uses) && step.uses.includes('/actions/') ? [`${step.uses}?`] : [];
  if (!actionNames.includes(name)) return [`there is no action ${name}`];
  const { inputs } = readActionDefinition(root, name);
  const unknown = Object.keys(step.with).filter((input) => !(input in inputs));
  const missing = Object.entries(inputs)
    .filter(([input, { required }]) => required === true && !(input in step.with))
    .map(([input]) => input);
  return [
    ...unknown.map((input) => `${name} has no input ${input}`),
    ...missing.map((input) => `${name} needs ${input}`),
  ];
}

/** The outputs a workflow reads from steps that do not set them, or stand in another job. */
function unknownStepOutputs(workflow: Workflow): string[] {
  const groups =
    workflow.jobs.length > 0 ? workflow.jobs : [{ values: workflow.values, steps: workflow.steps }];
  return groups.flatMap(({ values, steps }) => {
    const byId = new Map(steps.map((step) => [textAt(step.values, 'id'), step]));
    const reads = JSON.stringify(values).matchAll(/\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g);
    return [...reads]
      .filter(([, id = '', output = '']) => {
        const step = byId.get(id);
        const name = step === undefined ? undefined : ownActionOf(step);
        if (name === undefined || !actionNames.includes(name)) return step === undefined;
        return !(output in readActionDefinition(root, name).outputs);
      })
      .map((match) => match[0]);
  });
}

/** The outputs a workflow reads from jobs that do not set them, or that the reading job does not need. */
function unknownJobOutputs(workflow: Workflow): string[] {
  const outputs = new Map(workflow.jobs.map((job) => [job.name, outputsOf(job.values)]));
  const isUnknown = ([, id = '', output = '']: RegExpMatchArray): boolean =>
    !(outputs.get(id) ?? []).includes(output);
  const calling = JSON.stringify(valuesAt(workflow.values, 'on')).matchAll(
    /\bjobs\.([\w-]+)\.outputs\.([\w-]+)/g,
  );
  const needing = workflow.jobs.flatMap(({ values }) => {
    const needs: readonly unknown[] = [values['needs'] ?? []].flat();
    return [...JSON.stringify(values).matchAll(/\bneeds\.([\w-]+)\.outputs\.([\w-]+)/g)].filter(
      (match) => !needs.includes(match[1]) || isUnknown(match),
    );
  });
  return [...[...calling].filter(isUnknown), ...needing].map((match) => match[0]);
}

function outputsOf(job: Readonly<Record<string, unknown>>): readonly string[] {
  const called = calledWorkflowOf({ name: '', values: job, steps: [] });
  if (called === undefined) return Object.keys(valuesAt(job, 'outputs'));
  return reusableWorkflows.includes(called) ? Object.keys(readReusableWorkflow(called).outputs) : [];
}
