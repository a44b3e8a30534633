import { type EnvironmentPlan, namesEnvironment } from './environment-plan.ts';
import { type Line, remark, setting } from './remarked-yaml.ts';
import type { RunHints } from './survey.ts';

/** The port of examples, where nothing tells preprod's. */
export const guessedPort = 8080;

/** A port for the environment beside the one that has this port. */
export function portBeside(port: number): number {
  return port === 65_535 ? port - 1 : port + 1;
}

/**
 * The restart of an environment. Where nothing tells it: remarks with examples whose names and ports are those of no
 * other environment, for production too, which inherits what a person fills in for preprod.
 */
export function restartLines(environment: EnvironmentPlan, hints: RunHints): Line[] {
  const { restart, running, name, project } = environment;
  if (restart !== undefined) return [setting('restart', restart)];
  const opening = openings[name].map(remark);
  if (running.kind !== 'several') {
    const shown = examples(environment, hints).map((example) => remark(`restart: ${example}`));
    return [...opening, remark('For example:'), ...shown];
  }
  const folder = running.folders.find((each) => /^[\w.][\w./-]*$/.test(each)) ?? 'FOLDER';
  return [
    ...opening,
    remark('There are compose files in several folders; name the one to deliver:'),
    remark(`restart: docker compose -f ${folder}/compose.yml -p ${project} up --detach --build`),
  ];
}

const openings: Readonly<Record<EnvironmentPlan['name'], readonly string[]>> = {
  preprod: ['The shell command, run in `path`, after which the service runs the new files.'],
  production: [
    "Without a command of its own production takes preprod's, and a promotion may then replace what runs on preprod.",
    'Give it one with names and ports that are not those of preprod.',
  ],
};

function examples({ name, project }: EnvironmentPlan, hints: RunHints): readonly string[] {
  const port = name === 'preprod' ? guessedPort : portBeside(guessedPort);
  const found = [
    ...unitsOf(name, hints.units).map((unit) => `systemctl --user restart ${unit}`),
    ...(hints.startScript ? [`npm ci --omit=dev && systemctl --user restart ${project}`] : []),
    ...(hints.dockerfile
      ? [
          `docker build -t ${project} . && docker rm -f ${project} && docker run -d --name ${project} -p 127.0.0.1:${port}:80 ${project}`,
        ]
      : []),
  ];
  return found.length > 0 ? found : [`systemctl --user restart ${project}`];
}

/** Units that are named for the environment; else those named for none, which production cannot share with preprod. */
function unitsOf(name: EnvironmentPlan['name'], units: readonly string[]): readonly string[] {
  const own = units.filter((unit) => namesEnvironment(name, unit));
  if (own.length > 0) return own;
  const other = name === 'preprod' ? 'production' : 'preprod';
  const free = units.filter((unit) => !namesEnvironment(other, unit));
  return name === 'preprod' ? free : free.map((unit) => `${unit}-production`);
}
