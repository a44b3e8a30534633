import { Document } from 'yaml';
import type { EnvironmentPlan } from './environment-plan.ts';
import type { LocalHealth } from './health-url.ts';
import { type Line, mapping, remark, sequence, setting } from './remarked-yaml.ts';
import { guessedPort, portBeside, restartLines } from './restart-lines.ts';
import type { RunHints } from './survey.ts';

/** What belay.yml is made of. */
export interface BelayFilePlan {
  readonly preprod: EnvironmentPlan;
  readonly production: EnvironmentPlan;
  /** File names of the workflows to wait for. */
  readonly ci: readonly string[];
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
    ...restartLines(preprod, plan.hints),
    ...preprodHealthLines(preprod),
    ...ciLines(plan.ci),
  ];
}

function productionLines(plan: BelayFilePlan): Line[] {
  const { preprod, production } = plan;
  const inherited = production.restart !== undefined && production.restart === preprod.restart;
  return [
    setting('extends', 'preprod'),
    remark('url: https://www.example.com/'),
    setting('path', production.path),
    ...(inherited ? [] : restartLines(production, plan.hints)),
    ...productionHealthLines(plan),
    ...sharedProjectLines(plan),
    setting('validated-in', 'preprod', 'only what preprod has validated goes live here'),
    setting('confirm', 'DEPLOY', 'the word a person types to promote'),
  ];
}

function preprodHealthLines({ health }: EnvironmentPlan): Line[] {
  if (health.kind === 'url') return [knownHealth(health)];
  const why =
    health.kind === 'hidden'
      ? `What must answer for a release to count as well; only ${health.variable} knows the port:`
      : 'What must answer for a release to count as well; without it nothing is checked:';
  return [remark(why), ...healthRemarks(guessedPort)];
}

function productionHealthLines({ preprod, production }: BelayFilePlan): Line[] {
  if (production.health.kind === 'url') {
    const same = preprod.health.kind === 'url' && preprod.health.url === production.health.url;
    return same ? sharedPortLines(production.health.port) : [knownHealth(production.health)];
  }
  const knows =
    production.health.kind === 'hidden' ? `; only ${production.health.variable} knows the port` : '';
  const port = portBeside(preprod.health.kind === 'url' ? preprod.health.port : guessedPort);
  const remarks = [
    remark(`What must answer here, on production's own port${knows}. An inherited check asks preprod:`),
    ...healthRemarks(port),
  ];
  if (preprod.health.kind !== 'url') return remarks;
  // An inherited check would ask preprod and call production well.
  return [...remarks, setting('health', sequence([], 'flow'), "else it would ask preprod's")];
}

function knownHealth({ url, variable }: Extract<LocalHealth, { kind: 'url' }>): Line {
  const check = mapping([
    setting('url', url, defaultOf(variable)),
    remark('contains: a word that only the right page has'),
  ]);
  return setting('health', sequence([check], 'block'));
}

function healthRemarks(port: number): Line[] {
  return [remark('health:'), remark(`  - url: http://127.0.0.1:${port}/`)];
}

function defaultOf(variable: string | undefined): string | undefined {
  return variable === undefined ? undefined : `the default of ${variable}`;
}

function sharedPortLines(port: number): Line[] {
  return [
    remark(`On one machine the two cannot share port ${port}: give production its own, and check that one:`),
    ...healthRemarks(portBeside(port)),
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
