import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  commitOf,
  composeFile,
  differentComposes,
  providePlugin,
  useComposeProject,
} from '../support/compose-project.ts';
import { type Docker, startDocker } from '../support/docker.ts';
import { type Registry, startRegistry } from '../support/docker-registry.ts';

const [a, b] = [commitOf('a'), commitOf('b')];
const patient = { timeout: 180_000 };
const active = { kind: 'active', saved: undefined };
const looksAfterItself =
  'HEALTHCHECK --interval=200ms --retries=1 CMD wget -q -O- http://127.0.0.1:$PORT/health';

let docker: Docker;
let registry: Registry;

beforeAll(async () => {
  [docker, registry] = await Promise.all([startDocker(), startRegistry()]);
  providePlugin(docker);
});

afterAll(async () => {
  await Promise.all([docker.stop(), registry.remove()]);
});

describe('D4: a container that does not stay well', patient, () => {
  test.each([
    ['exits', '', 'ended with exit code 0; a service goes on running'],
    [
      'crashes',
      '    restart: always\n',
      'does not stay up: it ended( with exit code 3)? and Docker started it again',
    ],
  ] as const)('%s %s', async (conduct, more, words) => {
    const project = await useComposeProject(docker, registry);
    project.writeComposeFile(composeFile(project.port, more));
    await project.publish(b, { conduct });
    const driver = project.driver();
    expect(await driver.prepare(b, 'deploy')).toEqual({ kind: 'ready' });
    expect(await driver.activate(b)).toMatchObject({
      kind: 'active',
      sick: expect.stringMatching(new RegExp(`^Container \\S+ ${words}.*"docker logs --tail 50 `)),
    });
  });

  test("Docker's own health is waited for, either way", async () => {
    const project = await useComposeProject(docker, registry);
    await project.publish(a, { more: [looksAfterItself] });
    await project.publish(b, { conduct: 'sick', more: [looksAfterItself] });
    const driver = project.driver();
    await driver.prepare(a, 'deploy');
    expect(await driver.activate(a)).toEqual(active);
    await driver.prepare(b, 'deploy');
    expect(await driver.activate(b, a)).toMatchObject({
      kind: 'active',
      sick: expect.stringContaining('is unhealthy by its own health check'),
    });
    expect(await driver.current()).toEqual({ kind: 'release', sha: b, clean: true });
    expect(await driver.activate(a, b)).toEqual(active);
  });
});

describe.each(differentComposes)('D5: with %s', patient, (_, engineOf) => {
  test('two of three services are begun, and all go back', async () => {
    const project = await useComposeProject(engineOf(docker), registry);
    const service = (name: string, command: string): string =>
      `  ${name}:\n    image: \${BELAY_IMAGE}\n    network_mode: host\n    stop_signal: SIGKILL\n    command: [${command}, "1000"]\n`;
    project.writeComposeFile(
      `services:\n${service('one', 'sleep')}${service('two', 'sleep')}${service('three', '"$' + '{PROGRAM_OF_THREE:-sleep}"')}`,
    );
    await project.publish(a);
    await project.publish(b);
    const driver = project.driver({ services: ['one', 'two', 'three'] });
    await driver.prepare(a, 'deploy');
    expect(await driver.activate(a)).toEqual(active);
    await driver.prepare(b, 'deploy');
    project.writeEnvironment('PROGRAM_OF_THREE=/bin/absent\n');
    const failed = await driver.activate(b, a);
    expect(failed).toMatchObject({
      kind: 'failed',
      code: 'activation_failed',
      message: expect.stringContaining('a program or a file it is to use is not there'),
    });
    expect(failed).toMatchObject({ message: expect.stringContaining('with the new image') });
    expect(await driver.current()).toMatchObject({ kind: 'release', clean: false });
    project.writeEnvironment('');
    expect(await driver.activate(a, b)).toEqual(active);
    expect(await driver.current()).toEqual({ kind: 'release', sha: a, clean: true });
  });
});
