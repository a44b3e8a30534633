/**
 * Fills the generated parts of the documents: the table of actions in README.md, the reference of belay.yml, the table
 * of faults, what `npm run bench` measured, and in each actions/NAME/README.md its inputs, outputs and reason codes.
 * `--check` compares instead of writing. A fault that no test shows is a problem either way.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import type { Setting } from '../lib/config/setting.ts';
import type { ItemForm, SettingKind } from '../lib/config/setting-kind.ts';
import { settingFor, settings } from '../lib/config/settings.ts';
import { type ActionDefinition, readActionDefinition } from '../test/support/action-definition.ts';
import { performancePage, settlePage } from './bench/page.ts';
import { resultsFile } from './bench/results.ts';
import { workflowDocument, workflowMarker, workflowReference } from './docs-workflows.ts';
import { faultDocument, faultMarker, faultTable } from './fault-table.ts';
import { repositoryTests } from './faults/repository-tests.ts';
import { markdownTable } from './markdown-table.ts';

const root = join(import.meta.dirname, '..');
const end = '<!-- end generated -->';
const actionMarker = '<!-- generated: inputs, outputs and reason codes -->';
const tableMarker = '<!-- generated: actions -->';
const settingsMarker = '<!-- generated: settings -->';

type ReasonCodes = Readonly<Record<string, string>>;

function code(text: string): string {
  return text.includes('\n') ? code(text.trim().split('\n').join(', ')) : `\`${text}\``;
}

/** What holds where the input is empty: a value, or what belay.yml says. */
function shownDefault(action: string, name: string, input: ActionDefinition['inputs'][string]): string {
  if (input.required === true) return '**required**';
  if (input.default !== undefined && input.default !== '') return code(input.default);
  const setting = settingFor(action, name);
  if (setting === undefined) return '';
  return setting.fallback === undefined ? "belay.yml's" : `${code(setting.fallback)}, or belay.yml's`;
}

const listKinds: Readonly<Record<ItemForm, string>> = {
  text: 'list',
  host: 'list of hosts',
  login: 'list of logins',
  service: 'list of services',
  'inner-path': 'list of paths',
};

/** What a setting takes, in few words. */
function shownKind(kind: SettingKind): string {
  switch (kind.is) {
    case 'duration':
      return `${code(kind.min)} to ${code(kind.max)}`;
    case 'integer':
      return `${kind.min} to ${kind.max}`;
    case 'choice':
      return kind.values.map(code).join(', ');
    case 'boolean':
      return '`true`, `false`';
    case 'list':
      return listKinds[kind.of];
    case 'commands':
      return 'text or list';
    case 'checks':
      return 'list of checks or URLs';
    case 'windows':
      return 'list of windows';
    case 'environment':
      return 'name';
    case 'lines':
      return 'lines of text';
    case 'share':
      return 'number or percentage';
    case 'url':
      return 'URL';
    case 'repository':
      return 'address';
    default:
      return kind.is;
  }
}

function settingRow({ key, kind, fallback, describes, inputs }: Setting): string[] {
  const byInput = new Map<string, string[]>();
  for (const [action, input] of Object.entries(inputs))
    byInput.set(input, [...(byInput.get(input) ?? []), action]);
  const winners = [...byInput].map(([input, actions]) => `${code(input)} of ${actions.join(', ')}`);
  return [
    code(key),
    shownKind(kind),
    fallback === undefined ? '' : code(fallback),
    describes,
    winners.join('; '),
  ];
}

function settingsTable(): string {
  return markdownTable(['Key', 'Takes', 'Default', 'What it is', 'Input'], settings.map(settingRow));
}

/** The generated part of an action's README. */
function actionReference(action: string, definition: ActionDefinition, reasonCodes: ReasonCodes): string {
  const rows = Object.entries(definition.inputs).map(([name, input]) => [
    code(name),
    shownDefault(action, name, input),
    input.description,
  ]);
  const inputs = markdownTable(['Input', 'Default', 'What it is'], rows);
  const outputs = markdownTable(
    ['Output', 'What it says'],
    Object.entries(definition.outputs).map(([name, output]) => [code(name), output.description]),
  );
  const codes = markdownTable(
    ['`reason-code`', 'What happened, and what to do'],
    Object.entries(reasonCodes).map(([name, text]) => [code(name), text]),
  );
  return `## Inputs\n\n${inputs}\n\n## Outputs\n\n${outputs}\n\n## Reason codes\n\n${codes}`;
}

function actionTable(names: readonly string[]): string {
  const rows = names.map((name) => [
    `[\`${name}\`](actions/${name}/README.md)`,
    readActionDefinition(root, name).description,
  ]);
  return markdownTable(['Action', 'What it does'], rows);
}

/** The text with the block after `marker` replaced; undefined when the document has no such block. */
function withBlock(text: string, marker: string, block: string): string | undefined {
  const from = text.indexOf(marker);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) return undefined;
  return `${text.slice(0, from + marker.length)}\n\n${block}\n\n${text.slice(to)}`;
}

function actionNames(): string[] {
  return readdirSync(join(root, 'actions'))
    .filter((name) => existsSync(join(root, 'actions', name, 'action.yml')))
    .sort();
}

async function readReasonCodes(name: string): Promise<ReasonCodes> {
  const file = join(root, 'actions', name, 'src/reason-codes.ts');
  if (!existsSync(file)) return {};
  const module: { readonly reasonCodes: ReasonCodes } = await import(file);
  return module.reasonCodes;
}

/** Writes or compares one document; returns what is wrong with it. */
function settle(file: string, marker: string, block: string, check: boolean): string | undefined {
  const name = relative(root, file);
  if (!existsSync(file)) return `${name}: is missing.`;
  const now = readFileSync(file, 'utf8');
  const wanted = withBlock(now, marker, block);
  if (wanted === undefined) return `${name}: has no "${marker}" … "${end}".`;
  if (wanted === now) return undefined;
  if (check)
    return `${name}: is not what action.yml, reason-codes.ts, settings.ts and the titles of the tests say; run "npm run docs".`;
  writeFileSync(file, wanted);
  return undefined;
}

async function main(check: boolean): Promise<void> {
  const names = actionNames();
  const problems = [
    settle(join(root, 'README.md'), tableMarker, actionTable(names), check),
    settle(join(root, 'docs/belay-yml.md'), settingsMarker, settingsTable(), check),
  ];
  problems.push(settle(join(root, workflowDocument), workflowMarker, workflowReference(), check));
  const faults = faultTable(root, repositoryTests(root));
  problems.push(...faults.problems, settle(join(root, faultDocument), faultMarker, faults.text, check));
  for (const name of names) {
    const block = actionReference(name, readActionDefinition(root, name), await readReasonCodes(name));
    problems.push(settle(join(root, 'actions', name, 'README.md'), actionMarker, block, check));
  }
  if (!settlePage(check) && check)
    problems.push(`${performancePage}: is not what ${resultsFile} says; run "npm run docs".`);
  for (const problem of problems.filter((each) => each !== undefined)) {
    console.error(problem);
    process.exitCode = 1;
  }
}

await main(process.argv.includes('--check'));
