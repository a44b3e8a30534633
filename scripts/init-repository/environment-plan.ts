import { posix } from 'node:path';
import { type LocalHealth, localHealth } from './health-url.ts';
import { chooseRunning, type EnvironmentName, type Running, restartCommand } from './running.ts';
import type { Survey } from './survey.ts';
import type { WorkflowFile } from './workflow-file.ts';

/** One environment as it will be written. */
export interface EnvironmentPlan {
  readonly name: EnvironmentName;
  /** The folder on the machine. */
  readonly path: string;
  /** What Docker and systemd may call it: no other environment of the repository has the same name. */
  readonly project: string;
  readonly running: Running;
  /** The shell command; undefined where nothing tells it. */
  readonly restart: string | undefined;
  readonly health: LocalHealth;
  /** Labels of its machine's runner. */
  readonly runner: readonly string[];
  /** Files the service cannot start without, and git does not hold; from the top of the repository. */
  readonly missingFiles: readonly string[];
}

/** Plans an environment from what the repository shows. */
export function planEnvironment(name: EnvironmentName, survey: Survey): EnvironmentPlan {
  const { repository, compose, workflows } = survey;
  const running = chooseRunning(name, compose);
  const path = `/srv/${repository.name.text}${name === 'production' ? '-prod' : ''}`;
  const project = projectName(repository.name.text, name);
  const known = running.kind === 'compose' ? running : undefined;
  return {
    name,
    path,
    project,
    running,
    restart: known === undefined ? undefined : restartCommand(known, project),
    health: known === undefined ? { kind: 'none' } : localHealth(known.compose),
    runner: runnerLabels(name, workflows),
    missingFiles:
      known === undefined
        ? []
        : missingFiles(known.files, known.compose.environmentFiles, repository.tracked),
  };
}

/** Lower-case letters, digits, `-` and `_`, as Docker takes them. */
function projectName(repository: string, environment: EnvironmentName): string {
  return `${repository.toLowerCase().replace(/[^a-z0-9_-]+/g, '-')}-${environment}`.replace(
    /^[^a-z0-9]+/,
    '',
  );
}

const labelWords: Readonly<Record<EnvironmentName, RegExp>> = {
  preprod: /(?:^|[^a-z])(?:pre-?prod(?:uction)?|staging)(?![a-z])/i,
  production: /(?<!pre-?)(?<![a-z])(?:prod|production)(?![a-z])/i,
};

/** Whether a label or a name of a service has the word for an environment in it. */
export function namesEnvironment(environment: EnvironmentName, text: string): boolean {
  return labelWords[environment].test(text);
}

/**
 * Labels that a workflow of the repository uses already for such a machine. Else the name of the environment: a job
 * for production then never lands on another machine, and waits in sight where no machine has the label.
 */
function runnerLabels(name: EnvironmentName, workflows: readonly WorkflowFile[]): readonly string[] {
  const used = workflows
    .flatMap(({ runners }) => runners)
    .filter((labels) => labels.every((label) => /^[A-Za-z0-9][\w.-]*$/.test(label)))
    .filter((labels) => labels.some((label) => namesEnvironment(name, label)));
  const distinct = new Set(used.map((labels) => JSON.stringify(labels)));
  return distinct.size === 1 && used[0] !== undefined ? used[0] : ['self-hosted', name];
}

function missingFiles(
  composeFiles: readonly string[],
  environmentFiles: readonly string[],
  tracked: ReadonlySet<string>,
): string[] {
  const folder = posix.dirname(composeFiles[0] ?? '.');
  return environmentFiles
    .filter((file) => /^[\w.][\w./-]*$/.test(file))
    .map((file) => posix.normalize(posix.join(folder, file)))
    .filter((file) => !file.startsWith('..') && !tracked.has(file));
}

/** CI of a pushed commit; `always` is what runs for every one, and has a name that can stand in a list. */
export function ciOf(workflows: readonly WorkflowFile[]): {
  readonly all: readonly WorkflowFile[];
  readonly always: readonly WorkflowFile[];
} {
  const all = workflows.filter(({ role }) => role.kind === 'ci' || role.kind === 'partial-ci');
  const plainName = /^[A-Za-z0-9_][\w .()+-]*\.ya?ml$/;
  return { all, always: all.filter(({ role, file }) => role.kind === 'ci' && plainName.test(file)) };
}
