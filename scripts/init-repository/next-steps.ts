import type { EnvironmentSettings } from '../../lib/config/belay-file.ts';
import type { Environments, PlannedFile, Setup } from './planned-files.ts';
import { shown } from './report.ts';
import type { Survey } from './survey.ts';
import { type BelayCall, readWorkflowFile } from './workflow-file.ts';
import { readMapping } from './yaml-value.ts';

/** What is left to do: only what applies to the files as they stand now. */
export function describeNextSteps(survey: Survey, setup: Setup, planned: Environments): string {
  const { settings, files } = setup;
  if (settings === undefined || settings.problems.length > 0)
    return written([['Mend belay.yml, then run this again.']]);
  const environments = [...settings.environments.values()];
  const calls = callsOf(survey, files);
  const idle = environments.filter((each) => each.values.has('path') && !isDelivered(each.name, calls));
  return written([
    copySteps(idle),
    machineStep(calls, environments, missingFiles(environments, planned)),
    fillInStep(files, calls.length + idle.length > 0),
    pinStep(calls, idle.length > 0),
    commitStep(survey, files, idle.length > 0),
  ]);
}

/** Lines of a step; none where it does not apply. */
type Step = readonly string[];

function written(steps: readonly Step[]): string {
  const lines = steps
    .filter((step) => step.length > 0)
    .flatMap((step, index) => step.map((line, row) => `  ${row === 0 ? `${index + 1}.` : '  '} ${line}`));
  return ['Next', ...lines, ''].join('\n');
}

/** What the workflows ask of Belay: those that were there, and those written now. */
function callsOf({ workflows, repository }: Survey, files: readonly PlannedFile[]): readonly BelayCall[] {
  const made = files.flatMap((file) => {
    if (file.kind !== 'new' || file.path === 'belay.yml') return [];
    return readWorkflowFile(file.path, readMapping(file.text) ?? {}, repository.branch.name) ?? [];
  });
  return [...workflows, ...made].flatMap(({ role }) => (role.kind === 'belay' ? role.calls : []));
}

function isDelivered(name: string, calls: readonly BelayCall[]): boolean {
  return calls.some(({ uses, environment = '' }) => {
    const delivers = /\/(?:workflows\/(?:deploy-first|promote)\.yml|actions\/deploy)@/.test(uses);
    return delivers && (environment === name || environment.includes('${{'));
  });
}

function copySteps(idle: readonly EnvironmentSettings[]): Step {
  if (idle.length === 0) return [];
  return [
    `No workflow delivers ${shown(idle.map(({ name }) => name).join(' and '))} yet. Copy what you need from workflows-templates/ of Belay`,
    'to .github/workflows, and change in it what its first lines name.',
  ];
}

function machineStep(
  calls: readonly BelayCall[],
  environments: readonly EnvironmentSettings[],
  missing: readonly string[],
): Step {
  const hosted = /^(?:self-hosted|(?:ubuntu|windows|macos)-.*)$/;
  const labels = [...new Set(calls.flatMap(({ runner }) => runner))].filter((label) => !hosted.test(label));
  const paths = [...new Set(environments.flatMap(({ values }) => values.get('path')?.text ?? []))];
  const docker = environments.some(({ values }) => /\bdocker\b/.test(values.get('restart')?.text ?? ''));
  return [
    'Make the machine ready: a runner of GitHub Actions (in your repository: Settings > Actions > Runners) with',
    `${labels.length > 0 ? `the labels ${shown(labels.join(' and '))}` : 'the labels that the workflows name'}, as a user that can write ${paths.length > 0 ? shown(paths.join(' and ')) : 'where it delivers'};`,
    `with git${docker ? ', flock and docker' : ' and flock'}.`,
    ...(missing.length > 0
      ? ['Clone the repository to these folders first, for what git does not hold:', ...missing.map(shown)]
      : []),
  ];
}

/** On the machine; known only of environments that restart as was found in the repository. */
function missingFiles(environments: readonly EnvironmentSettings[], planned: Environments): string[] {
  const files = environments.flatMap(({ name, values }) => {
    const plan = [planned.preprod, planned.production].find((each) => each.name === name);
    const path = values.get('path')?.text;
    if (plan === undefined || path === undefined || values.get('restart')?.text !== plan.restart) return [];
    return plan.missingFiles.map((file) => `${path}/${file}`);
  });
  return [...new Set(files)];
}

function fillInStep(files: readonly PlannedFile[], notifies: boolean): Step {
  const asWritten = files.some(
    (file) => file.path === 'belay.yml' && (file.kind === 'new' || (file.kind === 'there' && file.same)),
  );
  return [
    ...(asWritten ? ['Fill in what stands as a comment in belay.yml.'] : []),
    ...(notifies
      ? [
          'For messages, add the secrets DISCORD_WEBHOOK or SLACK_WEBHOOK (Settings > Secrets and variables > Actions).',
        ]
      : []),
  ];
}

function pinStep(calls: readonly BelayCall[], copies: boolean): Step {
  if (!copies && calls.every(({ uses }) => /@[0-9a-f]{40}$/.test(uses))) return [];
  return [
    'For production, and if zizmor says `unpinned-uses`: replace @v1 by @COMMIT # v1.2.3, COMMIT being the 40 hex of the',
    'release (docs/workflows.md of Belay, "Versions and secrets").',
  ];
}

function commitStep({ repository }: Survey, files: readonly PlannedFile[], copies: boolean): Step {
  const open = files.filter(
    ({ kind, path }) => kind === 'new' || (kind === 'there' && !repository.tracked.has(path)),
  );
  const parts = [
    ...(open.some(({ path }) => path === 'belay.yml') ? ['belay.yml'] : []),
    ...(copies || open.some(({ path }) => path !== 'belay.yml') ? ['.github/workflows'] : []),
  ];
  if (parts.length === 0) return [];
  const origin = repository.hasOrigin ? '' : ' (this repository has no origin yet)';
  return [`Commit ${parts.join(' and ')}, and push to ${shown(repository.branch.name)}${origin}.`];
}
