import { neutralise, truncate } from '../../lib/ports/foreign-text.ts';
import type { EnvironmentPlan } from './environment-plan.ts';
import type { Environments, PlannedFile, Setup } from './planned-files.ts';
import type { Survey } from './survey.ts';
import type { WorkflowFile } from './workflow-file.ts';

const shownAtMost = 20;
const widest = 120;

/** A label and what stands behind it. */
export type Row = readonly [label: string, text: string];

/** What was found in the repository, and from where; `environments` are the rows about them. */
export function describeFindings(survey: Survey, environments: readonly Row[]): string {
  const { repository, workflows, skipped, belayFile } = survey;
  const rows: Row[] = [
    ['branch', `${repository.branch.name} (${repository.branch.from})`],
    ['name', `${repository.name.text} (${repository.name.from})`],
    ...ciRows(workflows),
    ...environments,
    ...rowsOf('problem', belayFile?.problems ?? []),
    ...rowsOf(
      'skipped',
      skipped.map(({ path, why }) => `${path}: ${why}`),
    ),
  ];
  return [`Belay looked at ${shown(repository.root)}`, '', ...table(rows), ''].join('\n');
}

function ciRows(workflows: readonly WorkflowFile[]): Row[] {
  const foreign = workflows.filter(({ role }) => role.kind !== 'belay');
  const isCi = ({ role }: WorkflowFile): boolean => role.kind === 'ci' || role.kind === 'partial-ci';
  const ci = foreign.filter(isCi).map(describeCi);
  const rest = foreign.flatMap(({ file, role }) => (role.kind === 'other' ? [`${file}: ${role.why}`] : []));
  return [...rowsOf('CI', ci.length > 0 ? ci : ['none found']), ...rowsOf('not CI', rest)];
}

function describeCi({ file, name, role }: WorkflowFile): string {
  const title = `${file} (${JSON.stringify(name)})`;
  if (role.kind === 'partial-ci') return `${title}: has a filter on paths, so it is not waited for by name`;
  return role.kind === 'ci' && role.delivers ? `${title}: it delivers too; take that part out of it` : title;
}

/** Each environment: as the belay.yml that is there says, else as it is planned. */
export function describeEnvironments({ files, settings }: Setup, planned: Environments): readonly Row[] {
  if (files.some(({ kind, path }) => kind === 'new' && path === 'belay.yml'))
    return [planned.preprod, planned.production].flatMap(runningRows);
  if (settings === undefined) return [['problem', 'belay.yml cannot be read']];
  return [...settings.environments.values()].map(({ name, values }) => {
    const said = ['path', 'restart', 'url', 'health'].flatMap((key) => {
      const text = values.get(key)?.text ?? '';
      return text === '' ? [] : [`${key} ${text}`];
    });
    return [name, `belay.yml: ${said.join(', ')}`];
  });
}

function runningRows({ name, running, health, runner }: EnvironmentPlan): Row[] {
  const from = {
    compose: () => (running.kind === 'compose' ? running.files.join(' with ') : ''),
    several: () => 'compose files in several folders; choose one in belay.yml',
    none: () => 'no compose file; say in belay.yml how it restarts',
  }[running.kind]();
  const asked = health.kind === 'url' ? `, health ${health.url}` : ', nothing to check yet';
  return [[name, `${from}${asked}, runner ${JSON.stringify(runner)}`]];
}

function rowsOf(label: string, texts: readonly string[]): Row[] {
  const rows = texts.slice(0, shownAtMost).map((text, index) => [index === 0 ? label : '', text] as const);
  const more = texts.length - rows.length;
  return more > 0 ? [...rows, ['', `and ${more} more`]] : rows;
}

/** What was done with the files. */
export function describeFiles(files: readonly PlannedFile[]): string {
  const paths = (kind: 'new' | 'same' | 'differs'): string[] =>
    files.flatMap((file) => {
      const state = file.kind === 'there' ? (file.same ? 'same' : 'differs') : file.kind;
      return state === kind ? [`  ${file.path}`] : [];
    });
  const withheld = files.flatMap((file) =>
    file.kind === 'withheld' ? [`  ${file.path}: ${shown(file.why)}`] : [],
  );
  return [
    ...section('Written', paths('new')),
    ...section('There already, as they would be written', paths('same')),
    ...section('Left as they are (--dry-run prints what they would hold)', paths('differs')),
    ...section('Not written', withheld),
  ].join('\n');
}

/** The files themselves, for a dry run. */
export function printFiles(files: readonly PlannedFile[]): string {
  const printed = files.map((file) => {
    if (file.kind === 'withheld') return `--- ${file.path}: not written; ${shown(file.why)}\n`;
    const state =
      file.kind === 'new'
        ? 'new'
        : file.same
          ? 'there already, the same'
          : 'there already, stays as it is; it would be';
    return `--- ${file.path}: ${state}\n${file.kind === 'there' && file.same ? '' : file.text}`;
  });
  return `${printed.join('\n')}\nA dry run: nothing was written.\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines, ''];
}

function table(rows: readonly Row[]): string[] {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, text]) => `  ${label.padEnd(width)}  ${shown(text)}`);
}

/** A text for the terminal. Names come from files anybody may have written. */
export function shown(text: string): string {
  return truncate(neutralise(text), widest);
}
