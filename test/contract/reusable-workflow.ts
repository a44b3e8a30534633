import { parse } from 'yaml';
import { read, repositoryFiles } from './repository.ts';
import { isValues, type Job, readWorkflow, textAt, valuesAt, type Workflow } from './workflow-shape.ts';

type Values = Readonly<Record<string, unknown>>;

/** One input as the workflow declares it. */
export interface DeclaredInput {
  readonly description: string;
  readonly type: string;
  readonly required: boolean;
  readonly default: unknown;
}

/** A workflow that others call: what it declares, and what its jobs need. */
export interface ReusableWorkflow {
  /** The name of its file, which callers type. */
  readonly file: string;
  readonly workflow: Workflow;
  readonly inputs: Readonly<Record<string, DeclaredInput>>;
  readonly secrets: Readonly<Record<string, { readonly description: string; readonly required: boolean }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  /** The most that any of its jobs asks for: a caller has to grant it all, or GitHub refuses to start. */
  readonly permissions: Readonly<Record<string, string>>;
}

const folder = '.github/workflows/';

function entriesOf(values: Values, key: string): [string, Values][] {
  return Object.entries(valuesAt(values, key)).map(([name, value]) => [name, isValues(value) ? value : {}]);
}

/** Reads a workflow of ours that can be called. */
export function readReusableWorkflow(file: string): ReusableWorkflow {
  const path = `${folder}${file}`;
  const workflow = readWorkflow(path, read(path));
  const call = valuesAt(valuesAt(workflow.values, 'on'), 'workflow_call');
  const described = (value: Values): string => textAt(value, 'description');
  return {
    file,
    workflow,
    inputs: Object.fromEntries(
      entriesOf(call, 'inputs').map(([name, value]) => [
        name,
        {
          description: described(value),
          type: textAt(value, 'type'),
          required: value['required'] === true,
          default: value['default'],
        },
      ]),
    ),
    secrets: Object.fromEntries(
      entriesOf(call, 'secrets').map(([name, value]) => [
        name,
        { description: described(value), required: value['required'] === true },
      ]),
    ),
    outputs: Object.fromEntries(
      entriesOf(call, 'outputs').map(([name, value]) => [
        name,
        { description: described(value), value: textAt(value, 'value') },
      ]),
    ),
    permissions: unionOf(workflow.jobs),
  };
}

const levels = ['none', 'read', 'write'];

function unionOf(jobs: readonly Job[]): Record<string, string> {
  const union: Record<string, string> = {};
  for (const job of jobs) {
    for (const [scope, level] of Object.entries(valuesAt(job.values, 'permissions'))) {
      if (levels.indexOf(String(level)) > levels.indexOf(union[scope] ?? 'none'))
        union[scope] = String(level);
    }
  }
  return Object.fromEntries(Object.entries(union).sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** The files of the workflows that others can call. */
export const reusableWorkflows: readonly string[] = repositoryFiles
  .filter((path) => path.startsWith(folder) && path.endsWith('.yml'))
  .filter((path) => {
    const on: unknown = parse(read(path))?.on;
    return isValues(on) && 'workflow_call' in on;
  })
  .map((path) => path.slice(folder.length));

const ownWorkflow = /^(?:belay-actions\/belay\/|\.\/|\$\/)\.github\/workflows\/([^@/]+)(?:@|$)/;

/** The file of ours that a job calls; undefined where it calls none of ours. */
export function calledWorkflowOf(job: Job): string | undefined {
  return ownWorkflow.exec(textAt(job.values, 'uses'))?.[1];
}

/** What is wrong with a job that calls a workflow of ours; nothing for any other job. */
export function callProblems(job: Job): string[] {
  const file = calledWorkflowOf(job);
  if (file === undefined) return [];
  if (!reusableWorkflows.includes(file)) return [`there is no reusable workflow ${file}`];
  const { inputs, secrets, permissions } = readReusableWorkflow(file);
  const given = valuesAt(job.values, 'with');
  return [
    ...nameProblems(`${file} input`, given, inputs),
    ...typeProblems(file, given, inputs),
    ...nameProblems(`${file} secret`, valuesAt(job.values, 'secrets'), secrets),
    ...permissionProblems(file, permissions, job),
  ];
}

function nameProblems(
  what: string,
  given: Values,
  declared: Readonly<Record<string, { readonly required: boolean }>>,
): string[] {
  return [
    ...Object.keys(given)
      .filter((name) => !(name in declared))
      .map((name) => `${what} ${name} does not exist`),
    ...Object.entries(declared)
      .filter(([name, { required }]) => required && !(name in given))
      .map(([name]) => `${what} ${name} is missing`),
  ];
}

function typeProblems(
  file: string,
  given: Values,
  declared: Readonly<Record<string, { readonly type: string }>>,
): string[] {
  return Object.entries(given)
    .filter(([name, value]) => {
      const type = declared[name]?.type;
      if (type === undefined || String(value).includes('${{')) return false;
      return typeof value !== type;
    })
    .map(([name, value]) => `${file} input ${name} is no ${declared[name]?.type}: ${String(value)}`);
}

function permissionProblems(
  file: string,
  needed: Readonly<Record<string, string>>,
  { values }: Job,
): string[] {
  const granted = valuesAt(values, 'permissions');
  return [...new Set([...Object.keys(needed), ...Object.keys(granted)])]
    .filter((scope) => granted[scope] !== needed[scope])
    .map(
      (scope) =>
        `${file} needs ${scope}: ${needed[scope] ?? 'none'}, its caller grants ${String(granted[scope] ?? 'none')}`,
    );
}
