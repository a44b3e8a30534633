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
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';

const [a, b] = [commitOf('a'), commitOf('b')];
const active = { kind: 'active', saved: undefined };

let docker: Docker;
let registry: Registry;

beforeAll(async () => {
  [docker, registry] = await Promise.all([startDocker(), startRegistry()]);
  providePlugin(docker);
});

afterAll(async () => {
  await Promise.all([docker.stop(), registry.remove()]);
});

describe('D1: Docker', () => {
  test('that does not run is told, and nothing can be said of what is live', async () => {
    const project = await useComposeProject(
      { ...docker, env: { ...docker.env, DOCKER_HOST: 'unix:///nonexistent/docker.sock' } },
      registry,
    );
    const driver = project.driver();
    const words = expect.stringContaining('Docker does not run on this machine');
    expect(await driver.current()).toEqual({ kind: 'unreadable', message: words });
    expect(await driver.prepare(a, 'deploy')).toMatchObject({ code: 'docker_unavailable', message: words });
    expect(await driver.activate(a)).toMatchObject({ kind: 'failed', message: words });
  });

  test('that is not installed', async () => {
    const nowhere = { ...docker, env: { ...docker.env, PATH: '/nonexistent' } };
    const project = await useComposeProject(nowhere, registry);
    expect(await project.driver().prepare(a, 'deploy')).toMatchObject({
      code: 'docker_unavailable',
      message: expect.stringContaining('Docker is not installed on this machine'),
    });
  });
});

describe('D2: the compose files', () => {
  const line = '"image: ${BELAY_IMAGE}"';
  test.each([
    ['are not YAML', () => 'services: [\n', 'Compose refuses its files'],
    ['lack the service', () => 'services: { shop: { image: x } }\n', 'have no service web (they have shop;'],
    ['run another image', (own: string) => own.replace('${BELAY_IMAGE}', 'nginx:1'), line],
    ['take any tag', (own: string) => own.replace('${BELAY_IMAGE}', 'nginx:${BELAY_TAG}'), line],
    [
      'want a value',
      (own: string) => own.replace('{ PORT', '{ KEY: "${SHOP_KEY:?give it}", PORT'),
      'need a value for SHOP_KEY; set it in the .env',
    ],
  ] as const)('%s', async (_, text, words) => {
    const project = await useComposeProject(docker, registry);
    project.writeComposeFile(text(composeFile(project.port)));
    const refused = await project.driver().prepare(a, 'deploy');
    expect(refused).toMatchObject({ code: 'compose_invalid', message: expect.stringContaining(words) });
    expect(refused).toMatchObject({ message: expect.stringMatching(/ Nothing was changed\.$/) });
    expect(project.argvs()).not.toContain('docker pull');
  });

  test('are not there, or use what has no value', async () => {
    const project = await useComposeProject(docker, registry);
    await project.publish(a);
    const named = project.driver({ composeFiles: ['compose.preprod.yaml'] });
    expect(await named.prepare(a, 'deploy')).toMatchObject({
      code: 'compose_invalid',
      message: expect.stringContaining('has no compose.preprod.yaml'),
    });
    project.writeComposeFile(composeFile(project.port).replace('{ PORT', '{ KEY: "${SHOP_KEY}", PORT'));
    expect(await project.driver().prepare(a, 'deploy')).toEqual({ kind: 'ready' });
    expect(project.log.lines.join()).toContain('use variables that have no value there: SHOP_KEY.');
    const elsewhere = project.driver({ path: `${project.folder}/absent` });
    expect(await elsewhere.prepare(a, 'deploy')).toMatchObject({ code: 'path_not_usable' });
  });
});

test.each(differentComposes)(
  'a project of the same name in another folder is not touched, with %s',
  {
    timeout: 180_000,
  },
  async (_, engineOf) => {
    const other = await useComposeProject(engineOf(docker), registry, 'app');
    await other.compose('up', '-d', 'other', { BELAY_IMAGE: 'belay-test-base' });
    const project = await useComposeProject(engineOf(docker), registry, 'app');
    await project.publish(a);
    for (const need of ['plan', 'deploy', 'local'] as const) {
      const refused = await project.driver().prepare(a, need);
      const words = new RegExp(
        `"app".* of ${other.folder}\\).*COMPOSE_PROJECT_NAME=….* Nothing was changed\\.$`,
      );
      expect(refused).toMatchObject({ code: 'compose_invalid', message: expect.stringMatching(words) });
    }
    project.writeEnvironment('COMPOSE_PROJECT_NAME=pre-app\n');
    const driver = project.driver();
    expect(await driver.prepare(a, 'deploy')).toEqual({ kind: 'ready' });
    expect(await driver.activate(a)).toEqual(active);
    // With files copied from the other one, its name came along.
    project.writeEnvironment('');
    expect(await driver.prepare(a, 'deploy')).toMatchObject({ code: 'compose_invalid' });
    expect(await driver.current()).toEqual({ kind: 'release', sha: a, clean: true });
    expect(await other.containers('other')).toHaveLength(1);
  },
);

describe('D3: an image', () => {
  test('that is not there, and a registry that is not', async () => {
    const project = await useComposeProject(docker, registry);
    await project.publish(a);
    expect(await project.driver().prepare(b, 'deploy')).toMatchObject({
      code: 'image_unavailable',
      message: expect.stringContaining('the registry has no such image'),
    });
    const image = `127.0.0.1:${await freePort()}/shop:{sha}`;
    expect(await project.driver({ image }).prepare(a, 'deploy')).toMatchObject({
      code: 'image_unavailable',
      message: expect.stringContaining('the registry could not be reached'),
    });
    expect(project.argvs().match(/docker pull \S+\/shop:/g)).toHaveLength(3);
  });
});

test('D6: without the image to return to nothing is begun; its name and the registry bring it back', {
  timeout: 180_000,
}, async () => {
  const project = await useComposeProject(docker, registry);
  const tag = project.image.replace('{sha}', a);
  await project.publish(a);
  await project.publish(b);
  const driver = project.driver({}, { rollbackPoint: a });
  await driver.prepare(a, 'deploy');
  expect(await driver.activate(a)).toEqual(active);
  // One that runs and lost its own name gets it back.
  await docker.run('rmi', project.pin(a));
  await registry.stop();
  expect(await driver.current()).toEqual({ kind: 'release', sha: a, clean: true });
  expect(await driver.prepare(b, 'deploy')).toMatchObject({ code: 'image_unavailable' });
  expect(await docker.run('image', 'ls', '--quiet', project.pin(a))).not.toBe('');
  await registry.start();
  await driver.prepare(b, 'deploy');
  expect(await driver.activate(b, a)).toEqual(active);
  // One that does not run is pulled by its digest.
  await docker.run('rmi', project.pin(a), tag);
  expect(await driver.prepare(b, 'deploy')).toEqual({ kind: 'ready' });
  expect(project.argvs()).toMatch(/docker pull \S+@sha256:[0-9a-f]{64}/);
  await docker.run('rmi', project.pin(a));
  await docker.run('image', 'prune', '--all', '--force');
  await registry.stop();
  const refused = await driver.prepare(b, 'deploy');
  expect(refused).toMatchObject({
    code: 'image_not_kept',
    message: expect.stringContaining(`${a} is what a failed deployment would return to.`),
  });
  expect(await driver.prepare(a, 'local')).toMatchObject({ code: 'image_not_kept' });
  expect(await driver.activate(a, b)).toMatchObject({ kind: 'failed' });
  expect(await driver.current()).toEqual({ kind: 'release', sha: b, clean: true });
  await registry.start();
  expect(await driver.prepare(a, 'local')).toEqual({ kind: 'ready' });
  expect(await driver.activate(a, b)).toEqual(active);
  await eventually('a answers', async () => (await project.version()) === a);
});
