import {
  isOwn,
  isValues,
  type Job,
  ownActionOf,
  textAt,
  touchesEnvironment,
  valuesAt,
  type Workflow,
} from './workflow-shape.ts';

/** One thing no workflow of ours, and none a document shows, may do. */
export interface Rule {
  readonly id: string;
  readonly says: string;
  /** A sentence for each place that breaks the rule. */
  readonly check: (workflow: Workflow) => readonly string[];
}

/** Those of our workflows that change an environment. */
const deliveringWorkflow =
  /^(?:belay-actions\/belay\/|\.\/|\$\/)\.github\/workflows\/(?:deploy-first|promote|settle|rollback)\.yml(?:@|$)/;

const runners = /^(?:ubuntu-24\.04(?:-arm)?|self-hosted|\$\{\{ fromJSON\(inputs\.runner\) \}\})$/;
const adHocInstall =
  /\bnpm (?:i|install|add) +(?!-)\S|\bnpx +(?!--no-install)|\bpip3? install +(?!-r)|\b(?:curl|wget)\b[^\n]*\|\s*(?:sudo )?(?:ba)?sh\b/;

/** What brings something into a job that was made elsewhere. */
const fromElsewhere = /^actions\/(?:cache|download-artifact)\b/;

/** GitHub's own, and the one that measures how a repository is kept, which only its authors can publish. */
const trusted = /^(?:actions|github)\/|^ossf\/scorecard-action@/;

/** Where a privileged `workflow_run` may come from, else a fork's branch could start it. */
const workflowRunGuards = [
  "github.event.workflow_run.event == 'push'",
  'github.event.workflow_run.head_repository.full_name == github.repository',
  'github.event.workflow_run.head_branch == github.event.repository.default_branch',
  'github.event.workflow_run.conclusion',
];

function eventsOf(workflow: Workflow): readonly string[] {
  const on = workflow.values['on'];
  if (typeof on === 'string') return [on];
  if (Array.isArray(on)) return on.map(String);
  return isValues(on) ? Object.keys(on) : [];
}

function conditions(workflow: Workflow): readonly string[] {
  return workflow.scalars.filter((each) => each.key === 'if').map((each) => each.value);
}

/** Jobs that break a rule, as sentences. */
function jobs(workflow: Workflow, breaks: (job: Job) => boolean, sentence: string): string[] {
  return workflow.jobs.filter(breaks).map((job) => `job ${job.name} ${sentence}`);
}

function isReusableCall(job: Job): boolean {
  return 'uses' in job.values;
}

function ordersDeployments(job: Job): boolean {
  const { group, queue, 'cancel-in-progress': cancel } = valuesAt(job.values, 'concurrency');
  return 'environment' in job.values && group !== undefined && queue === 'max' && cancel === false;
}

function isRelease(workflow: Workflow): boolean {
  const push = valuesAt(valuesAt(workflow.values, 'on'), 'push');
  return /release/.test(workflow.path) || eventsOf(workflow).includes('release') || 'tags' in push;
}

function permissionsProblems(workflow: Workflow): string[] {
  if (workflow.jobs.length === 0) return [];
  const top = workflow.values['permissions'];
  const topIsQuiet =
    isValues(top) && Object.values(top).every((level) => level === 'read' || level === 'none');
  const silent = workflow.scalars.filter((each) => each.value === 'write' && each.comment === '');
  return [
    ...(topIsQuiet ? [] : ['the top of the workflow does not say `permissions: {}` or read only']),
    ...silent.map((each) => `\`${each.key}: write\` has no comment that says what for`),
  ];
}

function conditionProblems(workflow: Workflow): string[] {
  const blocks = workflow.scalars.filter((each) => each.key === 'if' && each.block);
  const outside = /\$\{\{/;
  return [
    ...blocks.map(() => 'a block as condition is always true: the newline counts'),
    ...conditions(workflow)
      .filter((text) => outside.test(text) && !/^\$\{\{(?:(?!\}\}).)*\}\}$/s.test(text.trim()))
      .map((text) => `text outside \${{ }} makes a condition always true: ${text}`),
    ...conditions(workflow)
      .filter((text) => /contains\(\s*'[^']*'/.test(text) || /&&\s*''\s*\|\|/.test(text))
      .map((text) => `does not mean what it looks like: ${text}`),
  ];
}

function declarationProblems(workflow: Workflow): string[] {
  const call = valuesAt(valuesAt(workflow.values, 'on'), 'workflow_call');
  const lacking = (part: string, key: string): string[] =>
    Object.entries(valuesAt(call, part))
      .filter(([, value]) => !isValues(value) || !(key in value))
      .map(([name]) => `${part} ${name} does not state \`${key}\``);
  return [
    ...lacking('inputs', 'type'),
    ...lacking('secrets', 'required'),
    ...['inputs', 'secrets', 'outputs'].flatMap((part) => lacking(part, 'description')),
  ];
}

/** Jobs that run on an event of somebody else's making: `workflow_run`, or what such a workflow calls. */
function unguardedJobs(workflow: Workflow): string[] {
  const events = eventsOf(workflow);
  const isCalled = events.includes('workflow_call') && workflow.text.includes('github.event.workflow_run');
  if (!events.includes('workflow_run') && !isCalled) return [];
  return jobs(
    workflow,
    (job) => !workflowRunGuards.every((guard) => textAt(job.values, 'if').includes(guard)),
    'does not check where its workflow_run came from',
  );
}

/** A job that deploys, rolls back or settles, itself or by the workflow of ours that it calls. */
function delivers(job: Job): boolean {
  return job.steps.some(touchesEnvironment) || deliveringWorkflow.test(textAt(job.values, 'uses'));
}

function queueProblems(workflow: Workflow): string[] {
  const calls = workflow.jobs.filter((job) => isReusableCall(job) && delivers(job));
  return [
    ...jobs(
      workflow,
      (job) => !isReusableCall(job) && delivers(job) && !ordersDeployments(job),
      'needs `environment` and `concurrency` with a group, `cancel-in-progress: false` and `queue: max`',
    ),
    ...calls
      .filter((job) => 'concurrency' in job.values)
      .map(
        (job) =>
          `job ${job.name} calls a workflow that has its own queue, and would hold it for the whole run`,
      ),
    ...('concurrency' in workflow.values && workflow.jobs.some(delivers)
      ? ['a queue on the whole workflow keeps the next push from going live while the last one is judged']
      : []),
  ];
}

/** The labels a job runs on; those that a workflow of ours is told stand in its `runner`. */
function runnerProblems(workflow: Workflow): string[] {
  const told = workflow.jobs.filter(
    (job) =>
      isReusableCall(job) && isOwn(textAt(job.values, 'uses')) && 'runner' in valuesAt(job.values, 'with'),
  );
  return [
    ...jobs(
      workflow,
      (job) => !isReusableCall(job) && !runners.test(runsOn(job)),
      'runs on a machine not in the list',
    ),
    ...told
      .filter((job) => !isRunnerList(textAt(valuesAt(job.values, 'with'), 'runner')))
      .map((job) => `job ${job.name} names a machine not in the list, or not as a JSON list`),
  ];
}

function isRunnerList(text: string): boolean {
  if (/^\$\{\{.*\}\}$/.test(text)) return true;
  try {
    const labels: unknown = JSON.parse(text);
    return Array.isArray(labels) && runners.test(String(labels[0]));
  } catch {
    return false;
  }
}

/** The policy over every workflow in the repository and every one its documents show. */
export const rules: readonly Rule[] = [
  {
    id: 'R01',
    says: 'What others wrote is used by full commit id, with its version in a comment.',
    check: (workflow) =>
      workflow.scalars
        .filter((each) => each.key === 'uses' && !isOwn(each.value))
        .filter((each) => !/@[0-9a-f]{40}$/.test(each.value) || !/^v\d+\.\d+\.\d+$/.test(each.comment))
        .map((each) => `${each.value} is not pinned`),
  },
  {
    id: 'R02',
    says: 'No expression stands inside a script: it is expanded before the shell reads it.',
    check: (workflow) =>
      workflow.scalars
        .filter((each) => (each.key === 'run' || each.key === 'script') && each.value.includes('${{'))
        .map((each) => `\${{ in ${each.key}`),
  },
  {
    id: 'R03',
    says: 'Permissions are stated: none or read at the top, the rest at the job, writing with a reason.',
    check: permissionsProblems,
  },
  {
    id: 'R04',
    says: 'A checkout leaves no credentials behind.',
    check: (workflow) =>
      workflow.steps
        .filter((step) => step.uses.startsWith('actions/checkout@'))
        .filter((step) => step.with['persist-credentials'] !== false)
        .map(() => 'actions/checkout without `persist-credentials: false`'),
  },
  {
    id: 'R05',
    says: 'Secrets are passed one by one.',
    check: (workflow) =>
      workflow.scalars
        .filter(
          (each) =>
            (each.key === 'secrets' && each.value === 'inherit') ||
            /toJSON\(\s*secrets\s*\)/i.test(each.value),
        )
        .map((each) => `${each.key}: ${each.value}`),
  },
  {
    id: 'R06',
    says: 'Every job ends by itself.',
    check: (workflow) =>
      jobs(
        workflow,
        (job) => !isReusableCall(job) && !('timeout-minutes' in job.values),
        'has no `timeout-minutes`',
      ),
  },
  {
    id: 'R07',
    says: 'A job that touches an environment names it and waits in a queue of its own that evicts nobody.',
    check: queueProblems,
  },
  {
    id: 'R08',
    says: 'No privileged event runs for a fork.',
    check: (workflow) => [
      ...(eventsOf(workflow).includes('pull_request_target') ? ['pull_request_target'] : []),
      ...unguardedJobs(workflow),
    ],
  },
  { id: 'R09', says: 'A condition can be false.', check: conditionProblems },
  {
    id: 'R10',
    says: 'Who pushed last decides nothing.',
    check: (workflow) => conditions(workflow).filter((text) => /github\.(?:triggering_)?actor\b/.test(text)),
  },
  {
    id: 'R11',
    says: 'No failure is passed over, but for that of a message: a job that goes on after one is green.',
    check: (workflow) => [
      ...workflow.steps
        .filter((step) => ownActionOf(step) !== 'notify' && 'continue-on-error' in step.values)
        .map((step) => `continue-on-error on ${step.uses || step.run.split('\n', 1)[0]}`),
      ...jobs(workflow, (job) => 'continue-on-error' in job.values, 'has continue-on-error'),
    ],
  },
  {
    id: 'R12',
    says: 'Jobs run on a machine that is named exactly.',
    check: runnerProblems,
  },
  {
    id: 'R13',
    says: 'A script names its shell.',
    check: (workflow) =>
      workflow.steps
        .filter((step) => step.run !== '' && !('shell' in step.values) && !hasDefaultShell(workflow))
        .map((step) => `no shell for: ${step.run.split('\n', 1)[0]}`),
  },
  {
    id: 'R14',
    says: 'Nothing is installed by name on the way.',
    check: (workflow) =>
      workflow.steps
        .filter((step) => adHocInstall.test(step.run))
        .map((step) => `installs ad hoc: ${step.run.split('\n', 1)[0]}`),
  },
  {
    id: 'R15',
    says: 'A release is built from source alone.',
    check: (workflow) =>
      workflow.steps
        .filter((step) => isRelease(workflow) && (fromElsewhere.test(step.uses) || 'cache' in step.with))
        .map((step) => `a cache or an artifact in a release: ${step.uses}`),
  },
  {
    id: 'R17',
    says: 'No secret is handed to an action of others.',
    check: (workflow) =>
      workflow.steps
        .filter((step) => step.uses !== '' && !isOwn(step.uses))
        .filter((step) => Object.values(step.with).some((value) => /\bsecrets\b/.test(String(value))))
        .map((step) => `a secret for ${step.uses}`),
  },
  {
    id: 'R18',
    says: 'A reusable workflow types and describes its inputs, and says which secrets it needs.',
    check: declarationProblems,
  },
  {
    id: 'R19',
    says: "Actions of others are GitHub's own.",
    check: (workflow) =>
      workflow.scalars
        .filter((each) => each.key === 'uses' && !isOwn(each.value) && !trusted.test(each.value))
        .map((each) => `${each.value} is neither ours nor GitHub's`),
  },
];

function runsOn(job: Job): string {
  const value = job.values['runs-on'];
  return Array.isArray(value) ? String(value[0]) : String(value ?? '');
}

function hasDefaultShell(workflow: Workflow): boolean {
  return 'shell' in valuesAt(valuesAt(workflow.values, 'defaults'), 'run');
}

/** Every broken rule, as `R00: sentence`. */
export function judge(workflow: Workflow): string[] {
  return [
    ...workflow.errors.map((error) => `not YAML: ${error}`),
    ...rules.flatMap((rule) => rule.check(workflow).map((problem) => `${rule.id}: ${problem}`)),
  ];
}
