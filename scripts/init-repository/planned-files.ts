import { type BelayFile, parseBelayFile } from '../../lib/config/belay-file.ts';
import { renderBelayFile } from './belay-yml.ts';
import { ciOf, type EnvironmentPlan } from './environment-plan.ts';
import { isThere } from './place-files.ts';
import { readText } from './read-text.ts';
import { refusal } from './refusal.ts';
import type { EnvironmentName } from './running.ts';
import type { Survey } from './survey.ts';
import { fillTemplate, type TemplateName, templateNames, type WorkflowNames } from './workflow-templates.ts';

/** One file of the setup. */
export type PlannedFile =
  | { readonly kind: 'new'; readonly path: string; readonly text: string }
  /** Something has the place already. `text` is what would have been written. */
  | { readonly kind: 'there'; readonly path: string; readonly text: string; readonly same: boolean }
  /** Not to be written as things are; `why` is a sentence. */
  | { readonly kind: 'withheld'; readonly path: string; readonly why: string };

export interface Environments {
  readonly preprod: EnvironmentPlan;
  readonly production: EnvironmentPlan;
}

const environmentOf: Readonly<Record<TemplateName, EnvironmentName>> = {
  'cd-preprod': 'preprod',
  'ci-verdict': 'preprod',
  'cd-prod': 'production',
  rollback: 'production',
  'health-check': 'production',
};

/** The files, and what belay.yml says of the environments. */
export interface Setup {
  readonly files: readonly PlannedFile[];
  /** Of the file that is there, else of the one to be written; undefined where that which is there cannot be read. */
  readonly settings: BelayFile | undefined;
}

/** Plans every file. `templateOf` reads a template. Throws a Refusal when belay.yml would not be what the actions take. */
export function planFiles(
  survey: Survey,
  environments: Environments,
  templateOf: (name: TemplateName) => string,
): Setup {
  const { all, always } = ciOf(survey.workflows);
  const text = renderBelayFile({
    ...environments,
    ci: always.map(({ file }) => file),
    hints: survey.hints,
  });
  const rendered = parseBelayFile(text, 'belay.yml');
  const [problem] = rendered.problems;
  if (problem !== undefined)
    throw refusal(`belay.yml would not be valid, so nothing was written. What stands in the way: ${problem}`);
  const root = survey.repository.root;
  const belayYml = planned(root, 'belay.yml', text);
  const settings = belayYml.kind === 'new' ? rendered : survey.belayFile;
  const ci = [...new Set(all.map(({ name }) => name).filter((name) => !name.includes('${{')))];
  const names = {
    branch: survey.repository.branch.name,
    ci,
    runners: { preprod: environments.preprod.runner, production: environments.production.runner },
    localHealthOnly: asks(settings, 'production') === 'locally',
  };
  const workflows = templateNames.map((name) => planWorkflow({ root, name, names, settings, templateOf }));
  return { files: [belayYml, ...workflows], settings };
}

interface WorkflowPlan {
  readonly root: string;
  readonly name: TemplateName;
  readonly names: WorkflowNames;
  readonly settings: BelayFile | undefined;
  readonly templateOf: (name: TemplateName) => string;
}

function planWorkflow(plan: WorkflowPlan): PlannedFile {
  const { root, name, names } = plan;
  const path = workflowPath(name);
  const existing = standing(root, name);
  const why = existing === undefined ? whyWithheld(plan) : undefined;
  if (why !== undefined) return { kind: 'withheld', path, why };
  return planned(root, existing ?? path, fillTemplate(name, plan.templateOf(name), names));
}

function workflowPath(name: TemplateName): string {
  return `.github/workflows/${name}.yml`;
}

/** Where a workflow of that name stands already, with either ending. */
function standing(root: string, name: TemplateName): string | undefined {
  const path = workflowPath(name);
  return [path, path.replace(/yml$/, 'yaml')].find((each) => isThere(root, each));
}

function whyWithheld({ name, names, settings }: WorkflowPlan): string | undefined {
  if (settings === undefined) return 'belay.yml cannot be read; mend it, then run this again.';
  if (settings.problems.length > 0) return 'belay.yml has a problem; mend it, then run this again.';
  const environment = environmentOf[name];
  if (!settings.environments.has(environment))
    return `belay.yml has no environment ${environment}; copy it from workflows-templates/ and change the name in it.`;
  if (name === 'ci-verdict' && names.ci.length === 0)
    return 'no workflow was found that judges a pushed commit. Until there is one, every release stays unproven.';
  if (name === 'health-check' && asks(settings, environment) === 'nothing')
    return 'nothing says yet what to ask; fill in url or health in belay.yml, then run this again.';
  return undefined;
}

function planned(root: string, path: string, text: string): PlannedFile {
  if (!isThere(root, path)) return { kind: 'new', path, text };
  const read = readText(root, path);
  return { kind: 'there', path, text, same: read.kind === 'text' && read.text === text };
}

const privateHost = /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[::1\]|\[f[cd])/i;

/** What a check of an environment would ask. */
function asks(
  settings: BelayFile | undefined,
  environment: EnvironmentName,
): 'nothing' | 'locally' | 'outside' {
  const values = settings?.environments.get(environment)?.values;
  const url = values?.get('url')?.text ?? '';
  const health = values?.get('health')?.text ?? '';
  const asked = health === '' || health === '[]' ? url : health;
  if (asked === '') return 'nothing';
  const hosts = [...asked.matchAll(/https?:\/\/([^/\s"']+)/g)].map((match) => match[1] ?? '');
  return hosts.length > 0 && hosts.every((host) => privateHost.test(host)) ? 'locally' : 'outside';
}
