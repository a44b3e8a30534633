import { neutralise, truncate } from '../../lib/ports/foreign-text.ts';
import type { EnvironmentPlan } from './environment-plan.ts';
import type { Environments, PlannedFile } from './planned-files.ts';
import type { Survey } from './survey.ts';
import type { WorkflowFile } from './workflow-file.ts';

const shownAtMost = 20;
const widest = 120;

/** What was found in the repository, and from where. */
export function describeFindings(survey: Survey, { preprod, production }: Environments): string {
  const { repository, workflows, skipped, belayFile } = survey;
  const rows: (readonly [string, string])[] = [
    ['branch', `${repository.branch.name} (${repository.branch.from})`],
    ['name', `${repository.name.text} (${repository.name.from})`],
    ...ciRows(workflows),
    ...runningRows(preprod),
    ...runningRows(production),
    ...rowsOf('problem', belayFile?.problems ?? []),
    ...rowsOf(
      'skipped',
      skipped.map(({ path, why }) => `${path}: ${why}`),
    ),
  ];
  return [`Belay looked at ${shown(repository.root)}`, '', ...table(rows), ''].join('\n');
}

function ciRows(workflows: readonly WorkflowFile[]): (readonly [string, string])[] {
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

function runningRows({ name, running, health, runner }: EnvironmentPlan): (readonly [string, string])[] {
  const from = {
    compose: () => (running.kind === 'compose' ? running.files.join(' with ') : ''),
    several: () => 'compose files in several folders; choose one in belay.yml',
    none: () => 'no compose file; say in belay.yml how it restarts',
  }[running.kind]();
  const asked = health.kind === 'url' ? `, health ${health.url}` : ', nothing to check yet';
  return [[name, `${from}${asked}, runner ${JSON.stringify(runner)}`]];
}

function rowsOf(label: string, texts: readonly string[]): (readonly [string, string])[] {
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

/** The next three steps. */
export function describeNextSteps(survey: Survey, { preprod, production }: Environments): string {
  const paths = `${preprod.path} and ${production.path}`;
  const docker = [preprod, production].some(({ running }) => running.kind === 'compose')
    ? ', flock and docker'
    : ' and flock';
  const labels = [...new Set([...preprod.runner, ...production.runner])].filter(
    (label) => label !== 'self-hosted',
  );
  const missing = [...new Set([...preprod.missingFiles, ...production.missingFiles])];
  const branch = survey.repository.branch.name;
  return [
    'Next',
    '  1. Make the machine ready: a runner of GitHub Actions (in your repository: Settings > Actions > Runners) with',
    `     the labels ${shown(labels.join(' and '))}, as a user that can write ${paths};`,
    `     with git${docker}.`,
    ...(missing.length > 0
      ? [
          '     Clone the repository to these folders first, for what git does not hold:',
          ...missing.map((file) => `     ${shown(file)}`),
        ]
      : []),
    '  2. Fill in what stands as a comment in belay.yml. For messages, add the secrets DISCORD_WEBHOOK or SLACK_WEBHOOK',
    '     (Settings > Secrets and variables > Actions).',
    `  3. Commit belay.yml and .github/workflows, and push to ${shown(branch)}${survey.repository.hasOrigin ? '' : ' (this repository has no origin yet)'}.`,
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines, ''];
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, text]) => `  ${label.padEnd(width)}  ${shown(text)}`);
}

/** Names come from files anybody may have written. */
function shown(text: string): string {
  return truncate(neutralise(text), widest);
}
