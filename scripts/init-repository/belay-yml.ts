import { Document } from 'yaml';
import type { EnvironmentPlan } from './environment-plan.ts';
import { type Line, mapping, remark, sequence, setting } from './remarked-yaml.ts';
import type { RunHints } from './survey.ts';

/** What belay.yml is made of. */
export interface BelayFilePlan {
  readonly preprod: EnvironmentPlan;
  readonly production: EnvironmentPlan;
  /** File names of the workflows to wait for. */
  readonly ci: readonly string[];
  readonly repository: string;
  readonly hints: RunHints;
}

const schema = 'https://raw.githubusercontent.com/belay-actions/belay/v1/belay.schema.json';
const opening = [
  `yaml-language-server: $schema=${schema}`,
  'Where this repository is delivered to, and how. What could not be found out stands as a comment: fill it in.',
  'Secrets never stand here; they are secrets of the repository.',
];

/** Renders belay.yml. Valid as it is; what is not known stands as a remark. */
export function renderBelayFile(plan: BelayFilePlan): string {
  const document = new Document(
    mapping([
      setting(
        'environments',
        mapping([
          setting('preprod', mapping(preprodLines(plan))),
          setting('production', mapping(productionLines(plan))),
        ]),
      ),
    ]),
  );
  document.commentBefore = opening.map((line) => ` ${line}`).join('\n');
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function preprodLines(plan: BelayFilePlan): Line[] {
  const { preprod } = plan;
  return [
    remark('The address people use:'),
    remark('url: https://preprod.example.com/'),
    setting('path', preprod.path, 'the folder on the machine; the first deployment makes it'),
    setting('driver', 'git'),
    ...restartLines(preprod, plan),
    ...healthLines(preprod),
    ...ciLines(plan.ci),
  ];
}

function productionLines(plan: BelayFilePlan): Line[] {
  const { preprod, production } = plan;
  return [
    setting('extends', 'preprod'),
    remark('url: https://www.example.com/'),
    setting('path', production.path),
    ...(production.restart === preprod.restart ? [] : restartLines(production, plan)),
    ...productionHealthLines(plan),
    ...sharedProjectLines(plan),
    setting('validated-in', 'preprod', 'only what preprod has validated goes live here'),
    setting('confirm', 'DEPLOY', 'the word a person types to promote'),
  ];
}

function productionHealthLines({ preprod, production }: BelayFilePlan): Line[] {
  if (preprod.health.kind !== 'url') return healthLines(production);
  if (production.health.kind !== 'url')
    // An inherited check would ask preprod and call production well.
    return [
      ...healthLines(production),
      setting('health', sequence([], 'flow'), "else it would ask preprod's"),
    ];
  return production.health.url === preprod.health.url ? sharedPortLines(preprod) : healthLines(production);
}

function restartLines({ restart, running }: EnvironmentPlan, plan: BelayFilePlan): Line[] {
  if (restart !== undefined) return [setting('restart', restart)];
  const what = remark(
    'The shell command, run in `path`, after which the service runs the new files. For example:',
  );
  const name = plan.repository;
  if (running.kind === 'several') {
    const folder = running.folders.find((each) => /^[\w.][\w./-]*$/.test(each)) ?? 'FOLDER';
    return [
      remark('There are compose files in several folders; name the one to deliver:'),
      remark(`restart: docker compose -f ${folder}/compose.yml -p ${name}-preprod up --detach --build`),
    ];
  }
  const { units, startScript, dockerfile } = plan.hints;
  const examples = [
    ...units.map((unit) => `systemctl --user restart ${unit}`),
    ...(startScript ? [`npm ci --omit=dev && systemctl --user restart ${name}`] : []),
    ...(dockerfile
      ? [
          `docker build -t ${name} . && docker rm -f ${name} && docker run -d --name ${name} -p 127.0.0.1:8080:80 ${name}`,
        ]
      : []),
  ];
  const shown = examples.length > 0 ? examples : [`systemctl --user restart ${name}`];
  return [what, ...shown.map((example) => remark(`restart: ${example}`))];
}

function healthLines({ health }: EnvironmentPlan): Line[] {
  if (health.kind === 'url') {
    const check = mapping([
      setting('url', health.url, defaultOf(health.variable)),
      remark('contains: a word that only the right page has'),
    ]);
    return [setting('health', sequence([check], 'block'))];
  }
  const why =
    health.kind === 'hidden'
      ? `What must answer for a release to count as well; only ${health.variable} knows the port:`
      : 'What must answer for a release to count as well; without it nothing is checked:';
  return [remark(why), remark('health:'), remark('  - url: http://127.0.0.1:8080/')];
}

function defaultOf(variable: string | undefined): string | undefined {
  return variable === undefined ? undefined : `the default of ${variable}`;
}

function sharedPortLines({ health }: EnvironmentPlan): Line[] {
  if (health.kind !== 'url') return [];
  return [
    remark(
      `On one machine the two cannot share port ${health.port}: give production its own, and check that one:`,
    ),
    remark('health:'),
    remark(`  - url: http://127.0.0.1:${health.port === 65_535 ? health.port - 1 : health.port + 1}/`),
  ];
}

function sharedProjectLines({ preprod, production }: BelayFilePlan): Line[] {
  const named = [preprod, production].every(
    ({ running }) => running.kind === 'compose' && running.compose.named,
  );
  if (!named) return [];
  return [
    remark(
      'The compose file has a `name:`. On one machine Docker would take preprod and production for the same;',
    ),
    remark('take `name:` out, or give each `restart` a `-p` of its own.'),
  ];
}

function ciLines(files: readonly string[]): Line[] {
  if (files.length > 0) {
    return [
      setting(
        'ci',
        mapping([
          setting('workflows', sequence(files, 'flow')),
          setting('timeout', '30m', 'the longest CI takes'),
        ]),
      ),
    ];
  }
  return [
    remark('The workflows that judge a pushed commit; without it all that run for it count:'),
    remark('ci: { workflows: [ci.yml], timeout: 30m }'),
  ];
}
