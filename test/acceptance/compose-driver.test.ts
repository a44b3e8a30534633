import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  commitOf,
  composeFile,
  composes,
  differentComposes,
  providePlugin,
  useComposeProject,
} from '../support/compose-project.ts';
import { type Docker, startDocker } from '../support/docker.ts';
import { type Registry, robot, startRegistry } from '../support/docker-registry.ts';
import { eventually } from '../support/eventually.ts';

const [a, b, c] = [commitOf('a'), commitOf('b'), commitOf('c')];
/** The old Compose takes seconds for a command where everything is busy. */
const patient = { timeout: 180_000 };
const active = { kind: 'active', saved: undefined };

let docker: Docker;
let registry: Registry;
let locked: Registry;

beforeAll(async () => {
  [docker, registry, locked] = await Promise.all([
    startDocker(),
    startRegistry(),
    startRegistry({ htpasswd: robot.htpasswd }),
  ]);
  providePlugin(docker);
});

afterAll(async () => {
  await Promise.all([docker.stop(), registry.remove(), locked.remove()]);
});

describe.each(differentComposes)('with %s', patient, (_, engineOf) => {
  test('deploys by digest, leaves other services alone and comes back without the registry', async () => {
    const project = await useComposeProject(engineOf(docker), registry);
    await project.publish(a);
    await project.publish(b);
    const driver = project.driver();
    expect(await driver.current()).toEqual({ kind: 'nothing' });
    expect(await driver.prepare(a, 'deploy')).toEqual({ kind: 'ready' });
    expect(existsSync(join(project.folder, '.belay/compose.env'))).toBe(false);
    expect(await driver.activate(a)).toEqual(active);
    await eventually('a answers', async () => (await project.version()) === a);
    expect(await driver.current()).toEqual({ kind: 'release', sha: a, clean: true });
    expect(await driver.liveSha()).toBe(a);
    expect(await project.containers('other')).toEqual([]);
    await project.compose('up', '-d', 'other');
    const others = await project.containers('other');
    expect(others).toHaveLength(1);

    expect(await driver.prepare(b, 'deploy')).toEqual({ kind: 'ready' });
    expect(await driver.activate(b, a)).toEqual(active);
    await eventually('b answers', async () => (await project.version()) === b);
    expect(await driver.current()).toEqual({ kind: 'release', sha: b, clean: true });

    await registry.stop();
    expect(await driver.prepare(a, 'local')).toEqual({ kind: 'ready' });
    expect(await driver.activate(a, b)).toEqual(active);
    await registry.start();
    await eventually('a answers again', async () => (await project.version()) === a);
    expect(await project.containers('other')).toEqual(others);
    const env = readFileSync(join(project.folder, '.belay/compose.env'), 'utf8');
    expect(env).toMatch(
      /^BELAY_IMAGE=\S+@sha256:[0-9a-f]{64}\nBELAY_TAG=a{40}\nBELAY_SHA=a{40}\nBELAY_DIGEST=sha256:/,
    );
  });
});

describe.each(composes)('with %s', patient, (_, engineOf) => {
  test('what a person starts by hand is the same image, or nothing', async () => {
    const project = await useComposeProject(engineOf(docker), registry);
    writeFileSync(join(project.folder, '.env'), 'GREETING=from the .env of the user\n');
    project.writeComposeFile(composeFile(project.port, '    labels: { greeting: "${GREETING:?missing}" }'));
    await project.publish(a);
    const driver = project.driver({ afterIn: 'web' });
    expect(await driver.prepare(a, 'deploy')).toEqual({ kind: 'ready' });
    expect(await driver.activate(a)).toEqual(active);
    const [id = ''] = await project.containers('web');
    const label = await docker.run('inspect', '--format', '{{.Config.Labels.greeting}}', id);
    expect(label).toBe('from the .env of the user');

    await expect(project.composeByHand('up', '-d')).rejects.toThrow();
    await project.compose('up', '-d', 'web');
    expect(await project.containers('web')).toEqual([id]);

    const said = await project.inContainer(driver, 'cat; echo "$SECRET $BELAY_SHA"; false; echo on', {
      SECRET: 'value-of-the-secret',
      BELAY_SHA: a,
    });
    expect(said).toMatchObject({ kind: 'exited', exitCode: 1, stdout: `value-of-the-secret ${a}\n` });
    expect(project.argvs()).not.toContain('value-of-the-secret');
  });
});

describe('the images', patient, () => {
  test('D6: a tag that moved in the registry changes nothing for a commit that was deployed', async () => {
    const project = await useComposeProject(docker, registry);
    const { image } = project;
    project.writeComposeFile(
      composeFile(project.port).replace('${BELAY_IMAGE}', image.replace('{sha}', '${BELAY_TAG}')),
    );
    await project.publish(a);
    await project.publish(b);
    const driver = project.driver();
    for (const sha of [a, b]) {
      expect(await driver.prepare(sha, 'deploy')).toEqual({ kind: 'ready' });
      expect(await driver.activate(sha)).toEqual(active);
    }
    await docker.run('rmi', image.replace('{sha}', a));
    await docker.buildImage(image.replace('{sha}', a), 'moved');
    await docker.run('push', '--quiet', image.replace('{sha}', a));
    expect(await driver.prepare(a, 'deploy')).toEqual({ kind: 'ready' });
    expect(await driver.activate(a, b)).toEqual(active);
    await eventually('the first a answers', async () => (await project.version()) === a);
  });

  test('D14: of old releases the newest are kept, those that are needed, and what others use', async () => {
    const project = await useComposeProject(docker, registry);
    const [needed, tagged, shared, held, last, live] = ['1', '2', '3', '4', '5', '6'].map(commitOf) as [
      ...[string, string, string, string, string, string],
    ];
    const ids = new Map<string, string>();
    const driver = project.driver({ keep: 1 }, { needed: [needed, live] });
    const production = project.driver({ environment: 'production' });
    for (const sha of [needed, tagged, shared, held, last, live]) {
      await project.publish(sha);
      expect(await driver.prepare(sha, 'deploy')).toEqual({ kind: 'ready' });
      ids.set(sha, await docker.run('image', 'inspect', '--format', '{{.Id}}', project.pin(sha)));
    }
    expect(await production.prepare(shared, 'deploy')).toEqual({ kind: 'ready' });
    await docker.run('tag', ids.get(tagged) ?? '', 'mine:kept');
    const holder = await docker.run('create', ids.get(held) ?? '');
    const namesOf = (sha: string): Promise<string> => {
      const format = '{{range .RepoTags}}{{.}} {{end}}{{range .RepoDigests}}{{.}} {{end}}';
      return docker.run('image', 'inspect', '--format', format, ids.get(sha) ?? '').catch(() => '');
    };
    const [sharedBefore, heldBefore] = [await namesOf(shared), await namesOf(held)];
    await driver.prune();
    for (const sha of [needed, last, live]) expect(await namesOf(sha)).toContain(project.pin(sha));
    expect(await namesOf(tagged)).toBe('mine:kept');
    expect(await namesOf(held)).toBe(heldBefore);
    // Another environment of this host is deployed from the same image: only the own name goes.
    expect(await namesOf(shared)).toBe(sharedBefore.replace(`${project.pin(shared)} `, ''));
    await registry.stop();
    expect(await production.prepare(shared, 'local')).toEqual({ kind: 'ready' });
    await registry.start();
    expect(project.log.lines.filter((line) => line.startsWith('warning'))).toEqual([]);
    await docker.run('rm', holder);
    await driver.prune();
    expect(await namesOf(held)).toBe('');
    await docker.run('rmi', 'mine:kept');
  });

  test('an image that was only ever built on the host is deployed by its local name', async () => {
    const project = await useComposeProject(docker, registry);
    const image = `shop-${project.port}:v{sha}`;
    await docker.buildImage(image.replace('{sha}', c), c);
    // The folder may be reached by a link; Compose says which one it leads to.
    symlinkSync(project.folder, `${project.folder}.link`);
    onTestFinished(() => rmSync(`${project.folder}.link`));
    const driver = project.driver({ image, path: `${project.folder}.link` });
    expect(await driver.prepare(c, 'deploy')).toEqual({ kind: 'ready' });
    expect(await driver.activate(c)).toEqual(active);
    expect(readFileSync(join(project.folder, '.belay/compose.env'), 'utf8')).toMatch(
      /^BELAY_IMAGE=localhost\/belay\/env-\d+-[0-9a-f]{8}:c{40}\nBELAY_TAG=vc{40}\n/,
    );
    expect(await driver.current()).toEqual({ kind: 'release', sha: c, clean: true });
    await eventually('c answers', async () => (await project.version()) === c);
  });

  test('a service with several containers, and two commits with one image', async () => {
    const project = await useComposeProject(docker, registry);
    const two = '    scale: 2\n    command: [sleep, "1000"]\n';
    project.writeComposeFile(composeFile(project.port, two));
    await project.publish(a);
    const driver = project.driver();
    await driver.prepare(a, 'deploy');
    expect(await driver.activate(a)).toEqual(active);
    expect(await project.containers('web')).toHaveLength(2);
    const same = project.image.replace('{sha}', b);
    await docker.run('tag', project.pin(a), same);
    await docker.run('push', '--quiet', same);
    await driver.prepare(b, 'deploy');
    expect(await driver.current()).toEqual({ kind: 'release', sha: a, clean: true });
    expect(await driver.activate(b, a)).toEqual(active);
    expect(await driver.current()).toEqual({ kind: 'release', sha: b, clean: true });
    const [first = '', second = ''] = await project.containers('web');
    for (const id of [first, second]) {
      await docker.run('kill', id);
      expect(await driver.current()).toEqual({ kind: 'release', sha: b, clean: false });
    }
    expect(await driver.liveSha()).toBe(b);
    await docker.run('rm', first, second);
    expect(await driver.current()).toEqual({ kind: 'nothing' });
  });

  test('D3: a login is for the pull alone and leaves nothing', async () => {
    const project = await useComposeProject(docker, locked);
    await docker.run('login', '--username', robot.username, '--password', robot.password, locked.address);
    await project.publish(a);
    await project.publish(b);
    // The user's own login is enough where none is given.
    expect(await project.driver().prepare(b, 'deploy')).toEqual({ kind: 'ready' });
    await docker.run('logout', locked.address);
    const own = readFileSync(join(docker.env.DOCKER_CONFIG, 'config.json'), 'utf8');
    expect(await project.driver().prepare(a, 'deploy')).toMatchObject({
      code: 'image_unavailable',
      message: expect.stringContaining('the registry refused'),
    });
    const wrong = { username: robot.username, password: 'wrong-password-9876' };
    expect(await project.driver({ registry: wrong }).prepare(a, 'deploy')).toMatchObject({
      code: 'image_unavailable',
      message: expect.stringContaining('refused the login'),
    });
    expect(existsSync(join(project.folder, '.belay/login'))).toBe(false);
    const { username, password } = robot;
    const driver = project.driver({ registry: { username, password } });
    expect(await driver.prepare(a, 'deploy')).toEqual({ kind: 'ready' });
    expect(existsSync(join(project.folder, '.belay/login'))).toBe(false);
    expect(readFileSync(join(docker.env.DOCKER_CONFIG, 'config.json'), 'utf8')).toBe(own);
    const told = [...project.log.lines, project.argvs()].join('\n');
    for (const secret of [password, wrong.password]) expect(told).not.toContain(secret);
    expect(JSON.stringify(project.commands.map(({ env }) => env))).not.toContain(password);
  });

  test('what ran before Belay came runs again when the first deployment does not work out', async () => {
    const project = await useComposeProject(docker, registry);
    await docker.buildImage('earlier:1', 'earlier');
    await project.compose('up', '-d', 'web', { BELAY_IMAGE: 'earlier:1' });
    await project.publish(a, { conduct: 'crashes' });
    const driver = project.driver();
    expect(await driver.current()).toEqual({ kind: 'nothing' });
    expect(project.log.lines.join()).toContain('that no deployment of Belay put there');
    expect(await driver.prepare(a, 'deploy')).toEqual({ kind: 'ready' });
    expect(await driver.activate(a)).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('The images that ran before the first deployment run again.'),
    });
    await eventually('the earlier one answers', async () => (await project.version()) === 'earlier');
    expect(await driver.current()).toEqual({ kind: 'nothing' });
  });

  test('a plan looks at everything and leaves no trace', async () => {
    const project = await useComposeProject(docker, registry);
    await project.publish(a);
    expect(await project.driver().prepare(a, 'plan')).toEqual({ kind: 'ready' });
    expect(existsSync(join(project.folder, '.belay'))).toBe(false);
    expect(await docker.run('image', 'ls', '-q', project.image.replace('{sha}', a))).toBe('');
    project.writeComposeFile(composeFile(project.port).replace('${BELAY_IMAGE}', 'nginx:1'));
    expect(await project.driver().prepare(a, 'plan')).toMatchObject({ code: 'compose_invalid' });
  });
});
