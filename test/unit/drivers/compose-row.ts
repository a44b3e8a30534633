import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createComposeDriver } from '../../../lib/drivers/compose/compose-driver.ts';
import type { Host } from '../../../lib/hosts/host.ts';
import { createLocalHost } from '../../../lib/hosts/local-host.ts';
import { systemClock } from '../../../lib/ports/system-clock.ts';
import { hastyClock, providePlugin } from '../../support/compose-project.ts';
import { baseImage, type Docker, startDocker } from '../../support/docker.ts';
import { createFakeLog } from '../../support/fake-log.ts';
import { type DriverPlace, type DriverRow, type Opening, useFolder } from './driver-rows.ts';

let docker: Docker | undefined;

/** Docker Compose on an engine of its own. Its images are built there: no registry has them. */
export const composeRow: DriverRow = {
  name: 'compose',
  begin: async () => {
    docker = await startDocker();
    providePlugin(docker);
  },
  end: async () => docker?.stop(),
  // Each start of a container takes a second.
  stride: 9,
  place: composePlace,
};

const composeFile = `services:
  web:
    image: \${BELAY_IMAGE}
    network_mode: host
    command: [sleep, "1000"]
`;

function composePlace(): DriverPlace {
  const folder = useFolder();
  const path = join(folder, 'srv');
  mkdirSync(path);
  writeFileSync(join(path, 'compose.yaml'), composeFile);
  const log = createFakeLog();
  const own = `label=com.docker.compose.project.working_dir=${path}`;
  onTestFinished(() => {
    for (const id of lines(cli('ps', '-aq', '--filter', own))) cli('rm', '--force', id);
  });
  // Nothing listens there: what was not built here cannot be had.
  const image = `127.0.0.1:1/${folder.slice(folder.lastIndexOf('-') + 1).toLowerCase()}:{sha}`;
  let count = 0;
  const nextSha = (): string => {
    count += 1;
    return count.toString(16).padStart(40, 'b');
  };
  return {
    folder,
    path,
    log,
    open: (opening = {}) =>
      createComposeDriver(
        {
          ...{ environment: 'preprod', path, image, services: ['web'], composeFiles: [] },
          ...{ keep: opening.keep ?? 5, registry: undefined },
        },
        { host: hostOf(opening), clock: hastyClock, log },
        { lock: undefined, signal: new AbortController().signal, ...opening.session },
      ),
    release: (version) => {
      const sha = nextSha();
      cli('commit', '--change', `ENV VERSION=${version}`, baseImage, image.replace('{sha}', sha));
      return sha;
    },
    brokenRelease: nextSha,
    cutRemote: () => undefined,
    served: () => {
      const [id] = lines(cli('ps', '-q', '--filter', own));
      const format = '{{range .Config.Env}}{{println .}}{{end}}';
      const env = id === undefined ? '' : cli('inspect', '--format', format, id);
      return /^VERSION=(.*)$/m.exec(env)?.[1] ?? '';
    },
  };
}

function hostOf({ host = createLocalHost(systemClock) }: Opening): Host {
  return { ...host, run: (command) => host.run({ ...command, env: { ...docker?.env, ...command.env } }) };
}

function cli(...args: readonly string[]): string {
  return execFileSync('docker', args, { env: { ...process.env, ...docker?.env }, encoding: 'utf8' });
}

function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}
